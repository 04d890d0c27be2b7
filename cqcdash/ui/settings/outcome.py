"""What the entered rules would change, before they are saved."""

import streamlit as st

from cqcdash import metrics
from cqcdash.texts import _, counted
from cqcdash.texts.rules import scope_name, setting_name
from cqcdash.ui.frame import View, cached_derived, safely
from cqcdash.ui.parts import show_table, title_of
from cqcdash.ui.settings import draft as drafts
from cqcdash.ui.settings.draft import Draft
from cqcdash.ui.settings.values import written
from cqcdash.vocabulary.comparison import IMPACT
from cqcdash.vocabulary.rules import DutyChange, RuleBook, settings_catalogue


def draw(draft: Draft, book: RuleBook, view: View) -> None:
    """The changed settings, the certificates that they touch, save and drop."""
    with st.container(border=True):
        if book == draft.saved:
            st.write(_("These are the rules that hold. Change a value below to see its effect."))
            return
        st.header(_("Not saved yet"), anchor=False)
        for line in differences(draft.saved, book):
            st.text(line)
        _impact(book, view)
    _bar(draft, book)


def _bar(draft: Draft, book: RuleBook) -> None:
    """Save and drop stay in view, with how much is not saved."""
    n = len(differences(draft.saved, book))
    with st.bottom, st.container(horizontal=True, vertical_alignment="center"):
        st.write(counted("{n} change is not saved.", "{n} changes are not saved.", n))
        st.button(
            _("Save these rules"),
            type="primary",
            icon=":material/check:",
            key="rules.save",
            on_click=safely(drafts.save),
            args=(book,),
        )
        st.button(
            _("Drop the changes"),
            icon=":material/close:",
            key="rules.drop",
            on_click=safely(drafts.drop),
        )


def differences(before: RuleBook, after: RuleBook) -> list[str]:
    """One line for each setting, narrower value and announced change that differs."""
    lines = []
    for about in settings_catalogue():
        was, now = (getattr(book.defaults, about.name) for book in (before, after))
        if was != now:
            lines.append(f"{setting_name(about.name)}: {written(was)} → {written(now)}")
    held, new = set(before.overrides), set(after.overrides)
    marks = [(_("without"), held - new), (_("with"), new - held)]
    for mark, overrides in marks:
        lines += [
            f"{mark} {setting_name(o.setting)}: {written(o.value)}, {scope_name(o.scope, o.name)}"
            for o in sorted(overrides, key=repr)
        ]
    told, tell = set(before.defaults.rule_changes), set(after.defaults.rule_changes)
    for mark, changes in [(_("without"), told - tell), (_("with"), tell - told)]:
        lines += [f"{mark} {c.cites}: {c.deadline:%Y-%m-%d}" for c in sorted(changes, key=repr)]
    was, now = set(before.defaults.duty_changes), set(after.defaults.duty_changes)
    for mark, duties in [(_("without"), was - now), (_("with"), now - was)]:
        lines += [_duty(mark, change) for change in sorted(duties, key=repr)]
    if before.defaults.category_codes != after.defaults.category_codes:
        lines.append(_("Other product codes of the categories"))
    return lines


def _duty(mark: str, change: DutyChange) -> str:
    day = f"{change.last_day:%Y-%m-%d}" if change.last_day else _("the day is open")
    return " ".join(part for part in (f"{mark} {change.name}: {day}", change.title) if part)


def _impact(book: RuleBook, view: View) -> None:
    chosen = view.chosen
    after = cached_derived(chosen.as_of, known_on=chosen.known_on, book=book)
    found = metrics.impact(view.whole.positions, after.positions)
    if found.empty:
        st.caption(_("No state and no date of any certificate would change."))
        return
    turned = sum(found["state_before"].astype("str") != found["state_after"].astype("str"))
    st.write(
        counted(
            "{n} certificate would have another state or date,",
            "{n} certificates would have another state or date,",
            len(found),
        )
        + " "
        + counted("{n} of them another state.", "{n} of them another state.", turned)
    )
    show_table(
        found.assign(changed=[_names(columns) for columns in found["changed"]]),
        [
            *("certificate_no", "plant", "product_category", "state_before", "state_after"),
            *("safe_until_before", "safe_until_after", "changed"),
        ],
        key="impact",
        schema=IMPACT,
        by=["safe_until_after"],
        alt=_("Certificates whose state or date would change, before and after."),
        file="rule-impact",
    )


def _names(columns: str) -> str:
    return ", ".join(title_of(column) for column in columns.split("; "))
