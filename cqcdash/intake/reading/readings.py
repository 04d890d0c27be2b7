"""How likely a text is, read in one encoding: letters in words, scripts apart, usual characters."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from cqcdash.intake.lexicon import header_hits

LOST = "\ufffd"
_SPLIT = re.compile(r"[,;\t|\r\n]")
_HEAD, _ROWS = 8192, 30
_ALPHABETS = {
    "cp1252": "äöüßÄÖÜéèêëàâáãåçñóòôõíìîïúùûýæøœÆØÅÉÈÊÇÑÓÁÍÚÀÂÎÔÛŠšŽž",
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽäöüÄÖÜßőűŐŰăâîĂÂÎşţŞŢçëô",
    "cp1254": "ğışĞİŞçöüÇÖÜâîûéèêàäßñáíóúñ",
    "mac_roman": "äöüßÄÖÜéèêëàâáãåçñóòôõíìîïúùûæøÆØÅÉÈÇÑ",
    "cp850": "äöüßÄÖÜéèêëàâáãåçñóòôõíìîïúùûæøÆØÅÉÇÑÁÍÓÚ",
    "cp437": "äöüßÄÖÜéèêëàâáåçñóòôíìîïúùûæÆÅÉÇÑ",
}
_CYRILLIC = ("cp1251", "koi8_r", "cp866")
_EASTERN = ("gb18030", "big5", "cp932", "euc_jp", "cp949")
CANDIDATES = ("gb18030", "cp1252", *list(_ALPHABETS)[1:], *_CYRILLIC, *_EASTERN[1:])
# Signs that stand in Western text and are no letters.
_SIGNS = frozenset("€–—‘’‚“”„…°§²³µ«»·×®©™\xa0½¼¾±•†‹›¿¡¨´¸")
# Letters of Windows-1252 that other encodings use for letters of more people.
_DOUBTFUL = frozenset("øìòõæþðÞÐØÌÒÕÆýÝšžœŠŽŒƒŸÿ")
# What names of plants, companies and goods, headers and statuses hold.
_CHINESE = re.compile(
    "[厂公司汽车有限零部件电器玻璃上海北京江苏广东浙市工科技证书编号期产品状态效名称日年]"
)
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_FIRST_LEVEL = {"gb18030": (0xB0, 0xD7), "big5": (0xA4, 0xC6), "cp932": (0x88, 0x97)}
_CODEC = {"gb18030": "gb2312", "big5": "big5", "cp932": "cp932"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A sample of a file read in one encoding.

    Attributes:
        name: the encoding.
        text: the sample.
        hits: how many headers of its best line are known.
        odd: the share of its special characters that hardly stand in such a text.
    """

    name: str
    text: str
    hits: int
    odd: float

    @property
    def score(self) -> float:
        """Known headers count most; Windows-1252 and GB18030 are what files of this field have."""
        usual = 0.1 if self.name in ("cp1252", "gb18030") else 0.0
        return 0.6 * self.hits + usual - 3 * min(self.odd, 1.0)

    @property
    def doubtful(self) -> bool:
        """Whether its letters may well be other letters in another encoding."""
        if self.name == "cp1252":
            return self.odd > 0 or any(c in _DOUBTFUL for c in self.text)
        if self.name != "gb18030" or self.odd > 0.1:  # noqa: PLR2004 - a tenth is too much
            return True
        # Korean reads as Chinese characters that nobody puts together.
        return (
            bool(self.text.strip()) and not self.text.isascii() and not _CHINESE.search(self.text)
        )

    def line(self) -> str:
        """The first line with a special character, for the reader to judge."""
        lines = (line.strip() for line in self.text.splitlines())
        return next((line[:120] for line in lines if not line.isascii()), "")


def reading(sample: bytes, name: str, *, whole: bool) -> Reading | None:
    """The sample in one encoding; None when it is no text in it."""
    try:
        text = sample.decode(name)
    except UnicodeDecodeError as error:
        if whole or error.start < len(sample) - 4:
            text = sample.decode(name, errors="replace")
            special = sum(c > "\x7f" for c in text)
            if text.count(LOST) > special * 0.02:
                return None
        else:
            text = sample[: error.start].decode(name)
    return Reading(name, text, best_hits(text), _odd(text, name))


def best_hits(text: str) -> int:
    """How many known headers the best of the first lines has."""
    rows = [_SPLIT.split(line) for line in text[:_HEAD].splitlines()[:_ROWS]]
    return max((header_hits([c.strip(' "') for c in row]) for row in rows), default=0)


def _odd(text: str, name: str) -> float:
    special = sum(c > "\x7f" for c in text)
    if not special:
        return 0.0
    if name in _EASTERN:
        odd = _odd_eastern(text, name)
    elif name in _CYRILLIC:
        odd = _odd_cyrillic(text)
    else:
        odd = _odd_western(text, _ALPHABETS[name])
    return odd / special


def _odd_western(text: str, alphabet: str) -> float:
    """Letters that nobody here writes, capitals within a word, signs within a word."""
    odd = 0.0
    for before, c, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if c <= "\x7f":
            continue
        if c in alphabet:
            odd += (c.isupper() and before.islower()) + (
                c > "\x7f" < before and before in alphabet
            ) * 0.5
        elif c in _SIGNS:
            odd += before.isalpha() and after.isalpha() and c not in "’‘·"
            odd += c in "²³¹" and before.isalpha() and not before.isascii()
        else:
            odd += 1
    return odd


def _odd_cyrillic(text: str) -> float:
    """Words of two scripts, small letters before capitals, whatever is no Cyrillic letter."""
    odd = 0.0
    for word in _WORD.findall(text):
        special = [c for c in word if c > "\x7f"]
        if not special:
            continue
        mixed = len(special) < len(word)
        turned = any(a.islower() and b.isupper() for a, b in pairwise(word))
        foreign = sum(not "\u0400" <= c <= "\u045f" for c in special)
        rare = sum(c in "ђѓєѕіїјљњћќўџЂЃЄЅІЇЈЉЊЋЌЎЏ" for c in special) * 0.5
        odd += len(special) if mixed or turned else foreign + rare
    letters = {c for c in text if c > "\x7f" and not c.isalpha()}
    return odd + sum(text.count(c) for c in letters if c not in _SIGNS and c != "№")


def _odd_eastern(text: str, name: str) -> float:
    odd = 0.0
    for before, c, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if c <= "\x7f":
            continue
        odd += _odd_sign(c, name)
        # One such character within a Latin word is a Western letter read as two bytes.
        han = "\u3400" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3"
        odd += han and before.isascii() and before.isalpha() and not "\u3400" <= after <= "\ud7a3"
    return odd


def _odd_sign(c: str, name: str) -> float:
    """How little one character fits: kana and hangul into their own encodings only."""
    if "\u4e00" <= c <= "\u9fff":
        return _odd_han(c, name)
    if "\uac00" <= c <= "\ud7a3":
        return 0.0 if name == "cp949" else 1.0
    if "\u3040" <= c <= "\u30ff":
        return 0.0 if name in ("cp932", "euc_jp") else 0.3
    if "\uff61" <= c <= "\uff9f" or unicodedata.category(c) in ("Co", "Cn", "Cc"):
        return 1.0
    usual = "\u3000" <= c <= "\u303f" or "\uff01" <= c <= "\uff5e" or c in _SIGNS
    return 0.0 if usual else 0.5


def _odd_han(c: str, name: str) -> float:
    if name in ("cp949", "euc_jp"):
        return 0.4
    return 0.0 if _first_level(c, name) else 0.6


def _first_level(c: str, name: str) -> bool:
    """Whether the character is one of the some thousand that everybody knows."""
    try:
        lead = c.encode(_CODEC[name])[0]
    except UnicodeEncodeError:
        return False
    low, high = _FIRST_LEVEL[name]
    return low <= lead <= high
