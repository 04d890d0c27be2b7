-- name: tables
select table_name from information_schema.tables where table_schema = 'main'

-- name: create_record
create table if not exists cqcdash_migrations (name varchar, applied_at timestamp)

-- name: applied
select name from cqcdash_migrations

-- name: record
insert into cqcdash_migrations (name, applied_at) values ($name, now() at time zone 'UTC')
