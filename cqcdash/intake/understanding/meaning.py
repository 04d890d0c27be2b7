"""What a table is about and what each of its columns means."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from cqcdash.errors import BadRequestError
from cqcdash.intake.lexicon import (
    CORRECTION_HEADERS,
    EXTRA_DATES,
    HOW,
    IGNORED_HEADERS,
    MILESTONES,
    OF_VISIT,
    Match,
    folded,
    is_wide,
    known_headers,
    match,
    missing_fields,
)
from cqcdash.intake.model import Answers, ParsedDates, Question, RawTable, Understanding
from cqcdash.intake.reading import is_surplus
from cqcdash.intake.understanding import dates as dating
from cqcdash.intake.understanding.lessons import known_plants, known_words, lessons
from cqcdash.intake.understanding.questions import (
    about_dates,
    about_encoding,
    about_foreign,
    about_missing,
    about_sheets,
    about_ties,
    about_unmatched,
)
from cqcdash.vocabulary.finding import Finding, Level
from cqcdash.vocabulary.imports import Learned
from cqcdash.vocabulary.records import SCHEMA_OF, Kind

SIGNS: dict[Kind, tuple[str, ...]] = {
    Kind.CERTIFICATES: ("certificate_no", "expires_on", "first_issued_on", "status"),
    Kind.AUDITS: ("audit_no", "result", "auditors", "planned_on", "ended_on"),
    Kind.APPLICATIONS: ("application_no", "stage", *MILESTONES),
    Kind.DOCUMENTS: ("document", "document_state", "objected_on", "answer_by"),
    Kind.SAMPLES: ("sample_no", "at_customs_on", "released_on", "laboratory", "report_no"),
}
SIGN_WEIGHT = 1.5
# A file that fits no kind is spoken of as certificates unless this much speaks for another kind.
CLEAR_CLAIM = 4.0
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
    correction = set(CORRECTION_HEADERS) <= {label.casefold() for label in raw.labels}
    ignored = {
        i
        for i, label in enumerate(raw.labels)
        if folded(label) in IGNORED_HEADERS or (correction and is_surplus(label))
    }
    found, questions = _kind(raw, given, taught, ignored)
    how = {name: HOW[rank] for name, rank in found.ranks.items()}
    _apply_answers(raw, found, how, given)
    wide = found.kind == Kind.APPLICATIONS and is_wide(found.fields, MILESTONES)
    if found.kind == Kind.APPLICATIONS:
        _drop(found, how, OF_VISIT if wide else MILESTONES)
    columns = _date_columns(raw, found, how)
    decided = dating.decide(columns, given.date_orders, given.date_swaps)
    questions += about_encoding(raw, given)
    questions += about_sheets(raw, found.kind, given)
    questions += about_ties(raw, found, given)
    questions += about_missing(raw, found, ignored)
    questions += about_foreign(raw, found, given)
    questions += about_unmatched(raw, found, given, _free(raw, found, ignored, taught))
    questions += about_dates(raw, found, columns, decided)
    parsed = {
        name: column.parse(decided.get(name, dating.Decision())) for name, column in columns.items()
    }
    unused = _unused(raw, found, ignored)
    return Understanding(
        kind=found.kind,
        fields=found.fields,
        how=how,
        unused=unused,
        suggestions=_suggestions(raw, found),
        dates=parsed,
        words=known_words(found.kind, given, taught),
        plants=known_plants(given, taught),
        questions=tuple(questions),
        learned=lessons(found.kind, given),
        findings=_notes(raw, found, unused, how, parsed),
        wide=wide,
        correction=correction,
        reported_on=_reported_on(raw, found),
    )


def _kind(
    raw: RawTable, given: Answers, learned: tuple[Learned, ...], ignored: set[int]
) -> tuple[Match, list[Question]]:
    """The kind whose headers fit best; a tie is asked."""
    if given.kind is not None:
        if given.kind not in tuple(Kind):
            raise BadRequestError("kind", str(given.kind), " or ".join(Kind))
        return _without(match(Kind(given.kind), raw.labels, learned), ignored), []
    tried = [_without(match(kind, raw.labels, learned), ignored) for kind in Kind]
    whole = [m for m in tried if not missing_fields(m.kind, m.fields, MILESTONES)]
    ranked = sorted(whole or tried, key=_claim, reverse=True)
    if not whole and _claim(ranked[0]) < CLEAR_CLAIM:
        return next(m for m in tried if m.kind == Kind.CERTIFICATES), []
    tied = tuple(m.kind for m in ranked if _claim(m) == _claim(ranked[0]))
    asked = len(tied) > 1 and bool(whole)
    return ranked[0], [Question("kind", raw.label, tied, raw.labels[:6])] if asked else []


def _drop(found: Match, how: dict[str, str], names: Iterable[str]) -> None:
    """Forget fields that a list of the other shape has: their columns are not used."""
    for name in names:
        if name in how:
            del found.fields[name], how[name]
            found.ties.pop(name, None)


def _without(found: Match, ignored: set[int]) -> Match:
    for name in [name for name, position in found.fields.items() if position in ignored]:
        del found.fields[name], found.ranks[name]
    return found


def _claim(found: Match) -> float:
    return found.weight + SIGN_WEIGHT * sum(sign in found.fields for sign in SIGNS[found.kind])


def _apply_answers(raw: RawTable, found: Match, how: dict[str, str], given: Answers) -> None:
    """Give the user's columns to their fields; a column serves one field only."""
    fields = {field for claims in known_headers(found.kind).values() for field in claims}
    for name, header in given.columns.items():
        if name not in fields:
            raise BadRequestError("column", name, "one of " + ", ".join(sorted(fields)))
        position = _position(raw, header)
        if header and position is None:
            if name in found.fields:
                continue
            expected = "one of the headers " + ", ".join(raw.labels)
            raise BadRequestError(f"column {name}", header, expected)
        found.ties.pop(name, None)
        for other in [f for f, p in found.fields.items() if p == position or f == name]:
            del found.fields[other]
            how.pop(other, None)
        if position is not None:
            found.fields[name] = position
            how[name] = "answered"


def _position(raw: RawTable, header: str) -> int | None:
    """The column that a person means: by its label, else by a loosely written label."""
    if not header:
        return None
    if header in raw.labels:
        return raw.labels.index(header)
    loosely = [folded(label) for label in raw.labels]
    return loosely.index(folded(header)) if folded(header) in loosely else None


def _date_columns(raw: RawTable, found: Match, how: dict[str, str]) -> dict[str, dating.Column]:
    """The date columns; where the expiry's cells hold two days, the first is the issue."""
    names = [c.name for c in SCHEMA_OF[found.kind].columns if c.type == "date"]
    names += EXTRA_DATES.get(found.kind, ())
    columns = {
        name: dating.Column(
            raw.column(found.fields[name]),
            serials=raw.serial_days,
            typed=raw.typed.get(found.fields[name]),
        )
        for name in names
        if name in found.fields
    }
    parts = (
        dating.ranges(raw.column(found.fields["expires_on"])) if "expires_on" in columns else None
    )
    if parts is not None:
        begins, ends = parts
        columns["expires_on"] = dating.Column(ends, serials=raw.serial_days)
        if "issued_on" not in columns:
            found.fields["issued_on"], how["issued_on"] = found.fields["expires_on"], "range"
            columns["issued_on"] = dating.Column(begins, serials=raw.serial_days)
    return columns


def _unused(raw: RawTable, found: Match, ignored: set[int]) -> tuple[str, ...]:
    used = {*found.fields.values(), *ignored}
    return tuple(
        label
        for position, label in enumerate(raw.labels)
        if position not in used and raw.column(position).str.strip().ne("").any()
    )


def _free(raw: RawTable, found: Match, ignored: set[int], learned: Iterable[Learned]) -> set[int]:
    """Columns that no field uses, and that nobody has said to be none of ours."""
    none = {folded(item.source) for item in learned if item.what == "column" and not item.target}
    used = {*found.fields.values(), *ignored}
    return {i for i, label in enumerate(raw.labels) if i not in used and folded(label) not in none}


def _suggestions(raw: RawTable, found: Match) -> dict[str, str]:
    return {raw.labels[p]: f for p, f in found.suggestions.items() if f not in found.fields}


def _notes(
    raw: RawTable,
    found: Match,
    unused: tuple[str, ...],
    how: Mapping[str, str],
    dates: Mapping[str, ParsedDates],
) -> tuple[Finding, ...]:
    notes = [
        Finding("close_spelling", Level.NOTE, raw.header_line, name, raw.labels[found.fields[name]])
        for name, way in how.items()
        if way == "close"
    ]
    for name, parsed in dates.items():
        header = raw.labels[found.fields[name]]
        if parsed.how == "serial":
            notes.append(Finding("serial_dates", Level.NOTE, raw.header_line, name, header))
        notes += _remarks(raw, name, header, parsed)
    if unused:
        headers = {"headers": list(unused)}
        notes.append(Finding("unused_columns", Level.NOTE, raw.header_line, "", "", headers))
    return tuple(notes)


def _remarks(raw: RawTable, name: str, header: str, parsed: ParsedDates) -> list[Finding]:
    """What was read in a way that a reader should know of: day numbers, short years, zones."""
    told: list[tuple[str, Level, dict[str, str | int]]] = []
    if parsed.how != "serial" and parsed.serial.any():
        told.append(("serial_among_dates", Level.WARN, {"count": int(parsed.serial.sum())}))
    if parsed.short.any():
        told.append(("short_years", Level.NOTE, {"count": int(parsed.short.sum())}))
    if parsed.zone:
        told.append(("midnights_in_utc", Level.WARN, {"zone": parsed.zone}))
    return [
        Finding(code, level, raw.header_line, name, header, params) for code, level, params in told
    ]


def _reported_on(raw: RawTable, found: Match) -> date | None:
    """The day that the title names as the state of a list of certificates."""
    if found.kind != Kind.CERTIFICATES or "status_reported_on" in found.fields:
        return None
    return dating.named_day(title for title in raw.titles if _STATE_OF_LIST.search(title))
