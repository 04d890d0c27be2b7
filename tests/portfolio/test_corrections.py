"""Corrections by hand: one record, through the same gate, everything else untouched."""

import re

import pandas as pd
import pytest
from copies import begun_with
from files import at, brought_in, contents, shown
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from thoroughness import examples

from cqcdash import portfolio, store
from cqcdash.errors import BadRequestError, RejectedValueError, UnknownRecordError
from cqcdash.intake.judging import DAMAGED_TEXT
from cqcdash.vocabulary.imports import Write
from cqcdash.vocabulary.records import SCHEMA_OF, Kind

NUMBER = "CQC21001232913"
CERTIFICATES = "Certificate No. | Status | Plant | Issue date | Expiry date | Notes\n"
ROW = f"{NUMBER} | gültig | Werk A | 2021-01-15 | 2026-01-14 | one"
AUDITS = "Plant | Audit type | Planned | Start | End | Result\n"


def corrected(address, what, key, why="typing error", **changes):
    return portfolio.correct(address, what, key, changes, reason=why, user="li", at=at())


def certificates(address, *columns):
    return shown(portfolio.snapshot(address).certificates, *columns)


def _one(address):
    brought_in(address, CERTIFICATES + ROW)


@pytest.fixture
def one(address):
    return begun_with(address, _one)


@pytest.mark.slow
def test_one_field_is_changed_and_the_history_says_by_whom_and_why(one):
    corrected(one, Kind.CERTIFICATES, (NUMBER,), notes="two")
    assert certificates(one, "notes", "reported_status", "status") == [("two", "gültig", "valid")]
    last = portfolio.versions_of(one, Kind.CERTIFICATES, NUMBER).iloc[-1]
    assert (last["user"], last["origin"], last["reason"]) == ("li", "manual", "typing error")
    assert pd.isna(last["source_line"])
    assert pd.isna(last["file_name"])


def test_the_plan_shows_the_change_before_anything_is_written(one):
    changes = {"expires_on": "2027-01-14"}
    planned = portfolio.plan_correction(one, Kind.CERTIFICATES, (NUMBER,), changes, "misread")
    changed = planned.files[0].plan.changed[["column", "before", "after"]].to_numpy().tolist()
    assert changed == [["expires_on", "2026-01-14", "2027-01-14"]]
    assert certificates(one, "expires_on") == [("2026-01-14",)]


@pytest.mark.slow
def test_a_correction_is_undone_like_any_import(one):
    before = contents(one)
    corrected(one, Kind.CERTIFICATES, (NUMBER,), certificate_no="CQC21001232914", plant="")
    portfolio.undo(one, 2, "li", at())
    assert contents(one) == before


@pytest.mark.slow
def test_another_number_moves_the_certificate_with_its_history(one):
    corrected(one, Kind.CERTIFICATES, (NUMBER,), certificate_no="CQC21001232914")
    assert certificates(one, "certificate_no", "notes") == [("CQC21001232914", "one")]
    assert len(portfolio.versions_of(one, Kind.CERTIFICATES, "CQC21001232914")) == 2
    assert portfolio.snapshot(one).imports["updated"].tolist() == [1, 0]


@pytest.mark.slow
def test_a_number_that_another_certificate_has_is_refused(one):
    brought_in(one, CERTIFICATES + ROW.replace(NUMBER, "CQC21001232914"))
    for key, changes in [
        ((NUMBER,), {"certificate_no": "CQC21001232914"}),
        (None, {"certificate_no": NUMBER}),
    ]:
        with pytest.raises(BadRequestError, match="no other certificates record has"):
            corrected(one, Kind.CERTIFICATES, key, **changes)


@pytest.mark.slow
def test_the_status_word_and_its_meaning_go_together(one):
    corrected(one, Kind.CERTIFICATES, (NUMBER,), status="暂停")
    assert certificates(one, "status", "reported_status") == [("suspended", "暂停")]
    corrected(one, Kind.CERTIFICATES, (NUMBER,), reported_status="seltsam")
    assert certificates(one, "status", "reported_status") == [("unknown", "seltsam")]
    corrected(one, Kind.CERTIFICATES, (NUMBER,), notes="three")
    assert certificates(one, "status", "reported_status") == [("unknown", "seltsam")]


@pytest.mark.slow
def test_a_planned_audit_is_entered_moved_and_held(address):
    planned = {"plant": "Werk A", "kind": "follow_up", "planned_on": "2027-03-01"}
    corrected(address, Kind.AUDITS, None, **planned)
    for day, changes in [
        ("2027-03-01", {"planned_on": "2027-09-01"}),
        ("2027-09-01", {"started_on": "2027-09-03", "ended_on": "2027-09-04", "result": "passed"}),
    ]:
        corrected(address, Kind.AUDITS, (f"Werk A|follow_up|{day}",), **changes)
    audits = portfolio.snapshot(address).audits
    assert shown(audits, "audit_key", "planned_on", "ended_on", "result") == [
        ("Werk A|follow_up|2027-09-03", "2027-09-01", "2027-09-04", "passed")
    ]
    assert len(portfolio.versions_of(address, Kind.AUDITS, audits["audit_key"].iloc[0])) == 3


@pytest.mark.slow
def test_a_second_planned_audit_by_hand_is_a_second_one(address):
    for day in ("2027-03-01", "2027-03-10"):
        corrected(address, Kind.AUDITS, None, plant="Werk A", kind="special", planned_on=day)
    assert len(portfolio.snapshot(address).audits) == 2


@pytest.mark.slow
def test_the_first_day_of_a_visit_is_corrected(address):
    brought_in(address, "Application no. | Stage | Entered\nN1 | review | 2026-01-02")
    corrected(address, Kind.APPLICATIONS, ("N1", "review", "2026-01-02"), entered_on="2026-01-05")
    assert shown(portfolio.snapshot(address).visits, "entered_on") == [("2026-01-05",)]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"expires_on": "03/04/2027"}, "expires_on"),
        ({"expires_on": "2027-02-30"}, "expires_on"),
        ({"scheme": "XYZ"}, "XYZ"),
        ({"certificate_first": "maybe"}, "maybe"),
        ({"certificate_no": ""}, "certificate_no"),
        ({"certificate_no": "2.02201E+15"}, "certificate_no"),
    ],
)
def test_a_value_that_the_import_would_reject_is_refused_with_its_sentence(one, changes, says):
    version = portfolio.data_version(one)
    with pytest.raises(RejectedValueError, match=says):
        corrected(one, Kind.CERTIFICATES, (NUMBER,), **changes)
    assert portfolio.data_version(one) == version


@pytest.mark.parametrize(
    ("notes", "says"),
    [
        ("x" * 2_001, "2000 characters at most; these are 2001"),
        ("a\0b", "control"),
        ("\ud800", "control"),
    ],
)
def test_what_no_list_would_hold_is_no_entry(one, notes, says):
    for changes in ({"notes": notes}, {"notes": "fine", "why": notes}):
        with pytest.raises(BadRequestError, match=says):
            corrected(one, Kind.CERTIFICATES, (NUMBER,), **changes)


def test_a_reason_a_known_field_and_a_known_record_are_needed(one):
    with pytest.raises(BadRequestError, match="reason"):
        corrected(one, Kind.CERTIFICATES, (NUMBER,), why=" ", notes="x")
    with pytest.raises(BadRequestError, match="one of certificate_no"):
        corrected(one, Kind.CERTIFICATES, (NUMBER,), nonsense="x")
    with pytest.raises(UnknownRecordError):
        corrected(one, Kind.CERTIFICATES, ("CQC1",), notes="x")


@pytest.mark.slow
def test_what_somebody_else_wrote_meanwhile_stays(one):
    changes = {"notes": "two"}
    planned = portfolio.plan_correction(one, Kind.CERTIFICATES, (NUMBER,), changes, "because")
    brought_in(one, CERTIFICATES + ROW.replace("Werk A", "Werk B"))
    portfolio.commit(one, portfolio.again(one, planned), "li", at())
    assert certificates(one, "plant", "notes") == [("Werk B", "two")]
    assert portfolio.snapshot(one).imports["origin"].astype("str").tolist()[0] == "manual"


SHARED = [HealthCheck.function_scoped_fixture]
letters = st.characters(codec="utf-8", exclude_characters="\x00")
odd = st.sampled_from(["=1+1", "'=x", '="7"', "-", "a\nb", "a\r\nb", ' "q" ', ";", ",", "'", "无"])
words = st.text(letters, min_size=1, max_size=12)
# No list brings in what the intake takes for garbled, so no record holds it.
texts = st.none() | odd | words.filter(lambda text: not re.search(DAMAGED_TEXT, text))
VALUES = {
    "text": texts,
    "category": texts,
    "date": st.none() | st.dates().map(pd.Timestamp),
    "integer": st.none() | st.integers(0, 2**53),
    "number": st.none() | st.floats(0, 1e12),
    "flag": st.none() | st.booleans(),
}
# What a stored record always has, so that the intake has something to judge.
SOUND = {
    Kind.CERTIFICATES: {"certificate_no": NUMBER, "status": "unknown", "scheme": "CQC"},
    Kind.AUDITS: {"audit_key": "K|1", "plant": "Werk A", "started_on": "2026-01-02"},
    Kind.APPLICATIONS: {"application_no": "N", "stage": "review", "entered_on": "2026-01-02"},
    Kind.DOCUMENTS: {"application_no": "N", "document": "a drawing", "document_state": "sent"},
    Kind.SAMPLES: {"application_no": "N", "sample_no": "1"},
}
FREE = {
    Kind.CERTIFICATES: ("version", "plant", "factory_code", "product", "standard", "rule",
                        "applicant", "factory_class", "certificate_first", "reported_status",
                        "suspended_reason", "owner"),
    Kind.AUDITS: ("audit_no", "product_category", "auditors", "auditor_days",
                  "findings_quality_system", "findings_personnel"),
    Kind.APPLICATIONS: ("plant", "product_category", "kind", "waiting_for"),
    Kind.DOCUMENTS: ("objection_round", "owner"),
    Kind.SAMPLES: ("sample_count", "laboratory", "report_no", "ccc_laboratory"),
}  # fmt: skip


@pytest.mark.slow
@settings(max_examples=examples(3), deadline=None, suppress_health_check=SHARED)
@given(st.data())
@pytest.mark.parametrize("kind", list(Kind))
def test_a_correction_leaves_every_other_stored_value_letter_for_letter(
    kind, tmp_path_factory, data
):
    address = str(tmp_path_factory.mktemp("letters") / "p.duckdb")
    schema = SCHEMA_OF[kind]
    types = {column.name: column.type for column in schema.columns}
    drawn = {name: data.draw(VALUES[types[name]], name) for name in FREE[kind]}
    record = pd.DataFrame([{**drawn, **SOUND[kind]}])
    for name in ("started_on", "entered_on"):
        if name in record:
            record[name] = pd.to_datetime(record[name])
    frame = schema.conform(record).assign(source_line=2)
    write = Write(kind, "f", "s", "mei", at(), 1, 0, frame, frame.iloc[:0])
    store.write_plan(address, write)
    before = store.read_current(address, kind)
    key = schema.key_text(before).iloc[0]
    parts = (key,) if len(schema.key) == 1 else tuple(key.split("|"))
    corrected(address, kind, parts, notes="by hand")
    after = store.read_current(address, kind)
    assert after["notes"].tolist() == ["by hand"]
    others = [name for name in schema.names if name != "notes"]
    pd.testing.assert_frame_equal(before[others], after[others])
