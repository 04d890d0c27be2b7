"""Words for where an application's time goes."""

from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.case_frames import Place


def place_label(place: Place) -> str:
    """The stage's name, or that it is waited for."""
    stage = label(place.stage)
    return _("Before: {stage}").format(stage=stage) if place.waiting else stage
