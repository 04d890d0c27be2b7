import pytest
from steps import judged, planned

from cqcdash import intake
from cqcdash.intake import Answers
from cqcdash.intake.planning.plants import similar
from cqcdash.vocabulary.records import SCHEMA_OF

HEAD = "certificate_no,plant,factory_code\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Werk Göppingen", "WERK GOEPPINGEN"), ("Werk Göppingen", "Göppingen plant")),
        *(("WERK GOEPPINGEN", "Göppingen plant"), ("Werk Göppingen", "Goppingen")),
        *(("Zakład Gliwice", "Zaklad Gliwice"), ("Usine Béthune", "Bethune factory")),
        *(("上海工厂", "上海"), ("Plant Spartanburg", "Plant Spartenburg")),
        ("ACME (Shanghai) Co., Ltd.", "Acme Shanghai Co Ltd"),
    ],
)
def test_alike(one, other):
    assert similar(one, other)
    assert similar(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(
            ("Werk 1", "Werk 2"),
            ("Plant Celaya", "Plant Chonburi"),
            ("Werk Göppingen", "Werk Gaggenau"),
        ),
        *(("上海工厂", "北京工厂"), ("Werk Ulm", "Werk Elm"), ("Factory", "Plant")),
        ("Halle 12 Linz", "Halle 13 Linz"),
    ],
)
def test_not_alike(one, other):
    assert not similar(one, other)


def test_a_new_spelling_is_offered_and_never_merged():
    stored = planned(HEAD + "CQC20001969201,Werk Göppingen,V016952\n").insert
    text = HEAD + "CQC20001969202,WERK GOEPPINGEN,\nCQC20001969203,Süd,V016952\nCQC20001969204,X,\n"
    plan = planned(text, stored)
    assert plan.insert["plant"].tolist() == ["WERK GOEPPINGEN", "Süd", "X"]
    asked = {q.subject: q.candidates for q in plan.questions}
    assert asked == {"WERK GOEPPINGEN": ("Werk Göppingen",), "Süd": ("Werk Göppingen",)}
    assert not any(q.required for q in plan.questions)


def test_the_answer_is_used_and_taught():
    text = HEAD + "CQC20001969202,WERK GOEPPINGEN,\n"
    answers = Answers(plants={"WERK GOEPPINGEN": "Werk Göppingen"})
    found = judged(text, answers)
    assert found.clean["plant"].tolist() == ["Werk Göppingen"]
    apart = Answers(plants={"WERK GOEPPINGEN": "WERK GOEPPINGEN"})
    stored = planned(HEAD + "CQC20001969201,Werk Göppingen,\n").insert
    assert planned(text, stored, apart).questions == ()


def test_spellings_within_one_file_and_of_known_plants():
    text = HEAD + "CQC20001969201,Werk Göppingen,\nCQC20001969202,Göppingen plant,\n"
    assert [q.subject for q in planned(text).questions] == ["Göppingen plant"]
    plan = intake.plan(
        judged(HEAD + "CQC20001969201,Goeppingen,\n"),
        SCHEMA_OF["certificates"].empty(),
        ["Werk Göppingen"],
    )
    assert [q.candidates for q in plan.questions] == [("Werk Göppingen",)]
