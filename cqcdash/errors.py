"""One root, one class per failure; each message says where, found, expected and what to do."""

from collections.abc import Iterable


class CqcdashError(Exception):
    """The root of every failure that the user can do something about."""

    def __init__(self, message: str) -> None:
        """Keep the sentence that the user reads."""
        super().__init__(message)
        self.message = message


class UnreadableFileError(CqcdashError):
    """A file that cannot be imported at all."""

    def __init__(self, file: str, found: str, remedy: str) -> None:
        """Name the file, what was found in it and what to do."""
        super().__init__(f"{file}: {found} {remedy}")
        self.file = file


class MissingColumnError(UnreadableFileError):
    """A table lacks a column that every list of its kind has, and none looks like it."""

    def __init__(
        self, file: str, found: str, remedy: str, lacking: tuple[str, str], headers: Iterable[str]
    ) -> None:
        """``lacking`` is the kind of list and its field; ``headers`` are those to choose from."""
        super().__init__(file, found, remedy)
        self.kind, self.field = lacking
        self.headers = tuple(headers)


class UndecidedError(CqcdashError):
    """The import needs an answer that only the user can give."""

    def __init__(self, file: str, question: str, remedy: str) -> None:
        """Name the file, what is undecided and how to decide it."""
        super().__init__(f"{file}: {question} {remedy}")
        self.file = file


class SettingError(CqcdashError):
    """A setting that does not exist or has a value out of range."""

    def __init__(self, name: str, found: object, allowed: Iterable[object]) -> None:
        """Name the setting, the value and what is allowed."""
        listed = ", ".join(str(a) for a in allowed)
        super().__init__(
            f"Setting {name}: found {found!r}. Allowed: {listed}. Nothing was changed."
        )


class DatabaseBusyError(CqcdashError):
    """Another process kept the database file open for too long."""

    def __init__(self, address: str, seconds: float, holder: str) -> None:
        """Name the file, how long we waited and who holds it."""
        super().__init__(
            f"The database {address} has been held by {holder or 'another program'} for "
            f"{seconds:.0f} s. Close that program, or try again in a moment."
        )


class DatabaseUnusableError(CqcdashError):
    """A database file that cannot be opened or is not one of ours."""

    def __init__(self, address: str, found: str, remedy: str) -> None:
        """Name the file, what was found and what to do."""
        super().__init__(f"{address}: {found} {remedy}")


class NoDatabaseError(CqcdashError):
    """A database to read from that is not there."""

    def __init__(self, address: str) -> None:
        """Name the file that was looked for and the commands that make one."""
        super().__init__(
            f"There is no database {address}. Name another one with --database, or make one: "
            "cqcdash import FILE, cqcdash migrate or cqcdash serve."
        )


class StalePlanError(CqcdashError):
    """The database changed after the preview was made."""

    def __init__(self) -> None:
        """Say that nothing was written and what to do."""
        super().__init__(
            "The database changed after this preview was made. Nothing was written. "
            "Look at the new preview and confirm again."
        )


class StaleRulesError(CqcdashError):
    """Somebody else saved other rules after these were opened."""

    def __init__(self) -> None:
        """Say that nothing was written and what to do."""
        super().__init__(
            "Somebody else saved other rules meanwhile. Nothing was written. "
            "Drop your changes to see the present rules, and enter yours again."
        )


class UnknownRecordError(CqcdashError):
    """A certificate, import or case that does not exist."""

    def __init__(self, what: str, name: str) -> None:
        """Name what was asked for."""
        super().__init__(f"There is no {what} {name!r}. Check the number and try again.")


class BadRequestError(CqcdashError):
    """A value from a command line or a URL that cannot be understood."""

    def __init__(self, name: str, found: str, expected: str) -> None:
        """Name the value, what was found and what was expected."""
        super().__init__(f"{name}: found {found!r}, expected {expected}.")


class PortUnusableError(CqcdashError):
    """A port on which the app cannot answer."""

    def __init__(self, port: int, found: str) -> None:
        """Name the port, why it cannot be had and how to name another one."""
        other = next(free for free in (8502, 8503) if free != port)
        super().__init__(f"Port {port} {found}. Name another one: cqcdash serve --port {other}")


class RejectedValueError(BadRequestError):
    """A value entered by hand that the import would reject."""

    def __init__(self, sentence: str) -> None:
        """Repeat the sentence about it."""
        super(BadRequestError, self).__init__(f"{sentence} Nothing was changed.")
