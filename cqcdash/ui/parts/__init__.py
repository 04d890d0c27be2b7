"""What pages share: tables, charts, cards, choices, fields, words."""

from cqcdash.ui.parts.answers import draw_answer
from cqcdash.ui.parts.at_stake import AT_STAKE
from cqcdash.ui.parts.cells import pale, tints_of, worded_table
from cqcdash.ui.parts.choices import (
    choice_setter,
    choose_codes,
    choose_months,
    choose_part,
    counts_of,
    name_setter,
    only,
    page_opener,
)
from cqcdash.ui.parts.correcting import (
    ChangeKey,
    change_of,
    change_round,
    draw_change,
    plan_change,
)
from cqcdash.ui.parts.fields import day_input, field_input
from cqcdash.ui.parts.figures import show_chart
from cqcdash.ui.parts.findings import draw_findings, draw_left_out
from cqcdash.ui.parts.handling import draw_handling, handled_words, take_in_hand
from cqcdash.ui.parts.looks import look_of
from cqcdash.ui.parts.preparing import draw_visit_preparation
from cqcdash.ui.parts.searching import pick_one, search_again, search_one
from cqcdash.ui.parts.tables import Action, download_buttons, item_target, pick_rows, show_table
from cqcdash.ui.parts.wording import day_text, known, title_of, value_text

__all__ = [
    "AT_STAKE",
    "Action",
    "ChangeKey",
    "change_of",
    "change_round",
    "choice_setter",
    "choose_codes",
    "choose_months",
    "choose_part",
    "counts_of",
    "day_input",
    "day_text",
    "download_buttons",
    "draw_answer",
    "draw_change",
    "draw_findings",
    "draw_handling",
    "draw_left_out",
    "draw_visit_preparation",
    "field_input",
    "handled_words",
    "item_target",
    "known",
    "look_of",
    "name_setter",
    "only",
    "page_opener",
    "pale",
    "pick_one",
    "pick_rows",
    "plan_change",
    "search_again",
    "search_one",
    "show_chart",
    "show_table",
    "take_in_hand",
    "tints_of",
    "title_of",
    "value_text",
    "worded_table",
]
