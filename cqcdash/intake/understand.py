"""What a table is about and what each of its columns means."""

import re
from collections.abc import Iterable, Mapping

import pandas as pd

from cqcdash.errors import BadRequestError, UnreadableFileError
from cqcdash.intake import dates as dating
from cqcdash.intake.aliases import CORRECTION_HEADERS, IGNORED_HEADERS, MILESTONES
from cqcdash.intake.columns import HOW, Match, match, missing_fields
from cqcdash.intake.meanings import CODES
from cqcdash.intake.model import Answers, ParsedDates, RawTable, Understanding
from cqcdash.intake.names import folded, known_headers
from cqcdash.intake.numbers import looks_like_number
from cqcdash.intake.question import Question
from cqcdash.vocabulary.finding import Finding
from cqcdash.vocabulary.frames import SCHEMA_OF
from cqcdash.vocabulary.snapshot import Learned
from cqcdash.vocabulary.words import Kind, Level

SIGNS: dict[Kind, tuple[str, ...]] = {
    Kind.CERTIFICATES: ("certificate_no", "expires_on", "first_issued_on", "status"),
    Kind.AUDITS: ("audit_no", "result", "auditors", "planned_on", "ended_on"),
    Kind.APPLICATIONS: ("application_no", "stage", *MILESTONES),
}
NUMBER_SHARE = 0.5
_STATE_OF_LIST = re.compile(
    r"\b(stand|status|as of|as at|per)\b|截至|截止|上报|查询|导出", re.IGNORECASE
)


def understand(
    raw: RawTable, answers: Answers | None = None, learned: Iterable[Learned] = ()
) -> Understanding:
    """The kind of the table, its fields, its date notations, and what has to be asked.

    Raises:
        UnreadableFileError: the table lacks what every file of its kind has.
        BadRequestError: an answer names a kind, field or header that does not exist.
    """
    given = answers or Answers()
    taught = tuple(learned)
    ignored = _ignored(raw)
    found, questions = _kind(raw, given, taught, ignored)
    how = {name: HOW[rank] for name, rank in found.ranks.items()}
    _apply_answers(raw, found, how, given)
    questions += _ties(raw, found, given)
    questions += _required(raw, found, ignored)
    parsed, undecided = _dates(raw, found, given)
    unused = [
        label
        for position, label in enumerate(raw.labels)
        if position not in found.fields.values()
        and position not in ignored
        and raw.cells.iloc[:, position].str.strip().ne("").any()
    ]
    suggestions = {raw.labels[p]: f for p, f in found.suggestions.items() if f not in found.fields}
    return Understanding(
        kind=found.kind,
        fields=found.fields,
        how=how,
        unused=tuple(unused),
        suggestions=suggestions,
        dates=parsed,
        words=_words(found.kind, given, taught),
        plants=_plants(given, taught),
        questions=(*questions, *undecided),
        learned=_lessons(found.kind, given),
        findings=_notes(raw, found, unused, how),
        wide=found.kind == Kind.APPLICATIONS and "stage" not in found.fields,
        correction=_is_correction(raw),
        reported_on=_reported_on(raw, found),
    )


def _ignored(raw: RawTable) -> set[int]:
    """Columns that our own list of rejected rows adds."""
    return {i for i, label in enumerate(raw.labels) if folded(label) in IGNORED_HEADERS}


def _is_correction(raw: RawTable) -> bool:
    return set(CORRECTION_HEADERS) <= {label.casefold() for label in raw.labels}


def _kind(
    raw: RawTable, given: Answers, learned: tuple[Learned, ...], ignored: set[int]
) -> tuple[Match, list[Question]]:
    if given.kind is not None:
        if given.kind not in tuple(Kind):
            raise BadRequestError("kind", str(given.kind), " or ".join(Kind))
        return _without(match(Kind(given.kind), raw.labels, learned), ignored), []
    tried = [_without(match(kind, raw.labels, learned), ignored) for kind in Kind]
    whole = [m for m in tried if not missing_fields(m.kind, m.fields, MILESTONES)]
    ranked = sorted(whole or tried, key=_claim, reverse=True)
    best = ranked[0]
    tied = [m.kind for m in ranked if _claim(m) == _claim(best)]
    if len(tied) > 1 and whole:
        question = Question("kind", raw.label, tuple(tied), raw.labels[:6])
        return best, [question]
    return best, []


def _without(found: Match, ignored: set[int]) -> Match:
    lost = [name for name, position in found.fields.items() if position in ignored]
    for name in lost:
        del found.fields[name], found.ranks[name]
    return found


def _claim(found: Match) -> float:
    return found.weight + 1.5 * sum(sign in found.fields for sign in SIGNS[found.kind])


def _apply_answers(raw: RawTable, found: Match, how: dict[str, str], given: Answers) -> None:
    known = known_headers(found.kind)
    by_name = {folded(label): i for i, label in reversed(list(enumerate(raw.labels)))}
    exact = {label: i for i, label in enumerate(raw.labels)}
    for name, header in given.columns.items():
        if folded(name) not in known:
            raise BadRequestError(
                "column", name, "one of our fields: " + ", ".join(_fields(found.kind))
            )
        position = exact.get(header, by_name.get(folded(header)))
        if header and position is None:
            if name in found.fields:
                continue
            raise BadRequestError(
                f"column {name}", header, "a header of the file: " + ", ".join(raw.labels)
            )
        found.ties.pop(name, None)
        for other in [f for f, p in found.fields.items() if p == position or f == name]:
            del found.fields[other]
            how.pop(other, None)
        if position is not None and header:
            found.fields[name] = position
            how[name] = "answered"


def _fields(kind: Kind) -> list[str]:
    return list(dict.fromkeys(f for claims in known_headers(kind).values() for f in claims))


def _ties(raw: RawTable, found: Match, given: Answers) -> list[Question]:
    """Columns that claim the same field equally well and do not hold the same values."""
    questions = []
    for name, positions in found.ties.items():
        columns = [raw.cells.iloc[:, p].str.strip() for p in positions]
        if name in given.columns or all(c.equals(columns[0]) for c in columns[1:]):
            continue
        labels = tuple(raw.labels[p] for p in positions)
        examples = tuple(
            f"{raw.labels[p]}: {_first(c)}" for p, c in zip(positions, columns, strict=True)
        )
        questions.append(Question("column", name, labels, examples))
    return questions


def _first(column: pd.Series) -> str:
    filled = column[column.ne("")]
    return str(filled.iloc[0]) if len(filled) else ""


def _required(raw: RawTable, found: Match, ignored: set[int]) -> list[Question]:
    """Ask for a missing required field when a column may hold it; refuse the file otherwise."""
    lacks = missing_fields(found.kind, found.fields, MILESTONES)
    questions = []
    for names in lacks:
        name = names.split("|")[0]
        likely = [p for p, f in found.suggestions.items() if f in names.split("|")]
        if name.endswith("certificate_no"):
            likely += [p for p in _numbered(raw, found, ignored) if p not in likely]
        if not likely:
            raise UnreadableFileError(
                raw.label,
                f"No column for {' or '.join(names.split('|'))} was found; "
                f"the columns are: {', '.join(raw.labels[:40])}.",
                f"Every file of {found.kind} needs one: name the column {name}, or say which "
                "column it is.",
            )
        labels = tuple(raw.labels[p] for p in likely)
        examples = tuple(_first(raw.cells.iloc[:, p]) for p in likely)
        questions.append(Question("column", name, labels, examples))
    return questions


def _numbered(raw: RawTable, found: Match, ignored: set[int]) -> list[int]:
    """Unused columns that mostly hold certificate numbers."""
    used = {*found.fields.values(), *ignored}
    return [
        p
        for p in range(len(raw.labels))
        if p not in used and looks_like_number(raw.cells.iloc[:200, p]) >= NUMBER_SHARE
    ]


def _dates(
    raw: RawTable, found: Match, given: Answers
) -> tuple[dict[str, ParsedDates], list[Question]]:
    names = [c.name for c in SCHEMA_OF[found.kind].columns if c.type == "date"]
    names += MILESTONES if found.kind == Kind.APPLICATIONS else ()
    columns = {
        name: dating.Column(raw.cells.iloc[:, found.fields[name]], serials=not raw.spreadsheet)
        for name in names
        if name in found.fields
    }
    decided = dating.decide(columns, dict(given.date_orders))
    questions = []
    for name in columns.keys() - decided.keys():
        day_first, month_first, _ = columns[name].evidence()
        counts = (day_first, month_first) if day_first else ()
        header = raw.labels[found.fields[name]]
        questions.append(
            Question(
                "date_order", name, ("dmy", "mdy"), columns[name].examples(), True, counts, header
            )
        )
    questions.sort(key=lambda q: found.fields[q.subject])
    parsed = {name: column.parse(*decided.get(name, ("", ""))) for name, column in columns.items()}
    return parsed, questions


def _words(kind: Kind, given: Answers, learned: tuple[Learned, ...]) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {}
    for item in learned:
        if item.what in CODES and item.kind in ("", kind):
            words.setdefault(item.what, {})[folded(item.source)] = item.target
    for (what, word), code in given.words.items():
        if code not in CODES.get(what, ()):
            raise BadRequestError(f"{what} {word}", code, ", ".join(CODES.get(what, CODES)))
        words.setdefault(what, {})[folded(word)] = code
    return words


def _plants(given: Answers, learned: tuple[Learned, ...]) -> dict[str, str]:
    taught = {item.source: item.target for item in learned if item.what == "plant"}
    return taught | dict(given.plants)


def _lessons(kind: Kind, given: Answers) -> tuple[Learned, ...]:
    """The answers that the next import may reuse; the order of dates is not one of them."""
    lessons = [
        Learned(kind, "column", header, name) for name, header in given.columns.items() if header
    ]
    lessons += [Learned(kind, what, word, code) for (what, word), code in given.words.items()]
    lessons += [Learned("", "plant", spelling, name) for spelling, name in given.plants.items()]
    return tuple(lessons)


def _notes(
    raw: RawTable, found: Match, unused: list[str], how: Mapping[str, str]
) -> tuple[Finding, ...]:
    notes = [
        Finding("close_spelling", Level.NOTE, raw.header_line, name, raw.labels[found.fields[name]])
        for name, way in how.items()
        if way == "close"
    ]
    if unused:
        params = {"headers": list(unused)}
        notes.append(Finding("unused_columns", Level.NOTE, raw.header_line, "", "", params))
    return tuple(notes)


def _reported_on(raw: RawTable, found: Match) -> pd.Timestamp | None:
    if found.kind != Kind.CERTIFICATES or "status_reported_on" in found.fields:
        return None
    return dating.named_day(title for title in raw.titles if _STATE_OF_LIST.search(title))
