"""Alternatives by their first letters find what plain alternatives find."""

from __future__ import annotations

import re

import pytest

from checker.language.patterns import by_letter

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
