"""Cards: one number each, with the words that make it mean something and a link to the list."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from cqcdash.texts import grouped
from cqcdash.ui.frame import Parameters, link_to


@dataclass(frozen=True, slots=True)
class Card:
    """One number and the list behind it.

    Attributes:
        title: what is counted.
        value: how many; None when it cannot be said.
        place: the page that lists them.
        link: the words of the link to that page.
        parameters: the page's own filters.
        help: what is counted exactly, and what is not.
    """

    title: str
    value: int | None
    place: str
    link: str
    parameters: Parameters = field(default_factory=dict)
    help: str = ""


def card_row(cards: Sequence[Card]) -> None:
    """The cards side by side, as many as fit."""
    with st.grid(len(cards), min_column_width=140, gap="xsmall"):
        for number, card in enumerate(cards):
            with st.container(border=True, gap="xsmall", height="stretch", key=f"card{number}"):
                st.metric(
                    card.title,
                    "–" if card.value is None else grouped(card.value),
                    help=card.help or None,
                )
                link_to(card.place, card.link, card.parameters)
