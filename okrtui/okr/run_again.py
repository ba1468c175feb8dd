"""What happens next, asked once more: what was rated low and nobody answered (method.md, C3)."""

from collections.abc import Iterable
from datetime import date

from okrtui.okr.calendar import week_of
from okrtui.okr.drafts import Draft, DraftOf, next_key, passed_key
from okrtui.okr.guidelines.check_ins import nothing_said
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import shown
from okrtui.okr.records import CheckIn, KeyResult
from okrtui.okr.rhythm import start_of
from okrtui.okr.run_asked import NextAsked


def asked_again(
    okrs: Okrs, key_results: Iterable[KeyResult], today: date, drafts: DraftOf
) -> list[NextAsked]:
    """What a new run asks again: where somebody began to answer, or rated low this week and did not pass."""
    waiting = (kr for kr in key_results if _is_waiting(okrs, kr, today, drafts))
    return [NextAsked(kr.id) for kr in waiting if nothing_said(okrs, kr, today) is not None]


def last_rating(okrs: Okrs, key_result: KeyResult) -> CheckIn | None:
    """The newest check-in that counts and gives a confidence."""
    counted = shown(okrs.check_ins.get(key_result.id, ()))
    return next((check_in for check_in in reversed(counted) if check_in.confidence is not None), None)


def as_passed(rating: CheckIn) -> Draft:
    """What remembers, under `passed_key`, that the question behind a rating was passed on purpose."""
    return Draft(note=rating.id)


def _is_waiting(okrs: Okrs, key_result: KeyResult, today: date, drafts: DraftOf) -> bool:
    if drafts(next_key(key_result.id)) is not None:
        return True
    rating, start = last_rating(okrs, key_result), start_of(okrs, key_result.space)
    if rating is None or week_of(rating.on or date.min, start) != week_of(today, start):
        return False
    passed = drafts(passed_key(key_result.id))
    return passed is None or passed.note != rating.id
