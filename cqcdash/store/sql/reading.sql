-- name: data_state
select state, data_version from meta

-- name: raise_version
update meta set data_version = data_version + 1, state = cast(uuid() as varchar)

-- name: last_moment
select max(greatest(committed_at, undone_at)) from imports

-- name: current
select {columns}, import_id, source_line
from {table}

-- name: as_known
select {columns}, import_id, source_line
from {table}
where known_from < $end_of_day
union all
select {columns}, import_id, source_line
from {versions}
where known_from < $end_of_day and known_until >= $end_of_day

-- name: plants
select plant, country, factory_class
from plants
order by plant

-- name: plants_as_known
select p.plant, p.country, p.factory_class
from plants p
left join imports i on i.import_id = p.import_id
where i.committed_at is null or i.committed_at < $end_of_day
order by p.plant

-- name: imports
select import_id, kind, file_name, sha256, user_name as user, committed_at, row_count as rows,
       inserted, updated, unchanged, rejected, origin, reason, undone_at, undone_by
from imports
order by import_id desc

-- name: imports_as_known
select import_id, kind, file_name, sha256, user_name as user, committed_at, row_count as rows,
       inserted, updated, unchanged, rejected, origin, reason,
       case when undone_at < $end_of_day then undone_at end as undone_at,
       case when undone_at < $end_of_day then undone_by end as undone_by
from imports
where committed_at < $end_of_day
order by import_id desc
