-- What people prepared for an audit: of an audit group, or of an application (subject_kind). The
-- cycle is the day of the last audit that took place: a new audit begins a list that is open again.
-- Nothing is deleted: a later entry for the same item, or its withdrawal, ends the earlier one.
create table audit_preparations (
    subject_kind varchar,
    subject varchar,
    cycle varchar,
    item varchar,
    owner varchar,
    done_on date,
    note varchar,
    user_name varchar,
    made_at timestamp,
    ended_by varchar,
    ended_at timestamp
);
