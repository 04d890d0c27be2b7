"""What a reader does not see in a text, and what different keyboards write for the same sign."""

import re
import unicodedata

# Marks of direction, joiners, soft hyphens, byte order marks: nobody sees them.
INVISIBLE = "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
BLANKS = "[\\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+"
DASHES = "[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]"
_INVISIBLE = re.compile(INVISIBLE)
_BLANKS = re.compile(BLANKS)
_DASHES = re.compile(DASHES)
# Letters of other alphabets that look like Latin capitals and digits.
LOOKALIKES = {
    **dict(zip("АВЕКМНОРСТУХІЅЈ", "ABEKMHOPCTYXISJ", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
}


def plain(text: str) -> str:
    """The text in half width, one blank between words, plain dashes, nothing invisible."""
    if text.isascii():
        return " ".join(text.split())
    shown = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return _BLANKS.sub(" ", _DASHES.sub("-", shown)).strip()


def lookalikes(text: str) -> str:
    """The letters in it that only look like Latin ones; empty when there are none."""
    return "".join(dict.fromkeys(c for c in text.upper() if c in LOOKALIKES))
