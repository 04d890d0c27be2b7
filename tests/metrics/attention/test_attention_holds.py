"""What holds for the attention list of every portfolio."""

from datetime import timedelta

import pandas as pd
import pytest
from hypothesis import given
from test_properties import BOOKS, OFTEN, TODAY, WORLD

from cqcdash import metrics
from cqcdash.vocabulary.attention import BUNDLES, ItemKind, Section

KEY = ["item_kind", "item_key"]
OF_CERTIFICATES = {str(ItemKind.CERTIFICATE), *map(str, BUNDLES)}
GONE = {"revoked", "cancelled", "expired"}


def listed(world, today, book):
    """Positions by number, and the list with its members."""
    positions = metrics.positions(*world, today, book)
    follow_ups = metrics.follow_up_audits(positions, world[1], today, book)
    cases = metrics.cases(world[2], today, book)
    found = metrics.attention_list(positions, follow_ups, today, book, cases=cases)
    return positions.set_index("certificate_no", drop=False), found


def members_of(found):
    """The certificates of each item, by kind and key."""
    rows = found.members.astype(dict.fromkeys(KEY, "str"))
    return rows.groupby(KEY)["certificate_no"].agg(set).to_dict()


def added(today, row, book):
    """The day on which a case that begins today would be done."""
    if row["lead_time_from"] == "default":
        return pd.Timestamp(today) + pd.DateOffset(months=book.defaults.lead_time_months)
    return pd.Timestamp(today) + timedelta(days=int(row["lead_time_days"]))


def renewal_of(row, today, book):
    """What is to be done about a renewal, read off the rules: none, waiting, lost or file."""
    now = pd.Timestamp(today)
    near = row["file_renewal_by"] <= now + timedelta(days=book.defaults.due_soon_days)
    if row["state"] in GONE or not near or pd.notna(row["renewal_application_no"]):
        return "none"
    if row["file_renewal_by"] < now and added(today, row, book) > row["expires_on"]:
        return "lost"
    return "waiting" if pd.notna(row["renewal_blocked_by"]) else "file"


@OFTEN
@given(WORLD, TODAY, BOOKS)
def test_each_certificate_is_covered_exactly_once(world, today, book):
    positions, found = listed(world, today, book)
    assert not found.items.duplicated(KEY).any()
    by_item = members_of(found)
    own = [n for (kind, _), numbers in by_item.items() if kind in OF_CERTIFICATES for n in numbers]
    assert len(own) == len(set(own))
    renewals = {n: renewal_of(row, today, book) for n, row in positions.iterrows()}
    assert found.items["unblocks"].sum() == sum(turn == "waiting" for turn in renewals.values())
    for number, turn in renewals.items():
        row = positions.loc[number]
        if row["state"] == "suspended" or turn in {"file", "lost"}:
            assert number in own, number
        filed = {
            key for key, numbers in by_item.items() if number in numbers and _is_renewal(found, key)
        }
        assert not (turn in {"none", "waiting"} and filed), number


def _is_renewal(found, key):
    row = found.items.set_index(KEY).loc[key]
    return row["what"] == "file_renewal"


@OFTEN
@given(WORLD, TODAY, BOOKS)
def test_items_stand_by_section_and_then_by_score(world, today, book):
    _, found = listed(world, today, book)
    items = found.items
    assert items["rank"].tolist() == list(range(1, len(items) + 1))
    assert items["section"].cat.codes.is_monotonic_increasing
    for section in Section:
        assert items.loc[items["section"] == section, "score"].is_monotonic_decreasing


@OFTEN
@given(WORLD, TODAY, BOOKS)
def test_the_score_is_the_stated_formula(world, today, book):
    positions, found = listed(world, today, book)
    rules = book.defaults
    blocked = positions.loc[
        positions[["renewal_blocked_by", "conversion_blocked_by"]].notna().any(axis=1)
    ].index
    members = members_of(found)
    for row in found.items.to_dict("records"):
        bites = row["bites_on"]
        days = rules.due_soon_days if pd.isna(bites) else (bites - pd.Timestamp(today)).days
        own = row["certificates_at_stake"] / max(days, rules.attention_floor_days)
        stands_in_the_way = members.get((row["item_kind"], row["item_key"]), set()) & set(blocked)
        assert row["score"] == pytest.approx(own) or (row["score"] > own and stands_in_the_way)


@OFTEN
@given(WORLD, TODAY, BOOKS)
def test_what_blocks_comes_before_what_it_blocks(world, today, book):
    _, found = listed(world, today, book)
    items = found.items.set_index("rank", drop=False)
    for row in items.dropna(subset=["blocked_by"]).to_dict("records"):
        before = items[items["item_key"] == row["blocked_by"]]
        assert (before["rank"] < row["rank"]).any()
        assert (before["score"] >= row["score"] - 1e-9).any() or row["section"] == "lost"


@OFTEN
@given(WORLD, TODAY, BOOKS)
def test_no_day_to_act_is_past_and_list_and_certificate_name_the_same(world, today, book):
    positions, found = listed(world, today, book)
    now = pd.Timestamp(today)
    assert not (positions["act_by"] < now).any()
    assert not (found.items["act_by"] < now).any()
    what = found.items.set_index(KEY)["what"].astype("str").to_dict()
    for row in found.members.astype(dict.fromkeys(KEY, "str")).to_dict("records"):
        certificate = positions.loc[row["certificate_no"]]
        if what[row["item_kind"], row["item_key"]] == certificate["next_action"]:
            same = row["act_by"] == certificate["act_by"]
            assert same or (pd.isna(row["act_by"]) and pd.isna(certificate["act_by"])), row


@OFTEN
@given(WORLD, TODAY, BOOKS)
def test_what_is_lost_says_by_how_much_and_what_is_saveable_does_not(world, today, book):
    _, found = listed(world, today, book)
    lost = found.items["section"] == Section.LOST
    assert found.items.loc[lost, "expected_on"].notna().all()
    bundles = found.items["item_kind"].isin([str(ItemKind.RENEWALS), str(ItemKind.LAPSES)])
    assert (found.items.loc[lost & bundles, "gap_days"] > 0).all()
    assert found.items.loc[~lost & bundles, "gap_days"].isna().all()
