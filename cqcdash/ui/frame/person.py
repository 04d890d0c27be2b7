"""Who is at the screen, for the import history."""

import getpass

from cqcdash.config import settings


def user_name() -> str:
    """The configured name, else the system's user."""
    configured = settings().user
    if configured:
        return configured
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
