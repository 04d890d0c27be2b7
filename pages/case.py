"""Where does this case stand, and whose move is it?"""

from cqcdash.ui import opening
from cqcdash.ui.cases import one

view = opening.opened("case")
case = one.chosen(view)
spans = one.spans_of(view, case)
one.head(view, case, spans)
one.timeline(view, case, spans)
one.chase(view, case)
