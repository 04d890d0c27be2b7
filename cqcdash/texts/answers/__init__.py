"""The sentence that answers a page's question, and what happens if nobody acts; one module each."""

from cqcdash.texts.answers.audits import audits_answer

__all__ = [
    "audits_answer",
]
