-- name: import_of_file
select max(import_id) from imports where sha256 = $sha256 and undone_at is null

-- name: versions_of
select {t_columns}, t.import_id, t.source_line, t.known_from, t.known_until, t.change as ended_by,
       i.file_name, i.committed_at, i.user_name as user, i.origin, i.reason
from (
    select {columns}, import_id, source_line, known_from, known_until, change from {versions}
    union all
    select {columns}, import_id, source_line, known_from, null, null from {table}
) t
join imports i on i.import_id = t.import_id
join wanted s on {same_key}
order by t.known_from, t.known_until nulls last, t.import_id
