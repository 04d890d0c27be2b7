"""``python -m cqcdash``."""

import sys

from cqcdash.cli import main

sys.exit(main())
