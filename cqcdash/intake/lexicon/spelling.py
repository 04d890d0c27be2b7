"""Two spellings of one header or word made equal, and the lookup of known ones."""

import re
import unicodedata
from functools import lru_cache

from cqcdash.intake.lexicon.headers import HEADERS
from cqcdash.vocabulary.records import Kind

CANONICAL, LEARNED, USUAL, WEAK, CLOSE = range(5)
LONGEST_HEADER = 120
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# Jira writes the name of a field of one's own into brackets.
_CUSTOM = re.compile(r"^\s*custom field\s*\((.*)\)\s*$", re.IGNORECASE)
# In brackets these make another thing of a field: a planned expiry is no expiry.
_OTHER_MEANING = re.compile(
    r"\b(?:plan(?:ned|s)?|expected|estimated?|target|tentative|provisional|forecast|previous|former"
    r"|old|new|next|requested|geplant|erwartet|gesch(?:ä|ae)tzt|vorl(?:ä|ae)ufig|bisher(?:ig)?|alt"
    r"|vorherig|ehemals|soll|neu)\b|计划|预计|预期|拟|原|旧|前|新|目标",
    re.IGNORECASE,
)
_LATIN_AND_OTHER = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]+|[^\u2e80-\u9fff\uff00-\uffef]+")
_BETWEEN_LANGUAGES = re.compile(r"\s*[\n/|]\s*|\s+[-–—]\s+")
# Traditional characters of the words that headers and statuses use.
_TRADITIONAL = str.maketrans(
    "證書編號產業廠發態狀稱類別檢審結論開劃計暫時間備註認據標準實則規責負請題進離樣試驗評後續"
    "轉換頒獲簽銷種製員數關閉環節階當項務單設質體統無過達術條額區國與為長認證機構應屆滿銜點"
    "繼撤據號碼頁處復驗費補貨報貼遞",
    "证书编号产业厂发态状称类别检审结论开划计暂时间备注认据标准实则规责负请题进离样试验评后续"
    "转换颁获签销种制员数关闭环节阶当项务单设质体统无过达术条额区国与为长认证机构应届满衔点"
    "继撤据号码页处复验费补货报贴递",
)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The letters and digits only, without case, width and accents; ``ä`` becomes ``ae``."""
    plain = unicodedata.normalize("NFKC", text).translate(_TRADITIONAL)
    plain = plain.casefold().translate(_GERMAN)
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in plain if c.isalnum())


@lru_cache(maxsize=4096)
def folded_header(text: str) -> tuple[str, ...]:
    """The header folded as it stands and, when that differs, without units in brackets.

    Brackets that make another thing of the field stay: *Expiry date (planned)* is no expiry date.
    """
    custom = _CUSTOM.match(text)
    plain = unicodedata.normalize("NFKC", custom[1] if custom else text)
    whole = folded(plain)
    if any(_OTHER_MEANING.search(part) for part in _PARENTHESES.findall(plain)):
        return (whole,)
    bare = folded(_PARENTHESES.sub(" ", plain))
    return (whole,) if bare in ("", whole) else (whole, bare)


@lru_cache(maxsize=4096)
def languages_of(text: str) -> tuple[str, ...]:
    """The parts of a header that says the same in two languages, each folded; else none."""
    plain = unicodedata.normalize("NFKC", text)
    if any(_OTHER_MEANING.search(part) for part in _PARENTHESES.findall(plain)):
        return ()
    parts = [part for part in _BETWEEN_LANGUAGES.split(plain) if part.strip()]
    if len(parts) == 1:
        parts = _LATIN_AND_OTHER.findall(plain)
    parts = [part.strip(" ()[]") for part in parts]
    words = tuple(filter(None, map(folded, parts)))
    return words if len(words) > 1 else ()


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
    short = [cell for cell in cells if 0 < len(cell) < LONGEST_HEADER]
    found = {f for cell in short for f in folded_header(cell)[:1]} & known
    loose = {f for cell in short for f in folded_header(cell)[1:]} & known
    rest = [cell for cell in short if not set(folded_header(cell)) & known]
    twice = {parts for cell in rest if (parts := _known_parts(cell))}
    return len(found) + len(loose - found) + len(twice)


def exact_hits(cells: "list[str] | tuple[str, ...]") -> int:
    """The same without headers in two languages: every word of a header is known."""
    known = all_known_headers()
    return len(
        {f for cell in cells if len(cell) < LONGEST_HEADER for f in folded_header(cell)} & known
    )


def _known_parts(cell: str) -> tuple[str, ...]:
    known = all_known_headers()
    return tuple(part for part in languages_of(cell) if part in known)
