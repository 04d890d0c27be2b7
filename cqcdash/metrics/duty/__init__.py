"""Changes of duty: whom they concern, what they end, and who is converted already (R25–R27)."""

from cqcdash.metrics.duty.conversion import Duty, duty, is_in
from cqcdash.metrics.duty.explained import duty_explained
from cqcdash.metrics.duty.recognised import CCC_NUMBER

__all__ = ["CCC_NUMBER", "Duty", "duty", "duty_explained", "is_in"]
