"""All values the format can say, and operations of them."""

from hypothesis import strategies as st
from msgspec import UNSET

from okrtui.replica.canonical import MAX_INTEGER, Value
from okrtui.replica.operations import New, Operation, Set

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(1 - MAX_INTEGER, MAX_INTEGER - 1), TEXTS)
VALUES: st.SearchStrategy[Value] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=10,
)
STAMPS = st.integers(-(10**12), 2**52)
REFERENCES = st.tuples(TEXTS, st.integers(1, 10**9), TEXTS)
NEWS = st.builds(
    New,
    e=TEXTS,
    y=TEXTS,
    b=st.dictionaries(TEXTS, VALUES, max_size=4),
    t=STAMPS,
    n=st.one_of(st.just(UNSET), TEXTS),
    key=st.one_of(st.just(UNSET), TEXTS),
)
SETS = st.builds(Set, e=TEXTS, f=TEXTS, v=VALUES, o=st.lists(REFERENCES, max_size=3).map(tuple), t=STAMPS)
OPERATIONS: st.SearchStrategy[Operation] = st.one_of(NEWS, SETS)
