"""What was found again and is open, what is ready for which audit, and who comes."""

from datetime import date

import pandas as pd
from tables import frame_of
from world import audits_of, day, look

from cqcdash import metrics
from cqcdash.vocabulary.preparation import PREPARATION_ITEMS, PREPARATIONS
from cqcdash.vocabulary.rules import SHIPPED

TODAY = date(2026, 11, 23)
MEMBERS = """certificate_no | issued_on | expires_on | factory_code | certificate_first
             C1 | 2020-01-01 | 2030-01-01 | A000001 | yes
             C2 | 2020-01-01 | 2030-01-01 | A000002 |"""
AUDITS = """ended_on | result | findings_quality_system | findings_conformity | certificate_no
            2023-03-01 | passed | 1 | 0 |
            2024-03-01 | passed_with_findings | 2 | 1 |
            2025-03-01 | passed_with_findings | | 2 |
            2025-06-01 | passed_with_findings | 7 | 7 | C1
            2026-03-01 | passed_with_findings | 1 | 3 |
            2027-03-01 | passed | 9 | 9 |"""
ITEMS = """preparation_item | item_title | for_initial | for_follow_up | owner
           documents | Documents | yes | yes | Li
           changes | Changes | no | yes |
           visa | Visa | yes | no |"""


def group_and_members(audits=None, book=SHIPPED):
    members = look(MEMBERS, TODAY, audits=audits, book=book)
    known = audits_of(audits)
    groups = metrics.follow_up_audits(members, known, TODAY, book)
    return groups.iloc[0].to_dict(), members, known


def history(audits=AUDITS, book=SHIPPED):
    _group, members, known = group_and_members(audits, book)
    return metrics.condition_history(members, known, TODAY, book)


def told(found, column):
    """One column of the four conditions, by its day."""
    mine = found.loc[(found["condition"] == "conformity").to_numpy(bool)]
    days = mine["audited_on"].dt.strftime("%Y")
    return dict(zip(days, mine[column].astype("object").where(mine[column].notna()), strict=True))


def test_a_condition_found_in_two_audits_running_is_marked_again():
    found = history()
    assert told(found, "findings") == {"2023": 0, "2024": 1, "2025": 2, "2026": 3}
    assert told(found, "again") == {"2023": False, "2024": False, "2025": True, "2026": True}
    now = metrics.audit_conditions(found).set_index("condition")
    # Nobody counted (a) in 2025: what is not known is not repeated.
    assert now["again"].to_dict() == {
        "quality_system": False,
        "conformity": True,
        "equipment": False,
        "personnel": False,
    }
    assert now["findings"].to_dict()["quality_system"] == 1
    assert now["open_findings"].to_dict()["conformity"] == 3
    assert day(now.loc["conformity", "finding_due_on"]) == date(2026, 6, 1)
    assert pd.isna(now.loc["equipment", "finding_due_on"])


def test_earlier_findings_stay_open_where_a_later_pass_does_not_close_them():
    book = SHIPPED.with_default("findings_closed_by_later_pass", value=False)
    assert told(history(book=book), "open_findings") == {
        "2023": 0,
        "2024": 1,
        "2025": 2,
        "2026": 3,
    }
    assert told(history(), "open_findings") == {"2023": 0, "2024": 0, "2025": 0, "2026": 3}


def test_only_audits_of_the_group_count_and_only_the_last_few_are_shown():
    book = SHIPPED.with_default("audit_group_by", "factory_code")
    audits = "ended_on | result | factory_code | findings_conformity\n" + "\n".join(
        f"{year}-03-01 | passed | {code} | {year - 2017}"
        for year in range(2018, 2027)
        for code in ("A000001", "A000002")
        if code == "A000001" or year == 2026
    )
    members = look(MEMBERS, TODAY, audits=audits, book=book)
    second = members.loc[(members["certificate_no"] == "C2").to_numpy(bool)]
    first = members.loc[(members["certificate_no"] == "C1").to_numpy(bool)]
    of = [metrics.condition_history(one, audits_of(audits), TODAY, book) for one in (first, second)]
    assert told(of[1], "findings") == {"2026": 9}
    assert list(told(metrics.recent_audits(of[0]), "findings")) == [
        *("2022", "2023", "2024", "2025", "2026"),
    ]
    assert told(of[0], "again")["2026"]


def test_without_an_audit_the_conditions_are_unknown():
    _group, members, known = group_and_members()
    nothing = metrics.condition_history(members, known, TODAY, SHIPPED)
    now = metrics.audit_conditions(nothing)
    assert (len(nothing), len(now)) == (0, 4)
    assert now["findings"].isna().all()
    assert not now["again"].any()


def ready(told_text, visit, on=TODAY):
    items, told = frame_of(ITEMS, PREPARATION_ITEMS), frame_of(told_text, PREPARATIONS)
    found = metrics.preparation_list(items, told, visit, on)
    return dict(zip(found["preparation_item"], found["prepared"], strict=True)), found


def test_a_new_audit_begins_a_list_that_is_open_again():
    said = """subject_kind | subject | cycle | preparation_item | owner | done_on
              group | Göppingen | 2025-03-01 | documents | Wang | 2026-02-01
              group | Göppingen | 2026-03-01 | changes | Mei | 2026-11-30
              group | Elsewhere | 2026-03-01 | documents | Wang | 2026-02-01"""
    group, members, _known = group_and_members(AUDITS)
    before, _a, _k = group_and_members("\n".join(AUDITS.splitlines()[:4]))
    now = metrics.group_visit(group, members)
    then = metrics.group_visit(before, members)
    assert (then.cycle, now.cycle, now.initial) == ("2025-03-01", "2026-03-01", False)
    assert ready(said, then)[0] == {"documents": True, "changes": False}
    flags, found = ready(said, now)
    assert flags == {"documents": False, "changes": False}
    assert found["owner"].tolist() == ["Li", "Mei"]
    assert ready(said, now, date(2026, 11, 30))[0] == {"documents": False, "changes": True}


def test_a_first_audit_has_its_own_items_and_its_own_team():
    group, members, _known = group_and_members()
    visit = metrics.group_visit(group, members)
    assert visit.initial
    assert list(ready("subject_kind | subject", visit)[0]) == ["documents", "visa"]
    book = SHIPPED.with_override("plant", "Göppingen", "initial_auditors", 3)
    assert metrics.audit_team(visit, book) == (3, 3.0)
    assert metrics.audit_team(visit, book).auditor_days == 9
    group, members, _known = group_and_members(AUDITS)
    assert metrics.audit_team(metrics.group_visit(group, members), book) == (1, 1.5)
