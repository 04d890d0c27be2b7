"""Where does this case stand, and whose move is it?"""

from cqcdash.ui import opening
from cqcdash.ui.cases import one

view = opening.opened("case")
number = one.chosen(view)
one.head(view, number)
one.timeline(view, number)
one.chase(view, number)
one.records(view, number)
