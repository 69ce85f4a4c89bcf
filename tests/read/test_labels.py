"""Numbers as Word prints them."""

from __future__ import annotations

import pytest

from checker.read.docx.labels import bullet, label

CASES = [
    (4, "upperRoman", "IV"),
    (14, "lowerRoman", "xiv"),
    (26, "lowerLetter", "z"),
    (27, "lowerLetter", "aa"),
    (54, "upperLetter", "BBB"),
    (7, "decimalZero", "07"),
    (12, "decimalZero", "12"),
    (3, "custom:001, 002, 003, ...", "003"),
    (21, "vietnameseCounting", "hai mươi mốt"),
    (15, "vietnameseCounting", "mười lăm"),
    (10, "vietnameseCounting", "mười"),
    (2, "ordinal", "2nd"),
    (11, "ordinal", "11th"),
    (5, "none", ""),
    (5, "aiueo", "5"),
]


@pytest.mark.parametrize(("number", "form", "printed"), CASES)
def test_label(number: int, form: str, printed: str) -> None:
    assert label(number, form) == printed


@pytest.mark.parametrize(("typed", "read"), [("\uf0b7", "-"), ("•", "-"), ("o", "-"), ("\uf0a7", "-"), ("+", "+"), ("–", "–"), ("", "")])
def test_bullet(typed: str, read: str) -> None:
    assert bullet(typed) == read
