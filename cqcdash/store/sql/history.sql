-- name: import_of_file
select max(import_id) from imports where sha256 = $sha256 and undone_at is null

-- name: versions_of
with recursive names (key_text, until_moment) as (
    select {s_key_text}, cast(null as timestamp) from wanted s
    union
    select {t_key_text}, t.known_until
    from {versions} t
    join names n on t.moved_to = n.key_text
    where t.replaced_by is not null and (n.until_moment is null or t.known_until <= n.until_moment)
)
select {t_columns}, t.import_id, t.source_line, t.known_from, t.known_until, t.change as ended_by,
       i.file_name, i.committed_at, i.user_name as user, i.origin, i.reason
from (
    select {columns}, import_id, source_line, known_from, known_until, change from {versions}
    union all
    select {columns}, import_id, source_line, known_from, null, null from {table}
) t
join imports i on i.import_id = t.import_id
where exists (
    select 1 from names n
    where n.key_text = {t_key_text}
      and (n.until_moment is null or t.known_until <= n.until_moment)
)
order by t.known_from, t.known_until nulls last, t.import_id
