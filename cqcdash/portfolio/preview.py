"""What an import would do, before anything is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import uuid4

import pandas as pd

from cqcdash import intake, store
from cqcdash.portfolio.moves import taken_out
from cqcdash.vocabulary.finding import Finding
from cqcdash.vocabulary.records import NAMES_PLANT, PROVENANCE, SCHEMA_OF, Kind

Progress = Callable[[str, float], None]
Files = Sequence[tuple[str, bytes]]


def silent(_step: str, _done: float) -> None:
    """A progress that nobody watches."""


@dataclass(frozen=True, eq=False)
class FilePreview:
    """One table of one file: what was understood, and what it would write.

    ``plan`` is None while a question that only the user can answer is open.
    """

    raw: intake.RawTable
    understanding: intake.Understanding
    judged: intake.Judged | None
    plan: intake.ImportPlan | None
    known_import: int | None = None

    @property
    def file(self) -> str:
        """The name that the user knows the table by."""
        return self.raw.label

    @property
    def questions(self) -> tuple[intake.Question, ...]:
        """Everything that the user may or must answer."""
        return self.understanding.questions

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything noticed in the file, worst first."""
        return tuple(self.plan.findings) if self.plan else tuple(self.raw.findings)

    @cached_property
    def vanished(self) -> pd.DataFrame:
        """Stored records that this file lacks, when it looks like a full export; they stay.

        Key columns, ``key`` and ``plant``. A full export has at least half of the stored records
        of the plants that it names, or of the applications where records name no plant; what is
        missing from another list means nothing.
        """
        if self.plan is None or self.judged is None:
            return pd.DataFrame()
        gone = self.plan.vanished
        whose = "plant" if self.plan.kind in NAMES_PLANT else "application_no"
        named = self.judged.clean[whose].dropna().astype("str").unique()
        if len(named):
            gone = gone.loc[gone[whose].isin(list(named)).to_numpy(dtype=bool)]
        known = len(self.judged.clean) - len(self.plan.insert)
        return gone.reset_index(drop=True) if known >= len(gone) else gone.iloc[:0]


@dataclass(frozen=True, eq=False)
class Preview:
    """Several files against one state of the database.

    Attributes:
        token: names this preview; writing it twice writes it once.
        based_on_version: the data version that it was compared with …
        based_on_state: … and the name of that state.
        reason: why a person changes a record by hand; empty for files.
    """

    files: tuple[FilePreview, ...]
    based_on_version: int
    based_on_state: str = ""
    reason: str = ""
    token: str = field(default_factory=lambda: uuid4().hex)

    @property
    def can_commit(self) -> bool:
        """Whether every file is understood."""
        return bool(self.files) and all(file.plan is not None for file in self.files)


def preview(
    address: str,
    files: Files,
    answers: Mapping[str, intake.Answers] | None = None,
    progress: Progress = silent,
) -> Preview:
    """Read, understand, judge and compare the files; nothing is written.

    ``answers`` are by table label; the label ``*`` holds for every table without its own.

    Raises:
        UnreadableFileError: a file that cannot be imported at all.
    """
    given = dict(answers or {})
    anybody = given.get("*", intake.Answers())
    raws = intake.read_files(list(files), progress=progress, answers=given)
    learned = store.learned(address)
    understood = []
    for done, raw in enumerate(raws):
        progress("understand", done / len(raws))
        understood.append((raw, intake.understand(raw, given.get(raw.label, anybody), learned)))
    judged = [
        (raw, found, None if found.blocked else intake.judge(raw, found, progress=progress))
        for raw, found in understood
    ]
    return compare(address, judged, progress)


Judgement = tuple[intake.RawTable, intake.Understanding, intake.Judged | None]


def compare(address: str, judged: Sequence[Judgement], progress: Progress = silent) -> Preview:
    """Plan the judged files, one after the other, against the present state of the database."""
    state, version = store.data_state(address)
    current: dict[Kind, pd.DataFrame] = {}
    files = []
    for done, (raw, understanding, judgement) in enumerate(judged):
        progress("plan", done / len(judged))
        planned = None
        if judgement is not None:
            kind = judgement.kind
            before = current[kind] if kind in current else store.read_current(address, kind)
            planned = intake.plan(judgement, before)
            current[kind] = applied(before, planned)
        known = store.find_import_by_sha(address, raw.sha256)
        files.append(FilePreview(raw, understanding, judgement, planned, known))
    return Preview(tuple(files), version, state)


def applied(current: pd.DataFrame, planned: intake.ImportPlan) -> pd.DataFrame:
    """The current records of a kind as they would stand after the plan; provenance is missing."""
    schema = SCHEMA_OF[planned.kind]
    if planned.insert.empty and planned.update.empty:
        return current
    keys = list(schema.key)
    gone = [_key_index(part, keys) for part in (planned.update, taken_out(planned))]
    stays = ~_key_index(current, keys).isin(gone[0].append(gone[1]))
    kept = current.loc[stays]
    parts = [kept, planned.update, planned.insert]
    columns = [*schema.names, *(column.name for column in PROVENANCE)]
    whole = pd.concat(
        [part.reindex(columns=columns).astype("object") for part in parts], ignore_index=True
    )
    return schema.conform(whole).assign(import_id=pd.NA, source_line=pd.NA)


def _key_index(frame: pd.DataFrame, keys: list[str]) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(pd.DataFrame(frame[keys]).astype("object"))
