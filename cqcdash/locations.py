"""Where the files of the program lie: in a checkout at its top level, in a wheel in the package.

The wheel carries the top level as ``cqcdash/top_level`` (``pyproject.toml``), away from the frame:
with ``pages`` beside the main script, Streamlit would take the pages for the whole app.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_CARRIED = PACKAGE / "top_level"
TOP = _CARRIED if _CARRIED.is_dir() else PACKAGE.parent

APP = TOP / "app.py"
STREAMLIT = TOP / ".streamlit" / "config.toml"
PAGES = TOP / "pages"
SAMPLE = TOP / "data" / "sample"
CATEGORIES = TOP / "data" / "categories.csv"
CHECKLIST = TOP / "data" / "checklist.csv"
PREPARATION = TOP / "data" / "audit_preparation.csv"
FRAME = PACKAGE / "ui" / "frame" / "script.py"
HELP = PACKAGE / "help"
