"""Now: all that the screens know at one moment, as one value that goes down to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Whose
from okrtui.okr.scope import EVERYBODY, Scope, first_scope, is_known
from okrtui.workspace.conflicts import how_many
from okrtui.workspace.home import Home
from okrtui.workspace.share_told import truth_of


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
    scope: Scope = EVERYBODY
    """Whose OKRs are looked at, on every screen."""
    conflicts: int = 0
    """How many fields stand in conflict."""
    is_read_only: bool = False
    """Whether the disk takes nothing."""
    shares: str = ""
    """What is true of the shares, in few words; empty where all is sent and all is here."""

    @classmethod
    def of(cls, home: Home, scope: Scope | None = None) -> "Now":
        """What this home knows now; without a scope, or with one that is gone, the first one is taken."""
        today = home.clock().now.date()
        if home.is_empty:
            return cls(home.okrs, today)
        me = frozenset(home.me.values())
        is_there = scope is not None and is_known(home.okrs, scope)
        return cls(
            okrs=home.okrs,
            today=today,
            me=me,
            spaces={space: home.space_name(space) for space in home.workspaces},
            default=home.default,
            private=home.private,
            scope=scope if scope is not None and is_there else first_scope(home.okrs, me),
            conflicts=how_many(home),
            is_read_only=home.is_read_only,
            shares=truth_of(home),
        )

    @property
    def place(self) -> tuple[str, Whose | None]:
        """The space and the unit or person that new things are for: those looked at, else mine."""
        match self.scope.kind:
            case "unit":
                return self.okrs.units[self.scope.id].space, Whose(unit=self.scope.id)
            case "person":
                return self.okrs.people[self.scope.id].space, Whose(person=self.scope.id)
            case _:
                return self.default, None

    def is_as_good_as(self, other: "Now") -> bool:
        """Whether nothing happened in between."""
        mine = (self.today, self.default, self.scope, self.is_read_only, self.shares)
        return self.okrs is other.okrs and mine == (
            other.today, other.default, other.scope, other.is_read_only, other.shares,
        )  # fmt: skip
