"""Which numbers must be looked up today, before a shipment depends on them?"""

from cqcdash.ui.page import open_page
from cqcdash.ui.verify import draw_numbers_to_verify

view = open_page("verify")
draw_numbers_to_verify(view)
