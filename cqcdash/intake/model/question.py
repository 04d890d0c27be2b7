"""Something about a file that only the user can decide."""

from dataclasses import dataclass

ORDERS = {"dmy": "day/month", "mdy": "month/day", "ymd": "year/month/day", "ydm": "year/day/month"}


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
            names = [ORDERS.get(order, order) for order in self.candidates]
            seen = ", ".join(
                f"{count} of its dates can only be {name}"
                for count, name in zip(self.counts, names, strict=False)
            )
            return (
                f"{self.header or self.subject} can be read as {' or '.join(names)}: {shown}. "
                f"{seen}{'.' if seen else ''}".strip(),
                "Say which with "
                + " or ".join(f"--date-order {order}" for order in self.candidates)
                + ".",
            )
        if self.what == "date_swap":
            told = (
                f"{self.header or self.subject} holds real dates and dates as text ({shown}): the "
                "spreadsheet has probably exchanged day and month of the real ones."
            )
            return (
                told,
                "Say --real-dates swap to exchange them back, or --real-dates keep.",
            )
        if self.what == "encoding":
            read = "; ".join(
                f"{name}: {line}"
                for name, line in zip(self.candidates, self.examples, strict=False)
            )
            return (
                f"Its special characters can be read in several ways. {read}.",
                "Say which is right with --encoding, such as --encoding "
                + self.candidates[0]
                + ".",
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
