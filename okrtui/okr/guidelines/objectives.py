"""O3–O6, K1 and K2: what is said of one objective."""

from okrtui.okr.alignment import supported
from okrtui.okr.guidelines.finding import Finding, about, keep_told, limit
from okrtui.okr.guidelines.key_results import is_measurable
from okrtui.okr.guidelines.levels import highest_level
from okrtui.okr.guidelines.owners import ownerless
from okrtui.okr.guidelines.words import has_number, strong_word, weak_word
from okrtui.okr.numbers import several
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import pursued
from okrtui.okr.records import Objective
from okrtui.okr.rhythm import settings_of
from okrtui.okr.steps.rules import level_of


def vague(okrs: Okrs, objective: Objective) -> Finding | None:
    """O3: a strong vague word and no number in the title, or a weak one and nothing below that can be measured."""
    own = settings_of(okrs, objective.space).vague_words or ()
    if has_number(objective.title):
        return None
    if word := strong_word(objective.title, own):
        return about("O3", "hint", objective, f"says “{word}” and no number", "say how much")
    word = weak_word(objective.title, own)
    if not word or any(is_measurable(key_result) for key_result in pursued(okrs, objective)):
        return None
    said = f"says “{word}” and nothing measures it"
    return about("O3", "hint", objective, said, "give it a number")


def unaligned(okrs: Okrs, objective: Objective, highest: int | None = None) -> Finding | None:
    """O4: supports nothing, though objectives of a higher level stand beside it; `highest` saves looking for them."""
    cycle = okrs.cycle_of(objective)
    if supported(okrs, objective) is not None or objective.state == "dropped" or cycle is None:
        return None
    highest = highest_level(okrs, cycle) if highest is None else highest
    if level_of(okrs, objective.for_) <= highest:
        return None
    return about(
        "O4",
        "warning",
        objective,
        "supports nothing",
        "tie it to what it serves, or ask whether it is needed",
    )


def unowned(okrs: Okrs, objective: Objective) -> Finding | None:
    """O5: nobody owns it, or who does has left."""
    why = ownerless(okrs, objective.owner)
    return about("O5", "error", objective, why, "give it to somebody") if why else None


def without_key_results(okrs: Okrs, objective: Objective) -> Finding | None:
    """O6: nothing says how one will know."""
    if pursued(okrs, objective):
        return None
    return about("O6", "warning", objective, "has no key results", "add what will tell that it is reached")


def many_key_results(okrs: Okrs, objective: Objective) -> Finding | None:
    """K1: more than four key results."""
    number, most = len(pursued(okrs, objective)), limit(settings_of(okrs, objective.space), "key_results")
    if number <= most:
        return None
    return about("K1", "warning", objective, f"has {several(number, 'key result')}", keep_told(most))


def few_key_results(okrs: Okrs, objective: Objective) -> Finding | None:
    """K2: fewer than three; of none O6 speaks."""
    number = len(pursued(okrs, objective))
    if not 0 < number < limit(settings_of(okrs, objective.space), "least_key_results"):
        return None
    said = f"has only {several(number, 'key result')}"
    return about("K2", "hint", objective, said, "what else would have to be true?")
