"""`Doc`s and matches over our words, against spaCy's own Vietnamese."""

from __future__ import annotations

import warnings
from typing import Any

import pytest

from checker.spacy import doc_of, matches, vocabulary
from tests.language.test_words import OWN

GENDER = [[{"LOWER": "bình đẳng"}, {"LOWER": "giới"}]]


@pytest.fixture(scope="module", autouse=True)
def blank() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield pytest.importorskip("spacy").blank("vi")


@pytest.mark.parametrize("text", [*OWN, "", " ", "   ", "\t\n", "  Hai   blank  ở đầu", "Hết bằng blank  ", "Dòng một\ndòng hai \n"])
def test_docs_are_spacys(blank: Any, text: str) -> None:
    ours, theirs = doc_of(text), blank(text)
    assert ours.text == text
    assert [(w.text, w.whitespace_, w.idx, w.like_num, w.is_stop) for w in ours] == [
        (w.text, w.whitespace_, w.idx, w.like_num, w.is_stop) for w in theirs
    ]


@pytest.mark.parametrize(
    ("text", "patterns", "found"),
    [
        ("Kế hoạch về Bình đẳng giới, bình đẳng giới.", GENDER, ["Bình đẳng giới", "bình đẳng giới"]),
        ("Kế hoạch về công bằng xã hội.", GENDER, []),
        ("Tăng 5 lớp, 12 giáo viên", [[{"IS_DIGIT": True}], [{"IS_DIGIT": True}, {"LOWER": "lớp"}]], ["5 lớp", "12"]),
        ("", GENDER, []),
        ("Chữ trước", [], []),
    ],
)
def test_matches(text: str, patterns: list[list[dict[str, Any]]], found: list[str]) -> None:
    assert [text[start:end] for start, end in matches(text, patterns)] == found


def test_an_unknown_attribute_is_refused() -> None:
    with pytest.raises(ValueError, match="LOWERCASED"):
        matches("chữ", [[{"LOWERCASED": "chữ"}]])


def test_no_string_is_kept() -> None:
    matches("Số 1/KH-HSM", GENDER)
    before = len(vocabulary().strings)
    for i in range(300):
        matches(f"Số {i}/KH-HS{i}M", GENDER)
    assert len(vocabulary().strings) == before


def test_within_a_callers_zone() -> None:
    with vocabulary().memory_zone():
        assert doc_of("Bình đẳng giới").text == "Bình đẳng giới"
        assert matches("Bình đẳng giới", GENDER) == [(0, 14)]
    assert matches("Bình đẳng giới", GENDER) == [(0, 14)]
