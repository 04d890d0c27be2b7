"""cqcdash.charts."""
