-- What a change of duty asks of a certificate (R26).
--   successor_no        the certificate that follows it
--   no_longer_produced  its goods are not made any more: no conversion is needed
alter table certificates add column successor_no varchar;
alter table certificates add column no_longer_produced boolean;
alter table certificates_versions add column successor_no varchar;
alter table certificates_versions add column no_longer_produced boolean;
