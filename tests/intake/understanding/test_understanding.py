import pytest
from steps import codes, judged, table, understood

from cqcdash import intake
from cqcdash.errors import BadRequestError, UnreadableFileError
from cqcdash.intake import Answers
from cqcdash.intake.lexicon.headers import HEADERS
from cqcdash.intake.lexicon.matching import match
from cqcdash.vocabulary.imports import Learned
from cqcdash.vocabulary.records import SCHEMA_OF, Kind

COMPUTED = {"audit_key", "reported_status"}


@pytest.mark.parametrize("kind", list(Kind))
def test_every_field_has_headers(kind):
    assert set(SCHEMA_OF[kind].names) - COMPUTED <= set(HEADERS[kind])


@pytest.mark.parametrize(
    ("kind", "field"), [(kind, field) for kind in Kind for field in HEADERS[kind]]
)
def test_every_header_gives_a_field_and_usual_ones_their_own(kind, field):
    text = HEADERS[kind][field]
    usual = {field, *text.split(" | ")[0].split(", ")}
    for header in (field, *text.replace(" | ", ", ").split(", ")):
        found = match(kind, [header], ())
        assert found.fields, header
        assert field in found.fields or header not in usual, header


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ("证书编号,证书状态,生产企业", "certificates"),
        ("Certificate No.,Plant,Type,Valid until,Status", "certificates"),
        ("Zertifikat-Nr.,Werk,Antragsteller,Gültig bis", "certificates"),
        ("Certificate No.,Application no.,Plant,Issue date,Valid until,Status", "certificates"),
        ("Certificate No.,Plant", "certificates"),
        ("Plant,Audit date,Result", "audits"),
        ("Werk,Von,Bis,Ergebnis,Auditart", "audits"),
        ("生产企业,检查日期,检查结论,证书编号", "audits"),
        ("Application,Plant,Stage,Entered,Left", "applications"),
        ("Projekt-Nr.,Werk,Status,Beginn,Ende", "applications"),
        ("申请编号,生产企业,申请日期,试验开始日期,发证日期", "applications"),
        ("Project no.,Factory,Application submitted,Certificate issued", "applications"),
    ],
)
def test_the_kind_of_file_is_recognised(headers, kind):
    row = ",".join("x" for _ in headers.split(","))
    assert understood(f"{headers}\n{row}\n").kind == kind


@pytest.mark.parametrize(
    "header",
    ["  certificate_NO ", "CERTIFICATE NO", "Certificate-No.:", "Ｃertificate　No．", "Cert. No"],
)
def test_case_width_and_punctuation_do_not_matter(header):
    assert understood(f"{header},Plant\nA,B\n").fields["certificate_no"] == 0


def test_units_in_brackets_do_not_matter():
    found = understood("3C证书编号（版本号）,Valid until (dd.mm.yyyy)\nA,01.02.2026\n")
    assert set(found.fields) == {"certificate_no", "expires_on"}


def test_what_a_word_means_depends_on_the_kind():
    certificates = understood("Certificate No.,Plant,Type,Status,Valid until\nA,B,C,valid,\n")
    assert certificates.fields["model"] == 2
    applications = understood("Application,Plant,Type,Status,Start,End\nA,B,initial,review,,\n")
    assert (applications.fields["kind"], applications.fields["stage"]) == (2, 3)
    assert applications.fields["entered_on"] == 4
    audits = understood("Audit No.,Plant,Type,Start,End,Result\nA,B,initial,,,\n")
    assert (audits.fields["kind"], audits.fields["started_on"]) == (2, 3)


def test_a_usual_header_beats_a_weak_one():
    found = understood("Certificate No.,Model,Type\nA,B,C\n")
    assert (found.fields["model"], found.unused) == (1, ("Type",))


def test_a_close_spelling_is_taken_and_mentioned():
    found = understood("Certifcate Number,Plant,Expiery date\nA,B,\n")
    assert found.how == {"certificate_no": "close", "plant": "exact", "expires_on": "close"}
    assert [f.value for f in found.findings] == ["Certifcate Number", "Expiery date"]


@pytest.mark.parametrize(
    "header",
    ["Certificate type", "Issued by", "Expiry notice sent", "Product line", "Plant manager"],
)
def test_another_meaning_with_like_letters_is_not_taken(header):
    found = understood(f"Certificate No.,{header},Plant\nA,B,C\n")
    assert "close" not in found.how.values()


def test_unused_columns_are_listed():
    found = understood("Certificate No.,Plant,SAP Material,,Empty\nA,B,7,x,\n")
    assert found.unused == ("SAP Material", "#4")


TWO = "Certificate No.,颁证日期,发证日期\nCQC20001969201,2020-01-01,{}\n"


def test_two_candidates_are_asked():
    found = understood(TWO.format("2021-01-01"))
    assert found.blocked
    (question,) = found.questions
    assert (question.what, question.subject) == ("column", "issued_on")
    assert question.candidates == ("颁证日期", "发证日期")
    answered = understood(TWO.format("2021-01-01"), Answers(columns={"issued_on": "发证日期"}))
    assert (answered.blocked, answered.fields["issued_on"]) == (False, 2)
    assert answered.learned == (Learned("certificates", "column", "发证日期", "issued_on"),)
    nothing = understood(TWO.format("2021-01-01"), Answers(columns={"issued_on": ""}))
    assert "issued_on" not in nothing.fields


def test_two_candidates_with_the_same_values_are_no_question():
    assert not understood(TWO.format("2020-01-01")).blocked


def test_a_learned_column_is_used():
    lesson = Learned("certificates", "column", "Lfd. Zert.", "certificate_no")
    found = understood("lfd zert,Werk\nA,B\n", learned=[lesson])
    assert found.how["certificate_no"] == "learned"
    other = understood(TWO.format("2021-01-01"), learned=[Learned("", "column", "颁证日期", "")])
    assert (other.blocked, other.fields["issued_on"]) == (False, 2)


def test_a_column_full_of_numbers_is_asked_when_no_header_names_it():
    text = "Kennung,Werk,Gültig bis\nCQC20001969201,A,2025-01-01\n"
    found = understood(text)
    (question,) = found.questions
    assert (question.subject, question.candidates) == ("certificate_no", ("Kennung",))
    assert question.examples == ("CQC20001969201",)
    found = judged(text, Answers(columns={"certificate_no": "kennung"}))
    assert found.clean["certificate_no"].tolist() == ["CQC20001969201"]


def test_a_file_without_number_column_is_refused_with_its_headers():
    with pytest.raises(UnreadableFileError, match=r"certificate_no.*Name, Age"):
        understood("Name,Age\nx,7\n")


def test_the_kind_can_be_given():
    text = "Plant,Date\nA,2026-01-01\n"
    with pytest.raises(UnreadableFileError):
        understood(text, Answers(kind="audits"))
    text = "Certificate No.,Plant,Audit date,Result\nCQC20001969201,A,2026-01-01,passed\n"
    assert understood(text).kind == "audits"
    assert understood(text, Answers(kind="certificates")).kind == "certificates"


@pytest.mark.parametrize(
    "answers",
    [
        Answers(kind="invoices"),
        Answers(columns={"colour": "Plant"}),
        Answers(columns={"product": "Nowhere"}),
        Answers(words={("status", "x"): "fine"}),
        Answers(words={("mood", "x"): "fine"}),
    ],
)
def test_answers_that_do_not_exist_are_refused(answers):
    with pytest.raises(BadRequestError):
        understood("Certificate No.,Plant\nA,B\n", answers)


def test_an_answer_for_another_file_of_the_same_import_is_ignored():
    found = understood("Certificate No.,Plant\nA,B\n", Answers(columns={"plant": "Werk"}))
    assert found.fields["plant"] == 1


def test_a_corrected_list_of_rejects_is_known_as_such():
    found = understood("Certificate No.,Plant,line,reason\nA,B,7,was wrong\n")
    assert found.correction
    assert found.unused == ()


def test_a_list_of_one_column():
    found = judged("证书编号\nCQC20001969201\nCQC20001969202\n")
    assert len(found.clean) == 2
    assert codes(found) == ["no_plant_column"]


def test_ten_thousand_columns_are_refused():
    header = ",".join(["Certificate No.", *(f"c{i}" for i in range(10_000))])
    with pytest.raises(UnreadableFileError, match="10,001 columns"):
        table(header + "\nA\n")


def test_a_thousand_columns_are_quick_enough():
    header = ["Certificate No.", *(f"column {i}" for i in range(999))]
    text = ",".join(header) + "\n" + ",".join("x" for _ in header) + "\n"
    raw = table(text)
    assert len(intake.understand(raw).unused) == 999
