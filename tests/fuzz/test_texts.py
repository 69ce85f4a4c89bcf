"""Odd texts through the whole program: no exception, no broken rule, spans inside, output to its schema, time in proportion."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.read import read_bytes
from tests.fuzz.texts import GROWING, HEAD, LINES, texts
from tests.fuzz.whole import checked, fits, parent, understood

_SETTINGS = settings(derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))


@settings(_SETTINGS, max_examples=60)
@given(texts, st.booleans())
def test_beside_a_parent_of_the_corpus(text: str, layout: bool) -> None:
    source = read_bytes("a.txt", text.encode())
    checked(replace(source, layout=layout), (parent(),))


@settings(_SETTINGS, max_examples=40)
@given(texts, texts)
def test_beside_a_parent_as_odd(text: str, above: str) -> None:
    parents = [understood(read_bytes(f"{k}.txt", words.encode())) for k, words in enumerate((above, text))]
    checked(replace(read_bytes("a.txt", text.encode()), layout=True), tuple(parents))


@pytest.mark.parametrize(
    "text",
    [
        "- Có 3/1.1.1 lớp đạt chuẩn.",
        "- Ít nhất 1/21.1.1.1.1.1 lớp.",
        "- Đạt 3/5. lớp học.",
        "- 2/1.250 phụ huynh.",
        f"- Đạt {'9' * 400}% học sinh.",
        f"- Có {'9' * 400} lớp đạt chuẩn, 5% học sinh.",
        f"Chỉ tiêu | Đơn vị | 2025\nTỷ lệ học sinh | % | {'9' * 400}",
    ],
)
def test_found_by_fuzzing(text: str) -> None:
    checked(read_bytes("a.txt", f"{HEAD}\nI. CHỈ TIÊU\n{text}".encode()), (parent(),))


@pytest.mark.parametrize("piece", ["0% ", "𝟗𝟗% ", LINES[20] + " ", "KẾ HOẠCH\n", "PHẦN THỨ NHẤT\n"])
def test_thousands_of_figures_and_headings_end_soon(piece: str) -> None:
    assert seconds(HEAD + "\n" + piece * (24_000 // len(piece))) < 60  # minutes, were it to grow with the square; a slow machine takes ten


def test_spans_outside_are_seen() -> None:
    document = parent()
    fits(document, document.source.text)
    for value in (document, document.facts.targets[0], document.header, document.source):
        with pytest.raises(AssertionError):
            fits(value, "x")


_SHAPES = sorted(GROWING)[:: max(1, len(GROWING) // 8)]


def seconds(text: str) -> float:
    """Processor time of everything, the best of two."""
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        checked(read_bytes("a.txt", text.encode()), (parent(),), schema=False)
        best = min(best, time.process_time() - begun)
    return best


def ratio(piece: str, size: int = 10_000) -> float:
    """How many times longer a text takes that is twice as long; a small constant is taken off both."""
    once = HEAD + "\n" + piece * (size // len(piece))
    return seconds(once + "\n" + piece * (size // len(piece))) / max(seconds(once), 0.02)


@pytest.mark.parametrize("shape", [*_SHAPES, "everything"])
def test_time_in_proportion(shape: str) -> None:
    """A quadratic step gives four. A busy machine gets a second and a third try."""
    assert any(ratio(GROWING[shape]) < 3 for _ in range(3))
