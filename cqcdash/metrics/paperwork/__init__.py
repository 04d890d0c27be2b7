"""What an application still lacks: documents against the checklist, and where its samples are."""

from cqcdash.metrics.paperwork.conversions import Papers, conversion_dossiers
from cqcdash.metrics.paperwork.documents import dossier, dossiers
from cqcdash.metrics.paperwork.samples import shipments

__all__ = [
    "Papers",
    "conversion_dossiers",
    "dossier",
    "dossiers",
    "shipments",
]
