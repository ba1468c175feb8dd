"""A program in a real terminal, as its user sees it."""
