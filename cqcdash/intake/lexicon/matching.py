"""Headers to fields: exact, learned, alias, close spelling; the better claim wins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from cqcdash.intake.lexicon.spelling import (
    CANONICAL,
    CLOSE,
    LEARNED,
    USUAL,
    WEAK,
    folded,
    folded_header,
    folded_words,
    known_headers,
    languages_of,
    words_of_headers,
)
from cqcdash.vocabulary.imports import Learned
from cqcdash.vocabulary.records import Kind

SURE, PERHAPS = 85, 60
SHORTEST_CLOSE = 5
WORD_SURE = 70
LEAST_MILESTONES = 2
# What no other list about applications has.
OF_SAMPLE = ("sample_no", "sample_count", "at_customs_on", "released_on", "report_no")
OF_VISIT = ("stage", "entered_on", "left_on")
HOW = {CANONICAL: "exact", LEARNED: "learned", USUAL: "alias", WEAK: "alias", CLOSE: "close"}
_WEIGHT = {CANONICAL: 1.0, LEARNED: 1.2, USUAL: 1.0, WEAK: 0.5, CLOSE: 0.8}


@dataclass(slots=True)
class Match:
    """The fields of one kind that a table's headers give.

    Attributes:
        kind: the kind of file it was tried as.
        fields: our field → column position.
        ranks: our field → how good the claim is.
        ties: our field → positions that claim it equally well; the first one is in ``fields``.
        suggestions: column position → field that it may be.
    """

    kind: Kind
    fields: dict[str, int] = field(default_factory=dict)
    ranks: dict[str, int] = field(default_factory=dict)
    ties: dict[str, list[int]] = field(default_factory=dict)
    suggestions: dict[int, str] = field(default_factory=dict)

    @property
    def weight(self) -> float:
        """How much the headers speak for this kind."""
        return sum(_WEIGHT[rank] for rank in self.ranks.values())

    def take(self, name: str, positions: list[int], rank: int) -> None:
        """Give a field to the first of some columns."""
        self.fields[name] = positions[0]
        self.ranks[name] = rank
        if len(positions) > 1:
            self.ties[name] = positions


def match(kind: Kind, labels: Iterable[str], learned: Iterable[Learned]) -> Match:
    """Try the headers as a file of one kind."""
    names = list(labels)
    claims, blocked = _claims(kind, names, learned)
    found = Match(kind)
    free = [i for i in range(len(names)) if i not in blocked]
    for rank in (CANONICAL, LEARNED, USUAL, WEAK):
        _settle(found, free, rank, claims)
    _settle_close(found, free, names)
    return found


def _claims(
    kind: Kind, names: list[str], learned: Iterable[Learned]
) -> tuple[list[dict[str, int]], set[int]]:
    """For each column the fields that it claims; and the columns that were learned to be none."""
    known = known_headers(kind)
    taught = {
        folded(item.source): item.target
        for item in learned
        if item.what == "column" and item.kind in ("", kind)
    }
    claims: list[dict[str, int]] = []
    blocked = set()
    for position, name in enumerate(names):
        claim: dict[str, int] = {}
        for variant in folded_header(name):
            claim = claim or dict(known.get(variant, {}))
        claim = claim or _in_two_languages(name, known)
        target = taught.get(folded(name))
        if target == "":
            blocked.add(position)
        elif target is not None and claim.get(target) != CANONICAL:
            claim = {target: LEARNED}
        claims.append(claim)
    return claims, blocked


def _in_two_languages(name: str, known: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """The fields that all known parts of a header in two languages have in common."""
    parts = [known[part] for part in languages_of(name) if part in known]
    if not parts:
        return {}
    common = set(parts[0]).intersection(*parts[1:])
    return {name: max(part[name] for part in parts) for name in common}


def _settle(found: Match, free: list[int], rank: int, claims: list[dict[str, int]]) -> None:
    wanted: dict[str, list[int]] = {}
    for position in list(free):
        for name, own in claims[position].items():
            if own == rank and name not in found.fields:
                wanted.setdefault(name, []).append(position)
    for name, positions in wanted.items():
        open_positions = [p for p in positions if p in free]
        if open_positions:
            found.take(name, open_positions, rank)
            free.remove(open_positions[0])


def _settle_close(found: Match, free: list[int], names: list[str]) -> None:
    """Accept a close spelling when it is the only one; otherwise keep it as a suggestion."""
    sure: dict[str, list[int]] = {}
    for position in free:
        name, score, words = _closest(found, names[position])
        if score >= SURE and words >= WORD_SURE:
            sure.setdefault(name, []).append(position)
        elif score >= PERHAPS:
            found.suggestions[position] = name
    for name, positions in sure.items():
        if len(positions) == 1:
            found.take(name, positions, CLOSE)
            free.remove(positions[0])
        else:
            found.suggestions |= dict.fromkeys(positions, name)


def _closest(found: Match, label: str) -> tuple[str, float, float]:
    """The unclaimed field whose header is spelled most like the label, and how alike they are."""
    wanted = folded(label)
    best = ("", 0.0, 0.0)
    if len(wanted) < SHORTEST_CLOSE:
        return best
    for alias, claims in known_headers(found.kind).items():
        score = fuzz.ratio(wanted, alias, score_cutoff=max(best[1], PERHAPS))
        if score > best[1]:
            name = next((f for f in claims if f not in found.fields), "")
            if name:
                best = (name, score, _word_by_word(found.kind, label, alias))
    return best


def _word_by_word(kind: Kind, label: str, alias: str) -> float:
    """How alike the least alike words of two headers are; 0 when they have not as many words."""
    words, others = folded_words(label), words_of_headers(kind)[alias]
    if len(words) != len(others):
        return 0.0
    return min(fuzz.ratio(one, other) for one, other in zip(words, others, strict=True))


def missing_fields(kind: Kind, fields: Mapping[str, int], milestones: Iterable[str]) -> list[str]:
    """What a table lacks to be a file of this kind; ``a|b`` means one of the two."""
    has = fields.__contains__
    if kind == Kind.CERTIFICATES:
        return [] if has("certificate_no") else ["certificate_no"]
    if kind == Kind.AUDITS:
        groups = (
            ("plant", "factory_code", "certificate_no"),
            ("started_on", "planned_on", "ended_on"),
            ("kind", "result", "audit_no", "planned_on"),
        )
        return ["|".join(group) for group in groups if not any(map(has, group))]
    if kind == Kind.DOCUMENTS:
        return [name for name in ("application_no", "document") if not has(name)]
    if kind == Kind.SAMPLES:
        told = ["|".join(OF_SAMPLE)] if not any(map(has, OF_SAMPLE)) else []
        return [*([] if has("application_no") else ["application_no"]), *told]
    lacks = [] if has("application_no") else ["application_no"]
    if is_wide(fields, milestones):
        return lacks
    return lacks + [name for name in OF_VISIT[:2] if not has(name)]


def is_wide(fields: Mapping[str, int], milestones: Iterable[str]) -> bool:
    """Whether an application list has one row for each case, with dates of its milestones.

    Two such dates may also stand beside the stage visits of a long list.
    """
    of_visit = all(name in fields for name in OF_VISIT[:2])
    return sum(name in fields for name in milestones) >= LEAST_MILESTONES + of_visit
