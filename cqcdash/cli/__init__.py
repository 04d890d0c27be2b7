"""The command line: the second front end over the same use cases."""

import os
import sys
from collections.abc import Sequence

from cqcdash.cli.parser import parser
from cqcdash.errors import CqcdashError

NOTHING_WRITTEN = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0: done, all rows in. 1: committed with rejected rows. 2: nothing written, with a sentence.
    """
    for stream in (sys.stdout, sys.stderr):
        # A Windows console with an old code page must not stop at a Chinese plant name.
        stream.reconfigure(encoding="utf-8", errors="replace")  # pyright: ignore[reportAttributeAccessIssue]
    options = parser().parse_args(arguments)
    try:
        return options.run(options)
    except CqcdashError as error:
        print(f"error: {error.message}", file=sys.stderr)
        return NOTHING_WRITTEN
    except BrokenPipeError:
        # The reader of the pipe left; Python would complain once more while closing stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
