-- name: tables
select table_name from information_schema.tables
where table_schema = 'main' and table_type = 'BASE TABLE' and table_name <> 'cqcdash_migrations'
order by table_name

-- name: clear
delete from {table}

-- name: read
select * from {table}

-- name: write
insert into {table} select * from incoming
