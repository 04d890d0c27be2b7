"""cqcdash keeps a portfolio of CQC and CCC certificates safe."""

__version__ = "0.1.0"
