"""The settings page's parts: values, narrower values, rule changes, outcome, file."""
