"""Which certificates expire, and when must each renewal be filed?"""

from cqcdash import metrics
from cqcdash.texts.answers import expiring_answer
from cqcdash.ui.expiring import SPANS, asked_for, chosen_span, draw_lists, draw_weeks
from cqcdash.ui.page import open_page
from cqcdash.ui.parts import draw_answer

view = open_page("expiring")
day = view.chosen.as_of
soon = metrics.expiring_within(view.derived.positions, day, SPANS["90"])
draw_answer(*expiring_answer(soon, day, SPANS["90"]))
span = chosen_span()
positions = asked_for(view)
draw_weeks(positions, view, span)
alive = positions.loc[~metrics.has_ended(positions)]
near = alive if span == SPANS["all"] else metrics.expiring_within(positions, day, span)
draw_lists(positions, near)
