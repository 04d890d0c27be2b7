"""Two spellings of one header or word made equal, and the lookup of known ones."""

import re
import unicodedata
from functools import lru_cache

from cqcdash.intake.lexicon.headers import HEADERS
from cqcdash.vocabulary.records import Kind

CANONICAL, LEARNED, USUAL, WEAK, CLOSE = range(5)
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The letters and digits only, without case, width and accents; ``ä`` becomes ``ae``."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_GERMAN)
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in plain if c.isalnum())


def folded_header(text: str) -> tuple[str, ...]:
    """The header folded as it stands and, when that differs, without units in brackets."""
    whole = folded(text)
    plain = unicodedata.normalize("NFKC", text)
    bare = folded(_PARENTHESES.sub(" ", plain))
    return (whole,) if bare in ("", whole) else (whole, bare)


@lru_cache(maxsize=len(Kind))
def known_headers(kind: Kind) -> dict[str, dict[str, int]]:
    """Folded header → field → rank; a smaller rank is the better claim."""
    known: dict[str, dict[str, int]] = {}
    for field, text in HEADERS[kind].items():
        known.setdefault(folded(field), {})[field] = CANONICAL
        for rank, part in zip((USUAL, WEAK), text.split("|"), strict=False):
            for alias in part.split(", "):
                known.setdefault(folded(alias), {}).setdefault(field, rank)
    return known


@lru_cache(maxsize=len(Kind))
def words_of_headers(kind: Kind) -> dict[str, tuple[str, ...]]:
    """Folded header → its words, each folded."""
    spelled = [a for text in HEADERS[kind].values() for a in text.replace("|", ", ").split(", ")]
    return {folded(name): folded_words(name) for name in (*HEADERS[kind], *spelled)}


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a header, each folded."""
    parts = re.split(r"[\W_]+", unicodedata.normalize("NFKC", text))
    return tuple(filter(None, map(folded, parts)))


@lru_cache(maxsize=1)
def all_known_headers() -> frozenset[str]:
    """Every folded header that some kind of file knows."""
    return frozenset(name for kind in Kind for name in known_headers(kind))


def header_hits(cells: "list[str] | tuple[str, ...]") -> int:
    """How many different cells of a row are headers that we know."""
    known = all_known_headers()
    found = {f for cell in cells if 0 < len(cell) < 120 for f in folded_header(cell)[:1]}  # noqa: PLR2004 - no header is longer
    loose = {f for cell in cells if 0 < len(cell) < 120 for f in folded_header(cell)[1:]}  # noqa: PLR2004 - the same
    return len(found & known) + len((loose & known) - found)
