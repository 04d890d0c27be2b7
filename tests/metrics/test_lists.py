"""What the pages show: audits, bands, months, attention, matrix, wall."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest
from tables import frame_of
from world import audits_of, certificates_of, day

from cqcdash import metrics
from cqcdash.vocabulary.attention import ACKNOWLEDGEMENTS
from cqcdash.vocabulary.certificates import Standing
from cqcdash.vocabulary.records import PLANTS, VISITS
from cqcdash.vocabulary.rules import SHIPPED

TODAY = date(2026, 8, 1)
CERTIFICATES = """certificate_no | plant | product_category | issued_on | expires_on | status
                  T1 | Göppingen | tyres | 2024-01-01 | 2029-01-01 | valid
                  T2 | Göppingen | tyres | 2024-01-01 | 2026-09-15 | valid
                  M1 | Göppingen | mirrors | 2024-01-01 | 2029-01-01 | valid
                  S1 | Göppingen | mirrors | 2024-01-01 | 2029-01-01 | suspended
                  R1 | Göppingen | mirrors | 2024-01-01 | 2029-01-01 | revoked
                  C1 | Celaya | tyres | 2024-01-01 | 2029-01-01 | valid
                  C2 | Celaya | lamps | 2020-01-01 | 2026-07-20 | valid
                  U1 | | tyres | 2024-01-01 | 2029-01-01 | unknown"""
AUDITS = """plant | ended_on | result | planned_on | findings_equipment
            Göppingen | 2025-09-10 | passed | |
            Göppingen | 2026-07-01 | failed | | 1
            Celaya | 2026-06-01 | passed | | 2
            Celaya | | planned | 2027-05-05 |"""


def seen(book=SHIPPED, certificates=CERTIFICATES, audits=AUDITS, today=TODAY):
    told = audits_of(audits)
    positions = metrics.positions(
        certificates_of(certificates), told, VISITS.empty(), PLANTS.empty(), today, book
    )
    return positions, metrics.follow_up_audits(positions, told, today, book)


def test_an_audit_shows_what_falls_with_it():
    _, found = seen()
    first = found.iloc[0]
    assert found["audit_group"].tolist() == ["Göppingen", "Celaya"]
    assert (first["state"], first["certificates_at_stake"]) == ("failed", 4)
    assert first["product_categories"] == "mirrors; tyres"
    assert (first["last_result"], day(first["last_result_on"])) == ("failed", date(2026, 7, 1))
    assert day(first["last_audit_on"]) == date(2025, 9, 10)
    assert (day(first["due_on"]), first["days_left"]) == (date(2026, 9, 10), 40)
    assert day(found.iloc[1]["planned_on"]) == date(2027, 5, 5)
    assert found.iloc[1]["certificates_at_stake"] == 1


def test_overlapping_windows_of_one_plant_become_one_visit():
    book = SHIPPED.with_default("audit_group_by", "plant_category")
    certificates = """certificate_no | plant | product_category | issued_on
                      T | Göppingen | tyres | 2025-09-01
                      M | Göppingen | mirrors | 2025-10-15
                      L | Göppingen | lamps | 2026-06-01
                      C | Celaya | tyres | 2025-09-01"""
    _, found = seen(book, certificates, None)
    visits = found.set_index("audit_group")["visit_on"].map(day)
    assert visits["Göppingen · tyres"] == date(2026, 9, 1)
    assert visits["Göppingen · mirrors"] == date(2026, 9, 1)
    assert visits["Göppingen · lamps"] is None
    assert visits["Celaya · tyres"] is None
    assert found["visit_groups"].dropna().tolist() == [2, 2]


def test_what_is_overdue_is_visited_today_together_with_what_is_open():
    book = SHIPPED.with_default("audit_group_by", "plant_category")
    certificates = """certificate_no | product_category | issued_on
                      T | tyres | 2025-05-01
                      M | mirrors | 2025-10-15"""
    _, found = seen(book, certificates, None)
    assert found["visit_on"].map(day).tolist() == [TODAY, TODAY]


def test_bands_leave_out_what_is_revoked():
    positions, _ = seen()
    bands = metrics.expiry_bands(positions)
    assert bands["certificates"].sum() == 7
    by = bands.groupby("expiry_band", observed=True)["certificates"].sum()
    assert by.to_dict() == {"expired": 1, "31-90": 1, "over_180": 5}


def test_safe_until_by_month_counts_every_certificate_once():
    positions, _ = seen()
    months = metrics.safe_until_by_month(positions, TODAY, months=3)
    assert months["certificates"].sum() == len(positions)
    ahead = months[months["period"] == "ahead"]
    assert ahead["month"].map(day).tolist() == [
        date(2026, 9, 1),
        date(2026, 9, 1),
        date(2026, 10, 1),
    ]
    assert set(months["period"]) == {"past", "ahead", "beyond", "none"}


def test_behind_the_bars_of_safe_until_is_every_certificate_once():
    positions, _ = seen()
    months = metrics.safe_until_by_month(positions, TODAY, months=3)
    ahead = months["month"].dropna().dt.strftime("%Y-%m").unique().tolist()
    bars = [*ahead, "past", "beyond", "none"]
    behind = [metrics.safe_until_in(positions, [bar], TODAY, months=3) for bar in bars]
    numbers = pd.concat(behind)["certificate_no"]
    assert sorted(numbers) == sorted(positions["certificate_no"])
    assert all(len(frame) for frame in behind)
    assert len(metrics.safe_until_in(positions, bars, TODAY, months=3)) == len(positions)
    assert metrics.safe_until_in(positions, [], TODAY) is positions


def test_overview_says_what_it_could_not_count():
    positions, follow_ups = seen()
    cases = pd.DataFrame({"state": pd.Categorical(["done", "stalled", "waiting"])})
    found = metrics.overview_counts(positions, follow_ups, cases, TODAY).set_index("figure")[
        "count"
    ]
    assert found["certificates"] == 8
    assert found[[f"standing_{s}" for s in Standing]].sum() == 8
    assert (found["audits_failed"], found["applications_open"]) == (1, 2)
    assert found["applications_stalled"] == 1


def test_attention_begins_with_what_can_be_saved_and_ends_with_what_cannot():
    positions, follow_ups = seen()
    found = metrics.attention_items(positions, follow_ups, TODAY)
    assert found[["section", "item_kind", "item_key", "what"]].to_numpy().tolist() == [
        ["saveable", "audit_group", "Göppingen", "repeat_audit"],
        ["saveable", "finding", "Celaya", "close_finding"],
        ["saveable", "certificate", "S1", "lift_suspension"],
        ["saveable", "duty_change", "SAMR 2025-57, voluntary certificates · Göppingen", "convert"],
        ["guessed", "certificate", "U1", "verify_status"],
        ["lost", "certificate", "C2", "apply_anew"],
        ["lost", "certificate", "T2", "apply_anew"],
    ]
    assert (found["handling"] == "nobody").all()
    assert found["certificates_at_stake"].tolist() == [4, 1, 1, 2, 1, 1, 1]
    assert found["rank"].tolist() == list(range(1, 8))


LAW = """certificate_no | scheme | plant | product_category | product | issued_on | expires_on
    2022011301000001 | CCC-SDOC | Wuhan | safety glass | pane 1 | 2022-01-15 | 2031-01-14
    2022011301000002 | CCC-SDOC | Wuhan | safety glass | pane 2 | 2022-01-15 | 2031-01-14
    2022011104000003 | CCC-SDOC | Wuhan | seat belts | belt | 2022-01-15 | 2031-01-14
    2022011301000004 | CCC-SDOC | | safety glass | pane 4 | 2022-01-15 | 2031-01-14
    2022011301000005 | CCC-SDOC | Lyon | safety glass | pane 5 | 2022-01-15 | 2031-01-14"""
CASES = """application_no | kind | certificate_no | stage | entered_on
    K1 | conversion | 2022011301000002 | application | 2026-11-02
    K2 | conversion | 2022011301000005 | application | 2026-11-02"""


@pytest.mark.parametrize(
    ("as_of", "at_stake", "state"),
    [
        (date(2026, 11, 26), [2, 1], "due_soon"),
        (date(2027, 1, 2), [3, 1, 1], "duty_change_overdue"),
    ],
)
def test_what_the_law_ends_is_one_item_for_each_plant(as_of, at_stake, state):
    visits = frame_of(CASES, VISITS)
    certificates, audits = certificates_of(LAW), audits_of(None)
    positions = metrics.positions(certificates, audits, visits, PLANTS.empty(), as_of, SHIPPED)
    follow_ups = metrics.follow_up_audits(positions, audits, as_of, SHIPPED)
    found = metrics.attention_items(positions, follow_ups, as_of)
    law = found.loc[(found["item_kind"] == "duty_change").to_numpy()]
    assert law["certificates_at_stake"].tolist() == at_stake
    assert law["item_key"].iloc[0] == "SAMR 2025-57 · Wuhan"
    assert law["product_categories"].iloc[0] == "safety glass; seat belts"
    assert set(law["what"]) == {"convert"}
    assert set(law["state"]) == {state}
    assert [day(value) for value in law["date"]] == [date(2026, 12, 31)] * len(at_stake)


def test_on_one_day_what_more_certificates_hang_on_comes_first():
    audits = """plant | ended_on | result | findings_equipment
                Celaya | 2026-06-01 | passed | 1
                Göppingen | 2026-06-01 | passed | 1"""
    found = metrics.attention_items(*seen(audits=audits), TODAY)
    findings = found[found["item_kind"] == "finding"]
    assert len(set(findings["bites_on"])) == 1
    assert findings["item_key"].tolist() == ["Göppingen", "Celaya"]


def test_a_finding_against_one_certificate_is_an_item_of_its_own():
    audits = """plant | certificate_no | ended_on | result | findings_equipment
                Göppingen | | 2026-05-20 | passed | 1
                Göppingen | M1 | 2026-06-10 | passed | 1
                Celaya | | 2026-06-01 | passed |"""
    positions, follow_ups = seen(audits=audits)
    found = metrics.attention_items(positions, follow_ups, TODAY)
    findings = found[found["item_kind"] == "finding"].set_index("item_key")
    assert findings["certificates_at_stake"].to_dict() == {"Göppingen": 4}
    late = seen(audits=audits.replace("2026-05-20 | passed | 1", "2026-05-20 | passed |"))
    found = metrics.attention_items(*late, TODAY)
    findings = found[found["item_kind"] == "finding"]
    assert findings[["item_key", "certificates_at_stake"]].to_numpy().tolist() == [["M1", 1]]


@pytest.mark.parametrize(
    ("date_then", "until", "handling", "lapsed"),
    [
        ("2026-06-17", "2026-08-01", "in_hand_late", None),
        ("2026-06-17", "", "in_hand_late", None),
        ("2026-06-17", "2026-07-31", "nobody", "until_passed"),
        ("2026-06-18", "2026-08-31", "nobody", "date_changed"),
    ],
)
def test_acknowledgements_lapse(date_then, until, handling, lapsed):
    told = frame_of(
        f"""item_kind | item_key | date_then | owner | note | until
            certificate | T2 | {date_then} | Ida | files it | {until}""",
        ACKNOWLEDGEMENTS,
    )
    told["at"] = datetime(2026, 7, 1, tzinfo=UTC).replace(tzinfo=None)
    positions, follow_ups = seen()
    found = metrics.attention_items(positions, follow_ups, TODAY, SHIPPED, told)
    row = found.set_index("item_key").loc["T2"]
    assert row["handling"] == handling
    assert (None if pd.isna(row["lapsed"]) else row["lapsed"]) == lapsed
    assert (row["taken_by"] == "Ida") == (lapsed is None)
    assert (found["handling"] == "nobody").sum() == len(found) - (lapsed is None)


def test_an_item_in_time_is_in_hand():
    told = frame_of(
        """item_kind | item_key | date_then | owner | until
           audit_group | Göppingen | 2026-10-01 | Ida | 2026-08-20""",
        ACKNOWLEDGEMENTS,
    )
    positions, follow_ups = seen()
    found = metrics.attention_items(positions, follow_ups, TODAY, SHIPPED, told).set_index(
        "item_kind"
    )
    assert found.loc["audit_group", "handling"] == "in_hand"


def test_matrix_shows_holes_and_cells_that_lapse_before_a_renewal():
    positions, _ = seen()
    found = metrics.plant_category_matrix(positions, TODAY)
    cells = found.set_index([found["plant"].astype(str), found["product_category"].astype(str)])
    assert cells.loc[("Celaya", "lamps"), "hole"]
    assert cells.loc[("Göppingen", "mirrors"), ["certificates", "ended", "state"]].tolist() == [
        2,
        1,
        "suspended",
    ]
    assert not cells.loc[("Göppingen", "tyres"), "lapses_before_renewal"]
    alone, _ = seen(certificates=CERTIFICATES.replace("T1 | Göppingen", "T1 | Celaya"))
    found = metrics.plant_category_matrix(alone, TODAY)
    assert found["lapses_before_renewal"].tolist() == [False, False, False, True]


def test_wall_sets_what_comes_against_what_was_done():
    positions, _ = seen()
    visits = frame_of(
        """application_no | kind | certificate_no | stage | entered_on | left_on
           A1 | renewal | T2 | application | 2026-01-05 | 2026-02-01
           A1 | renewal | T2 | issue | 2026-03-01 | 2026-03-05
           A2 | initial | T2 | issue | 2026-03-01 | 2026-03-05""",
        VISITS,
    )
    found = metrics.renewal_wall(positions, audits_of(AUDITS), visits, TODAY)
    assert len(found) == 2 * (24 + 60)
    by = found.set_index(["what", found["month"].map(day)])
    assert by.loc[("expiry", date(2026, 3, 1)), "count"] == 1
    assert by.loc[("expiry", date(2029, 1, 1)), "count"] == 5
    assert by.loc[("audit", date(2026, 7, 1)), "count"] == 1
    audits = found[(found["what"] == "audit") & (found["period"] == "ahead")]
    due = audits.loc[audits["count"] > 0, "month"].map(day).tolist()
    assert due == [date(y, m, 1) for y in range(2026, 2032) for m in (6, 9)][1:11]


def test_audits_and_applications_may_come_before_any_certificate():
    visits = frame_of(
        """application_no | kind | certificate_no | stage | entered_on | left_on
           A1 | renewal | C1 | issue | 2026-01-05 | 2026-02-01""",
        VISITS,
    )
    told, none = audits_of(AUDITS), certificates_of(CERTIFICATES).iloc[:0]
    positions = metrics.positions(none, told, visits, PLANTS.empty(), TODAY, SHIPPED)
    follow_ups = metrics.follow_up_audits(positions, told, TODAY, SHIPPED)
    assert (len(positions), len(follow_ups)) == (0, 0)
    assert metrics.attention_items(positions, follow_ups, TODAY).empty
    assert metrics.renewal_wall(positions, told, visits, TODAY)["count"].sum() == 3
    found = metrics.data_health(positions, told, visits, TODAY)
    assert set(found["problem"]) == {"audit_without_certificates", "renewal_of_unknown_certificate"}
