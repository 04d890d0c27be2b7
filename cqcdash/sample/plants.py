"""The plants of the sample group: where they are, how big, what is special about each."""

from datetime import date

import numpy as np
import pandas as pd

_SITES = (
    ("Werk Esslingen", "DE", "B"),
    ("Plant Greenville", "US", "B"),
    ("武汉工厂", "CN", "A"),
    ("Planta Querétaro", "MX", "B"),
    ("Usine Douai", "FR", "C"),
    ("Zakład Tychy", "PL", None),
    ("Stabilimento Modena", "IT", "D"),
    ("Plant Rayong", "TH", "B"),
    ("Závod Kolín", "CZ", "B"),
    ("Plant Pune", "IN", "C"),
    ("Planta Valladolid", "ES", "B"),
    ("Győri gyár", "HU", "A"),
    ("Uzina Pitești", "RO", None),
    ("Bursa Fabrikası", "TR", "B"),
    ("豊田工場", "JP", "A"),
    ("울산공장", "KR", "B"),
)
_SHARES = (0.24, 0.18, 0.14, 0.12, 0.10, 0.09, 0.07, 0.06)
INTERVAL_MONTHS = {"A": 24, "B": 12, "C": 12, "D": 6}

# Days until the next follow-up audit for the first eight plants; the fourth is only to be planned,
# the sixth is in its window with a date agreed, the eighth is overdue.
_DAYS_LEFT = (212, 141, 405, 74, 263, 38, 118, -17)
PLANNED, FAILED = 5, 6
_SLOW = 3


def plants(count: int, as_of: date, rng: np.random.Generator) -> pd.DataFrame:
    """The plants, the biggest first.

    Returns:
        plant, country, factory_code, factory_class, weight (share of the certificates),
        interval (months between follow-up audits), due_on (the next one), slow (factor on the
        waiting for auditors).
    """
    number = np.arange(count)
    site = [_SITES[i % len(_SITES)] for i in number]
    round_no = number // len(_SITES)
    classes = [s[2] for s in site]
    days_left = rng.integers(95, 365, count)
    days_left[: len(_DAYS_LEFT)] = _DAYS_LEFT[:count]
    interval = np.array([INTERVAL_MONTHS.get(c or "", 12) for c in classes])
    return pd.DataFrame(
        {
            "plant": [
                s[0] if r == 0 else f"{s[0]} {r + 1}" for s, r in zip(site, round_no, strict=True)
            ],
            "country": [s[1] for s in site],
            "factory_code": [f"V{n:06d}" for n in 10007 + number * 1013],
            "factory_class": classes,
            "weight": np.resize(_SHARES, count) / np.resize(_SHARES, count).sum(),
            "interval": interval,
            "due_on": np.datetime64(as_of) + np.minimum(days_left, interval * 30 - 20),
            "slow": np.where(number % len(_SHARES) == _SLOW, 1.6, 1.0),
        }
    )
