"""Any text, number and day → YAML → the same again."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.derive.days import day_of, day_words, impossible
from checker.derive.shape import Item, Parent, PartOf, TargetOf
from checker.derive.write import quoted, written
from checker.language.lexicon import parse_yaml
from checker.model import Document, PartialDate, Source
from tests.derive.packs import CORPUS, pack

ODD = [
    "",
    " ",
    "#",
    "a: b",
    "- x",
    "«”'\"\\",
    "\t\n\r",
    "null",
    "yes",
    "1.200",
    "ÿ\x85\u2028\ufeff",
    "\x00\x1b\x7f",
    "ghép\u0301",
    "𝒦ế hoạch 🏫",
    "%",
    "{a}",
    "@",
]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("ăâđêôơưĂÂĐÊÔƠƯấệộ«»“”–…\"'\\#:-{}[]&*!|>%@`,\n\t"))


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_survive(text: str) -> None:
    assert parse_yaml(quoted(text)) == text


@settings(deadline=None)
@given(TEXTS)
def test_any_text_survives_both_readers_of_yaml(text: str) -> None:
    line = f"a: {{b: {quoted(text)}}}"
    assert parse_yaml(line) == {"a": {"b": text}}
    assert yaml.safe_load(line) == {"a": {"b": text}}


def test_half_a_surrogate_pair_is_marked_as_lost() -> None:
    assert parse_yaml(quoted("a\ud800b")) == "a\ufffdb"


@settings(deadline=None)
@given(TEXTS, TEXTS.filter(bool), st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 10**6).map(float), TEXTS)
def test_any_parent_survives(clause: str, indicator: str, value: float, name: str) -> None:
    import msgspec

    target = TargetOf(indicator=indicator, value=value, unit=name or None)
    parent = Parent(file=name, number=indicator, parts=[PartOf(title=clause, items=[Item(clause, targets=[target])])], as_derived="a b")
    loaded: dict[str, Any] = parse_yaml(written(parent, Document(Source(name, ""))))
    assert msgspec.convert(loaded["parent"], Parent) == parent


@pytest.mark.parametrize(
    ("words", "date", "quarter"),
    [
        ("20/11", PartialDate(20, 11), None),
        ("5/1/2026", PartialDate(5, 1, 2026), None),
        ("ngày 05/01", PartialDate(5, 1), None),
        ("05-01-2026", PartialDate(5, 1, 2026), None),
        ("ngày 25", PartialDate(25), None),
        ("Tháng 11", PartialDate(None, 11), None),
        ("tháng 11/2026", PartialDate(None, 11, 2026), None),
        ("tháng 11 năm 2026", PartialDate(None, 11, 2026), None),
        ("quý II", PartialDate(), 2),
        ("Quý IV năm 2026", PartialDate(None, None, 2026), 4),
        ("quý 3/2026", PartialDate(None, None, 2026), 3),
        ("năm 2030", PartialDate(None, None, 2030), None),
    ],
)
def test_days_in_words(words: str, date: PartialDate, quarter: int | None) -> None:
    assert day_of(words) == (date, quarter)


@pytest.mark.parametrize("words", ["", "20", "hôm nay", "20/11/26", "20.11.2026.", "tháng", "quý V", "20/11 hằng năm"])
def test_what_is_no_day(words: str) -> None:
    assert day_of(words) is None


@settings(deadline=None)
@given(*(st.none() | st.integers(1, n) for n in (31, 12, 9999, 4)))
def test_each_date_is_read_back(day: int | None, month: int | None, year: int | None, quarter: int | None) -> None:
    date = PartialDate(day, month, year)
    words = day_words(date, quarter)
    assert (day_of(words) if words else (PartialDate(), None)) == (date, quarter)


@pytest.mark.parametrize(
    ("date", "wrong"),
    [
        (PartialDate(31, 6), True),
        (PartialDate(29, 2), False),
        (PartialDate(29, 2, 2026), True),
        (PartialDate(None, 13), True),
        (PartialDate(31), False),
    ],
)
def test_days_that_no_calendar_has(date: PartialDate, wrong: bool) -> None:
    assert impossible(date) is wrong


def test_the_schema_for_editors_knows_what_is_written() -> None:
    """Of a pack as derived; what stands under no key yet (`signed_off_by: null`) too."""
    import jsonschema

    from checker.derive.editor import pack_schema

    for family in ("dong-da", "phuong-2026"):
        data = parse_yaml(pack(CORPUS / family / "parent.docx"))
        jsonschema.validate(data, pack_schema())
        data["parent"]["parts"][-1]["items"] = [{"clause": "a", "targets": [{"indicator": "b", "valu": 1}]}]
        with pytest.raises(jsonschema.ValidationError, match="valu"):
            jsonschema.validate(data, pack_schema())
