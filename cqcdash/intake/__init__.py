"""cqcdash.intake."""
