"""Who imported what, and how is it taken back?"""

from cqcdash.ui.history import chosen_import, draw_import, list_imports
from cqcdash.ui.page import open_records_page

open_records_page("history")
draw_import(chosen_import(list_imports()))
