"""Abbreviations: explained, usual, of several meanings, by the other side's words."""

from __future__ import annotations

import pytest

from checker.language.lexicon import lexicon
from checker.link.short import read_by, usual

OTHER = ("học sinh đội mũ bảo hộ khi lao động", "phòng học bộ môn", "kiểm tra hồ sơ")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("100% CBQL, GV đạt chuẩn", "100% cán bộ quản lý, giáo viên đạt chuẩn"),
        ("trình độ ThS trở lên", "trình độ thạc sĩ trở lên"),
        ("ứng dụng AI", "ứng dụng trí tuệ nhân tạo"),
        ("đội MBH", "đội mũ bảo hiểm"),  # the usual meaning goes before the other side's initials
        ("đội MBHX", "đội MBHX"),
        ("đội ĐMBH", "đội đội mũ bảo hộ"),
        ("có PH", "có phòng học"),
        ("CBQLGVNV nhà trường", "cán bộ quản lý giáo viên nhân viên nhà trường"),
        ("KT hồ sơ", "kiểm tra hồ sơ"),
        ("ai cũng có", "ai cũng có"),
        ("Trường Mầm non", "Trường Mầm non"),
        ("giáo dục STEM", "giáo dục STEM"),
    ],
)
def test_abbreviations_are_written_out(short: str, long: str) -> None:
    assert read_by(OTHER)(short) == long


def test_the_lexicon_shows_initials() -> None:
    """Each abbreviation is of the initials of its words, but for a few that everybody writes so."""
    odd = {"ths", "hkii", "gdtrh", "gd&đt", "pcgdmnt", "qtud", "qtưx", "vhưx", "ưdcntt"}
    table = {short: long for short, long in usual().items() if short not in odd}
    letters = {short: short.replace("&", "").replace("-", "") for short in table}
    assert {short: long for short, long in table.items() if "".join(w[0] for w in long.split()) != letters[short]} == {}


def test_no_abbreviation_stands_twice() -> None:
    parts = lexicon("abbreviations")
    every = [short.lower() for rows in parts.values() for short in rows]
    assert sorted(every) == sorted(set(every))
