"""Files with random damage: a sentence or a whole account, never a traceback; twice is once."""

import random
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from thoroughness import examples

from cqcdash import intake, portfolio, store
from cqcdash.errors import CqcdashError

DATA = Path(__file__).parents[1] / "data"
SEEDS = sorted(
    path
    for folder in ("samples", "faults", "certificates")
    for path in (DATA / folder).iterdir()
    if path.is_file() and path.stat().st_size < 60_000
)
AT = datetime(2026, 11, 23, 8, 0)
ROUNDS = 12


def mutated(raw: bytes, seed: int) -> bytes:
    """The bytes with a few of them cut, doubled, exchanged or replaced."""
    chance = random.Random(seed)
    data = bytearray(raw)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 2, 5, 40, 400)))
        kind = chance.randrange(6)
        if kind == 0:
            del data[at:end]
        elif kind == 1:
            data[at:at] = data[at:end]
        elif kind == 2:
            data[at:end] = bytes(reversed(data[at:end]))
        elif kind == 3:
            data[at:at] = chance.choice((b"\n", b'"', b",", b";", b"\xff", b"\x00", b"#N/A", b"\t"))
        elif kind == 4:
            data[at : at + 1] = bytes([chance.randrange(256)])
        else:
            del data[at:]
    return bytes(data)


def decided(address: str, name: str, raw: bytes) -> portfolio.Preview | None:
    """The preview with every question answered by its first candidate; None when that ends not."""
    answers = intake.Answers()
    for _ in range(ROUNDS):
        planned = portfolio.preview(address, [(name, raw)], {"*": answers})
        asked = [q for f in planned.files for q in f.questions if q.required]
        if not asked:
            return planned
        answers = answered(answers, asked[0])
    return None


def answered(before: intake.Answers, question: intake.Question) -> intake.Answers:
    """The answers with the first candidate of one more question."""
    what, subject, first = question.what, question.subject, question.candidates[0]
    many = {"column": "columns", "date_order": "date_orders", "date_swap": "date_swaps"}
    if what in many:
        field = many[what]
        return replace(before, **{field: {**getattr(before, field), subject: first}})
    if what == "foreign":
        return replace(before, foreign=True)
    return replace(before, **{what: first})


def records(address: str) -> list[str]:
    found = store.read_snapshot(address)
    return [
        frame.drop(columns=["import_id", "source_line"])
        .astype("str")
        .sort_values(list(frame.columns[:2]))
        .to_csv(index=False)
        for frame in (found.certificates, found.audits, found.visits)
    ]


@pytest.mark.slow
@settings(
    max_examples=examples(20), deadline=None, suppress_health_check=list(HealthCheck), database=None
)
@given(seed_file=st.sampled_from(SEEDS), seed=st.integers(0, 2**32))
def test_damage_is_said_and_never_half_done(tmp_path_factory, seed_file, seed):
    address = str(tmp_path_factory.mktemp("damaged") / "p")
    portfolio.migrate(address)
    raw = mutated(seed_file.read_bytes(), seed)
    empty = records(address)
    try:
        planned = decided(address, seed_file.name, raw)
    except CqcdashError as error:
        planned, said = None, error.message.rstrip()
    else:
        said = "."
    assert said.endswith((".", "?"))
    if planned is None:
        return
    for file in planned.files:
        plan = file.plan
        assert plan is not None
        assert plan.rows == plan.inserted + plan.updated + plan.unchanged + plan.rejected_rows
    done = portfolio.commit(address, planned, "tester", AT)
    again = decided(address, seed_file.name, raw)
    assert again is not None
    for file in again.files:
        assert file.plan is not None
        assert (file.plan.inserted, file.plan.updated) == (0, 0), file.plan.changed.to_string()
    for number in reversed(done.import_ids):
        portfolio.undo(address, number, "tester", AT)
    assert records(address) == empty
