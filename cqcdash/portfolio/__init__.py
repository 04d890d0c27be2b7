"""The use cases: load a snapshot, scope it, preview an import, commit, undo, correct."""

from cqcdash.intake import Answers, Question, Understanding
from cqcdash.portfolio.checklist import checklist_in
from cqcdash.portfolio.commit import (
    Receipt,
    again,
    commit,
    commit_anyway,
    require_decided,
    same_effects,
)
from cqcdash.portfolio.consequences import after, changes, consequences
from cqcdash.portfolio.corrections import correct, plan_correction
from cqcdash.portfolio.derived import Derived, derive, load, papers_of, rules_in, scoped
from cqcdash.portfolio.explained import explain, explanations, normal_number
from cqcdash.portfolio.paperwork import Paperwork, paperwork
from cqcdash.portfolio.plants import Merge, alike_plants, merge_plants, plan_merge
from cqcdash.portfolio.preparation import preparation_items
from cqcdash.portfolio.preview import (
    FilePreview,
    Preview,
    Progress,
    applied,
    compare,
    preview,
    silent,
)
from cqcdash.portfolio.scope import EVERYTHING, NOBODY, Scope
from cqcdash.portfolio.searching import search
from cqcdash.portfolio.trend import began, known_now, known_then, looks_back, trend
from cqcdash.portfolio.verification import Seen, record_sight
from cqcdash.store import (
    acknowledge,
    acknowledgements,
    answer_duty,
    backup,
    data_version,
    describe_plants,
    import_findings,
    import_history,
    import_rejects,
    migrate,
    prepare,
    read_as_known_before,
    read_as_known_on,
    remove_view,
    save_view,
    saved_views,
    versions_of,
    withdraw,
)
from cqcdash.store import data_state as data_key
from cqcdash.store import read_snapshot as snapshot
from cqcdash.store import undo_import as undo

__all__ = [
    "EVERYTHING",
    "NOBODY",
    "Answers",
    "Derived",
    "FilePreview",
    "Merge",
    "Paperwork",
    "Preview",
    "Progress",
    "Question",
    "Receipt",
    "Scope",
    "Seen",
    "Understanding",
    "acknowledge",
    "acknowledgements",
    "after",
    "again",
    "alike_plants",
    "answer_duty",
    "applied",
    "backup",
    "began",
    "changes",
    "checklist_in",
    "commit",
    "commit_anyway",
    "compare",
    "consequences",
    "correct",
    "data_key",
    "data_version",
    "derive",
    "describe_plants",
    "explain",
    "explanations",
    "import_findings",
    "import_history",
    "import_rejects",
    "known_now",
    "known_then",
    "load",
    "looks_back",
    "merge_plants",
    "migrate",
    "normal_number",
    "papers_of",
    "paperwork",
    "plan_correction",
    "plan_merge",
    "preparation_items",
    "prepare",
    "preview",
    "read_as_known_before",
    "read_as_known_on",
    "record_sight",
    "remove_view",
    "require_decided",
    "rules_in",
    "same_effects",
    "save_view",
    "saved_views",
    "scoped",
    "search",
    "silent",
    "snapshot",
    "trend",
    "undo",
    "versions_of",
    "withdraw",
]
