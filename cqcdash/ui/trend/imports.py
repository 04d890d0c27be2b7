"""What the last imports changed, each with the way to its comparison."""

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui.frame import View, link_to
from cqcdash.ui.parts import show_table
from cqcdash.vocabulary.imports import IMPORTS

LAST = 6
COLUMNS = [
    *("import_id", "committed_at", "file_name", "user", "inserted", "updated", "vanished"),
    *("rejected", "undone_at"),
]


def draw_imports(view: View) -> None:
    """The newest imports first."""
    st.header(_("What the last imports changed"), anchor=False)
    imports = view.snapshot.imports.head(LAST)
    show_table(
        imports,
        [name for name in COLUMNS if name in imports],
        key="trend_imports",
        schema=IMPORTS,
        alt=_("The last imports with what each one changed; a click opens one."),
        empty=_("Nothing was imported yet."),
    )
    link_to("changes", _("Compare with the time before the last import"), {"since": "import"})
