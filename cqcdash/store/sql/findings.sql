-- name: keep_findings
insert into findings (
    import_id, finding_no, code, level, line, column_name, found, params_json
)
select $import_id, finding_no, code, level, line, column_name, found, params_json
from incoming_findings

-- name: keep_rejects
insert into rejects (import_id, line, column_name, code, reason_json, raw_json)
select $import_id, line, "column", code, reason_json, raw_json
from incoming_rejects

-- name: findings
select code, level, line, column_name, found, params_json
from findings
where import_id = $import_id
order by finding_no

-- name: rejects
select line, column_name as "column", code, reason_json, raw_json
from rejects
where import_id = $import_id
order by line, column_name
