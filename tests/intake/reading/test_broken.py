"""Whatever a file is, the import ends in records, findings with sentences, or one sentence."""

import time

import pytest
from broken import PARTLY, REFUSED
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import codes
from thoroughness import examples

from cqcdash import intake
from cqcdash.errors import UnreadableFileError
from cqcdash.texts.findings import sentence
from cqcdash.vocabulary.records import SCHEMA_OF

QUICK_SECONDS = 20


def outcome(name: str, raw: bytes) -> list[intake.ImportPlan]:
    plans = []
    for table in intake.read_files([(name, raw)]):
        understanding = intake.understand(table)
        if not understanding.blocked:
            judged = intake.judge(table, understanding)
            plans.append(intake.plan(judged, SCHEMA_OF[judged.kind].empty()))
    return plans


def test_there_are_enough_of_them():
    assert len(REFUSED) + len(PARTLY) >= 60


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_list_gets_one_sentence(name):
    begin = time.perf_counter()
    with pytest.raises(UnreadableFileError) as refusal:
        outcome(f"{name}.csv", REFUSED[name]())
    message = refusal.value.message
    assert message.startswith((name, "a.", "b."))
    assert message.rstrip().endswith(".")
    assert len(message) < 1500
    assert time.perf_counter() - begin < QUICK_SECONDS


@pytest.mark.parametrize("name", PARTLY)
def test_a_damaged_list_loses_only_its_damaged_rows(name):
    make, left_out = PARTLY[name]
    (plan,) = outcome(f"{name}.csv", make())
    assert plan.rejected_rows == left_out
    assert plan.inserted >= 1
    assert plan.rows == plan.inserted + plan.updated + plan.unchanged + plan.rejected_rows
    assert all(sentence(finding).endswith(".") for finding in plan.findings)
    assert len(codes(plan)) >= left_out


@settings(max_examples=examples(60), deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(raw):
    try:
        plans = outcome("x.csv", raw)
    except UnreadableFileError:
        return
    assert all(sentence(finding) for plan in plans for finding in plan.findings)


@settings(max_examples=examples(20), deadline=None)
@given(st.data())
def test_any_change_of_bytes_in_a_sample(data):
    from broken import sample

    name = data.draw(st.sampled_from(["projects_wide.xlsx", "query_result.xls", "audits.csv"]))
    raw = bytearray(sample(name))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        plans = outcome(name, bytes(raw))
    except UnreadableFileError:
        return
    assert all(sentence(finding) for plan in plans for finding in plan.findings)
