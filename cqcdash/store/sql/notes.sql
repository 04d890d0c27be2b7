-- name: learned
select kind, what, source, target from learned order by kind, what, source

-- name: acknowledgements
select item_kind, item_key, date_then, owner, note, until_day as until, user_name as user,
       made_at as at
from acknowledgements
where withdrawn_at is null
order by item_kind, item_key

-- name: acknowledge
insert into acknowledgements (
    item_kind, item_key, date_then, owner, note, until_day, user_name, made_at
)
values ($item_kind, $item_key, $date_then, $owner, $note, $until, $user, $at)

-- name: withdraw
update acknowledgements set withdrawn_by = $user, withdrawn_at = $at
where item_kind = $item_kind and item_key = $item_key and withdrawn_at is null

-- name: describe_plants
merge into plants t
using incoming_plants s on t.plant = s.plant
when matched then update set country = s.country, factory_class = s.factory_class, import_id = null
when not matched then insert (plant, country, factory_class)
    values (s.plant, s.country, s.factory_class)

-- name: learn
merge into learned t
using incoming_learned s on t.kind = s.kind and t.what = s.what and t.source = s.source
when matched then update set target = s.target, import_id = $import_id
when not matched then insert (kind, what, source, target, import_id)
    values (s.kind, s.what, s.source, s.target, $import_id)
