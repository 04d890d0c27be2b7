"""The ASGI application: ``streamlit run app.py`` or ``uvicorn app:app``.

The script is ``cqcdash/ui/frame.py``, not this file: with ``pages/`` beside the script itself, a
cold server would answer a deep link with the page alone, without the frame around it.
"""

import streamlit as st

from cqcdash import locations
from cqcdash.ui import server

app = st.App(
    locations.FRAME,
    routes=server.ROUTES,
    middleware=server.MIDDLEWARE,
    lifespan=server.lifespan,
    on_script_error=server.on_script_error,
)
