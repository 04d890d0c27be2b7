"""A believable portfolio for looking around, for tests and for measuring."""

from cqcdash.sample.portfolio import sample_portfolio

__all__ = ["sample_portfolio"]
