"""The ASGI application: ``streamlit run app.py`` or ``uvicorn app:app``.

The script is ``cqcdash/ui/frame/script.py``, not this file: with ``pages/`` beside the script
itself, a cold server would answer a deep link with the page alone, without the frame around it.
"""

import streamlit as st

from cqcdash import locations
from cqcdash.ui.frame import MIDDLEWARE, ROUTES, lifespan, on_script_error

app = st.App(
    locations.FRAME,
    routes=ROUTES,
    middleware=MIDDLEWARE,
    lifespan=lifespan,
    on_script_error=on_script_error,
)
