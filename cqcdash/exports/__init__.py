"""cqcdash.exports."""
