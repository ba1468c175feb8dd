import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.replica.canonical import (
    MAX_DEPTH,
    MAX_INTEGER,
    NotCanonicalError,
    Value,
    canonical,
    require_canonical,
)
from tests.replica.values import OPERATIONS, VALUES


def spelled(value: Value) -> bytes:
    """Canonical JSON as the standard library writes it."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


@given(VALUES)
def test_canonical_json_is_what_the_standard_library_writes_with_sorted_keys_and_no_spaces(
    value: Value,
) -> None:
    assert canonical(value) == spelled(value)
    assert require_canonical(canonical(value)) == value


@given(st.text(st.characters(max_codepoint=0x2FFF, exclude_categories=["Cs"])))
def test_control_characters_and_separators_are_written_as_the_standard_library_does(text: str) -> None:
    assert canonical({text: text}) == spelled({text: text})


@given(OPERATIONS)
def test_operations_are_written_with_sorted_fields(operation: object) -> None:
    line = canonical(operation)
    assert spelled(json.loads(line)) == line


@pytest.mark.parametrize(
    "line",
    [
        b"1.5", b"1e3", b"1E400", b"0.1", b"-0", b"01", b"+1", b"NaN", b"Infinity", b"-Infinity",
        str(MAX_INTEGER).encode(), str(-MAX_INTEGER).encode(), str(2**63).encode(), str(2**64).encode(), b"9" * 400,
        b'{"a":1,"a":2}', b'{"a":1,"a":1}', b'{"a":{"b":1,"b":2}}', b'{"b":1,"a":2}', b'{"\\u0061":1}',
        b'"\\ud800"', b'"\\udc00x"', b'"\xed\xa0\x80"', b'"\xff"', b'"\xc0\x80"',
        b"[1, 2]", b'{"a": 1}', b" 1", b"1 ", b"1\r", b"[1,]", b"", b"nul", b'"', b"{", b"[1]x",
        b'"\\u0041"', b'"\\/"', b'"\\u00e9"', b'"\\u001F"', b'"\\u000a"', b'"\x1f"', b'"\t"', b'"\\uD83D\\uDE00"',
    ],
)  # fmt: skip
def test_a_line_that_another_writer_would_spell_otherwise_is_refused(line: bytes) -> None:
    with pytest.raises(NotCanonicalError):
        require_canonical(line)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("beyond", [-1, 0, 1, 10**15])
def test_a_number_is_refused_from_its_limit_on_wherever_it_stands(sign: int, beyond: int) -> None:
    line = canonical({"a": [{"b": sign * (MAX_INTEGER + beyond)}], "c": "0" * 20})
    if beyond < 0:
        assert canonical(require_canonical(line)) == line
    else:
        with pytest.raises(NotCanonicalError, match="a number that is not whole or too large"):
            require_canonical(line)


@pytest.mark.parametrize("text", ["[" * 99, "{" * 99, "9" * 99, "1.5e3"])
def test_what_looks_deep_or_large_may_be_text(text: str) -> None:
    assert require_canonical(canonical([text, {text: text}])) == [text, {text: text}]


@pytest.mark.parametrize(
    "line", [b"0", b"-1", b'"\\u001f"', b'"\\n"', b'"\x7f"', '"é😀"'.encode(), b"[]", b"{}"]
)
def test_a_line_in_its_one_spelling_is_taken(line: bytes) -> None:
    assert canonical(require_canonical(line)) == line


@given(st.binary(max_size=40))
def test_whatever_is_taken_is_written_again_with_the_same_bytes(data: bytes) -> None:
    try:
        value = require_canonical(data)
    except NotCanonicalError:
        return
    assert spelled(value) == data


def nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


def test_nesting_is_taken_to_its_limit_and_no_further() -> None:
    assert require_canonical(nested(MAX_DEPTH))
    with pytest.raises(NotCanonicalError):
        require_canonical(nested(MAX_DEPTH + 1))


@pytest.mark.parametrize(
    "bomb",
    [
        nested(100_000),
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        b"[" * 1_000_000,
        b"9" * 1_000_000,
        b"1e" + b"9" * 1_000_000,
        b'"' + b"\\u0041" * 100_000 + b'"',
        b"[" + b"1," * 1_000_000 + b"0.5]",
    ],
    ids=[
        "deep lists",
        "deep dicts",
        "never closed",
        "a long number",
        "a long exponent",
        "escapes",
        "a long list",
    ],
)
def test_bombs_are_refused_in_bounded_time(bomb: bytes) -> None:
    began = time.process_time()
    with pytest.raises(NotCanonicalError):
        require_canonical(bomb)
    assert time.process_time() - began < 5
