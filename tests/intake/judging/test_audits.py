import pandas as pd
from steps import codes, judged

HEAD = "Audit No.,Plant,Audit type,Start,End,Result,Findings equipment,Auditor days\n"


def only(line: str) -> pd.Series:
    return judged(HEAD + line).clean.iloc[0]


def test_a_held_audit():
    record = only('A1,Werk A,监督检查,2026-02-01,2026-02-02,书面验证通过,２,"1,5"\n')
    assert record["audit_key"] == "A1"
    assert (record["kind"], record["result"]) == ("follow_up", "passed_with_findings")
    assert (record["findings_equipment"], record["auditor_days"]) == (2, 1.5)


def test_without_end_and_result_it_is_planned():
    for result in ("", "planned", "geplant"):
        record = only(f"A1,Werk A,follow-up,2027-02-01,,{result},,\n")
        assert record["result"] == "planned"
        assert record["planned_on"] == pd.Timestamp("2027-02-01")
        assert pd.isna(record["started_on"])


def test_one_date_is_the_whole_audit():
    found = judged("Plant,Audit date,Audit type,Result\nWerk A,2026-02-01,initial,passed\n")
    assert found.clean["ended_on"].tolist() == [pd.Timestamp("2026-02-01")]
    assert codes(found) == ["single_audit_date"]


def test_the_key_without_a_number():
    text = "Factory code,Audit date,Audit type,Result\nV016952,2026-02-01,initial,passed\n"
    assert judged(text).clean["audit_key"].tolist() == ["V016952|initial|2026-02-01"]


def test_contradictions():
    found = judged(
        HEAD
        + "A1,,initial,2026-02-01,2026-02-02,passed,,\n"
        + "A2,Werk A,initial,,,passed,,\n"
        + "A3,Werk A,initial,2026-02-03,2026-02-02,passed,,\n"
        + "A4,Werk A,odd,2026-02-01,,passed,-1,\n"
        + "A5,Werk A,initial,2026-02-01,2026-02-02,,x,\n"
        + "A6,Werk A,initial,2026-02-01,2026-02-02,perhaps,1.5,\n"
    )
    assert found.rejected["code"].tolist() == [
        "audit_without_site",
        "audit_without_date",
        "audit_end_before_start",
    ]
    warned = {(f.line, f.code) for f in found.findings if f.level == "warn"}
    assert warned == {
        (5, "unknown_audit_kind"),
        (5, "not_a_number"),
        (5, "audit_without_end"),
        (6, "not_a_number"),
        (6, "audit_without_result"),
        (7, "unknown_result"),
        (7, "not_a_number"),
    }
    assert found.clean["result"].tolist() == ["passed", "unknown", "unknown"]


def test_the_same_audit_twice():
    line = "A1,Werk A,initial,2026-02-01,2026-02-02,passed,,\n"
    other = "A1,Werk A,initial,2026-02-01,2026-02-02,failed,,\n"
    assert judged(HEAD + line + line).duplicates == 1
    assert judged(HEAD + line + other).rejected["line"].tolist() == [2, 3]
