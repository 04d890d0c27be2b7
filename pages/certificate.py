"""How does this certificate stand, and where does each date come from?"""

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui import opening
from cqcdash.ui.certificate import choosing, explained, handling, head, parts

view = opening.opened("certificate")
row = choosing.chosen(view)
head.draw(row)
st.header(_("Its life"), anchor=False)
explained.timeline(view, row["certificate_no"])
handling.draw(view, row)
parts.draw(view, row)
