"""What an explanation is made of; each explanation itself stands beside its rule."""

from cqcdash.metrics.explanation.answer import Explanation, Input, Source, Step, as_json
from cqcdash.metrics.explanation.evidence import Evidence, evidence_of, plain

__all__ = [
    "Evidence",
    "Explanation",
    "Input",
    "Source",
    "Step",
    "as_json",
    "evidence_of",
    "plain",
]
