-- What belongs to an application besides its stages: its documents and its samples.
create table documents (
    application_no varchar,
    document varchar,
    document_state varchar,
    asked_on date,
    received_on date,
    sent_on date,
    accepted_on date,
    objected_on date,
    answer_by date,
    objection_round bigint,
    owner varchar,
    notes varchar,
    import_id bigint,
    source_line bigint,
    known_from timestamp
);

create table documents_versions (
    application_no varchar,
    document varchar,
    document_state varchar,
    asked_on date,
    received_on date,
    sent_on date,
    accepted_on date,
    objected_on date,
    answer_by date,
    objection_round bigint,
    owner varchar,
    notes varchar,
    import_id bigint,
    source_line bigint,
    known_from timestamp,
    known_until timestamp,
    replaced_by bigint,
    change varchar,
    moved_to varchar
);

create table samples (
    application_no varchar,
    sample_no varchar,
    sample_count bigint,
    sent_on date,
    at_customs_on date,
    released_on date,
    received_on date,
    laboratory varchar,
    test_standard varchar,
    test_result varchar,
    report_no varchar,
    passed_on date,
    ccc_laboratory boolean,
    notes varchar,
    import_id bigint,
    source_line bigint,
    known_from timestamp
);

create table samples_versions (
    application_no varchar,
    sample_no varchar,
    sample_count bigint,
    sent_on date,
    at_customs_on date,
    released_on date,
    received_on date,
    laboratory varchar,
    test_standard varchar,
    test_result varchar,
    report_no varchar,
    passed_on date,
    ccc_laboratory boolean,
    notes varchar,
    import_id bigint,
    source_line bigint,
    known_from timestamp,
    known_until timestamp,
    replaced_by bigint,
    change varchar,
    moved_to varchar
);
