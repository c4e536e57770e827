"""onrecord: who said what, when, as reported by whom, and in which versions."""

__version__ = "0.1.0"
