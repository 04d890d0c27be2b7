"""The first page's parts: what to do now, how bad it is, what is lost if nobody acts."""

from cqcdash.ui.overview.cover import draw_cover, seen_cover
from cqcdash.ui.overview.do_now import draw_do_now
from cqcdash.ui.overview.health import draw_health, draw_year
from cqcdash.ui.overview.law import draw_law
from cqcdash.ui.overview.rest import draw_rest

__all__ = [
    "draw_cover",
    "draw_do_now",
    "draw_health",
    "draw_law",
    "draw_rest",
    "draw_year",
    "seen_cover",
]
