-- A record that got another key leaves its former version behind with change 'delete'.
--   moved_to  the key text of the record that continues it
alter table certificates_versions add column moved_to varchar;
alter table audits_versions add column moved_to varchar;
alter table applications_versions add column moved_to varchar;

-- Version numbers repeat when an older copy of the file is put in place. The state's name is new
-- with every change, so that no two states of any database share it.
alter table meta add column state varchar;
update meta set state = cast(uuid() as varchar);
