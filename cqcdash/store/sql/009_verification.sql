-- Who last looked the number up in the public database, and when (R23).
--   verified_on  the day of that look
--   verified_by  who looked
alter table certificates add column verified_on date;
alter table certificates add column verified_by varchar;
alter table certificates_versions add column verified_on date;
alter table certificates_versions add column verified_by varchar;
