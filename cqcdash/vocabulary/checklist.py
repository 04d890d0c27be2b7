"""Which documents an application needs: an editable table, one row for each document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChecklistEntry:
    """One document of the checklist.

    Attributes:
        document: a code of ``Document``, or a name of one's own.
        kinds: codes of ApplicationKind that need it; empty: all of them.
        categories: product categories that need it; empty: all of them.
    """

    document: str
    kinds: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()

    def asked_of(self, kind: str | None, category: str | None) -> bool:
        """Whether an application of this kind and category needs it."""
        of_kind = not self.kinds or (kind or "") in self.kinds
        return of_kind and (not self.categories or (category or "") in self.categories)


Checklist = tuple[ChecklistEntry, ...]
