"""A text to ask after an open case, with the numbers that the other side needs."""

from cqcdash.metrics import Chase
from cqcdash.texts import _, counted
from cqcdash.texts.papers import pressing_sentence
from cqcdash.texts.words import label
from cqcdash.vocabulary.records import WaitingFor


def chase_letter(facts: Chase) -> str:
    """Subject and text, ready to be sent."""
    stands = _("Application {number}").format(number=facts.application_no) + _about(facts)
    lines = [
        _("Subject: Application {number} – state and next step").format(
            number=facts.application_no
        ),
        "",
        _("Dear colleague,"),
        "",
        " ".join([stands, _stands(facts), *_limits(facts)]),
        *_papers(facts),
        "",
        _please(facts),
        "",
        _("Kind regards"),
    ]
    return "\n".join(lines)


def _papers(facts: Chase) -> list[str]:
    """What waits for us, a line each, and samples that customs keep."""
    rows = facts.documents.to_dict("records")
    lines = [f"- {told}" for row in rows if (told := pressing_sentence(row))]
    if facts.customs_since:
        words = _("- Customs: the samples have been there since {day}.")
        lines.append(words.format(day=facts.customs_since))
    return ["", *lines] if lines else []


def _please(facts: Chase) -> str:
    whose = facts.whom
    if whose == WaitingFor.US and len(facts.documents):
        return _("Please send what is named above, or tell me when it will be there.")
    if whose == WaitingFor.US:
        return _("Please tell me what is still missing on our side, and when it will be done.")
    return _(
        "Please tell us what the next step is, when it will be done, and whether you need "
        "anything from us for it."
    )


def whom(facts: Chase) -> str:
    """Whose move it is; marked when the data does not say so."""
    name = label(facts.whom)
    return (
        _("{whom} (usual here; the data does not say)").format(whom=name) if facts.assumed else name
    )


def _about(facts: Chase) -> str:
    about = [
        _("certificate {number}").format(number=facts.certificate_no)
        if facts.certificate_no
        else "",
        facts.plant,
        facts.product_category,
    ]
    listed = ", ".join(part for part in about if part)
    return f" ({listed})" if listed else ""


def _stands(facts: Chase) -> str:
    late = facts.limit_days is not None and facts.days > facts.limit_days
    if facts.place.waiting:
        words = _("has been waiting for the stage “{stage}” since {day}, {days} by now.")
        if late:
            words = _(
                "has been waiting for the stage “{stage}” since {day}, {days} by now; {limit} "
                "are usual."
            )
    else:
        words = _("has been in the stage “{stage}” since {day}, {days} by now.")
        if late:
            words = _(
                "has been in the stage “{stage}” since {day}, {days} by now; {limit} are usual."
            )
    return words.format(
        stage=label(facts.place.stage),
        day=facts.since,
        days=counted("{n} day", "{n} days", facts.days),
        limit=facts.limit_days,
    )


def _limits(facts: Chase) -> list[str]:
    lines = []
    if facts.authority_due_on is not None:
        past = -(facts.authority_days_left or 0)
        words = _("The authority's own target for the issue is {day}.")
        if past > 0:
            words = _("The authority's own target for the issue was {day}; it is {late}.")
        late = counted("{n} day late", "{n} days late", past)
        lines.append(words.format(day=facts.authority_due_on, late=late))
    if facts.retest_by is not None:
        words = _("The factory audit has to end by {day}, otherwise the tests must be repeated.")
        lines.append(words.format(day=facts.retest_by))
    return lines
