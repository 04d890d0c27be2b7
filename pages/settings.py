"""Which rules apply, and whom would another value touch?"""

import streamlit as st

from cqcdash.ui import opening
from cqcdash.vocabulary.rules import settings_catalogue

view = opening.opened("settings")
st.caption(str(len(settings_catalogue())))
