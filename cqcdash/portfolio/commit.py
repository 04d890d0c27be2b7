"""The one gate through which records are written, and the way back."""

from dataclasses import dataclass, replace
from datetime import datetime

from cqcdash import intake, store
from cqcdash.errors import StalePlanError, UndecidedError
from cqcdash.portfolio.moves import taken_out
from cqcdash.portfolio.preview import FilePreview, Preview, compare
from cqcdash.vocabulary.imports import Write

# How often a plan is made anew while others write; each time costs one comparison.
ATTEMPTS = 20


@dataclass(frozen=True, eq=False)
class Receipt:
    """What was written: the preview as it was carried out, and the imports that it became."""

    preview: Preview
    import_ids: tuple[int, ...]


def commit(
    address: str, planned: Preview, user: str, at: datetime, *, manual_reason: str = ""
) -> Receipt:
    """Write a preview in one transaction; written twice it is written once.

    ``manual_reason`` marks a correction by hand and says why it was made.

    Raises:
        StalePlanError: the database changed since the preview; nothing was written.
        UndecidedError: a question is still open.
    """
    for file in planned.files:
        require_decided(file)
    writes = [_write(file, planned, user, at) for file in planned.files]
    reason = manual_reason or planned.reason
    if reason:
        by_hand = {"origin": "manual", "reason": reason, "sha256": "", "file_name": ""}
        writes = [replace(write, **by_hand) for write in writes]
    return Receipt(planned, tuple(store.write_plans(address, writes)))


def commit_anyway(address: str, planned: Preview, user: str, at: datetime) -> Receipt:
    """Commit without a person in between: when somebody else wrote since, compare again.

    Raises:
        StalePlanError: the database changed at every attempt; nothing was written.
        UndecidedError: a question is still open.
    """
    for _ in range(ATTEMPTS):
        try:
            return commit(address, planned, user, at)
        except StalePlanError:
            planned = again(address, planned)
    raise StalePlanError


def again(address: str, planned: Preview) -> Preview:
    """The same files compared with the present data; reading and judging are not repeated.

    ``same_effects`` says whether somebody who confirmed the first preview has to look again.
    """
    anew = compare(address, [(f.raw, f.understanding, f.judged) for f in planned.files])
    return replace(anew, reason=planned.reason)


def same_effects(confirmed: Preview, anew: Preview) -> bool:
    """Whether two previews would insert, change and take out the same, values before included."""
    pairs = zip(confirmed.files, anew.files, strict=False)
    return len(confirmed.files) == len(anew.files) and all(
        left.plan is not None and right.plan is not None and _same(left.plan, right.plan)
        for left, right in pairs
    )


def require_decided(file: FilePreview) -> None:
    """Refuse a file with an open question.

    Raises:
        UndecidedError: names the first open question and how to answer it.
    """
    if file.plan is None:
        question = next(q for q in file.questions if q.required)
        raise UndecidedError(file.file, *question.sentence())


def _write(file: FilePreview, planned: Preview, user: str, at: datetime) -> Write:
    plan = file.plan
    if plan is None:  # pragma: no cover - require_decided came first
        raise StalePlanError
    return Write(
        kind=plan.kind,
        file_name=file.file,
        sha256=file.raw.sha256,
        user=user,
        committed_at=at,
        rows=plan.rows,
        unchanged=plan.unchanged,
        insert=plan.insert,
        update=plan.update,
        rejected=plan.rejected,
        findings=tuple(plan.findings),
        based_on_version=planned.based_on_version,
        based_on_state=planned.based_on_state,
        learned=file.understanding.learned,
        origin="file",
        reason="",
        token=f"{planned.token}:{file.file}",
        inserted=plan.inserted,
        updated=plan.updated,
        rejected_rows=plan.rejected_rows,
        remove=taken_out(plan),
    )


def _same(left: intake.ImportPlan, right: intake.ImportPlan) -> bool:
    effects = [(p.insert, p.update, p.changed, taken_out(p)) for p in (left, right)]
    return left.kind == right.kind and all(
        one.astype("object").equals(other.astype("object"))
        for one, other in zip(*effects, strict=True)
    )
