"""Names of months in every language that Unicode's CLDR knows, and of weekdays in three.

The table ``months.txt`` is made from CLDR; words that a name shares with another month of another
language are decided by the other words of the column, or not at all.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("months.txt")
# Where words of a column leave several languages, those of a car-parts group's plants come first.
USUAL = frozenset(
    (
        *("en", "de", "fr", "es", "it", "pt", "pl", "cs", "sk", "hu", "ro", "nl", "sv"),
        *("da", "nb", "no", "fi", "tr", "ru", "uk", "bg", "el", "hr", "sr", "sl", "et"),
        *("lv", "lt", "zh", "ja", "ko", "th", "vi", "id", "ms", "ca", "gl"),
    )
)
_ALSO = {"mrz": (3, "de"), "maerz": (3, "de"), "sept": (9, "en de")}
_WEEKDAYS = (
    "monday mon montag mo 星期一 周一 礼拜一",
    "tuesday tue tues dienstag di 星期二 周二 礼拜二",
    "wednesday wed mittwoch mi 星期三 周三 礼拜三",
    "thursday thu thur thurs donnerstag do 星期四 周四 礼拜四",
    "friday fri freitag fr 星期五 周五 礼拜五",
    "saturday sat samstag sonnabend sa 星期六 周六 礼拜六",
    "sunday sun sonntag so 星期日 星期天 周日 周天 礼拜天",
)
WEEKDAY = {word: day for day, words in enumerate(_WEEKDAYS) for word in words.split()}


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[int, frozenset[str]]]:
    known: dict[str, dict[int, frozenset[str]]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        word, *months = line.split("\t")
        for one in months:
            number, languages = one.split(" ", 1)
            known.setdefault(word, {})[int(number)] = frozenset(languages.split())
    for word, (number, languages) in _ALSO.items():
        known.setdefault(word, {})[number] = frozenset(languages.split())
    return known


def folded_month(word: str) -> str:
    """A word as the table spells it: without case and without the dot of an abbreviation."""
    return unicodedata.normalize("NFC", word.casefold()).strip(". ")


def is_month(word: str) -> bool:
    """Whether some language calls a month so; the word is folded."""
    return word in _table()


def months_of(words: Iterable[str]) -> dict[str, int]:
    """The month that each word of one column means; a word that stays open is left out."""
    known = {word: _table()[word] for word in set(words) if word in _table()}
    if not known:
        return {}
    spoken = [frozenset().union(*months.values()) for months in known.values()]
    languages = frozenset.intersection(*spoken)
    found = {}
    for word, months in known.items():
        for allowed in (languages, languages & USUAL, USUAL):
            fitting = [number for number, spoken_in in months.items() if spoken_in & allowed]
            if len(fitting) == 1:
                found[word] = fitting[0]
                break
            if fitting and allowed is not languages:
                break
        else:
            if len(months) == 1:
                found[word] = next(iter(months))
    return found
