"""What Textual finds anew for each app and message, and is the same each time: here it is found once.

Nothing else is shown or done for it; the tests that start the program itself have Textual as it is.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from inspect import CO_VARARGS, CO_VARKEYWORDS
from types import FunctionType
from typing import Any

from textual import _callback
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.message import Message
from textual.message_pump import MessagePump

Handler = Callable[[Message], Any]
Names = tuple[tuple[type, str], ...]

_parsed: dict[tuple[Any, ...], list[RuleSet]] = {}
_sheets: dict[tuple[Any, ...], tuple[list[RuleSet], dict[str, list[RuleSet]]]] = {}
_parse_rules, _parse = Stylesheet._parse_rules, Stylesheet.parse
_handlers, _count = MessagePump._get_dispatch_methods, _callback._count_parameters


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


@cache
def _named_handlers(pump: type, _size: int, kind: Any, name: str) -> Names | None:
    """Where the handlers stand that go by their names; nothing where `@on` may choose others by the sender.

    They are looked up again where a test has put another on the class, which has then another size.
    """
    kinds = [each for each in kind.__mro__ if issubclass(each, Message)]
    names = [(cls, each) for cls in pump.__mro__ for each in (f"_{name}", name)]
    if any(each in cls.__dict__.get("_decorated_handlers", ()) for cls in pump.__mro__ for each in kinds):
        return None
    return tuple((cls, each) for cls, each in names if cls.__dict__.get(each) is not None)


def _handlers_once(self: MessagePump, method_name: str, message: Message) -> Iterable[tuple[type, Handler]]:
    """Most classes have no handler of most messages, and where they have one does not change."""
    pump = self.__class__
    names = _named_handlers(pump, len(pump.__dict__), message.__class__, method_name)  # type: ignore[arg-type]
    return _handlers(self, method_name, message) if names is None else _bound(self, names, message)


def _bound(pump: MessagePump, names: Names, message: Message) -> Iterator[tuple[type, Handler]]:
    """One for each class; a handler may say that those of the classes above are not asked."""
    asked = None
    for cls, name in names:
        method = cls.__dict__[name]
        if cls is not asked and not message._no_default_action and not hasattr(method, "_textual_on"):
            yield cls, method.__get__(pump, cls)
        asked = cls


def _count_at_once(func: Callable[..., Any]) -> int:
    """A plain function's parameters stand in its code."""
    if type(func) is not FunctionType or hasattr(func, "__wrapped__") or hasattr(func, "__signature__"):
        return _count(func)
    code = func.__code__
    more = bool(code.co_flags & CO_VARARGS) + bool(code.co_flags & CO_VARKEYWORDS)
    return code.co_argcount + code.co_kwonlyargcount + more


Stylesheet._parse_rules = _parse_rules_once  # type: ignore[method-assign]
Stylesheet.parse = _parse_once  # type: ignore[method-assign]
RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]  # the same one, and not asked in Python
MessagePump._get_dispatch_methods = _handlers_once  # type: ignore[method-assign]
_callback._count_parameters = _count_at_once
