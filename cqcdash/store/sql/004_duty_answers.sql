-- What people said about certificates that a change of duty concerns by words only (R25).
-- An answer is never deleted: a later one to the same question, or its withdrawal, ends it.
create table duty_answers (
    certificate_no varchar,
    duty_change varchar,
    concerned boolean,
    user_name varchar,
    made_at timestamp,
    ended_by varchar,
    ended_at timestamp
);
