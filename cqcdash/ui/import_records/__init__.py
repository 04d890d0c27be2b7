"""The import page's parts: the files that wait, questions, preview, receipt."""

from cqcdash.ui.import_records.preview import draw_preview
from cqcdash.ui.import_records.staging import STAGED, put_sample, staged_files
from cqcdash.ui.import_records.upload import draw_upload

__all__ = [
    "STAGED",
    "draw_preview",
    "draw_upload",
    "put_sample",
    "staged_files",
]
