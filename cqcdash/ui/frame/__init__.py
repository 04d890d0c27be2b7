"""What stands around every page: navigation, filters, what sessions share, messages, the server."""

from cqcdash.ui.frame.cache import (
    CACHE_KEYS,
    cached_attention,
    cached_derived,
    cached_snapshot,
    rules_in_force,
)
from cqcdash.ui.frame.clock import now, stamp, today
from cqcdash.ui.frame.filters import EARLIEST_DAY
from cqcdash.ui.frame.messages import escaped, safely, say, say_later, show_error
from cqcdash.ui.frame.navigation import PAGE_BY_NAME, PAGES, Parameters, go_to, link_to
from cqcdash.ui.frame.reader import user_name
from cqcdash.ui.frame.server import MIDDLEWARE, ROUTES, lifespan, on_script_error
from cqcdash.ui.frame.view import View, taken_view

__all__ = [
    "CACHE_KEYS",
    "EARLIEST_DAY",
    "MIDDLEWARE",
    "PAGES",
    "PAGE_BY_NAME",
    "ROUTES",
    "Parameters",
    "View",
    "cached_attention",
    "cached_derived",
    "cached_snapshot",
    "escaped",
    "go_to",
    "lifespan",
    "link_to",
    "now",
    "on_script_error",
    "rules_in_force",
    "safely",
    "say",
    "say_later",
    "show_error",
    "stamp",
    "taken_view",
    "today",
    "user_name",
]
