"""The parts of the page below the head, one at a time."""

from cqcdash.texts import _
from cqcdash.ui.certificate import audit_entry, editing, explained, history, siblings
from cqcdash.ui.certificate.head import Row
from cqcdash.ui.frame import View
from cqcdash.ui.parts import change_of, choose_part, draw_change


def draw_sections(view: View, row: Row) -> None:
    """Explanation, siblings, history and the two ways to enter something."""
    number = str(row["certificate_no"])
    draft = change_of(number)
    if draft is not None:
        draw_change(draft, view)
    parts = {
        "dates": (_("Where each date comes from"), lambda: explained.draw(view, number)),
        "audit": (_("Same audit"), lambda: siblings.draw(view, row)),
        "history": (_("History of this certificate"), lambda: history.draw(number)),
        "correct": (_("Correct it"), lambda: editing.draw(view, number)),
        "enter": (_("Enter an audit"), lambda: audit_entry.draw(view, row)),
    }
    words = {code: title for code, (title, _draw) in parts.items()}
    chosen = choose_part("part", _("Part"), words)
    parts[chosen][1]()
