"""The files of a sample portfolio, put together so that they fit each other."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.sample import cases as walk
from cqcdash.sample import certificates as register
from cqcdash.sample.audits import audits as audit_history
from cqcdash.sample.catalogue import catalogue
from cqcdash.sample.conversions import conversions
from cqcdash.sample.damaged_rows import with_damaged_applications, with_damaged_certificates
from cqcdash.sample.files import csv_bytes
from cqcdash.sample.papers import PAPERS, papers
from cqcdash.sample.plants import plants as sites
from cqcdash.sample.shipments import shipments
from cqcdash.sample.verifications import verified
from cqcdash.vocabulary.records import ApplicationKind

_PLANTS, _CERTIFICATES_THEN, _MOST_PLANTS = 8, 160, 400
_FEWEST_APPLICATIONS = 120
_USUAL_YEARS = 5
LAW, LOOKED_UP = 57, 23
_WITH_RECENT_CASE = 0.65
_REISSUE_OF = {
    ApplicationKind.INITIAL: register.NEW,
    ApplicationKind.RENEWAL: register.RENEWED,
    ApplicationKind.CHANGE: register.CHANGED,
}


def sample_portfolio(
    certificates: int,
    seed: int,
    as_of: date,
    audits: int | None = None,
    applications: int | None = None,
) -> dict[str, bytes]:
    """A believable group's certificates, audits, applications and their papers as CSV files.

    Args:
        certificates: how many certificates the group holds; the file has a few damaged rows more,
            and in the autumn of 2026 declarations and what they are converted into.
        seed: the same seed, numbers and day give the same bytes.
        as_of: the day on which the files were exported.
        audits: how many audit records there are at least; by default the plants' own visits.
        applications: how many cases; by default a quarter of the certificates, at least 120.

    Returns:
        File name to UTF-8 bytes, headers being the canonical names.
    """
    rng = np.random.default_rng(seed)
    count = max(_FEWEST_APPLICATIONS, certificates // 4) if applications is None else applications
    plants = sites(_how_many_plants(certificates), as_of, rng)
    kinds_of_product = catalogue()
    people = register.population(certificates, plants, kinds_of_product, as_of, rng)
    cases = _cases(count, people, plants, len(kinds_of_product), rng)
    walked = walk.walks(
        cases["kind"].to_numpy(),
        cases["plant_at"].to_numpy(),
        plants["slow"].to_numpy()[cases["plant_at"]],
        as_of,
        rng,
    )
    _let_cases_set_the_dates(people, cases, walked, as_of, rng)
    table = register.register(people, plants, kinds_of_product, as_of, rng)
    cases["plant"] = plants["plant"].to_numpy()[cases["plant_at"]]
    names = kinds_of_product["product_category"].to_numpy()
    cases["product_category"] = names[cases["category_at"]]
    stays = _applications("APP", cases, walk.visits(walked, as_of, rng), table)
    # A chance of its own: the rest of the group is the same with and without the law.
    own = np.random.default_rng([seed, LAW])
    law = conversions(table, _codes(kinds_of_product), as_of, own)
    conversion = walk.visits(law.walked, as_of, own)
    stays = pd.concat([stays, _applications("CNV", law.cases, conversion, law.certificates)])
    chance = np.random.default_rng([seed, PAPERS])
    owners = table.dropna(subset=["owner"]).drop_duplicates("plant")
    standards = kinds_of_product.drop_duplicates("product_category")
    seen = verified(law.certificates, np.random.default_rng([seed, LOOKED_UP]))
    return {
        "certificates.csv": csv_bytes(with_damaged_certificates(seen)),
        "audits.csv": csv_bytes(audit_history(plants, table, as_of, rng, audits)),
        "applications.csv": csv_bytes(with_damaged_applications(stays.reset_index(drop=True))),
        "documents.csv": csv_bytes(
            papers(stays, dict(zip(owners["plant"], owners["owner"], strict=True)), as_of, chance)
        ),
        "samples.csv": csv_bytes(
            shipments(
                stays,
                dict(zip(standards["product_category"], standards["standard"], strict=True)),
                as_of,
                chance,
            )
        ),
    }


def _how_many_plants(certificates: int) -> int:
    grown = round(_PLANTS * (certificates / _CERTIFICATES_THEN) ** 0.5)
    return int(np.clip(grown, _PLANTS, _MOST_PLANTS))


def _cases(
    count: int,
    people: pd.DataFrame,
    plants: pd.DataFrame,
    categories: int,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """Kind, certificate (position, -1 for none), plant and category of each case."""
    kind = walk.kinds(count, rng)
    certificate = np.full(count, -1)
    for of_kind, reissue in _REISSUE_OF.items():
        wanted = np.nonzero(kind == of_kind)[0]
        pool = (people["reissue"] == reissue) & (people["years"] == _USUAL_YEARS)
        most = int(_WITH_RECENT_CASE * pool.to_numpy().sum())
        chosen = rng.permutation(np.nonzero(pool)[0])[: min(len(wanted), most)]
        certificate[wanted[: len(chosen)]] = chosen
    anywhere = np.nonzero((kind == ApplicationKind.EXTENSION) & (len(people) > 0))[0]
    certificate[anywhere] = rng.integers(0, max(len(people), 1), len(anywhere))
    has = certificate >= 0
    plant_at = rng.choice(len(plants), size=count, p=plants["weight"])
    category_at = rng.integers(0, categories, count)
    plant_at[has] = people["plant_at"].to_numpy()[certificate[has]]
    category_at[has] = people["category_at"].to_numpy()[certificate[has]]
    return pd.DataFrame(
        {
            "kind": kind,
            "certificate": certificate,
            "plant_at": plant_at,
            "category_at": category_at,
        }
    )


def _let_cases_set_the_dates(
    people: pd.DataFrame,
    cases: pd.DataFrame,
    walked: pd.DataFrame,
    as_of: date,
    rng: np.random.Generator,
) -> None:
    """A finished case dates its certificate's issue, a running renewal belongs to a near expiry."""
    today = np.datetime64(as_of)
    starts, ends = walk.spans(walked, len(cases))
    finished, has = ends < today, cases["certificate"] >= 0
    years = pd.DateOffset(years=_USUAL_YEARS)
    filed = starts + pd.to_timedelta(rng.integers(70, 150, len(cases)), unit="D") - years
    first = ends - pd.to_timedelta(rng.integers(120, 650, len(cases)), unit="D")
    begins = {
        ApplicationKind.INITIAL: ends.where(finished).to_numpy(),
        ApplicationKind.RENEWAL: ends.where(finished, filed).to_numpy(),
        ApplicationKind.CHANGE: first.where(finished).to_numpy(),
    }
    for kind, begin in begins.items():
        of_kind = (has & (cases["kind"] == kind)).to_numpy() & ~np.isnat(begin)
        rows = cases["certificate"].to_numpy()[of_kind]
        register.set_period(people, rows, begin[of_kind], as_of, rng)
        if kind == ApplicationKind.CHANGE:
            people.loc[rows, "issued_on"] = ends.to_numpy()[of_kind]
    unnamed = (cases["kind"] == ApplicationKind.INITIAL) & ~finished
    cases.loc[unnamed, "certificate"] = -1
    people["linked"] = np.isin(np.arange(len(people)), cases["certificate"])
    register.let_the_rest_end_soon(people, as_of, rng)


def _codes(kinds_of_product: pd.DataFrame) -> dict[str, str]:
    known = kinds_of_product.dropna(subset=["product_code"])
    return dict(zip(known["product_category"], known["product_code"], strict=True))


def _applications(
    prefix: str, cases: pd.DataFrame, visits: pd.DataFrame, table: pd.DataFrame
) -> pd.DataFrame:
    at = visits["case"].to_numpy()
    certificate = np.array([*table["certificate_no"], None], dtype=object)
    out = pd.DataFrame(
        {
            "application_no": _numbers(prefix, visits, len(cases))[at],
            "plant": cases["plant"].to_numpy()[at],
            "product_category": cases["product_category"].to_numpy()[at],
            "kind": cases["kind"].to_numpy()[at],
            "certificate_no": certificate[cases["certificate"].to_numpy("int64")[at]],
            "stage": visits["stage"],
            "entered_on": visits["entered_on"],
            "left_on": visits["left_on"],
            "waiting_for": visits["waiting_for"],
        }
    )
    return out.sort_values(["application_no", "entered_on"], kind="stable", ignore_index=True)


def _numbers(prefix: str, visits: pd.DataFrame, count: int) -> np.ndarray:
    """A number per case, counted in the order in which they began."""
    begun = visits.sort_values("entered_on", kind="stable").drop_duplicates("case")
    serial = pd.Series(np.arange(1, len(begun) + 1)).astype(str).str.zfill(5)
    year = begun["entered_on"].to_numpy().astype("datetime64[Y]").astype(str)
    number = np.full(count, "", dtype=object)
    number[begun["case"].to_numpy()] = f"{prefix}-" + year.astype(object) + "-" + serial.to_numpy()
    return number
