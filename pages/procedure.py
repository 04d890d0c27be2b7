"""Which line of the procedure is looked after where?"""

import streamlit as st

from cqcdash.locations import HELP
from cqcdash.ui.page import open_records_page

open_records_page("procedure")
text = (HELP / "procedure.md").read_text(encoding="utf-8")
st.markdown(text.split("\n", 3)[3])
