"""Which plants have a follow-up audit due, and what is at stake?"""

from cqcdash.texts.answers import audits_answer
from cqcdash.ui.audits import asked_sheet, draw_opened, draw_plants, draw_sheet
from cqcdash.ui.page import open_page
from cqcdash.ui.parts import draw_answer

view = open_page("audits")
sheet = asked_sheet(view)
if sheet is None:
    draw_answer(*audits_answer(view.derived.follow_ups))
    listed = draw_plants(view)
    draw_opened(view, listed)
else:
    draw_sheet(view, sheet)
