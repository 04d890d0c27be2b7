"""What holds for every portfolio, whatever its dates."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from thoroughness import examples

from cqcdash import metrics
from cqcdash.vocabulary.certificates import POSITIONS, STANDING_OF_STATE, State
from cqcdash.vocabulary.records import AUDITS, CERTIFICATES, PLANTS, VISITS, AuditResult, Status
from cqcdash.vocabulary.rules import SHIPPED, RuleChange

DAYS = st.none() | st.dates(date(2018, 1, 1), date(2032, 12, 31))
PLANT = st.sampled_from([None, "Celaya", "Göppingen"])
CATEGORY = st.sampled_from([None, "tyres", "mirrors"])
CERTIFICATE = st.fixed_dictionaries(
    {
        "plant": PLANT,
        "product_category": CATEGORY,
        "factory_code": st.sampled_from([None, "V000001", "V000002"]),
        "scheme": st.sampled_from([None, "CQC", "CCC", "CCC-SDOC"]),
        "status": st.sampled_from([None, *map(str, Status)]),
        "factory_class": st.sampled_from([None, "A", "B", "D"]),
        "standard": st.sampled_from([None, "GB 9656-2021", "GB 1; GB 2"]),
        "certificate_first": st.sampled_from([None, True, False]),
        **dict.fromkeys(
            (
                "first_issued_on",
                "issued_on",
                "expires_on",
                "suspended_on",
                "suspended_until",
                "status_reported_on",
            ),
            DAYS,
        ),
    }
)
AUDIT = st.fixed_dictionaries(
    {
        "plant": PLANT,
        "product_category": CATEGORY,
        "factory_code": st.sampled_from([None, "V000001"]),
        "certificate_no": st.sampled_from([None, None, None, "C0", "C1"]),
        "result": st.sampled_from([None, *map(str, AuditResult)]),
        "findings_conformity": st.sampled_from([None, 0, 1]),
        **dict.fromkeys(
            ("planned_on", "started_on", "ended_on", "findings_due_on", "findings_closed_on"), DAYS
        ),
    }
)
VISIT = st.fixed_dictionaries(
    {
        "application_no": st.sampled_from(["A0", "A1"]),
        "stage": st.sampled_from(["application", "issue"]),
        "kind": st.sampled_from([None, "renewal", "change"]),
        "certificate_no": st.sampled_from([None, "C0", "C1"]),
        "entered_on": DAYS,
        "left_on": DAYS,
    }
)
BOOKS = st.sampled_from(
    [
        SHIPPED,
        SHIPPED.with_default("audit_group_by", "plant_category").with_rule_changes(
            (RuleChange("GB 9656-2021", date(2026, 6, 1)),)
        ),
        SHIPPED.with_default("audit_group_by", "factory_code"),
        SHIPPED.with_override("plant", "Celaya", "audit_group_by", "plant_category").with_default(
            "renewal_reading", "working_days"
        ),
    ]
)
TODAY = st.dates(date(2024, 1, 1), date(2028, 12, 31))


def frames(certificates, audits, visits):
    rows = pd.DataFrame(certificates, columns=list(CERTIFICATES.names))
    rows["certificate_no"] = [f"C{n}" for n in range(len(rows))]
    told = pd.DataFrame(audits, columns=AUDITS.names)
    told["audit_key"] = [f"A{n}" for n in range(len(told))]
    return (
        CERTIFICATES.conform(rows),
        AUDITS.conform(told),
        VISITS.conform(pd.DataFrame(visits, columns=VISITS.names)),
        PLANTS.empty(),
    )


WORLD = st.builds(
    frames,
    st.lists(CERTIFICATE, max_size=5),
    st.lists(AUDIT, max_size=6),
    st.lists(VISIT, max_size=4),
)
OFTEN = settings(
    max_examples=examples(10),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
    phases=[Phase.generate],
)


@OFTEN
@given(WORLD, TODAY, BOOKS)
def test_one_row_per_certificate_in_the_same_order_with_every_column(world, today, book):
    found = metrics.positions(*world, today, book)
    assert found["certificate_no"].tolist() == world[0]["certificate_no"].tolist()
    assert found.columns.tolist() == POSITIONS.names
    pd.testing.assert_frame_equal(found, POSITIONS.conform(found))


@OFTEN
@given(WORLD, TODAY, BOOKS)
def test_safe_until_is_no_later_than_any_clock(world, today, book):
    found = metrics.positions(*world, today, book)
    for clock in (
        "expires_on",
        "follow_up_deadline",
        "finding_due_on",
        "suspension_ends_on",
        "rule_change_deadline",
    ):
        assert not (found["safe_until"] > found[clock]).any(), clock


@OFTEN
@given(WORLD, TODAY, BOOKS)
def test_unknown_and_ended_are_never_green(world, today, book):
    found = metrics.positions(*world, today, book)
    good = found["state"].isin([State.VALID, State.DUE_SOON])
    assert (found.loc[good, "status"] == Status.VALID).all()
    assert not (found.loc[good, "expires_on"] < pd.Timestamp(today)).any()
    assert (found.loc[found["state"] == State.SUSPENDED, "status"] == Status.SUSPENDED).all()
    assert (found["standing"] == [STANDING_OF_STATE[State(s)] for s in found["state"]]).all()


@OFTEN
@given(WORLD, TODAY, BOOKS)
def test_what_is_estimated_is_flagged(world, today, book):
    found = metrics.positions(*world, today, book)
    computed = world[0]["expires_on"].isna().to_numpy() & found["expires_on"].notna().to_numpy()
    assert (found["expiry_estimated"].to_numpy() == computed).all()
    guessed = found["follow_up_estimated"].to_numpy(bool)
    assert not (guessed & found["follow_up_due_on"].isna().to_numpy()).any()


@OFTEN
@given(WORLD, TODAY, BOOKS, st.randoms(use_true_random=False))
def test_the_order_of_audits_and_visits_does_not_matter(world, today, book, random):
    certificates, audits, visits, plants = world
    shuffled = list(range(len(audits)))
    random.shuffle(shuffled)
    pd.testing.assert_frame_equal(
        metrics.positions(*world, today, book).drop(columns="renewal_application_no"),
        metrics.positions(
            certificates, audits.iloc[shuffled], visits.iloc[::-1], plants, today, book
        ).drop(columns="renewal_application_no"),
    )


@OFTEN
@given(WORLD, TODAY, st.integers(1, 500), BOOKS)
def test_what_is_expired_stays_expired(world, today, later, book):
    now = metrics.positions(*world, today, book)["state"] == State.EXPIRED
    then = metrics.positions(*world, today + timedelta(days=later), book)["state"] == State.EXPIRED
    assert (then | ~now).all()


@OFTEN
@given(WORLD, TODAY, BOOKS)
def test_a_listed_audit_covers_its_group(world, today, book):
    positions = metrics.positions(*world, today, book)
    follow_ups = metrics.follow_up_audits(positions, world[1], today, book)
    members = positions[positions["in_audit_group"].to_numpy(bool)]
    assert follow_ups["certificates_at_stake"].sum() == len(members)
    due = members.groupby(members["audit_group"].astype("str"))["follow_up_due_on"]
    listed = follow_ups.set_index(follow_ups["audit_group"].astype("str"))["due_on"]
    assert due.first().sort_index().equals(listed.sort_index().rename("follow_up_due_on"))
    assert (due.transform("first") == members["follow_up_due_on"]).sum() == members[
        "follow_up_due_on"
    ].count()
    metrics.attention_items(positions, follow_ups, today, book)


def add_months(day, months):
    month = np.datetime64(day, "M") + months
    last = (month + 1).astype("datetime64[D]") - 1
    return min(month.astype("datetime64[D]") + day.day - 1, last).astype(object)


def recomputed(step):
    days = [value for _, value in step.operands if isinstance(value, date)]
    return {
        "take": lambda: days[0],
        "earliest": lambda: min(days),
        "add_months": lambda: add_months(days[0], step.amount),
        "subtract_months": lambda: add_months(days[0], -step.amount),
        "add_days": lambda: days[0] + timedelta(days=step.amount),
        "subtract_days": lambda: days[0] - timedelta(days=step.amount),
    }[step.operation]()


@OFTEN
@given(WORLD, TODAY, BOOKS)
def test_every_date_is_explained_by_arithmetic_that_gives_it(world, today, book):
    certificates, audits, visits, plants = world
    positions = metrics.positions(*world, today, book)
    for number in certificates["certificate_no"]:
        told = metrics.explain(
            number, positions, certificates, audits, visits, today, book, None, plants
        )
        row = positions.set_index("certificate_no").loc[number]
        for one in told:
            value = None if pd.isna(row[one.name]) else row[one.name]
            shown = value.date() if isinstance(value, pd.Timestamp) else value
            assert shown == one.value, one.name
            if isinstance(one.value, date):
                assert one.arithmetic, one.name
                assert one.arithmetic[-1].result == one.value
                for step in one.arithmetic:
                    if step.operation != "subtract_working_days":
                        assert recomputed(step) == step.result, one
        metrics.as_json(told)
