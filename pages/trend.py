"""Is the portfolio getting safer?"""

from cqcdash.texts.answers import trend_answer
from cqcdash.ui.page import open_page
from cqcdash.ui.parts import draw_answer
from cqcdash.ui.trend import chosen_trend, draw_imports, draw_months, draw_plants

view = open_page("trend")
trend = chosen_trend(view)
draw_answer(*trend_answer(trend))
draw_months(view, trend)
draw_plants(trend)
draw_imports(view)
