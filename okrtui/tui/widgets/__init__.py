"""Widgets: they are given values, draw their own lines and report wishes."""
