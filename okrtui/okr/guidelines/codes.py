"""Every code there is, each with what it speaks of; and which ones somebody means."""

from okrtui.okr.errors import BadInputError
from okrtui.okr.text import cut

CODES = {
    "O1": "more than 5 objectives for one owner or unit in a cycle",
    "O2": "a team with more than one objective",
    "O3": "a vague title: no number, or no key result that measures it",
    "O4": "an objective that supports nothing",
    "O5": "no owner, or one who has left",
    "O6": "an objective without key results",
    "K1": "more than 4 key results",
    "K2": "fewer than 3 key results",
    "K3": "a key result that cannot be measured, or has no unit",
    "K4": "no due date, or one outside the cycle",
    "K5": "a start that equals the target",
    "K6": "a key result that reads like a task",
    "C1": "no check-in this week nor last",
    "C2": "the same confidence for 4 weeks",
    "C3": "a confidence of 3 or lower and no word of what happens next",
    "C4": "two weeks to go and no forecast",
    "B1": "more than 5 musts or 8 lines in a week",
    "B2": "a line carried over more than 3 times",
    "B3": "a key result under 7 that no plan line served for 3 weeks",
    "A1": "fewer than 60 % of objectives bottom-up",
    "A2": "a unit without objectives, or a company objective nobody supports",
    "P1": "OKRs that fill more than one page",
    "G1": "graded below 0.40 and not decided",
    "G2": "a committed key result below 1.0, unexplained",
    "G3": "a cycle that averages above 0.80 or below 0.40",
}


def parse_codes(text: str) -> tuple[str, ...]:
    """The codes of a list such as `K6, o`; a letter alone is all of its codes. BadInputError for another word."""
    meant: dict[str, None] = {}
    for word in text.replace(",", " ").split():
        found = [code for code in CODES if code == word.upper() or code[0] == word.upper()]
        if not found:
            codes = "use one such as K6, or a letter for all its codes: O, K, C, B, A, P, G"
            raise BadInputError(f"“{cut(word, 40)}” is no guideline: {codes}")
        meant |= dict.fromkeys(found)
    return tuple(code for code in CODES if code in meant)
