"""What every test may use."""

import gc
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
# Thousands of tests are kept in memory; going through them all so often is a tenth of the time.
gc.set_threshold(50_000, 20, 50)
