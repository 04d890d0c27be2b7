"""What needs attention first, and whether somebody is on it."""

from cqcdash.metrics.attention.items import (
    Attention,
    attention_items,
    attention_list,
    attention_members,
)

__all__ = [
    "Attention",
    "attention_items",
    "attention_list",
    "attention_members",
]
