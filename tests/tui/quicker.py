"""What Textual reads anew for each app, and is the same each time: here it is read once.

Nothing else is shown or done for it; the tests that start the program itself have Textual as it is.
"""

from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_parsed: dict[tuple[Any, ...], list[RuleSet]] = {}
_sheets: dict[tuple[Any, ...], tuple[list[RuleSet], dict[str, list[RuleSet]]]] = {}
_parse_rules, _parse = Stylesheet._parse_rules, Stylesheet.parse


def _parse_rules_once(self: Stylesheet, *css: Any, **more: Any) -> list[RuleSet]:
    """A style sheet is read once for all the apps of a run, as each app reads it once for all its screens."""
    key = (css, *more.items(), frozenset(self._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse_rules(self, *css, **more)
    return _parsed[key]


def _parse_once(self: Stylesheet) -> None:
    """The same style sheets in the same order are put together once."""
    key = (tuple(self.source.items()), frozenset(self._variables.items()))
    if key not in _sheets or self._invalid_css:
        _parse(self)
        _sheets[key] = self.rules, self.rules_map
    self._rules, self._rules_map = _sheets[key]
    self._require_parse = False


Stylesheet._parse_rules = _parse_rules_once  # type: ignore[method-assign]
Stylesheet.parse = _parse_once  # type: ignore[method-assign]
RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]  # the same one, and not asked in Python
