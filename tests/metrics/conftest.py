"""The tests of the metrics share one small world."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
