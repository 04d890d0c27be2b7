"""The parts of the pages about applications."""
