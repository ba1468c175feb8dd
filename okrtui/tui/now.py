"""Now: all that the screens know at one moment, as one value that goes down to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from okrtui.okr.okrs import Okrs
from okrtui.workspace.home import Home


@dataclass(frozen=True, eq=False)
class Now:
    """The OKRs, the day, and who and where I am; compared by identity, as it may be large."""

    okrs: Okrs = field(default_factory=Okrs)
    today: date = date.min
    me: frozenset[str] = frozenset()
    spaces: Mapping[str, str] = field(default_factory=dict)
    """What people call each space."""
    default: str = ""
    private: str = ""

    @classmethod
    def of(cls, home: Home) -> "Now":
        """What this home knows now."""
        today = home.clock().now.date()
        if home.is_empty:
            return cls(home.okrs, today)
        return cls(
            okrs=home.okrs,
            today=today,
            me=frozenset(home.me.values()),
            spaces={space: home.space_name(space) for space in home.workspaces},
            default=home.default,
            private=home.private,
        )

    def is_as_good_as(self, other: "Now") -> bool:
        """Whether nothing happened in between."""
        return self.okrs is other.okrs and self.today == other.today and self.default == other.default
