"""Words → the phrases among them: the longest at each place, none over another, whole words only."""

from __future__ import annotations

import pytest

from checker.language.phrases import Phrases

KNOWN = Phrases({"đọc sách": "reading", "ngày hội": "feast", "ngày hội đọc sách": "the feast", "sách": "book"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ngày hội đọc sách", [(0, 4, "the feast")]),
        ("ngày hội đọc sách sách", [(0, 4, "the feast"), (4, 5, "book")]),
        ("ngày hội đọc truyện", [(0, 2, "feast")]),
        ("em đọc sách mỗi ngày", [(1, 3, "reading")]),
        ("đọc đọc sách", [(1, 3, "reading")]),
        ("ngày đọc truyện", []),
        ("", []),
    ],
)
def test_phrases_among_words(text: str, found: list[tuple[int, int, str]]) -> None:
    assert KNOWN.among(text.split()) == found


def test_the_longest_phrase_at_a_place() -> None:
    words = "ngày hội đọc sách".split()
    assert KNOWN.at(words, 0) == (4, "the feast")
    assert KNOWN.at(words, 1) is None
    assert KNOWN.at(words[:3], 0) == (2, "feast")
