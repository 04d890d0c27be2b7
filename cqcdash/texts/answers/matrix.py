"""Where something is held and where a hole opens, in one sentence."""

import pandas as pd

from cqcdash.texts import _, counted
from cqcdash.texts.answers.listing import named, on


def matrix_answer(cells: pd.DataFrame, plants: pd.DataFrame) -> tuple[str, str]:
    """What is held where, the holes, and where the next one opens.

    Args:
        cells: schema MATRIX.
        plants: schema PLANT_COMPARISON, the one at most risk first.
    """
    if cells.empty:
        return _("No certificate in this view has both a plant and a category."), ""
    return f"{_held(cells)} {_holes(cells)}", " ".join((_lapsing(cells), _risk(plants))).strip()


def _held(cells: pd.DataFrame) -> str:
    held = cells.loc[(cells["certificates"] > 0).to_numpy(bool)]
    return counted(
        "{n} certificate is in force at {plants} in {categories}.",
        "{n} certificates are in force at {plants} in {categories}.",
        sum(held["certificates"]),
        plants=counted("{n} plant", "{n} plants", held["plant"].nunique()),
        categories=counted("{n} category", "{n} categories", held["product_category"].nunique()),
    )


def _holes(cells: pd.DataFrame) -> str:
    holes = cells.loc[cells["hole"].to_numpy(bool)]
    if holes.empty:
        return _("There is no hole.")
    return counted(
        "There is {n} hole: {names}.",
        "There are {n} holes: {names}.",
        len(holes),
        names=named(_names(holes)),
    )


def _lapsing(cells: pd.DataFrame) -> str:
    lapsing = cells.loc[cells["lapses_before_renewal"].to_numpy(bool)].sort_values("lapses_on")
    if lapsing.empty:
        return ""
    return counted(
        "{n} more opens before a renewal begun today can be done: {name} on {day}.",
        "{n} more open before a renewal begun today can be done, the first is {name} on {day}.",
        len(lapsing),
        name=_names(lapsing)[0],
        day=on(lapsing["lapses_on"].iloc[0]),
    )


def _risk(plants: pd.DataFrame) -> str:
    if plants.empty or not plants["ending_soon"].iloc[0]:
        return ""
    first = plants.iloc[0].to_dict()
    return counted(
        "If nobody acts, {plant} loses most soonest: {n} certificate, from {day} on.",
        "If nobody acts, {plant} loses most soonest: {n} certificates, the first after {day}.",
        first["ending_soon"],
        plant=str(first["plant"]),
        day=on(first["safe_until"]),
    )


def _names(cells: pd.DataFrame) -> list[str]:
    words = _("{category} at {plant}")
    pairs = zip(cells["plant"], cells["product_category"], strict=True)
    return [words.format(category=category, plant=plant) for plant, category in pairs]
