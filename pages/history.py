"""Who imported what, and how is it taken back?"""

from cqcdash.ui import opening
from cqcdash.ui.history import imports

opening.records("history")
imports.detail(imports.chosen(imports.listed()))
