"""``explain``: where every computed date of one certificate comes from."""

import argparse

from cqcdash import portfolio
from cqcdash.cli import clock, output


def explain(options: argparse.Namespace) -> int:
    """Print rule, inputs, arithmetic, setting and source of each date as JSON."""
    explained = portfolio.explain(
        clock.present_database(options),
        options.certificate_no,
        clock.as_of(options),
        portfolio.rules_in(clock.installation(options).rules_path),
    )
    output.write_json(explained)
    return 0
