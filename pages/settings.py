"""Which rules apply, and whom would another value touch?"""

from cqcdash.ui import opening
from cqcdash.ui.rule_settings import page

view = opening.opened("settings")
page.draw(view)
