"""What needs attention first, and whether somebody is on it."""

from cqcdash.metrics.attention.items import attention_items

__all__ = [
    "attention_items",
]
