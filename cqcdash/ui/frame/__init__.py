"""What stands around every page: navigation, filters, what sessions share, messages, the server."""

from cqcdash.ui.frame.about import present_about
from cqcdash.ui.frame.cache import (
    CACHE_KEYS,
    cached_attention,
    cached_derived,
    cached_snapshot,
    cached_trend,
    checklist_in_force,
    portfolio_began,
    rules_in_force,
)
from cqcdash.ui.frame.clock import now, stamp, today
from cqcdash.ui.frame.filters import (
    EARLIEST_DAY,
    look_at_plant,
    look_at_standing,
    name_missing_page,
    name_unknown,
)
from cqcdash.ui.frame.head import draw_chips, leave_search, search_field
from cqcdash.ui.frame.manners import draw_paper_bar, lay_out_for_paper, on_paper
from cqcdash.ui.frame.messages import escaped, safely, say, say_later, show_error
from cqcdash.ui.frame.navigation import PAGE_BY_NAME, PAGES, Page, Parameters, go_to, link_to
from cqcdash.ui.frame.reader import user_name
from cqcdash.ui.frame.saved import draw_saving
from cqcdash.ui.frame.server import MIDDLEWARE, ROUTES, lifespan, on_script_error
from cqcdash.ui.frame.share import begin_tables, draw_share, offer_table
from cqcdash.ui.frame.view import View, taken_view

__all__ = [
    "CACHE_KEYS",
    "EARLIEST_DAY",
    "MIDDLEWARE",
    "PAGES",
    "PAGE_BY_NAME",
    "ROUTES",
    "Page",
    "Parameters",
    "View",
    "begin_tables",
    "cached_attention",
    "cached_derived",
    "cached_snapshot",
    "cached_trend",
    "checklist_in_force",
    "draw_chips",
    "draw_paper_bar",
    "draw_saving",
    "draw_share",
    "escaped",
    "go_to",
    "lay_out_for_paper",
    "leave_search",
    "lifespan",
    "link_to",
    "look_at_plant",
    "look_at_standing",
    "name_missing_page",
    "name_unknown",
    "now",
    "offer_table",
    "on_paper",
    "on_script_error",
    "portfolio_began",
    "present_about",
    "rules_in_force",
    "safely",
    "say",
    "say_later",
    "search_field",
    "show_error",
    "stamp",
    "taken_view",
    "today",
    "user_name",
]
