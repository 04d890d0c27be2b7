"""cqcdash.texts."""
