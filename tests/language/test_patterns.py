"""Words sought by their first letters, or by their rarest one, are those that plain patterns find."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from checker.language.patterns import any_of, by_letter, by_rarest

WORDS = ["báo cáo", "báo", "cơ quan", "cơ sở", "đ/c", "c", "100%"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("báo  cáo, báo tin", ["báo  cáo", "báo"]),
        ("lưu báo cáon", ["báo"]),  # the longer word does not end there
        ("thông cáo cơ sở cơ quan", ["cơ sở", "cơ quan"]),
        ("xcơ sở acơ", []),  # inside a word
        ("đ/c A; 100% c", ["đ/c", "100%", "c"]),
        ("", []),
    ],
)
def test_whole_words_only(text: str, found: list[str]) -> None:
    assert [m[0] for m in re.finditer(by_letter(WORDS), text)] == found


def test_blanks_may_be_told() -> None:
    assert re.findall(by_letter(["cơ sở"], blank=" "), "cơ sở, cơ  sở") == ["cơ sở"]


@pytest.mark.parametrize("word", ["luật", "ngày", "định kỳ", "tuần lễ", "quý", "c."])
def test_the_rarest_letter_finds_the_word_where_it_stands(word: str) -> None:
    text = f"{word} ngày luận kỳ định {word[:-1]}x c, {word}{word} nagy"
    plain = [m.span() for m in re.finditer(re.escape(word), text)]
    assert [(m.start("word"), m.end()) for m in re.finditer(by_rarest(word), text)] == plain
    assert len(plain) >= 3


@pytest.mark.parametrize(
    ("text", "held"),
    [("xphấn đấuy", True), ("phấn, đấu", False), ("đạt 9%", True), ("ít nhật", False), ("nhất ít nhất", True), ("", False)],
)
def test_any_of_many_words_wherever_they_stand(text: str, held: bool) -> None:
    assert bool(any_of(["phấn đấu", "ít nhất", "%"]).search(text)) is held


def test_every_pattern_of_the_product_is_one_that_a_file_can_hold() -> None:
    """A half of a surrogate pair in one broke the keeping of all, at the end of every process that had read an RTF file."""
    sources = (Path(__file__).parents[2] / "checker").rglob("*.py")
    texts = (node.value for file in sources for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.Constant))
    assert [text for text in texts if isinstance(text, str) and len(text) > 1 and any("\ud800" <= char <= "\udfff" for char in text)] == []
