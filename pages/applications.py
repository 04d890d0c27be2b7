"""Where are applications stuck?"""

from cqcdash.texts import _
from cqcdash.ui import choices, opening
from cqcdash.ui.cases import head, parts

view = opening.opened("applications")
head.draw(view)
part = choices.part("part", _("Part of the page"), parts.titles())
parts.PARTS[part](view)
