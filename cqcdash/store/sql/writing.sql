-- name: known_tokens
select token, import_id from imports where token = any($tokens) order by import_id

-- name: next_import_id
select coalesce(max(import_id), 0) + 1 from imports

-- name: keep_former_versions
insert into {versions} (
    {columns}, import_id, source_line, known_from, known_until, replaced_by, change
)
select {t_columns}, t.import_id, t.source_line, t.known_from, $at, $import_id, 'update'
from {table} t
join incoming s on {same_key}
where {differs}

-- name: keep_removed_versions
insert into {versions} (
    {columns}, import_id, source_line, known_from, known_until, replaced_by, change, moved_to
)
select {t_columns}, t.import_id, t.source_line, t.known_from, $at, $import_id, 'delete', s.moved_to
from {table} t
join outgoing s on {same_key}

-- name: remove_records
delete from {table} as t
using outgoing s
where {same_key}

-- name: write_records
merge into {table} t
using incoming s on {same_key}
when matched and {differs} then update set
    {assignments}, import_id = $import_id, source_line = s.source_line, known_from = $at
when not matched then insert ({columns}, import_id, source_line, known_from)
    values ({s_columns}, $import_id, s.source_line, $at)

-- name: add_plants
insert into plants (plant, import_id)
select distinct t.plant, t.import_id
from {table} t
where t.import_id = $import_id
  and t.plant is not null
  and not exists (select 1 from plants p where p.plant = t.plant)

-- name: add_import
insert into imports (
    import_id, kind, file_name, sha256, user_name, committed_at, row_count, inserted, updated,
    unchanged, rejected, origin, reason, token
)
values (
    $import_id, $kind, $file_name, $sha256, $user, $at, $rows, $inserted, $updated,
    $unchanged, $rejected, $origin, $reason, $token
)
