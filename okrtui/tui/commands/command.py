"""What one command is, and how its keys are read."""

from typing import NamedTuple


class Command(NamedTuple):
    """What a person can ask for: `id` names its action and its line in the keymap setting.

    `keys` are Textual's names with commas between; `group` says who acts: one of GROUPS;
    `shown` is the place in the footer, 0 for none; `key` is what people read instead of
    the first of `keys`, `short` the title where there is little room, `pair` the keys in the
    footer where one place there stands for two commands, this one and its `mate`.
    """

    id: str
    keys: str
    title: str
    help: str
    group: str
    shown: int = 0
    key: str = ""
    short: str = ""
    pair: str = ""
    mate: str = ""

    @property
    def brief(self) -> str:
        """The title for the footer."""
        return self.short or self.title

    @property
    def label(self) -> str:
        """The key as people read it."""
        return self.key or self.keys.split(",")[0]

    @property
    def footer_label(self) -> str:
        """The key, or the pair of keys, for the footer."""
        return self.pair or self.label
