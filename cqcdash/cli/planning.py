"""What the coming months take: audit days, travel, applications and costs."""

import argparse

from cqcdash import metrics, portfolio
from cqcdash.cli import clock, lists, output
from cqcdash.cli.scope import scope

HELP = "what the coming months take: audit visits, applications and costs (planning figures)"
PARTS = ("months", "costs", "visits", "journeys", "people")


def plan(options: argparse.Namespace) -> int:
    """Print one part of the plan, by month and plant when none is named."""
    whole = lists.derived(options)
    seen = portfolio.scoped(whole, scope(options, whole))
    plants = portfolio.snapshot(clock.present_database(options)).plants
    visits = metrics.planned_visits(
        *(seen.positions, seen.follow_ups, seen.cases, seen.audits, plants),
        *(seen.as_of, seen.book),
        months=options.months,
    )
    found = metrics.plan(seen.positions, visits, seen.as_of, seen.book, options.months)
    frames = {
        "months": found.months,
        "costs": found.costs,
        "visits": visits,
        "journeys": metrics.travel_bundles(visits, seen.as_of, seen.book),
        "people": metrics.people_twice(visits),
    }
    output.write_frame(frames[options.part], options.format)
    return 0
