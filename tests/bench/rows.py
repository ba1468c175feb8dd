"""The rows of the table: what is measured on what, and what it may cost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .measure import Number, Sample

ON = {
    "python": "bare Python",
    "raw": "600 bytes, write + fsync",
    "hello": "hello",
    "hello_list": "hello_list",
    "own": "own OKRs",
    "shared": "own OKRs, shared",
    "team": "team of 100",
    "commits": "100,000 commits",
    "company": "1,002 objectives in a tree",
    "ten": "company of 10",
    "hundred": "company of 100",
    "thousand": "company of 1,000",
    "csv": "10,000 KRs",
    "large": "100,000 commits in 150 files",
    "small": "100,000 commits in 10,000 files",
}


@dataclass(frozen=True)
class Budget:
    """What a row may cost, in words and as a question to its median and its ratio to the floor."""

    text: str
    is_met: Callable[[float, float | None], bool]


@dataclass(frozen=True)
class Row:
    """One number of one scenario, beside the same number of its floor."""

    what: str
    on: str
    unit: str
    scenario: str
    floor: str | None
    number: Number
    budget: Budget | None

    @property
    def scenarios(self) -> set[str]:
        """What must be run for this row."""
        return {self.scenario} | ({self.floor} if self.floor else set())


ROWS: list[Row] = []


def at_most(limit: float, unit: str) -> Budget:
    """A limit by itself."""
    return Budget(f"≤ {limit:g} {unit}", lambda median, _: median <= limit)


def times(limit: float, floor: str) -> Budget:
    """A limit by the floor of the same run."""
    return Budget(f"≤ {limit:g} × {floor}", lambda _, ratio: ratio is not None and ratio <= limit)


def row(
    what: str, unit: str, *, floor: str | None = None, budgets: Mapping[str, Budget | None]
) -> Callable[[Number], Number]:
    """Register a number: one row for each scenario that has it, with its budget (None: a floor has none)."""

    def register(number: Number) -> Number:
        for scenario, budget in budgets.items():
            data = ON[scenario.partition(" ")[2]]
            ROWS.append(Row(what, data, unit, scenario, floor, number, budget))
        return number

    return register


_50_MS = at_most(50, "ms")


@row(
    "first paint",
    "ms",
    floor="start hello",
    budgets={"start hello": None, "start own": _50_MS, "start team": _50_MS},
)
def first_paint(sample: Sample) -> float:
    """Something is on the screen."""
    return sample["first paint"]


@row(
    "usable",
    "ms",
    floor="start hello",
    budgets={
        "start hello": None,
        "start hello_list": None,
        "start own": times(1.4, "hello"),
        "start team": times(1.7, "hello"),
    },
)
def usable(sample: Sample) -> float:
    """The week board of real data is on the screen."""
    return sample["usable"]


def _on_keys(budget: Budget) -> dict[str, Budget | None]:
    return {"keys hello_list": None, "keys own": budget, "keys team": budget}


@row("key → paint", "ms", floor="keys hello_list", budgets=_on_keys(at_most(10, "ms")))
def key_median(sample: Sample) -> float:
    """The screen shows what a key did, wholly."""
    return sample["median"]


@row("key → paint, p95", "ms", floor="keys hello_list", budgets=_on_keys(at_most(25, "ms")))
def key_p95(sample: Sample) -> float:
    """The same, for the slowest of twenty keys."""
    return sample["p95"]


@row("written a key", "KB", floor="keys hello_list", budgets=_on_keys(at_most(3, "KB")))
def key_written(sample: Sample) -> float:
    """What a slow connection has to carry."""
    return sample["written"]


WALKED = {
    "the board": ("board own", "board team"),
    "a key result": ("key_result own", "key_result team"),
    "the map": ("map own", "map team", "map company"),
    "the overview": ("overview own", "overview team"),
    "the history": ("history own", "history team"),
    "the ideas": ("ideas own", "ideas team"),
    "units and people": ("units own", "units team"),
}
"""The other screens, and what is walked down and up on each."""


def _walks(screen: str, found: Sequence[str]) -> None:
    def on(budget: Budget) -> dict[str, Budget | None]:
        return dict.fromkeys(found, budget)

    row(f"key → paint, {screen}", "ms", budgets=on(at_most(10, "ms")))(key_median)
    row("the same, p95", "ms", budgets=on(at_most(25, "ms")))(key_p95)
    row("the same, written", "KB", budgets=on(at_most(3, "KB")))(key_written)


for _screen, _found in WALKED.items():
    _walks(_screen, _found)

_ON_KEY_RESULT: Mapping[str, Budget | None] = dict.fromkeys(WALKED["a key result"])


@row("enter → a key result", "ms", budgets=_ON_KEY_RESULT)
def key_result_opened(sample: Sample) -> float:
    """From the list to cards, chart and history."""
    return sample["opened"]


@row("[ ] → another key result", "ms", budgets=_ON_KEY_RESULT)
def other_key_result(sample: Sample) -> float:
    """The same screen with the key result before or after."""
    return sample["other"]


@row(
    "peak memory",
    "MB",
    floor="keys hello_list",
    budgets={"keys hello_list": None, "keys own": at_most(50, "MB"), "keys team": at_most(80, "MB")},
)
def peak_memory(sample: Sample) -> float:
    """After walking about."""
    return sample["peak"]


@row("enter → durable", "ms", budgets={"record own": at_most(25, "ms"), "record team": at_most(25, "ms")})
def enter_durable(sample: Sample) -> float:
    """The enter that records a check-in: painted and on the disk."""
    return sample["durable"]


@row(
    "enter → durable, the board",
    "ms",
    budgets={"rate own": at_most(25, "ms"), "rate team": at_most(25, "ms")},
)
def enter_durable_on_board(sample: Sample) -> float:
    """The enter that records a check-in on the board: all four quadrants anew, and on the disk."""
    return sample["durable"]


@row(
    "enter → durable, weekly run",
    "ms",
    budgets={"run own": at_most(25, "ms"), "run team": at_most(25, "ms")},
)
def enter_durable_in_run(sample: Sample) -> float:
    """The enter that records in the weekly run: on the disk, and the next one painted."""
    return sample["durable"]


@row(
    "enter → durable, grading run",
    "ms",
    budgets={"grade own": at_most(25, "ms"), "grade team": at_most(25, "ms")},
)
def enter_durable_in_grading(sample: Sample) -> float:
    """The enter that records a score: on the disk, and the next one painted."""
    return sample["durable"]


def _on_idle(budget: Budget) -> dict[str, Budget | None]:
    return {"idle hello_list": None, "idle own": budget, "idle team": budget}


@row("idle 5 s, CPU", "s", floor="idle hello_list", budgets=_on_idle(at_most(0.02, "s")))
def idle_cpu(sample: Sample) -> float:
    """What it costs to leave it open."""
    return sample["cpu"]


@row("idle 5 s, written", "KB", floor="idle hello_list", budgets=_on_idle(at_most(0, "KB")))
def idle_written(sample: Sample) -> float:
    """Nothing happens, so nothing is drawn."""
    return sample["written"]


@row(
    "step durable",
    "ms",
    floor="append raw",
    budgets={"append raw": None, "append own": times(2, "raw"), "append team": times(2, "raw")},
)
def step_durable(sample: Sample) -> float:
    """A step in the log, to stay."""
    return sample["append"]


@row("step performed", "ms", budgets={"append own": None, "append team": None})
def step_performed(sample: Sample) -> float:
    """The whole of it: lock, other processes, rule, signature, log, fold, brief."""
    return sample["perform"]


@row("tables checkpoint", "ms", budgets={"checkpoint team": at_most(20, "ms")})
def checkpoint(sample: Sample) -> float:
    """The tables of the app written anew, in the background."""
    return sample["checkpoint"]


@row("news of a week", "ms", budgets={"news team": at_most(30, "ms")})
def news(sample: Sample) -> float:
    """What others did since Friday, in the background when the board is opened."""
    return sample["news"]


@row(
    "checkin",
    "ms",
    floor="command python",
    budgets={
        "checkin own": times(8, "bare Python"),
        "checkin shared": times(8, "bare Python"),
        "checkin team": times(10, "bare Python"),
    },
)
@row(
    "status --short",
    "ms",
    floor="command python",
    budgets={
        "command python": None,
        "status own": times(3, "bare Python"),
        "status team": times(5, "bare Python"),
    },
)
def whole_command(sample: Sample) -> float:
    """A command from nothing to its end."""
    return sample["wall"]


@row("rebuild of tables", "s", budgets={"rebuild commits": at_most(4, "s")})
def rebuild(sample: Sample) -> float:
    """The tables from the log alone."""
    return sample["rebuild"]


@row("joining", "s", budgets={"join large": at_most(15, "s"), "join small": at_most(20, "s")})
def joining(sample: Sample) -> float:
    """Every commit of a share read, verified, kept and folded, in a worker."""
    return sample["join"]


@row("joining, CPU", "s", budgets={"join large": None, "join small": None})
def joining_cpu(sample: Sample) -> float:
    """What of it the machine worked on: the share of others on it left out."""
    return sample["cpu"]


@row("poll, nothing new", "ms", budgets={"poll small": at_most(50, "ms")})
def poll(sample: Sample) -> float:
    """A round with a share that has nothing new, in a worker."""
    return sample["ms"]


@row("poll, CPU", "ms", budgets={"poll small": None})
@row("one new file, CPU", "ms", budgets={"arrival small": None})
def round_cpu(sample: Sample) -> float:
    """What of a round this process worked on, whatever else the machine did meanwhile."""
    return sample["cpu"]


@row("one new file → shown", "ms", budgets={"arrival small": at_most(50, "ms")})
def arrival(sample: Sample) -> float:
    """A round that finds one file of a colleague, until the OKRs hold it."""
    return sample["ms"]


@row("import", "s", budgets={"import csv": at_most(3, "s")})
def import_(sample: Sample) -> float:
    """A CSV of another tool."""
    return sample["import"]


GROWTH = (("ten", "hundred"), ("hundred", "thousand"))
"""Each is a company of ten times as many people as the one before it."""
LESS_THAN_TEN = 10


def _growing(what: str, unit: str, scenario: str, limit: Budget | None) -> Callable[[Number], Number]:
    """A number on companies of 100 and 1,000: within its limit, else less than ten times that of the smaller one."""

    def register(number: Number) -> Number:
        for smaller, larger in GROWTH:
            data, floor = f"{scenario} {larger}", None if limit else f"{scenario} {smaller}"
            budget = limit or times(LESS_THAN_TEN, ON[smaller])
            ROWS.append(Row(what, ON[larger], unit, data, floor, number, budget))
        return number

    return register


_growing("usable, growing", "ms", "start", None)(usable)
_growing("key → paint, growing", "ms", "keys", at_most(10, "ms"))(key_median)
_growing("key → paint on the map, growing", "ms", "map", at_most(10, "ms"))(key_median)
_growing("key → paint, the board, growing", "ms", "board", at_most(10, "ms"))(key_median)
_growing("step performed, growing", "ms", "append", None)(step_performed)
