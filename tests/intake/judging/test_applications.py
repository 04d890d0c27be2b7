import pandas as pd
from steps import codes, judged, planned, understood
from tables import frame_of

from cqcdash.intake import Answers
from cqcdash.vocabulary.records import VISITS

SHOWN = ["application_no", "stage", "entered_on", "left_on"]


def same(found: pd.DataFrame, expected: str) -> None:
    wanted = frame_of(expected, VISITS)[SHOWN]
    got = VISITS.conform(found)[SHOWN].sort_values(SHOWN).reset_index(drop=True)
    pd.testing.assert_frame_equal(got, wanted.sort_values(SHOWN).reset_index(drop=True))


def test_milestones_become_visits():
    found = judged(
        "Project no.,Plant,Application submitted,Samples sent,Tests started,Tests finished,"
        "Audit date,Review started,Certificate issued\n"
        "P1,Werk A,2026-01-05,2026-01-20,2026-02-03,2026-03-01,2026-03-10,2026-03-15,2026-04-01\n"
        "P2,Werk A,2026-05-05,,2026-06-03,,,,\n"
    )
    same(
        found.clean,
        """
        application_no | stage         | entered_on | left_on
        P1             | application   | 2026-01-05 |
        P1             | product_tests | 2026-01-20 | 2026-03-01
        P1             | factory_audit | 2026-03-10 | 2026-03-10
        P1             | review        | 2026-03-15 | 2026-04-01
        P1             | issue         | 2026-04-01 | 2026-04-01
        P2             | application   | 2026-05-05 |
        P2             | product_tests | 2026-06-03 |
        """,
    )
    assert found.rows == 2


def test_a_wide_list_is_counted_in_rows_of_the_file():
    head = "申请编号,申请日期,试验开始日期,试验完成日期,审厂日期,发证日期\n"
    first = planned(head + "A1,2026-01-05,2026-02-03,,,\nA2,2026-01-05,,,,\n")
    assert (first.rows, first.inserted, len(first.insert)) == (2, 2, 3)
    text = (
        head
        + "A1,2026-01-05,2026-02-03,2026-03-01,2026-03-05,\nA2,2026-01-05,,,,\n,2026-01-01,,,,\n"
    )
    second = planned(text, first.insert)
    assert (second.rows, second.inserted, second.updated) == (3, 0, 1)
    assert (second.unchanged, second.rejected_rows) == (1, 1)
    assert (len(second.insert), len(second.update)) == (1, 1)


def test_the_shape_of_the_list_decides_which_columns_are_used():
    wide = (
        "Project no.,Status,Start,Submitted,Tests started,Audit date\n"
        "P1,under way,x,2026-01-05,2026-02-03,\n"
    )
    assert len(judged(wide).clean) == 2
    assert understood(wide).unused == ("Status", "Start")
    long = (
        "Project no.,Stage,Start,Submitted,Certificate issued\nP1,review,2026-01-05,x,03/04/2026\n"
    )
    assert len(judged(long).clean) == 1
    assert understood(long).unused == ("Submitted", "Certificate issued")


def test_a_single_audit_with_begin_and_end():
    found = judged(
        "Antragsnummer;Antragsdatum;Auditbeginn;Auditende\nX;01.02.2026;05.03.2026;07.03.2026\n"
    )
    same(
        found.clean,
        """
        application_no | stage         | entered_on | left_on
        X              | application   | 2026-02-01 |
        X              | factory_audit | 2026-03-05 | 2026-03-07
        """,
    )


def test_a_case_without_dates_or_with_contradictory_ones_is_left_out():
    found = judged(
        "Project no.,Submitted,Tests started,Tests finished\n"
        "P1,,,\nP2,2026-01-01,2026-03-01,2026-02-01\nP3,2026-01-01,,2026-02-01\n"
    )
    assert found.rejected["code"].tolist() == ["no_milestone", "left_before_entered"]
    assert "end_without_start" in codes(found)
    assert found.clean["application_no"].tolist() == ["P3"]


def test_stages_in_all_their_words():
    words = {
        "application": ["Application", "1", "stage 1", "第1阶段", "申请受理", "资料审查", "Antrag"],
        "product_tests": ["product tests", "2", "样品接收", "样品测试", "型式试验", "Typprüfung"],
        "factory_audit": ["FACTORY AUDIT", "3", "工厂审查", "工厂检查", "Werksinspektion"],
        "review": ["review", "Stage 4", "合格评定", "Bewertung"],
        "issue": ["issue", "5", "证书批准", "打印/寄送", "Ausstellung"],
    }
    rows = [f"A{i}{stage},{word}" for stage in words for i, word in enumerate(words[stage])]
    text = "Application,Stage,Entered\n" + "".join(f"{row},2026-01-01\n" for row in rows)
    found = judged(text)
    assert found.rejected.empty
    expected = [stage for stage in words for _ in words[stage]]
    assert found.clean["stage"].tolist() == expected


def test_an_unknown_stage_is_left_out_and_asked_once():
    text = "Application,Stage,Entered\nA1,painting,2026-01-01\nA2,review,2026-01-02\n"
    found = judged(text)
    assert found.rejected["line"].tolist() == [2]
    (question,) = found.questions
    assert (question.what, question.subject, question.required) == ("stage", "painting", False)
    answered = judged(text, Answers(words={("stage", "Painting"): "product_tests"}))
    assert answered.rejected.empty
    assert answered.clean["stage"].tolist() == ["product_tests", "review"]


def test_portal_stages_of_one_case_become_one_visit():
    text = (
        "申请编号,阶段,进入日期,离开日期\n"
        "A1,申请受理,2026-01-01,2026-01-03\n"
        "A1,资料审查,2026-01-03,2026-01-09\n"
        "A1,样品接收,2026-01-20,2026-01-22\n"
        "A1,样品测试,2026-01-22,\n"
    )
    first = planned(text)
    same(
        first.insert,
        """
        application_no | stage         | entered_on | left_on
        A1             | application   | 2026-01-01 | 2026-01-09
        A1             | product_tests | 2026-01-20 |
        """,
    )
    assert (first.rows, first.inserted) == (4, 4)
    assert "substages_joined" in codes(first)
    again = planned(text, first.insert)
    assert (again.inserted, again.updated, again.unchanged) == (0, 0, 4)


def test_the_same_stage_twice_is_two_visits():
    found = judged(
        "Application,Stage,Entered,Left\n"
        "A1,product tests,2026-01-01,2026-01-20\n"
        "A1,product tests,2026-03-01,\n"
    )
    assert len(found.clean) == 2


def test_missing_parts_of_a_visit_are_named():
    found = judged(
        "Application,Stage,Entered,Left\n"
        ",review,2026-01-01,\nA1,,2026-01-01,\nA2,review,,\nA3,review,2026-02-30,\n"
        "A4,review,2026-02-03,2026-02-02\nA5,review,1066-10-14,\n"
    )
    assert found.rejected["code"].tolist() == [
        "application_missing",
        "stage_missing",
        "entered_missing",
        "not_a_date",
        "left_before_entered",
        "date_implausible",
    ]


def test_waiting_and_kind_words():
    found = judged(
        "Application,Stage,Entered,Type,Waiting for\n"
        "A1,review,2026-01-01,变更,海关\nA2,review,2026-01-01,Verlängerung,Labor\n"
        "A3,review,2026-01-01,odd,nobody\n"
    )
    assert found.clean["kind"].tolist()[:2] == ["change", "renewal"]
    assert found.clean["waiting_for"].tolist()[:2] == ["customs", "laboratory"]
    assert codes(found) == ["unknown_application_kind", "unknown_waiting_for"]
    assert not found.rejected.size
