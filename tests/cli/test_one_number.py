"""No two numbers of one name: every page and every command, on three portfolios."""

import json
import os
import re
from collections import defaultdict
from datetime import date

import pytest
from commands import run
from screens import TODAY, fill, healthy, opened, sample_files
from thoroughness import examples

from cqcdash.sample import sample_portfolio
from cqcdash.texts.words import labels
from cqcdash.ui.frame import PAGES
from cqcdash.vocabulary.applications import CaseState
from cqcdash.vocabulary.attention import Section
from cqcdash.vocabulary.audits import AuditTask
from cqcdash.vocabulary.certificates import Standing, State

COUNT = re.compile(r"(.+) · ([\d,]+)")
PORTFOLIOS = {
    "sample": sample_files,
    "other": lambda: [*sample_portfolio(260, 23, date.fromisoformat(TODAY)).items()],
}


def named_numbers(app) -> list[tuple[str, int]]:
    """Everything on a page that is a name with a number: pills, headings, metrics."""
    found = [str(getattr(o, "content", o)) for g in app.pills for o in g.options]
    found += [element.value.replace("\\", "") for element in app.header]
    found += [element.label.replace("\\", "") for element in app.expander]
    pairs = [(m[1], m[2]) for m in map(COUNT.fullmatch, found) if m]
    pairs += [(m.label, m.value) for m in app.metric if re.fullmatch(r"[\d,]+", str(m.value))]
    return [(name, int(value.replace(",", ""))) for name, value in pairs]


def drawn_standings(app, key: str) -> dict[str, int]:
    """What a chart says of each standing; the last bar of several."""
    charts = [json.loads(c.proto.spec) for c in app.get("plotly_chart") if key in c.proto.id]
    words = set(labels(Standing).values())
    return {
        trace["name"]: trace["x"][-1] if trace.get("orientation") == "h" else trace["y"][-1]
        for chart in charts
        for trace in chart["data"]
        if trace["name"] in words
    }


def listed(path, *command: str) -> list[dict]:
    done = run(*command, "--as-of", TODAY, "--format", "json", database=path)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def worded(rows: list[dict], prefix: str, codes) -> dict[str, int]:
    words = labels(codes)
    counts = {row["figure"]: row["count"] for row in rows}
    return {
        words[code]: counts[f"{prefix}_{code}"] for code in words if f"{prefix}_{code}" in counts
    }


@pytest.mark.slow
# Another portfolio costs as much again: in a thorough run only.
@pytest.mark.parametrize("made", [*PORTFOLIOS][: examples(1)])
def test_no_two_numbers_of_one_name(made, tmp_path, monkeypatch):
    path = tmp_path / "portfolio.duckdb"
    monkeypatch.setenv("CQCDASH_TODAY", TODAY)
    monkeypatch.setenv("CQCDASH_DATABASE", str(path))
    fill(os.environ["CQCDASH_DATABASE"], PORTFOLIOS[made]())
    said: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for place in PAGES:
        app = opened(place.name, **({"knowledge": "now"} if place.name == "trend" else {}))
        healthy(app)
        for name, n in named_numbers(app):
            said[name].add((n, place.name))
        for key in ("standings", "trend"):
            for name, n in drawn_standings(app, key).items():
                said[name].add((n, f"{place.name} chart"))
    overview = listed(path, "overview")
    counts = [
        worded(overview, "standing", Standing),
        worded(overview, "audits", AuditTask),
        worded(overview, "applications", CaseState),
    ]
    for name, n in (pair for part in counts for pair in part.items()):
        if n or name in said:
            said[name].add((n, "cqcdash overview"))
    items = listed(path, "attention")
    for code, word in labels(Section).items():
        n = sum(item["section"] == code for item in items)
        if n or word in said:
            said[word].add((n, "cqcdash attention"))
    assert made == "one" or {where for _, where in said[labels(Standing)["act_soon"]]} >= {
        "overview chart",
        "trend chart",
        "cqcdash overview",
    }
    differing = {name: told for name, told in said.items() if len({n for n, _ in told}) > 1}
    assert not differing
    standings = counts[0]
    assert sum(standings.values()) == len(listed(path, "certificates"))
    by_state = worded(overview, "state", State)
    assert sum(by_state.values()) == sum(standings.values())
    cover, *_ = listed(path, "cover", "--months", "1")
    gone = standings[labels(Standing)["not_usable"]] + standings[labels(Standing)["unknown"]]
    assert cover["usable"] == sum(standings.values()) - gone
    trend = listed(path, "trend", "--known-now", "--months", "1")
    last = [row for row in trend if row["day"] == TODAY]
    words = labels(Standing)
    assert {words[code] for code in {row["standing"] for row in last}} <= set(standings)
    for code, word in words.items():
        assert sum(r["certificates"] for r in last if r["standing"] == code) == standings[word]


def test_words_that_count_differ_between_enumerations():
    """A pill says only its word: two kinds of things may not share one."""
    counted = [Standing, AuditTask, CaseState, Section]
    words = [word for codes in counted for word in labels(codes).values()]
    assert len(words) == len(set(words)), sorted(w for w in words if words.count(w) > 1)
