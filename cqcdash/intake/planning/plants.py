"""Plants spelled differently: likely pairs are offered for merging, never merged."""

import re
import unicodedata
from collections.abc import Iterable

import pandas as pd
from rapidfuzz import fuzz

from cqcdash.intake.lexicon import folded
from cqcdash.intake.model import Judged, Question
from cqcdash.vocabulary.records import NAMES_PLANT

ALIKE = 88
SHORTEST = 4
MOST_QUESTIONS = 100
_COMMON = re.compile(
    r"\b(werk|plant|factory|site|usine|stabilimento|planta|zaklad|works|gmbh|ag|kg|co|ltd|inc|llc|"
    r"sa|spa|srl|bv|limited|company|corporation|corp|standort)\b|工厂|有限公司|有限责任公司|公司",
    re.IGNORECASE,
)


def plant_questions(
    judged: Judged, stored: pd.DataFrame, known_plants: Iterable[str] = ()
) -> tuple[Question, ...]:
    """One optional question for each new spelling that looks like a plant known already.

    Plants are alike when only the kind of site, case, accents or punctuation differ, when the
    names are spelled almost the same, or when they carry the same factory code.
    """
    if judged.kind not in NAMES_PLANT:
        return ()
    in_store = {str(p) for p in stored["plant"].dropna().unique()} | set(known_plants)
    in_file = [str(p) for p in judged.clean["plant"].dropna().unique()]
    codes_file, codes_store = _codes(judged.clean), _codes(stored)
    questions: list[Question] = []
    earlier: list[str] = []
    for name in in_file:
        if name not in in_store and name not in judged.settled:
            others = list(dict.fromkeys([*sorted(in_store), *earlier]))
            same_code = codes_file.get(name, set())
            alike = [
                other
                for other in others
                if similar(name, other)
                or same_code & (codes_store.get(other, set()) | codes_file.get(other, set()))
            ]
            if alike and len(questions) < MOST_QUESTIONS:
                shared = tuple(sorted(same_code))[:3]
                questions.append(Question("plant", name, tuple(alike), shared, required=False))
        earlier.append(name)
    return tuple(questions)


def similar(one: str, other: str) -> bool:
    """Whether two spellings probably mean the same plant."""
    if one == other:
        return False
    keys, others = _keys(one), _keys(other)
    if not keys or not others:
        return False
    if keys & others:
        return True
    first, second = min(keys), min(others)
    return (
        min(len(first), len(second)) >= SHORTEST
        and not _numbers_differ(one, other)
        and fuzz.ratio(first, second) >= ALIKE
    )


def _keys(name: str) -> set[str]:
    """The name without its common words, once with ``ö`` as ``oe`` and once as ``o``."""
    bare = (
        _COMMON.sub(" ", _unaccented(name)) if folded(_COMMON.sub(" ", _unaccented(name))) else name
    )
    spelled = _COMMON.sub(" ", name) if folded(_COMMON.sub(" ", name)) else name
    words = {"".join(sorted(_words(text))) for text in (bare, spelled)}
    return {word for word in words if word}


def _words(text: str) -> list[str]:
    return [f for word in re.split(r"\W+", text) if (f := folded(word))]


def _unaccented(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(
        str.maketrans("łŁøØ", "lLoO")
    )


def _numbers_differ(one: str, other: str) -> bool:
    """``Werk 1`` and ``Werk 2`` are spelled almost the same and are two plants."""
    return re.findall(r"\d+", one) != re.findall(r"\d+", other)


def _codes(frame: pd.DataFrame) -> dict[str, set[str]]:
    if "factory_code" not in frame:
        return {}
    pairs = frame[["plant", "factory_code"]].dropna().drop_duplicates()
    found: dict[str, set[str]] = {}
    for plant, code in pairs.itertuples(index=False):
        found.setdefault(str(plant), set()).add(str(code))
    return found
