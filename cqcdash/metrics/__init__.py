"""cqcdash.metrics."""
