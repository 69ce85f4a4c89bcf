"""Numbers as Vietnamese writes them."""

from __future__ import annotations

import pytest

from checker.language.numbers import fraction_value, value_of, words_value


@pytest.mark.parametrize(
    ("digits", "value"),
    [("5", 5), ("05", 5), ("9,1", 9.1), ("99,75", 99.75), ("6.000", 6000), ("100.000", 100000), ("1.234,5", 1234.5), ("9.1", 9.1), ("1.250.000", 1250000), ("0,05", 0.05)],
)  # fmt: skip
def test_digits(digits: str, value: float) -> None:
    assert value_of(digits) == value


def test_no_digits() -> None:
    with pytest.raises(ValueError, match="hai"):
        value_of("hai")


@pytest.mark.parametrize(
    ("words", "value"),
    [("một", 1), ("mười", 10), ("mười lăm", 15), ("hai mươi", 20), ("hai mươi mốt", 21), ("năm mươi tư", 54), ("một trăm linh hai", 102),
     ("ba trăm năm mươi", 350), ("hai nghìn", 2000), ("sáu nghìn năm trăm", 6500), ("trăm", None), ("mấy", None)],
)  # fmt: skip
def test_words(words: str, value: int | None) -> None:
    assert words_value(words) == value


def test_fractions() -> None:
    assert fraction_value("một nửa") == 0.5
    assert fraction_value("ba phần tư") == 0.75
    assert fraction_value("nửa vời") is None
