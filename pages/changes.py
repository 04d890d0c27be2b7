"""What is different since an earlier day or import?"""

from cqcdash.ui.changes import chosen_look, draw_changes
from cqcdash.ui.page import open_page

view = open_page("changes")
draw_changes(view, chosen_look(view))
