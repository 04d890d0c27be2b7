"""Where does this case stand, and whose move is it?"""

from cqcdash import metrics
from cqcdash.ui.applications import (
    chosen_case,
    draw_case_head,
    draw_case_timeline,
    draw_chase,
    draw_papers,
    spans_of,
)
from cqcdash.ui.page import open_page
from cqcdash.ui.parts import draw_visit_preparation

view = open_page("case")
case = chosen_case(view)
spans = spans_of(view, case)
draw_case_head(view, case, spans)
draw_papers(view, case)
draw_case_timeline(view, case, spans)
draw_visit_preparation(view, metrics.case_visit(case))
draw_chase(view, case)
