"""Which of somebody's spaces is that of their team."""

from collections.abc import Collection


def team_of(spaces: Collection[str], default: str, private: str) -> str:
    """The team space that pages are called by and private weeks go by: the default, else the only one; or empty."""
    teams = [space for space in spaces if space != private]
    return default if default in teams else teams[0] if len(teams) == 1 else ""
