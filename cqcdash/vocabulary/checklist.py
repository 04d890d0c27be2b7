"""Which documents an application needs: an editable table, one row for each document."""

from dataclasses import dataclass

from cqcdash.vocabulary.case_records import Document


@dataclass(frozen=True, slots=True)
class ChecklistEntry:
    """One document of the checklist.

    Attributes:
        document: its code, or a name of one's own.
        kinds: codes of ApplicationKind that need it; empty: all of them.
        categories: product categories that need it; empty: all of them.
        name: what to call it; empty for the documents of ``Document``, which have one.
    """

    document: str
    kinds: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    name: str = ""

    def asked_of(self, kind: str | None, category: str | None) -> bool:
        """Whether an application of this kind and category needs it."""
        of_kind = not self.kinds or (kind or "") in self.kinds
        return of_kind and (not self.categories or (category or "") in self.categories)


Checklist = tuple[ChecklistEntry, ...]


def name_of(document: str, checklist: Checklist) -> str:
    """The checklist's own name of a document; empty when it has none."""
    return next((e.name for e in checklist if e.document == document and e.name), "")


def is_ours(document: str) -> bool:
    """Whether it is one of the documents that have a name in every language."""
    return document in tuple(Document)
