"""What an import does to the portfolio, in the manager's words."""

from cqcdash.texts import counted
from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.comparison import Change

SENTENCES: dict[Change, tuple[str, str]] = {
    Change.TURNED_NOT_USABLE: (
        m("{n} certificate becomes not usable"),
        m("{n} certificates become not usable"),
    ),
    Change.TURNED_DEADLINE_MISSED: (
        m("{n} certificate misses a deadline"),
        m("{n} certificates miss a deadline"),
    ),
    Change.TURNED_UNKNOWN: (
        m("{n} certificate turns unknown"),
        m("{n} certificates turn unknown"),
    ),
    Change.TURNED_ACT_SOON: (
        m("{n} certificate asks for action soon"),
        m("{n} certificates ask for action soon"),
    ),
    Change.TURNED_FINE: (m("{n} certificate turns fine"), m("{n} certificates turn fine")),
    Change.STATUS_CHANGED: (
        m("{n} reported status changes"),
        m("{n} reported statuses change"),
    ),
    Change.SAFE_UNTIL_EARLIER: (
        m("{n} certificate is safe for a shorter time"),
        m("{n} certificates are safe for a shorter time"),
    ),
    Change.SAFE_UNTIL_LATER: (
        m("{n} certificate is safe for a longer time"),
        m("{n} certificates are safe for a longer time"),
    ),
    Change.EXPIRY_MOVED: (m("{n} expiry date changes"), m("{n} expiry dates change")),
    Change.EXPIRY_LOST: (m("{n} expiry date disappears"), m("{n} expiry dates disappear")),
    Change.AUDIT_DATE_MOVED: (m("{n} audit date moves"), m("{n} audit dates move")),
    Change.AUDIT_DATE_LOST: (m("{n} audit date disappears"), m("{n} audit dates disappear")),
    Change.PLANT_CHANGED: (
        m("{n} certificate goes to another plant"),
        m("{n} certificates go to another plant"),
    ),
    Change.NEW: (m("{n} certificate is new"), m("{n} certificates are new")),
    Change.VANISHED: (m("{n} certificate vanishes"), m("{n} certificates vanish")),
    Change.STAGE_WENT_BACK: (
        m("{n} case goes back to an earlier stage"),
        m("{n} cases go back to an earlier stage"),
    ),
}


def sentence(change: Change, n: int) -> str:
    """``3 certificates become not usable``."""
    return counted(*SENTENCES[change], n)
