"""What was seen in the public database: written through the gate, undone like any correction."""

from datetime import date

import pytest
from copies import begun_with
from files import at, brought_in, contents, shown

from cqcdash import portfolio
from cqcdash.errors import BadRequestError
from cqcdash.vocabulary.records import CERTIFICATES, Kind
from cqcdash.vocabulary.verification import Sight

HEAD = "Certificate No. | Status | Status date | Plant | Issue date | Expiry date | Notes\n"
FIRST, SECOND, NEWER = "CQC21001232913", "CQC21001232914", "CQC21001232915"
TEXT = HEAD + "\n".join(
    [
        f"{FIRST} | gültig | 2026-09-01 | =1+1 <b>Werk</b> | 2021-01-15 | 2026-01-14 | one",
        f"{SECOND} | 暂停 | 2026-09-01 | Werk A | 2021-01-15 | 2026-01-14 | ",
        f"{NEWER} | suspended | 2026-10-20 | Werk A | 2021-01-15 | 2026-01-14 | ",
    ]
)
DAY = date(2026, 10, 12)
WRITTEN = ["status", "reported_status", "status_reported_on", "verified_on", "verified_by"]


@pytest.fixture
def three(address):
    return begun_with(address, lambda place: brought_in(place, TEXT))


def saw(address, numbers, sight, day=DAY, why="Seen in the public database"):
    return portfolio.record_sight(
        address, numbers, sight, day, reason=why, user="陈伟 <i>", at=at()
    )


def record(address, number):
    found = portfolio.snapshot(address).certificates
    (row,) = shown(found.loc[found["certificate_no"] == number], *CERTIFICATES.names)
    return dict(zip(CERTIFICATES.names, row, strict=True))


def test_valid_is_written_for_each_number_with_its_reason_and_taken_back_alone(three):
    before = contents(three)
    was = record(three, FIRST)
    seen = saw(three, [FIRST, SECOND, NEWER, FIRST, "CQC99"], Sight.VALID)
    assert (seen.written, seen.newer) == ([FIRST, SECOND], [NEWER])
    assert seen.unknown == ["CQC99"]
    now = record(three, FIRST)
    assert [now[name] for name in WRITTEN] == [
        *("valid", "valid", "2026-10-12", "2026-10-12", "陈伟 <i>")
    ]
    assert {name for name in now if now[name] != was[name]} <= set(WRITTEN)
    assert record(three, NEWER)["status"] == "suspended"
    last = portfolio.versions_of(three, Kind.CERTIFICATES, SECOND).iloc[-1]
    assert (last["origin"], last["reason"]) == ("manual", "Seen in the public database")
    assert saw(three, [FIRST], Sight.VALID).known == [FIRST]
    portfolio.undo(three, seen.import_ids[1], "li", at())
    assert record(three, SECOND)["status"] == "suspended"
    portfolio.undo(three, seen.import_ids[0], "li", at())
    assert contents(three) == before


def test_a_number_that_is_not_there_is_known_to_nobody(three):
    assert saw(three, [SECOND], Sight.NOT_FOUND, why="Seen there: two tries").written == [SECOND]
    now = record(three, SECOND)
    assert (now["status"], now["reported_status"]) == ("unknown", "not found")
    assert saw(three, [SECOND], Sight.SUSPENDED, date(2026, 10, 11)).newer == [SECOND]
    assert saw(three, [SECOND], Sight.REVOKED, date(2026, 10, 13)).written == [SECOND]
    assert record(three, SECOND)["status"] == "revoked"


def test_no_look_lies_ahead(three):
    with pytest.raises(BadRequestError, match="a day that has come"):
        saw(three, [FIRST], Sight.VALID, date(2099, 1, 1))
