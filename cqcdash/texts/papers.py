"""Documents and samples in words."""

from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.case_records import Document


def document_name(document: object) -> str:
    """What to call a document: our word for it, else the one of its list."""
    if not isinstance(document, str):
        return _("document")
    return label(Document(document)) if document in tuple(Document) else document
