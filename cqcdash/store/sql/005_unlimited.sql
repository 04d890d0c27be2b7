-- A certificate that is printed without an end: no expiry is missing, and none is computed.
alter table certificates add column unlimited boolean;
alter table certificates_versions add column unlimited boolean;
