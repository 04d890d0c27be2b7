"""cqcdash.store."""
