"""What do these files change?"""

from cqcdash.ui import opening
from cqcdash.ui.importing import preview, staging, upload

view = opening.records("import_records")
staged = staging.present()
if staged is None:
    upload.draw(sample_first=view.snapshot.certificates.empty)
else:
    preview.draw(staged, view)
