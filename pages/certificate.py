"""How does this certificate stand, and where does each date come from?"""

from cqcdash.ui import opening
from cqcdash.ui.certificate import choosing, head

view = opening.opened("certificate")
chosen = choosing.chosen(view)
head.draw(view, chosen)
