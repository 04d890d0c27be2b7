"""The sample portfolio: believable, repeatable, and with something to see on every page."""

import io
import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from cqcdash.errors import UnreadableFileError
from cqcdash.locations import CATEGORIES
from cqcdash.sample import sample_portfolio
from cqcdash.sample.catalogue import catalogue
from cqcdash.vocabulary.records import AUDITS, CERTIFICATES, SCHEMA_OF, VISITS

TODAY = date(2026, 11, 23)
COMMITTED = Path(__file__).parents[2] / "data" / "sample"
JULY = pd.Timestamp(2026, 6, 30)
NUMBER = re.compile(r"CQC\d{11}|(19|20)\d{2}\d{12}")


@pytest.fixture(scope="module")
def files():
    return sample_portfolio(160, 7, TODAY)


def table(files, name):
    frame = pd.read_csv(io.BytesIO(files[name]), dtype=str)
    for column in SCHEMA_OF[name.removesuffix(".csv")].columns:
        if column.type == "date" and column.name in frame:
            frame[column.name] = pd.to_datetime(
                frame[column.name], format="%Y-%m-%d", errors="coerce"
            )
    return frame


@pytest.fixture(scope="module")
def certificates(files):
    frame = table(files, "certificates.csv")
    clean = frame["certificate_no"].str.fullmatch(NUMBER, na=False) & frame["expires_on"].notna()
    return frame[clean]


@pytest.fixture(scope="module")
def visits(files):
    frame = table(files, "applications.csv")
    return frame[~frame["application_no"].str.contains("DAMAGED")]


def test_the_committed_set_is_what_the_generator_makes(files):
    assert {p.name: p.read_bytes() for p in COMMITTED.glob("*.csv")} == files


def test_another_seed_makes_another_group(files):
    assert sample_portfolio(160, 8, TODAY)["certificates.csv"] != files["certificates.csv"]


@pytest.mark.parametrize("schema", [CERTIFICATES, AUDITS, VISITS], ids=lambda s: s.name)
def test_headers_are_canonical(files, schema):
    headers = table(files, f"{schema.name}.csv").columns
    assert set(headers) <= set(schema.names) - {"audit_key", "reported_status"}


def test_numbers_are_unique_and_carry_the_year_of_first_issue(certificates):
    number = certificates["certificate_no"]
    assert number.is_unique
    year = number.where(~number.str.startswith("CQC"), "20" + number.str[3:5]).str[:4]
    assert (year == certificates["first_issued_on"].dt.year.astype(str)).all()


def test_there_are_as_many_certificates_as_asked_for_before_the_law_adds_some(certificates):
    before = table(sample_portfolio(160, 7, date(2026, 6, 30)), "certificates.csv")
    assert before["certificate_no"].str.fullmatch(NUMBER, na=False).sum() == 161
    added = certificates[160:]
    assert 10 < len(added) < 40
    assert set(added["scheme"]) == {"CCC", "CCC-SDOC"}


def test_some_declarations_are_converted_some_have_a_case_some_have_nothing(certificates, visits):
    declared = certificates[certificates["scheme"] == "CCC-SDOC"]
    new = certificates[(certificates["scheme"] == "CCC") & (certificates["first_issued_on"] > JULY)]
    product = certificates["plant"] + certificates["product"]
    converted = product[declared.index].isin(product[new.index])
    conversions = visits[visits["kind"] == "conversion"]
    begun = declared["certificate_no"].isin(conversions["certificate_no"])
    assert converted.sum() >= 4
    assert (begun & ~converted).sum() >= 4
    assert (~begun & ~converted).sum() >= 4
    assert (conversions["entered_on"] > JULY).all()
    assert set(declared["no_longer_produced"].dropna()) == {"yes"}


def test_every_category_of_the_catalogue_is_there(certificates):
    assert set(certificates["product_category"]) == set(catalogue()["product_category"])


def test_something_expires_in_every_band(certificates):
    days = (certificates["expires_on"] - pd.Timestamp(TODAY)).dt.days
    bands = pd.cut(days, [-9999, -1, 30, 90, 180, 99999]).value_counts()
    assert (bands > 0).all()


def test_renewed_certificates_keep_their_first_issue(certificates):
    renewed = certificates["issued_on"] > certificates["first_issued_on"]
    assert 0.2 < renewed.mean() < 0.7
    assert (certificates["expires_on"] > certificates["issued_on"]).all()


def test_each_plant_was_audited_at_least_four_times_since_before_its_oldest_certificate(
    files, certificates
):
    audits = table(files, "audits.csv")
    done = audits[audits["result"].str.startswith("passed") & audits["certificate_no"].isna()]
    oldest = certificates.groupby("plant")["first_issued_on"].min()
    assert (done.groupby("plant").size() >= 4).all()
    assert (done.groupby("plant")["ended_on"].min() < oldest).all()
    assert {"failed", "planned"} < set(audits["result"])


def test_a_case_takes_13_to_17_weeks_and_half_of_that_is_waiting(visits):
    of_case = visits.groupby("application_no").agg(
        begun=("entered_on", "min"), ended=("left_on", "max"), stage=("stage", "last")
    )
    done = of_case[of_case["stage"] == "issue"].dropna()
    total = (done["ended"] - done["begun"]).dt.days
    inside = (visits["left_on"] - visits["entered_on"]).dt.days.groupby(visits["application_no"])
    assert 13 <= total.median() / 7 <= 17
    assert 0.4 < (inside.sum().loc[done.index] / total).median() < 0.6


def test_every_stage_has_an_open_case(visits):
    last = visits.drop_duplicates("application_no", keep="last")
    assert last.loc[last["left_on"].isna(), "stage"].nunique() == 5


def test_nothing_lies_after_the_day_of_the_export(visits, certificates):
    for column in (visits["entered_on"], visits["left_on"], certificates["issued_on"]):
        assert (column.dropna() <= pd.Timestamp(TODAY)).all()


@pytest.mark.parametrize("certificates", [0, 1, 2, 5, 41])
def test_small_groups_work(certificates):
    made = sample_portfolio(certificates, 3, date(2024, 2, 29))
    assert made["certificates.csv"].count(b"\n") >= certificates + 1


def test_audits_and_applications_can_be_asked_for():
    made = sample_portfolio(300, 1, TODAY, audits=1200, applications=50)
    assert len(table(made, "audits.csv")) == 1200
    numbers = table(made, "applications.csv")["application_no"]
    assert numbers[~numbers.str.startswith("CNV-")].nunique() == 52


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace("validity_years", "years"), "needs the columns"),
        (lambda text: text.replace(",5,1201,", ",five,1201,"), "Line 2"),
        (lambda text: text.replace(",5,1120,", ",5,112,"), "Line 3"),
        (lambda text: text.splitlines()[0], "has 0 rows"),
        (lambda text: "", "cannot be read"),  # noqa: ARG005 - nothing is left
    ],
)
def test_a_broken_table_of_categories_is_a_sentence(change, said, tmp_path):
    file = tmp_path / "categories.csv"
    file.write_text(change(CATEGORIES.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=said):
        catalogue(file)


def test_nobody_audits_at_the_weekend(files):
    audits = table(files, "audits.csv")
    for column in ("planned_on", "started_on", "ended_on"):
        assert (audits[column].dropna().dt.day_of_week < 5).all()
    nights = (audits["ended_on"] - audits["started_on"]).dt.days.dropna()
    assert set(nights) == {1, 2}


def test_a_suspension_was_reported_after_it_began(certificates):
    suspended = certificates[certificates["suspended_on"].notna()]
    assert len(suspended)
    assert (suspended["status_reported_on"] >= suspended["suspended_on"]).all()
