"""The words O3 and K6 listen for, in English and Chinese; a space adds its own, or strikes one out with `-`."""

import re
from functools import lru_cache

STRONG = (
    "significantly", "significant", "greatly", "substantially", "dramatically", "drastically", "massively",
    "considerably", "as much as possible", "as many as possible", "as soon as possible", "as fast as possible",
    "as far as possible", "as good as possible", "asap", "a lot", "显著", "大幅", "大大", "极大", "尽可能", "尽量",
    "尽快", "明显",
)  # fmt: skip
"""Vague words that only a number in the title outweighs."""

WEAK = (
    "better", "improve", "improves", "improved", "improving", "improvement", "optimize", "optimise", "optimizing",
    "optimising", "enhance", "enhancing", "strengthen", "boost", "优化", "改善", "改进", "提升", "提高", "加强", "完善",
    "增强",
)  # fmt: skip
"""Vague words that are well where a key result below can be measured."""

TASKS = (
    "complete", "finish", "launch", "implement", "build", "create", "develop", "deliver", "deploy", "release",
    "ship", "write", "set up", "setup", "introduce", "migrate", "install", "configure", "conduct", "organize",
    "organise", "prepare", "draft", "publish", "roll out", "define", "decide", "determine", "完成", "上线", "实现",
    "发布", "开发", "搭建", "部署", "编写", "举办", "启动", "制定", "定义",
)  # fmt: skip
"""What somebody does; said first in a title (in Chinese also last), it is a task rather than what comes of it."""

_MEASURED = (
    "time", "times", "rate", "rates", "frequency", "cadence", "coverage", "failures", "errors", "size", "cost",
    "costs", "latency", "duration", "success",
)  # fmt: skip
"""`launch time` and `release frequency` are measured, not done; so are 完成率 and 发布周期."""
_MEASURED_CHINESE = "率|度|量|比|数(?!据)|次|频|周期|时间|时长|后"
_NUMBER_WORDS = re.compile(
    r"(?<![A-Za-z])\d|\b(?:zero|double|triple|twice|halve|half|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|翻倍|翻番|一半|减半|两倍|十倍|百分之|零",
    re.IGNORECASE,
)
_STRUCK = "-"


def has_number(text: str) -> bool:
    """Whether a text says how much: a digit, `double`, `half`, `zero`, 翻倍 …; those of `Q4` and `B2B` say nothing."""
    return _NUMBER_WORDS.search(text) is not None


def strong_word(text: str, own: tuple[str, ...] = ()) -> str:
    """The first strong vague word of a text as it stands there, empty where there is none."""
    return _first(_anywhere(listed(STRONG, own)), text)


def weak_word(text: str, own: tuple[str, ...] = ()) -> str:
    """The first weak vague word of a text, empty where there is none; `own` can only strike out."""
    return _first(_anywhere(listed(WEAK, tuple(word for word in own if word.startswith(_STRUCK)))), text)


def task_word(text: str, own: tuple[str, ...] = ()) -> str:
    """The word that makes a text read like a task, empty where none does."""
    return _first(_at_an_end(listed(TASKS, own)), text)


@lru_cache(maxsize=64)
def listed(built_in: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    """The words that are listened for: the built-in ones and a space's own, without those struck out with `-`."""
    struck = {word[1:].strip().casefold() for word in own if word.startswith(_STRUCK)}
    added = (word.strip().casefold() for word in own if not word.startswith(_STRUCK))
    return tuple(dict.fromkeys(word for word in (*built_in, *added) if word and word not in struck))


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group("word") if found else ""


@lru_cache(maxsize=64)
def _anywhere(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?P<word>{_either(words)})", re.IGNORECASE)


@lru_cache(maxsize=64)
def _at_an_end(words: tuple[str, ...]) -> re.Pattern[str]:
    spelt = _either(tuple(word for word in words if word.isascii()))
    others = _either(tuple(word for word in words if not word.isascii()))
    measured = rf"(?!\s+(?:{'|'.join(_MEASURED)})\b)"
    either = rf"(?:{spelt}){measured}|(?:{others})(?!{_MEASURED_CHINESE})"
    return re.compile(rf"(?:\A\W*|(?=(?:{others})\W*\Z))(?P<word>{either})", re.IGNORECASE)


def _either(words: tuple[str, ...]) -> str:
    """One of the words: of letters as whole words, Chinese wherever it stands; nothing at all where there are none."""
    spelt = [r"\s+".join(re.escape(part) for part in word.split()) for word in words]
    whole = "|".join(each for each, word in zip(spelt, words, strict=True) if word.isascii())
    parts = [rf"(?<![^\W_])(?:{whole})(?![^\W_])"] if whole else []
    parts += [each for each, word in zip(spelt, words, strict=True) if not word.isascii()]
    return "|".join(parts) or r"(?!)"
