"""Words at the edge: English in the source, one gettext catalogue for each other language."""

import gettext
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
SOURCE = "en"
Speaker = Callable[[], str]


# How the language of the present reader is found; a front end sets it once.
_chosen: list[Speaker] = [lambda: SOURCE]


def languages() -> tuple[str, ...]:
    """The languages that can be spoken, the source's first."""
    return (SOURCE, *sorted(p.parent.parent.name for p in LOCALE.glob("*/LC_MESSAGES/*.mo")))


def speak(speaker: Speaker) -> None:
    """Ask this function for the reader's language each time a word is needed."""
    _chosen[0] = speaker


def nearest(locale: str) -> str:
    """The language that we speak for a browser's locale such as ``de-AT``."""
    wanted = locale.replace("_", "-").split("-", maxsplit=1)[0].lower()
    return wanted if wanted in languages() else SOURCE


@lru_cache(maxsize=8)
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == SOURCE:
        return gettext.NullTranslations()
    return gettext.translation("cqcdash", LOCALE, [language], fallback=True)


def _(message: str) -> str:
    """The message in the reader's language."""
    return _catalogue(_chosen[0]()).gettext(message) if message else ""


def counted(one: str, many: str, n: int, **more: str) -> str:
    """``one`` or ``many`` in the reader's language, with ``{n}`` and what else it names."""
    return _catalogue(_chosen[0]()).ngettext(one, many, n).format(n=grouped(n), **more)


def grouped(n: float) -> str:
    """A whole number with thin groups of thousands, as it stands on cards and in sentences."""
    return f"{n:,.0f}".replace(",", "\u202f")


def mark(message: str) -> str:
    """Mark a message for the catalogue without translating it yet."""
    return message
