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
select item_kind, item_key, date_then, owner, note, until, "user", "at"
from incoming_acknowledgements

-- name: withdraw
update acknowledgements t set withdrawn_by = s."user", withdrawn_at = s."at"
from incoming_acknowledgements s
where t.item_kind = s.item_kind and t.item_key = s.item_key and t.withdrawn_at is null

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

-- name: duty_answers
select certificate_no, duty_change, concerned, user_name as user, made_at as at
from duty_answers
where ended_at is null
order by certificate_no, duty_change

-- name: duty_answers_as_known
select certificate_no, duty_change, concerned, user_name as user, made_at as at
from duty_answers
where made_at < $end_of_day and (ended_at is null or ended_at >= $end_of_day)
order by certificate_no, duty_change

-- name: end_duty_answer
update duty_answers set ended_by = $user, ended_at = $at
where certificate_no = $certificate_no and duty_change = $duty_change and ended_at is null

-- name: answer_duty
insert into duty_answers (certificate_no, duty_change, concerned, user_name, made_at)
values ($certificate_no, $duty_change, $concerned, $user, $at)

-- name: preparations
select subject_kind, subject, cycle, item as preparation_item, owner, done_on, note,
       user_name as user, made_at as at
from audit_preparations
where ended_at is null
order by subject_kind, subject, cycle, item

-- name: preparations_as_known
select subject_kind, subject, cycle, item as preparation_item, owner, done_on, note,
       user_name as user, made_at as at
from audit_preparations
where made_at < $end_of_day and (ended_at is null or ended_at >= $end_of_day)
order by subject_kind, subject, cycle, item

-- name: end_preparation
update audit_preparations set ended_by = $user, ended_at = $at
where subject_kind = $subject_kind and subject = $subject and cycle = $cycle and item = $item
      and ended_at is null

-- name: prepare
insert into audit_preparations (
    subject_kind, subject, cycle, item, owner, done_on, note, user_name, made_at
)
values ($subject_kind, $subject, $cycle, $item, $owner, $done_on, $note, $user, $at)
