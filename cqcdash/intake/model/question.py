"""Something about a file that only the user can decide."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """One open point.

    Attributes:
        what: kind, column, date_order, sheet, plant, or the sort of word: stage, status, …
        subject: what it is about: our field, a word of the file, a spelling of a plant.
        candidates: the answers to choose from: labels, codes, names.
        examples: values from the file that show the point.
        required: nothing can be imported before it is answered.
        counts: for each candidate how many values speak for it; empty when not counted.
        header: the file's header, when it is about one column.
    """

    what: str
    subject: str
    candidates: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    required: bool = True
    counts: tuple[int, ...] = ()
    header: str = ""

    def sentence(self) -> tuple[str, str]:
        """The question and how to answer it, for an UndecidedError."""
        shown = ", ".join(self.examples)
        listed = ", ".join(self.candidates)
        if self.what == "date_order":
            both = "{} of its dates can only be day/month, {} only month/day. ".format
            seen = both(*self.counts) if self.counts else ""
            return (
                f"{self.header or self.subject} can be read as day/month or month/day: {shown}. "
                f"{seen}".strip(),
                "Say which with --date-order dmy or --date-order mdy.",
            )
        if self.what == "column":
            found = "Several columns" if len(self.candidates) > 1 else "One column"
            return (
                f"{found} may hold {self.subject}: {listed}.",
                f'Choose one with --column "{self.subject}=HEADER".',
            )
        if self.what == "kind":
            return (
                f"The columns fit more than one kind of file: {listed}.",
                "Say which with --kind.",
            )
        if self.what == "sheet":
            return (
                f"Several worksheets hold {self.subject}: {listed}.",
                'Choose one with --sheet NAME, or all of them with --sheet "*".',
            )
        return (f"{self.subject} is not known as {self.what}.", f"Known are: {listed}.")
