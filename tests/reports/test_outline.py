"""What is copied as Markdown says what the records say, and nothing more."""

from decimal import Decimal

from okrtui.okr.records import KeyResult, Objective, Whose
from okrtui.reports.outline import outline
from tests.builders import STEPS, check_in, key_result, objective, okrs_of, unit


def test_an_objective_comes_with_its_key_results_and_each_of_them_once() -> None:
    okrs = okrs_of(
        unit("platform", name="Platform"),
        objective("boring", title="Make [x] boring", for_=Whose(unit="platform"), why="late\nThursdays"),
        key_result("kr1", title="Deploys *per* week"),
        key_result("kr2", title="Runbooks", measure=STEPS),
        key_result("kr3", title="Gone", state="dropped"),
        check_in("c1", "kr1", "2026-11-17", value=Decimal(12), confidence=6, note="see https://x.y"),
        check_in("c2", "kr2", "2026-11-17", steps_done=("1", "3"), confidence=6),
    )
    records: list[Objective | KeyResult] = [okrs.objectives["boring"], okrs.key_results["kr1"]]
    assert outline(okrs, records) == (
        "## Make \\[x\\] boring\n\n2026-Q4 · Platform · owner Mei\nwhy: late⏎Thursdays\n\n"
        "- [ ] Deploys \\*per\\* week: 4 → 20 deploys (owner Mei, due 2026-12-31, now 12 deploys,"
        " confidence 6/10)\n  2026-11-17: see https\\://x.y\n"
        "- [ ] Runbooks: 4 steps (owner Mei, due 2026-12-31, now 2/4, confidence 6/10)\n"
        "  - [x] a\n  - [ ] b\n  - [x] c\n  - [ ] d\n"
        "- [ ] Gone: 4 → 20 deploys (owner Mei, due 2026-12-31) – dropped\n"
    )
    assert outline(okrs, [okrs.key_results["kr3"]]).startswith("- [ ] Gone")
