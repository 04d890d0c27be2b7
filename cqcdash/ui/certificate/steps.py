"""Names, values and steps of an explanation in words."""

from cqcdash.metrics.explanation import Input, Source, Step
from cqcdash.texts import _, counted
from cqcdash.texts.rules import choice, scope_name, setting_name
from cqcdash.ui.parts import day_text, title_of, value_text
from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.rules import Applied

UNITS = {
    "add_months": ("+", "{n} month", "{n} months"),
    "add_days": ("+", "{n} day", "{n} days"),
    "subtract_months": ("−", "{n} month", "{n} months"),
    "subtract_days": ("−", "{n} day", "{n} days"),
    "subtract_working_days": ("−", "{n} working day", "{n} working days"),
}
STEPS = {
    "take": m("{from_} counts as it stands"),
    "earliest": m("The earliest of {from_} is {result}"),
    "members": m("The earliest of the {n} certificates in the audit group is that of {from_}"),
    "compare": m("On {day}: {result}"),
}


def step(taken: Step, name: str) -> str:
    """One step of the arithmetic, as a sentence without a full stop."""
    operands = dict(taken.operands)
    members = operands.pop("members", None)
    parts = ", ".join(f"{title_of(k)} {value_text(k, v)}" for k, v in operands.items())
    result = value_text(name, taken.result)
    if taken.operation in UNITS:
        sign, one, many = UNITS[taken.operation]
        return f"{parts} {sign} {counted(one, many, taken.amount or 0)} = {result}"
    pattern = STEPS["members" if members is not None else taken.operation]
    day_looked_at = value_text("as_of", operands.get("as_of"))
    return _(pattern).format(from_=parts, result=result, n=members, day=day_looked_at)


def source(read: Source | None) -> str:
    """Where a value was read; empty for what another rule computed."""
    if read is None:
        return _("computed")
    if read.line and read.file_name and not read.file_name.startswith("manual"):
        return _("{file}, line {line}, import {n}").format(
            file=read.file_name, line=read.line, n=read.import_id
        )
    return _("entered by {user} on {day}, import {n}").format(
        user=read.user or "–", day=day_text(read.committed_at), n=read.import_id
    )


def given(value: Input) -> str:
    """One input: name, value, record where it helps, and source."""
    record = f" ({value.record})" if value.kind == "audits" else ""
    where = source(value.source)
    return f"{title_of(value.name)}{record}: {value_text(value.name, value.value)} — {where}"


def applied(setting: Applied) -> str:
    """The setting that applied, and who set it."""
    if setting.setting == "rule_changes":
        return _("Announced change of {cites}: by {day}").format(
            cites=setting.name, day=value_text("", setting.value)
        )
    if setting.setting == "duty_changes":
        return _("Change of duty {name}, convert by {day}").format(
            name=setting.name, day=value_text("", setting.value or None)
        )
    value = (
        choice(setting.value) if isinstance(setting.value, str) else value_text("", setting.value)
    )
    where = scope_name(setting.scope, setting.name)
    return _("{setting}: {value}, {where}").format(
        setting=setting_name(setting.setting), value=value, where=where
    )
