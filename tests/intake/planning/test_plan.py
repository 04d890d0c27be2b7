"""What an import does to stored records; accounting that always adds up; twice is once."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import judged, planned, stored_after
from thoroughness import examples

from cqcdash import intake
from cqcdash.intake import Answers
from cqcdash.vocabulary.records import SCHEMA_OF

HEAD = "certificate_no,plant,product,status,expires_on\n"
ONE = "CQC20001969201,Werk A,P,有效,2025-03-04\n"
TWO = "CQC20001969202,Werk A,P,有效,2025-03-04\n"


def changes(plan) -> list[tuple[str, ...]]:
    return [
        tuple("" if pd.isna(v) else str(v) for v in row)
        for row in plan.changed[["key", "column", "before", "after"]].itertuples(index=False)
    ]


def test_new_changed_unchanged_rejected_and_vanished():
    stored = planned(HEAD + ONE + TWO + "CQC20001969203,Werk B,P,有效,\n").insert
    plan = planned(
        HEAD
        + ONE
        + TWO.replace("有效", "暂停")
        + "CQC20001969204,Werk A,P,有效,\n,Werk A,P,有效,\n",
        stored,
    )
    assert (plan.rows, plan.inserted, plan.updated, plan.unchanged) == (4, 1, 1, 1)
    assert plan.rejected_rows == 1
    assert plan.vanished["key"].tolist() == ["CQC20001969203"]
    assert plan.vanished["plant"].tolist() == ["Werk B"]
    assert changes(plan) == [
        ("CQC20001969202", "status", "valid", "suspended"),
        ("CQC20001969202", "reported_status", "有效", "暂停"),
    ]
    assert plan.update["plant"].tolist() == ["Werk A"]
    assert plan.update["source_line"].tolist() == [3]


def test_a_column_that_the_file_lacks_keeps_what_is_stored():
    stored = planned(HEAD + ONE).insert
    plan = planned("certificate_no,owner\nCQC20001969201,Einkauf\n", stored)
    assert changes(plan) == [("CQC20001969201", "owner", "", "Einkauf")]
    record = plan.update.iloc[0]
    assert (record["plant"], record["status"], record["scheme"]) == ("Werk A", "valid", "CQC")


def test_an_empty_cell_clears_and_shows():
    stored = planned(HEAD + ONE).insert
    plan = planned("certificate_no,expires_on\nCQC20001969201,-\n", stored)
    assert changes(plan) == [("CQC20001969201", "expires_on", "2025-03-04", "")]


def test_what_is_derived_completes_but_never_changes():
    stored = planned("certificate_no,scheme\n2022221101000119,CCC-SDOC\n").insert
    plan = planned("certificate_no,plant\n2022221101000119,Werk A\n", stored)
    assert changes(plan) == [("2022221101000119", "plant", "", "Werk A")]
    assert plan.update["scheme"].tolist() == ["CCC-SDOC"]


def test_a_version_behind_the_number_changes_but_its_absence_does_not_clear():
    stored = planned("certificate_no,plant\n2022221101000119(B0),Werk A\n").insert
    newer = planned("certificate_no,plant\n2022221101000119(B1),Werk A\n", stored)
    assert changes(newer) == [("2022221101000119", "version", "B0", "B1")]
    assert planned("certificate_no,plant\n2022221101000119,Werk A\n", stored).unchanged == 1


def test_a_rejected_row_has_not_vanished():
    stored = planned(HEAD + ONE + TWO).insert
    plan = planned(HEAD + ONE + TWO.replace("2025-03-04", "2025-02-30"), stored)
    assert plan.vanished.empty


def test_a_correction_file_makes_nothing_vanish():
    stored = planned(HEAD + ONE + TWO).insert
    corrected = HEAD.strip() + ",line,reason\n" + ONE.strip() + ",7,x\n"
    assert planned(corrected, stored).vanished.empty


def test_an_older_report_is_mentioned():
    text = "certificate_no,plant,status,信息上报日期\nCQC20001969201,A,有效,{}\n"
    stored = planned(text.format("2026-05-01")).insert
    assert [f.code for f in planned(text.format("2026-04-01"), stored).findings] == ["older_report"]
    assert planned(text.format("2026-06-01"), stored).findings == ()


def test_findings_come_gravest_first_by_line():
    plan = planned(
        HEAD + "CQC20001969201,,P,有效,2025-03-04\n" + ",A,P,有效,\n" + ONE.replace("201,", "301,")
    )
    assert [f.level for f in plan.findings] == sorted(
        (f.level for f in plan.findings), key=["reject", "warn", "note"].index
    )


CELL = {
    "certificate_no": st.sampled_from(
        ["CQC20001969201", "CQC20001969202", "2022221101000119（B0）", "2.02E+15", "", "odd-1"]
    ),
    "plant": st.sampled_from(["Werk A", "Werk B", ""]),
    "product": st.sampled_from(["P", "Q", "无"]),
    "status": st.sampled_from(["有效", "暂停", "seltsam", ""]),
    "first_issued_on": st.sampled_from(["2020-03-05", "2020/3/6", "", "2020-02-30"]),
    "expires_on": st.sampled_from(["2025-03-04", "05.03.2025", "-", "1999-01-01"]),
    "notes": st.sampled_from(["", "x", "a;b"]),
}
VISIT = {
    "application_no": st.sampled_from(["A1", "A2", ""]),
    "stage": st.sampled_from(["application", "资料审查", "样品接收", "型式试验", "review", "odd"]),
    "entered_on": st.sampled_from(["2026-01-01", "2026-01-05", "2026-02-01", ""]),
    "left_on": st.sampled_from(["2026-01-03", "2026-03-01", ""]),
    "plant": st.sampled_from(["Werk A", "Werk B"]),
}
WIDE = {
    "application_no": st.sampled_from(["A1", "A2", "A3", ""]),
    "Submitted": st.sampled_from(["2026-01-01", "", "2026-02-30"]),
    "Tests started": st.sampled_from(["2026-02-01", ""]),
    "Tests finished": st.sampled_from(["2026-03-01", "2026-01-15", ""]),
    "Certificate issued": st.sampled_from(["2026-05-01", ""]),
}
AUDIT = {
    "plant": st.sampled_from(["Werk A", "Werk B", ""]),
    "kind": st.sampled_from(["follow-up", "initial", "seltsam", ""]),
    "started_on": st.sampled_from(["2026-01-01", "2026-06-01", ""]),
    "ended_on": st.sampled_from(["2026-01-02", "2025-01-01", ""]),
    "result": st.sampled_from(["passed", "planned", "不通过", ""]),
}


@st.composite
def files(draw):
    columns = draw(st.sampled_from([CELL, VISIT, WIDE, AUDIT]))
    lines = draw(st.lists(st.tuples(*columns.values()), min_size=1, max_size=12))
    kind = {id(CELL): "certificates", id(AUDIT): "audits"}.get(id(columns), "applications")
    return ";".join(columns) + "\n" + "".join(";".join(line) + "\n" for line in lines), kind


@settings(max_examples=examples(15), deadline=None)
@given(files())
def test_accounting_adds_up_and_twice_is_once(made):
    text, kind = made
    if not any(line.strip(";") for line in text.splitlines()[1:]):
        return
    judgement = judged(text, Answers(kind=kind))
    empty = SCHEMA_OF[kind].empty()
    first = intake.plan(judgement, empty)
    total = first.inserted + first.updated + first.unchanged + first.rejected_rows
    assert first.rows == total
    assert first.unchanged >= judgement.duplicates
    assert first.rejected["line"].is_unique
    assert not first.insert.duplicated(list(SCHEMA_OF[kind].key)).any()
    stored = stored_after(first, empty)
    again = intake.plan(judged(text, Answers(kind=kind)), stored)
    assert (again.inserted, again.updated, again.rejected_rows) == (0, 0, first.rejected_rows)
    assert again.insert.empty
    assert again.update.empty
    assert again.changed.empty


@settings(max_examples=examples(12), deadline=None)
@given(files(), files())
def test_a_second_file_on_top_adds_up_too(one, other):
    if one[1] != other[1] or not all(
        any(line.strip(";") for line in text.splitlines()[1:]) for text, _ in (one, other)
    ):
        return
    kind = one[1]
    stored = stored_after(planned(one[0], None, Answers(kind=kind)), SCHEMA_OF[kind].empty())
    second = planned(other[0], stored, Answers(kind=kind))
    total = second.inserted + second.updated + second.unchanged + second.rejected_rows
    assert second.rows == total
    after = stored_after(second, stored)
    third = planned(other[0], after, Answers(kind=kind))
    assert (third.inserted, third.updated) == (0, 0)
