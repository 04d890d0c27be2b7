"""What a page looks at: handed over by the frame on every run."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cqcdash.metrics import Attention
from cqcdash.portfolio import EVERYTHING, Derived, Paperwork
from cqcdash.texts import _
from cqcdash.ui.frame.cache import (
    cached,
    cached_attention,
    cached_derived,
    cached_paperwork,
    cached_snapshot,
)
from cqcdash.ui.frame.filters import Chosen, caption_of
from cqcdash.vocabulary.snapshot import Snapshot

HANDED = "view.handed_over"


@dataclass(frozen=True)
class View:
    """The portfolio as the reader chose to see it.

    Attributes:
        chosen: scope, day and look-back.
        head: where the page puts its title and tools, above the filters.
    """

    chosen: Chosen
    head: DeltaGenerator

    @cached_property
    def derived(self) -> Derived:
        """Positions, audits and cases in the chosen scope on the chosen day."""
        return cached_derived(self.chosen.as_of, self.chosen.scope, self.chosen.known_on)

    @cached_property
    def whole(self) -> Derived:
        """The same without the scope."""
        return cached_derived(self.chosen.as_of, known_on=self.chosen.known_on)

    @cached_property
    def snapshot(self) -> Snapshot:
        """The records themselves."""
        return cached_snapshot(self.chosen.known_on)

    @cached_property
    def paperwork(self) -> Paperwork:
        """The documents and samples of all cases, in no scope."""
        return cached_paperwork(self.chosen.as_of, self.chosen.known_on)

    @cached_property
    def attention(self) -> pd.DataFrame:
        """What to act on in the scope, what comes first first, with who is on it."""
        return self._attention.items

    @cached_property
    def attention_members(self) -> pd.DataFrame:
        """The certificates behind each of these items; schema MEMBERS."""
        return self._attention.members

    @cached_property
    def _attention(self) -> Attention:
        chosen = self.chosen
        return cached_attention(chosen.as_of, chosen.scope, chosen.known_on)

    def shared(self, name: str, compute: Callable[[Derived], Any], *, whole: bool = False) -> Any:  # noqa: ANN401 - what the function gives
        """What a function makes of the portfolio, in the scope or of all of it; kept by name."""
        chosen = self.chosen
        scope = EVERYTHING if whole else chosen.scope
        return cached(name, compute, chosen.as_of, scope, chosen.known_on)

    @property
    def caption(self) -> str:
        """What is being looked at, in words."""
        return caption_of(self.chosen)


def hand_over_view(view: View) -> None:
    """Called by the frame just before it runs the page."""
    st.session_state[HANDED] = view


def taken_view() -> View:
    """Called first by every page; a page that runs without the frame shows nothing."""
    view = st.session_state.pop(HANDED, None)
    if view is None:
        st.error(_("This page can only be opened through the app."))
        st.stop()
    return view
