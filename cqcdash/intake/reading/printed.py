"""The text of a printed certificate to its fields: what stands behind each label, no guesses."""

import re

from cqcdash.intake.lexicon import LABELS

LONGEST_VALUE = 300
_BEFORE = r"(?:^|\n|[ \t]{2,})[ \t·•*\d.、)]{0,6}"
_MORE = r"[\s/／|:()\-–]*"
_FIELD = {label: name for name, text in LABELS.items() for label in text.split(", ")}


def _pattern(label: str) -> str:
    """A label with any blanks between its words."""
    return re.escape(label).replace(r"\ ", r"\s+")


_BY_LENGTH = sorted(_FIELD, key=len, reverse=True)
_LABEL = re.compile(
    rf"{_BEFORE}({'|'.join(map(_pattern, _BY_LENGTH))})(?=[\s/／|:(\-–]|$)", re.IGNORECASE
)
_AGAIN = {
    name: re.compile(
        rf"^{_MORE}(?:{'|'.join(_pattern(one) for one in _BY_LENGTH if _FIELD[one] == name)})"
        r"(?=[\s/／|:)]|$)",
        re.IGNORECASE,
    )
    for name in LABELS
}
_PLAIN = {" ".join(label.split()).casefold(): name for label, name in _FIELD.items()}
_NUMBER = re.compile(r"CQC\d{9,17}|(?:19|20)\d{14}")
# What stands below the fields on every certificate.
_ENDS = re.compile(
    r"\n\s*(?:上述产品|兹证明|本证书|This is to certify|The above|主任|President|Director|https?:"
    r"|www\.|中国质量认证中心|CHINA QUALITY)",
    re.IGNORECASE,
)
_SHORT = ("certificate_no", "factory_code", "first_issued_on", "issued_on", "expires_on")


def fields_of(text: str) -> dict[str, str]:
    """Field → what stands behind its first label that has something behind it.

    Args:
        text: of all pages, in half width.
    """
    marks = list(_LABEL.finditer(text))
    found: dict[str, str] = {}
    numbers: dict[str, None] = {}
    for i, mark in enumerate(marks):
        name = _PLAIN[" ".join(mark[1].split()).casefold()]
        until = marks[i + 1].start() if i + 1 < len(marks) else len(text)
        # An address stands below the name; on one line with it nobody can tell them apart.
        only_first = name in _SHORT or "地址" in mark[1] or "address" in mark[1].casefold()
        value = _value(name, text[mark.end() : until], only_first=only_first)
        if name == "certificate_no":
            numbers |= dict.fromkeys(_NUMBER.findall(re.sub(r"(?<=[\dC]) (?=\d)", "", value)))
        elif value and name not in found:
            found[name] = value
    return {"certificate_no": "; ".join(numbers), **found} if numbers else found


def _value(name: str, behind: str, *, only_first: bool) -> str:
    """The text behind a label, without the same label in the other language."""
    while match := _AGAIN[name].match(behind):
        behind = behind[match.end() :]
    behind = re.sub(rf"^{_MORE}", "", behind)
    if end := _ENDS.search(f"\n{behind}"):
        behind = behind[: max(end.start() - 1, 0)]
    lines = [line for line in (" ".join(one.split()) for one in behind.split("\n")) if line]
    kept = lines[:1] if only_first else lines
    return " ".join(kept)[:LONGEST_VALUE].strip(" ;；,，/")
