-- name: saved_views
select view_name as name, page, parameters, user_name as user, made_at as at
from saved_views
where ended_at is null
order by lower(view_name), view_name

-- name: end_view
update saved_views set ended_by = $user, ended_at = $at
where view_name = $name and ended_at is null

-- name: save_view
insert into saved_views (view_name, page, parameters, user_name, made_at)
values ($name, $page, $parameters, $user, $at)
