"""What is different since an earlier day or import?"""

import streamlit as st

from cqcdash.ui import opening

view = opening.opened("changes")
st.caption(str(view.derived.version))
