"""What earlier answers taught, and what the present ones teach."""

from cqcdash.errors import BadRequestError
from cqcdash.intake.lexicon import CODES, folded
from cqcdash.intake.model import Answers
from cqcdash.vocabulary.imports import Learned
from cqcdash.vocabulary.records import Kind


def known_words(
    kind: Kind, given: Answers, learned: tuple[Learned, ...]
) -> dict[str, dict[str, str]]:
    """What → folded word → code; the present answers outrank earlier ones.

    Raises:
        BadRequestError: an answer names a code that does not exist.
    """
    words: dict[str, dict[str, str]] = {}
    for item in learned:
        if item.what in CODES and item.kind in ("", kind):
            words.setdefault(item.what, {})[folded(item.source)] = item.target
    for (what, word), code in given.words.items():
        if code not in CODES.get(what, ()):
            raise BadRequestError(f"{what} {word}", code, ", ".join(CODES.get(what, tuple(CODES))))
        words.setdefault(what, {})[folded(word)] = code
    return words


def known_plants(given: Answers, learned: tuple[Learned, ...]) -> dict[str, str]:
    """Spelling → canonical name of a plant; itself when the two are to be kept apart."""
    taught = {item.source: item.target for item in learned if item.what == "plant"}
    return taught | dict(given.plants)


def lessons(kind: Kind, given: Answers) -> tuple[Learned, ...]:
    """The answers that the next import may reuse; the order of dates is not one of them."""
    columns = [Learned(kind, "column", head, name) for name, head in given.columns.items() if head]
    words = [Learned(kind, what, word, code) for (what, word), code in given.words.items()]
    plants = [Learned("", "plant", spelling, name) for spelling, name in given.plants.items()]
    return (*columns, *words, *plants)
