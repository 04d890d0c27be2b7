"""Which rules apply, and what would another value change?"""

from cqcdash.ui.page import open_page
from cqcdash.ui.settings import draw_settings

view = open_page("settings")
draw_settings(view)
