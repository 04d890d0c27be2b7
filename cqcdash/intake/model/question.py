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
        told = {
            "date_order": self._date_order,
            "date_swap": self._date_swap,
            "encoding": self._encoding,
            "foreign": self._foreign,
            "column": self._column,
            "kind": self._kind,
            "sheet": self._sheet,
        }.get(self.what, self._word)
        return told()

    def _word(self) -> tuple[str, str]:
        listed = ", ".join(self.candidates)
        return f"{self.subject} is not known as {self.what}.", f"Known are: {listed}."

    @property
    def _shown(self) -> str:
        return ", ".join(self.examples)

    def _date_order(self) -> tuple[str, str]:
        names = [ORDERS.get(order, order) for order in self.candidates]
        seen = ", ".join(
            f"{count} of its dates can only be {name}"
            for count, name in zip(self.counts, names, strict=False)
        )
        readings = " or ".join(names)
        return (
            f"{self.header or self.subject} can be read as {readings}: {self._shown}. "
            f"{seen}{'.' if seen else ''}".strip(),
            "Say which with "
            + " or ".join(f"--date-order {order}" for order in self.candidates)
            + ".",
        )

    def _date_swap(self) -> tuple[str, str]:
        told = (
            f"{self.header or self.subject} holds real dates and dates as text ({self._shown}): "
            "the spreadsheet has probably exchanged day and month of the real ones."
        )
        return told, "Say --real-dates swap to exchange them back, or --real-dates keep."

    def _encoding(self) -> tuple[str, str]:
        read = "; ".join(
            f"{name}: {line}" for name, line in zip(self.candidates, self.examples, strict=False)
        )
        return (
            f"Its special characters can be read in several ways. {read}.",
            f"Say which is right with --encoding, such as --encoding {self.candidates[0]}.",
        )

    def _foreign(self) -> tuple[str, str]:
        return (
            f"Hardly any cell of {self.header} looks like a certificate's number: {self._shown}.",
            "If it is the right list, say --any-numbers.",
        )

    def _column(self) -> tuple[str, str]:
        found = "Several columns" if len(self.candidates) > 1 else "One column"
        remedy = (
            f'Choose one with --column "{self.subject}=HEADER", or none with '
            f'--column "{self.subject}=".'
        )
        return f"{found} may hold {self.subject}: {', '.join(self.candidates)}.", remedy

    def _kind(self) -> tuple[str, str]:
        return (
            f"The columns fit more than one kind of file: {', '.join(self.candidates)}.",
            "Say which with --kind.",
        )

    def _sheet(self) -> tuple[str, str]:
        return (
            f"Several worksheets hold {self.subject}: {', '.join(self.candidates)}.",
            'Choose one with --sheet NAME, or all of them with --sheet "*".',
        )
