"""Which rules apply, and whom would another value touch?"""

from cqcdash.ui.page import open_page
from cqcdash.ui.settings import draw_settings

view = open_page("settings")
draw_settings(view)
