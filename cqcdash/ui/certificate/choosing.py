"""Which certificate the page is about: named in the address, or searched here."""

import unicodedata

import streamlit as st

from cqcdash import metrics
from cqcdash.texts import _
from cqcdash.ui.certificate.head import Row
from cqcdash.ui.frame import View, say
from cqcdash.ui.parts import search_one

PARAMETER = "certificate"
SHOWN = 60


def chosen_certificate(view: View) -> Row:
    """The position of the certificate; without a known number the page ends with a search."""
    positions = view.whole.positions
    asked = st.query_params.get(PARAMETER, "")
    number = "".join(unicodedata.normalize("NFKC", asked).upper().split())
    hit = positions.loc[(positions["certificate_no"] == number).to_numpy(bool)]
    if len(hit):
        return metrics.with_sights(hit.head(1), view.chosen.as_of).iloc[0].to_dict()
    if asked:
        say(
            _("There is no certificate {number} here. Look for it below.").format(
                number=asked[:SHOWN]
            ),
            "warning",
        )
    search_one(
        positions,
        ["certificate_no", "plant", "product"],
        ["certificate_no", "state", "plant", "product_category", "product", "safe_until"],
        key="certificate.search",
        label=_("Which certificate?"),
    )
    return st.stop()
