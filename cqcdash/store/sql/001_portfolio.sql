-- One current table per entity, and its former versions apart, so that history is never on the way
-- of a load. Ids and keys come from the program: no constraint is relied upon.
--   import_id    the import that wrote these values
--   known_from   since when they held, UTC
--   known_until  until when they held
--   replaced_by  the import whose undoing brings these values back; null once that is over
--   change       'update' by an import, or 'undo'

create table certificates (
    certificate_no varchar,
    version varchar,
    scheme varchar,
    plant varchar,
    factory_code varchar,
    product_category varchar,
    product varchar,
    model varchar,
    standard varchar,
    rule varchar,
    applicant varchar,
    manufacturer varchar,
    status varchar,
    reported_status varchar,
    status_reported_on date,
    first_issued_on date,
    issued_on date,
    expires_on date,
    suspended_on date,
    suspended_until date,
    suspended_reason varchar,
    factory_class varchar,
    certificate_first boolean,
    owner varchar,
    notes varchar,
    import_id bigint,
    source_line bigint,
    known_from timestamp
);

create table certificates_versions (
    certificate_no varchar,
    version varchar,
    scheme varchar,
    plant varchar,
    factory_code varchar,
    product_category varchar,
    product varchar,
    model varchar,
    standard varchar,
    rule varchar,
    applicant varchar,
    manufacturer varchar,
    status varchar,
    reported_status varchar,
    status_reported_on date,
    first_issued_on date,
    issued_on date,
    expires_on date,
    suspended_on date,
    suspended_until date,
    suspended_reason varchar,
    factory_class varchar,
    certificate_first boolean,
    owner varchar,
    notes varchar,
    import_id bigint,
    source_line bigint,
    known_from timestamp,
    known_until timestamp,
    replaced_by bigint,
    change varchar
);

create table audits (
    audit_key varchar,
    audit_no varchar,
    plant varchar,
    factory_code varchar,
    certificate_no varchar,
    product_category varchar,
    kind varchar,
    planned_on date,
    started_on date,
    ended_on date,
    result varchar,
    auditors varchar,
    auditor_days double,
    findings_quality_system bigint,
    findings_conformity bigint,
    findings_equipment bigint,
    findings_personnel bigint,
    findings_due_on date,
    findings_closed_on date,
    notes varchar,
    import_id bigint,
    source_line bigint,
    known_from timestamp
);

create table audits_versions (
    audit_key varchar,
    audit_no varchar,
    plant varchar,
    factory_code varchar,
    certificate_no varchar,
    product_category varchar,
    kind varchar,
    planned_on date,
    started_on date,
    ended_on date,
    result varchar,
    auditors varchar,
    auditor_days double,
    findings_quality_system bigint,
    findings_conformity bigint,
    findings_equipment bigint,
    findings_personnel bigint,
    findings_due_on date,
    findings_closed_on date,
    notes varchar,
    import_id bigint,
    source_line bigint,
    known_from timestamp,
    known_until timestamp,
    replaced_by bigint,
    change varchar
);

create table applications (
    application_no varchar,
    stage varchar,
    entered_on date,
    left_on date,
    plant varchar,
    product_category varchar,
    kind varchar,
    certificate_no varchar,
    waiting_for varchar,
    notes varchar,
    import_id bigint,
    source_line bigint,
    known_from timestamp
);

create table applications_versions (
    application_no varchar,
    stage varchar,
    entered_on date,
    left_on date,
    plant varchar,
    product_category varchar,
    kind varchar,
    certificate_no varchar,
    waiting_for varchar,
    notes varchar,
    import_id bigint,
    source_line bigint,
    known_from timestamp,
    known_until timestamp,
    replaced_by bigint,
    change varchar
);

create table plants (
    plant varchar,
    country varchar,
    factory_class varchar,
    import_id bigint
);

create table imports (
    import_id bigint,
    kind varchar,
    file_name varchar,
    sha256 varchar,
    user_name varchar,
    committed_at timestamp,
    row_count bigint,
    inserted bigint,
    updated bigint,
    unchanged bigint,
    rejected bigint,
    origin varchar,
    reason varchar,
    token varchar,
    undone_at timestamp,
    undone_by varchar
);

create table findings (
    import_id bigint,
    finding_no bigint,
    code varchar,
    level varchar,
    line bigint,
    column_name varchar,
    found varchar,
    params_json varchar
);

create table rejects (
    import_id bigint,
    line bigint,
    column_name varchar,
    code varchar,
    reason_json varchar,
    raw_json varchar
);

create table learned (
    kind varchar,
    what varchar,
    source varchar,
    target varchar,
    import_id bigint
);

create table acknowledgements (
    item_kind varchar,
    item_key varchar,
    date_then date,
    owner varchar,
    note varchar,
    until_day date,
    user_name varchar,
    made_at timestamp,
    withdrawn_by varchar,
    withdrawn_at timestamp
);

create table meta (data_version bigint);

insert into meta values (0);
