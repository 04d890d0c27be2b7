"""What do these files change?"""

from cqcdash.ui.import_records import draw_preview, draw_upload, staged_files
from cqcdash.ui.page import open_records_page

view = open_records_page("import_records")
staged = staged_files()
if staged is None:
    draw_upload(sample_first=view.snapshot.certificates.empty)
else:
    draw_preview(staged, view)
