"""Audit groups: what one factory audit covers (R9), and which audits cover which group."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.columns import codes, codes_in
from cqcdash.vocabulary.rules import RuleBook

PLANT, CODE, CATEGORY = 0, 1, 2
GROUP_KEY = {"plant": PLANT, "factory_code": CODE, "plant_category": CATEGORY}


class Groups(NamedTuple):
    """The audit groups of a portfolio.

    Attributes:
        of_certificate: each certificate's group, -1 without plant.
        key: how each group is cut: by plant, by factory code, by plant and category.
        plant: each group's place in ``plants``.
        part: each group's place in ``factory_codes`` or ``categories``; -1 for none.
        plants: names of the plants.
        factory_codes: the factory codes.
        categories: the product categories.
    """

    of_certificate: np.ndarray
    key: np.ndarray
    plant: np.ndarray
    part: np.ndarray
    plants: pd.Index
    factory_codes: pd.Index
    categories: pd.Index

    @property
    def size(self) -> int:
        """How many groups there are."""
        return len(self.key)

    def labels(self) -> list[str]:
        """A readable name for each group: the plant, and the code or category after it."""
        parts = {PLANT: None, CODE: self.factory_codes, CATEGORY: self.categories}
        rows = zip(self.key, self.plant, self.part, strict=True)
        return [
            self.plants[plant] + (f" · {words[part]}" if words is not None and part >= 0 else "")
            for key, plant, part in rows
            for words in [parts[key]]
        ]


def audit_groups(certificates: pd.DataFrame, book: RuleBook) -> Groups:
    """The audit group of each certificate by the setting ``audit_group_by`` (R9)."""
    plant, plants = codes(certificates["plant"])
    factory_code, factory_codes = codes(certificates["factory_code"])
    category, categories = codes(certificates["product_category"])
    key = _group_key(certificates, book)
    part = np.where(key == CODE, factory_code, np.where(key == CATEGORY, category, -1))
    parts = max(len(factory_codes), len(categories)) + 1
    packed = (key * len(plants) + plant) * parts + part + 1
    of_certificate = np.full(len(certificates), -1)
    known = plant >= 0
    of_certificate[known], found = pd.factorize(packed[known])
    unique = np.asarray(found)
    key_and_plant = unique // parts
    width = max(len(plants), 1)
    return Groups(
        of_certificate,
        key_and_plant // width,
        key_and_plant % width,
        unique % parts - 1,
        plants,
        factory_codes,
        categories,
    )


def _group_key(certificates: pd.DataFrame, book: RuleBook) -> np.ndarray:
    applying = book.applying(certificates, "audit_group_by")
    if isinstance(applying, str):
        return np.full(len(certificates), GROUP_KEY[applying])
    return pd.Series(applying).map(GROUP_KEY).to_numpy("int64")


class Covered(NamedTuple):
    """Pairs of an audit (its place among those asked) and a group that it covers."""

    audit: np.ndarray
    group: np.ndarray


def covered(groups: Groups, plant: np.ndarray, code: np.ndarray, category: np.ndarray) -> Covered:
    """The groups that audits cover: their plant's, narrowed by factory code or category.

    An audit without code or category covers all groups of its plant.
    """
    left = pd.DataFrame({"plant": plant, "code": code, "category": category})
    left["audit"] = np.arange(len(left))
    right = pd.DataFrame({"plant": groups.plant, "key": groups.key, "part": groups.part})
    right["group"] = np.arange(len(right))
    both = left.loc[left["plant"] >= 0].merge(right, on="plant")
    key, part = both["key"].to_numpy(), both["part"].to_numpy()
    own = np.where(key == CODE, both["code"].to_numpy(), both["category"].to_numpy())
    fits = (key == PLANT) | (own == -1) | (own == part)
    return Covered(both["audit"].to_numpy()[fits], both["group"].to_numpy()[fits])


def places_of_audits(
    audits: pd.DataFrame, certificates: pd.DataFrame, groups: Groups
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Plant, factory code and category of each audit as places in the groups' lists.

    An audit without plant gets the plant of the certificates that carry its factory code.
    """
    plant = codes_in(audits["plant"], groups.plants)
    code = codes_in(audits["factory_code"], groups.factory_codes)
    category = codes_in(audits["product_category"], groups.categories)
    lost = audits["plant"].isna().to_numpy() & (code >= 0)
    if lost.any():
        plant_of_code = np.full(len(groups.factory_codes), -1)
        own, _ = codes(certificates["factory_code"])
        known = own >= 0
        plant_of_code[own[known]] = codes_in(certificates["plant"], groups.plants)[known]
        plant[lost] = plant_of_code[code[lost]]
    return plant, code, category
