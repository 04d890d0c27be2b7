"""What do the coming months take, in audit days, travel and money?"""

from cqcdash.ui.page import open_page
from cqcdash.ui.planning import draw_plan

draw_plan(open_page("planning"))
