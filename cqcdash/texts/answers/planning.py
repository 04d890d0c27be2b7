"""What the coming months take, in one sentence."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from cqcdash.texts import _, counted, grouped
from cqcdash.texts.answers.listing import named
from cqcdash.texts.words import label
from cqcdash.vocabulary.planning import CostKind


def planning_answer(
    months: pd.DataFrame, unpriced: Iterable[CostKind], ahead: int, currency: str
) -> tuple[str, str]:
    """Visits, auditor-days and money, the fullest month, and what has no price yet.

    Args:
        months: schema PLAN_MONTHS.
        unpriced: kinds of costs without a price.
        ahead: how many months they are.
        currency: the own one.
    """
    visits = int(sum(months["visits_planned"]))
    plants = months.loc[(months["visits_planned"] > 0).to_numpy(bool), "plant"].nunique()
    where = counted("{n} plant", "{n} plants", int(plants))
    told = counted(
        "The coming {ahead} months take {n} audit visit at {where} with {days} auditor-days, and "
        "about {money}.",
        "The coming {ahead} months take {n} audit visits at {where} with {days} auditor-days, and "
        "about {money}.",
        visits,
        ahead=str(ahead),
        where=where,
        days=f"{float(sum(months['auditor_days_planned'])):g}",
        money=_money(months, currency),
    )
    return f"{told} {_fullest(months)}".strip(), _unpriced(unpriced)


def _money(months: pd.DataFrame, currency: str) -> str:
    cny = _("CNY {amount}").format(amount=grouped(round(float(sum(months["cost_cny"])))))
    own = months["cost_own"].dropna()
    if own.empty:
        return cny
    return f"{cny} ({currency} {grouped(round(float(sum(own))))})"


def _fullest(months: pd.DataFrame) -> str:
    by: Any = months.groupby("month")["auditor_days_planned"].sum()
    if by.empty or not by.max():
        return ""
    words = _("{month} is the fullest month, with {days} auditor-days.")
    return words.format(month=f"{by.idxmax():%Y-%m}", days=f"{float(by.max()):g}")


def _unpriced(unpriced: Iterable[CostKind]) -> str:
    kinds = [label(kind) for kind in unpriced]
    if not kinds:
        return ""
    words = _("Planning figures. No price is set for {kinds}: enter them on the page Settings.")
    return words.format(kinds=named(kinds, len(kinds)))
