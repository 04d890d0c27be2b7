"""Words that everybody shares: frame schemas, enumerations, rules, findings."""


def mark(message: str) -> str:
    """Mark a message for the catalogue without translating it yet."""
    return message
