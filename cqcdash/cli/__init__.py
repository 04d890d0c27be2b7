"""The command line: the second front end over the same use cases."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cqcdash.cli.parser import parser
from cqcdash.errors import CqcdashError

NOTHING_WRITTEN, INTERRUPTED = 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0: done, all rows in. 1: committed with rejected rows. 2: nothing written, with a sentence.
    """
    _speak_utf8()
    options = parser().parse_args(arguments)
    try:
        code = options.run(options)
        sys.stdout.flush()
    except CqcdashError as error:
        print(f"error: {error.message}", file=sys.stderr)
        return NOTHING_WRITTEN
    except BrokenPipeError:
        _close_output()  # The reader of the pipe has seen enough.
        return 0
    except OSError as error:
        _close_output()
        what = error.filename or "The output"
        print(f"error: {what} cannot be used ({error.strerror}).", file=sys.stderr)
        return NOTHING_WRITTEN
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return INTERRUPTED
    return code


def _speak_utf8() -> None:
    """A console with an old code page must not stop at a Chinese plant name."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or Path(os.devnull).open("w")  # noqa: SIM115 - until the end
        stream.reconfigure(encoding="utf-8", errors="replace")
        setattr(sys, name, stream)


def _close_output() -> None:
    """Nothing more can be written; Python would complain once more while closing stdout."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
