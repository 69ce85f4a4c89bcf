"""Which text takes up a meaning: by words, synonyms and abbreviations, without reading them all."""

from __future__ import annotations

import pytest

from checker.link import similarity
from checker.link.similarity import Likeness

MEANING = "Nâng cao kỹ năng tham gia an toàn giao thông cho học sinh"
TEXTS = [
    "Mua sách cho thư viện nhà trường.",
    "Rèn kỹ năng tham gia ATGT cho HS toàn trường.",
    "Nâng cao ý thức của học sinh.",
    "Học sinh rèn kỹ năng tham gia ATGT.",
]


def likeness() -> Likeness:
    return Likeness([MEANING, *TEXTS])


@pytest.mark.parametrize(
    ("texts", "enough", "together", "place"),
    [
        (TEXTS, 0.6, False, 1),  # of equals the first
        (TEXTS[:1] + TEXTS[3:], 0.6, False, 1),
        (TEXTS[2:3], 0.6, False, None),
        (TEXTS[2:], 0.95, False, None),
        (TEXTS[2:], 0.95, True, 1),  # each says a part of it
        (TEXTS[:1], 0.1, False, None),
        (TEXTS[:1], 0.1, True, None),
        ([], 0.1, True, None),
    ],
)
def test_the_nearest_text(texts: list[str], enough: float, *, together: bool, place: int | None) -> None:
    assert likeness().nearest(MEANING, texts, enough, together=together) == place


def test_a_meaning_without_terms_is_nowhere() -> None:
    assert likeness().nearest("", TEXTS, 0.1, together=True) is None


def test_what_the_documents_abbreviate_is_written_out() -> None:
    known = Likeness([MEANING], lambda text: text.replace("KNS", "kỹ năng tham gia"))
    assert known.nearest("kỹ năng tham gia", ["Mua sách", "Dạy KNS"], 0.9) == 1


def test_only_texts_that_may_be_nearest_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    known, read, terms = likeness(), list[str](), similarity.terms
    known.meaning(MEANING)

    def noted(text: str) -> frozenset[str]:
        read.append(text)
        return terms(text)

    monkeypatch.setattr(similarity, "terms", noted)
    assert known.nearest(MEANING, [*TEXTS[1:2], *[f"Học sinh đọc sách {n}" for n in range(100)]], 0.5) == 0
    assert read == TEXTS[1:2]
