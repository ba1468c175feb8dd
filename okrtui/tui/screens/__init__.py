"""Screens: each a wiring of widgets, values and wishes."""
