"""What an import does to the portfolio before anybody confirms it, and what changed since."""

from dataclasses import replace
from datetime import date

import pandas as pd

from cqcdash import metrics
from cqcdash.portfolio.derived import Derived, derive
from cqcdash.portfolio.preview import Preview, applied
from cqcdash.vocabulary.records import Kind
from cqcdash.vocabulary.rules import RuleBook
from cqcdash.vocabulary.snapshot import Snapshot

FRAME_OF = {
    Kind.CERTIFICATES: "certificates",
    Kind.AUDITS: "audits",
    Kind.APPLICATIONS: "visits",
    Kind.DOCUMENTS: "documents",
    Kind.SAMPLES: "samples",
}


def after(preview: Preview, snapshot: Snapshot) -> Snapshot:
    """The snapshot as it would be once the preview is committed."""
    frames = {name: getattr(snapshot, name) for name in FRAME_OF.values()}
    for file in preview.files:
        if file.plan is not None:
            name = FRAME_OF[file.plan.kind]
            frames[name] = applied(frames[name], file.plan)
    return replace(snapshot, **frames)


def consequences(
    preview: Preview, snapshot: Snapshot, as_of: date, book: RuleBook
) -> tuple[metrics.Consequence, ...]:
    """What turns red or green, which dates move or disappear, with the list behind each count."""
    before, then = derive(snapshot, as_of, book), derive(after(preview, snapshot), as_of, book)
    return metrics.consequences(before.positions, then.positions, before.cases, then.cases)


def changes(before: Derived, now: Derived) -> pd.DataFrame:
    """What changed between two looks at the portfolio, one row per change; schema CHANGES."""
    return metrics.changes(before.positions, now.positions, before.cases, now.cases)
