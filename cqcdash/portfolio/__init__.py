"""cqcdash.portfolio."""
