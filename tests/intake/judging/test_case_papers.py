"""Lists of documents and of samples: what they may look like, and what becomes of a row."""

import pandas as pd
import pytest
from steps import codes, judged, planned, stored_after, understood

from cqcdash.vocabulary.records import SCHEMA_OF, Kind

DOCUMENTS = """Antragsnummer;Unterlage;Status;Angefordert am;Eingang;Eingereicht am;Verantwortlich
A-1;CoP-Plan;angefordert;02.11.2026;;;Mei
A-1;Zeichnungen;;02.11.2026;05.11.2026;;Mei
A-1;商标注册证;已接受;;;01.10.2026;
A-1;Sonderliste Nord;offen;;;;Karl
A-2;CoP-Plan;quer;;;;
;CoP-Plan;offen;;;;
A-3;;offen;;;;
"""


def test_documents_in_german_and_chinese_become_codes_and_unknown_ones_stay():
    found = judged(DOCUMENTS)
    rows = found.clean.astype({"document": "str", "document_state": "str"})
    assert found.kind == Kind.DOCUMENTS
    named = rows[["application_no", "document", "document_state"]].astype("object")
    assert named.where(named.notna(), None).to_numpy().tolist() == [
        ["A-1", "cop_control_plan", "asked"],
        ["A-1", "drawings", "received"],
        ["A-1", "trademark_papers", "accepted"],
        ["A-1", "Sonderliste Nord", "needed"],
        ["A-2", "cop_control_plan", None],
    ]
    assert found.rejected_rows == 2
    assert {"document_off_list", "unknown_document_state", "application_missing",
            "document_missing"} <= set(codes(found))  # fmt: skip


def test_one_day_for_whatever_the_state_is_belongs_to_that_state():
    found = judged("Application,Document,State,Since\nA,drawings,sent,2026-11-02\n")
    row = found.clean.iloc[0]
    assert row["sent_on"] == pd.Timestamp("2026-11-02")
    assert pd.isna(row["received_on"])


def test_an_objection_after_the_acceptance_opens_a_document_again_and_a_stale_state_is_said():
    head = "application_no,document,document_state,accepted_on,objected_on,answer_by\n"
    found = judged(head + "A,drawings,,2026-10-01,2026-11-01,2026-11-20\n")
    assert found.clean["document_state"].astype("str").tolist() == ["objected"]
    stale = judged(head + "A,drawings,accepted,2026-10-01,2026-11-01,\n")
    assert stale.clean["document_state"].astype("str").tolist() == ["accepted"]
    assert codes(stale) == ["document_state_behind"]
    early = judged(head + "A,drawings,,,2026-11-01,2026-10-20\n")
    assert (early.rejected_rows, codes(early)) == (1, ["answer_before_objection"])


def test_a_list_without_states_leaves_the_known_state_alone_and_import_twice_is_once():
    first = planned("application_no,document,document_state\nA,drawings,sent\n")
    known = stored_after(first, first.insert.iloc[:0])
    again = planned("application_no,document,document_state\nA,drawings,sent\n", known)
    assert (again.inserted, again.updated, again.unchanged) == (0, 0, 1)
    named = planned("application_no,document,owner\nA,drawings,Mei\n", known)
    assert named.changed["column"].tolist() == ["owner"]


SAMPLES = """申请编号,样品数量,寄样日期,报关日期,放行日期,收样日期,实验室,检测标准,检测结论,报告编号
A-1,6,2026-09-01,2026-09-05,2026-09-20,2026-09-22,CATARC Tianjin,GB 8410-2006,合格,R-17
A-1,2,2026-09-01,2026-09-05,,,,GB 15083-2019,,
A-2,3,2026-09-09,2026-09-05,,,,,,
"""


def test_samples_go_by_their_standard_and_turned_days_are_left_out():
    found = judged(SAMPLES)
    assert found.kind == Kind.SAMPLES
    rows = found.clean[["sample_no", "sample_count", "test_result", "report_no"]]
    assert rows.astype("object").where(rows.notna(), None).to_numpy().tolist() == [
        ["GB 8410-2006", 6, "passed", "R-17"],
        ["GB 15083-2019", 2, None, None],
    ]
    assert (found.rejected_rows, codes(found)) == (1, ["sample_days_turned"])


def test_a_day_of_passing_is_a_result_and_a_failed_test_has_none():
    head = "application_no,sample_no,test_result,passed_on\n"
    assert judged(head + "A,S1,,2026-10-01\n").clean["test_result"].tolist() == ["passed"]
    assert codes(judged(head + "A,S1,failed,2026-10-01\n")) == ["failed_and_passed"]


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        (",".join(SCHEMA_OF[Kind.DOCUMENTS].names), Kind.DOCUMENTS),
        (",".join(SCHEMA_OF[Kind.SAMPLES].names), Kind.SAMPLES),
        ("申请编号,资料名称,资料状态,补正期限", Kind.DOCUMENTS),
        ("Project no.,Document,Status,Date", Kind.DOCUMENTS),
        ("Antrag,Muster,Versandt am,Zoll seit,Labor", Kind.SAMPLES),
        ("Project no.,Factory,Samples sent,Tests started,Tests finished", Kind.APPLICATIONS),
    ],
)
def test_the_kind_of_list_is_recognised(headers, kind):
    row = ",".join("x" for _ in headers.split(","))
    assert understood(f"{headers}\n{row}\n").kind == kind


def test_not_applicable_is_a_state_and_an_empty_cell_keeps_the_known_one():
    head = "application_no,document,document_state\n"
    assert judged(head + "A,drawings,n/a\n").clean["document_state"].tolist() == ["not_needed"]
    first = planned(head + "A,drawings,asked\n")
    known = stored_after(first, first.insert.iloc[:0])
    again = planned(head + "A,drawings,-\n", known)
    assert (again.updated, again.unchanged) == (0, 1)
