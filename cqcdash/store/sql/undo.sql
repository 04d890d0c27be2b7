-- name: find_import
select kind, undone_at from imports where import_id = $import_id

-- name: kept
select {t_columns}, t.import_id, t.source_line
from {table} t
join {versions} s on {same_key}
where s.import_id = $import_id and s.replaced_by is not null
union
select {t_columns}, t.import_id, t.source_line
from {table} t
join {versions} s on {same_key}
where s.replaced_by = $import_id and t.import_id > $import_id
union
select {s_columns}, s.replaced_by, s.source_line
from {versions} s
where s.import_id = $import_id
  and s.replaced_by is not null
  and not exists (select 1 from {table} t where {same_key})

-- name: pass_on_former_versions
update {versions} as t
set replaced_by = s.replaced_by, moved_to = case when s.change = 'delete' then s.moved_to end
from {versions} as s
where {same_key}
  and t.replaced_by = $import_id
  and s.import_id = $import_id
  and s.replaced_by is not null

-- name: pass_on_reused_keys
update {versions} as t set replaced_by = s.import_id
from (
    select {key}, min(import_id) as import_id
    from (
        select {key}, import_id from {table}
        union all
        select {key}, import_id from {versions} where replaced_by is not null
    ) later
    where import_id > $import_id
    group by {key}
) as s
where {same_key} and t.replaced_by = $import_id

-- name: pass_on_moved_records
update {versions} as t
set replaced_by = s.replaced_by,
    moved_to = case when s.change = 'delete' then s.moved_to else t.moved_to end
from {versions} as s
where t.moved_to = {s_key_text}
  and t.replaced_by = $import_id
  and s.import_id = $import_id
  and s.replaced_by is not null

-- name: leave_own_versions
update {versions} set replaced_by = null where import_id = $import_id

-- name: keep_undone_versions
insert into {versions} (
    {columns}, import_id, source_line, known_from, known_until, change
)
select {columns}, import_id, source_line, known_from, $at, 'undo'
from {table}
where import_id = $import_id

-- name: take_back
delete from {table} where import_id = $import_id

-- name: restore
insert into {table} ({columns}, import_id, source_line, known_from)
select {columns}, import_id, source_line, $at
from {versions}
where replaced_by = $import_id

-- name: restored
update {versions} set replaced_by = null where replaced_by = $import_id

-- name: mark_undone
update imports set undone_at = $at, undone_by = $user where import_id = $import_id

-- name: forget_learned
delete from learned where import_id = $import_id

-- name: add_restored_plants
insert into plants (plant, import_id)
select t.plant, min(t.import_id)
from {table} t
where t.known_from = $at
  and t.plant is not null
  and not exists (select 1 from plants p where p.plant = t.plant)
group by t.plant

-- name: remove_plants
delete from plants
where import_id in (select import_id from imports where undone_at is not null)
  and not exists (select 1 from certificates c where c.plant = plants.plant)
  and not exists (select 1 from audits a where a.plant = plants.plant)
  and not exists (select 1 from applications v where v.plant = plants.plant)
