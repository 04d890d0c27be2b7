"""The tests of the import read and judge files in the same few words."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
