"""What is different since an earlier day or import?"""

from cqcdash.ui import changed, opening, since

view = opening.opened("changes")
changed.draw(view, since.chosen(view))
