"""How many examples the property tests draw: few by default, more or fewer with TEST_FACTOR."""

import os


def examples(number: int) -> int:
    """The number of examples, times the factor of the environment."""
    return max(1, round(number * float(os.environ.get("TEST_FACTOR", "1"))))
