"""Which certificates does the law change, and by when must each be converted?"""

from cqcdash.ui.duty import draw_changes_of_duty
from cqcdash.ui.page import open_page

view = open_page("duty")
draw_changes_of_duty(view)
