"""okrtui: objectives and key results in your terminal."""

__version__ = "0.1.0"
