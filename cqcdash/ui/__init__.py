"""cqcdash.ui."""
