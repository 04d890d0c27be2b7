"""A program of its own that imports again and again: address, name, how often, rows per file."""

import sys

from store_commits import numbered, write_of

from cqcdash import store
from cqcdash.errors import StalePlanError


def main(address, first, times, size):
    for turn in range(times):
        frame = numbered(first, size, note=f"turn {turn}")
        frame["certificate_no"] += f"-{turn // 2}"
        while True:
            try:
                based_on = store.data_version(address)
                store.write_plan(
                    address, write_of(frame, based_on=based_on, token=f"{first}-{turn}")
                )
                break
            except StalePlanError:
                continue
        sys.stdout.write(f"{turn}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
