"""Names of bodies → kind, level and place; which names mean one body; names in capitals."""

from __future__ import annotations

from datetime import date

import pytest

from checker.language.bodies import Superior, body, display, same_body, school_types, superiors

KINDS = [
    ("Trường Mầm non Hoa Mai", "truong_mn", "school", None, None),
    ("trường MN Thanh Cao", "truong_mn", "school", None, None),
    ("Trường TH&THCS Lý Chính Thắng 2", "truong_th_thcs", "school", None, None),
    ("Hiệu trưởng Trường THCS Khánh Bình", "truong_thcs", "school", None, None),
    ("Trường PTDTNT tỉnh Lai Châu", "truong_dtnt", "school", "tỉnh", "lai châu"),
    ("nhà trường", "truong", "school", None, None),
    ("Phòng Giáo dục và Đào tạo quận Nam Từ Liêm", "phong_gddt", "district_office", "quận", "nam từ liêm"),
    ("phòng GD & ĐT Thanh Oai", "phong_gddt", "district_office", None, "thanh oai"),
    ("Phòng GD và ĐT huyện Bảo Lâm", "phong_gddt", "district_office", "huyện", "bảo lâm"),
    ("Phòng GD-ĐT TX Ba Đồn", "phong_gddt", "district_office", "thị xã", "ba đồn"),
    ("PGDĐT thị xã Phổ Yên", "phong_gddt", "district_office", "thị xã", "phổ yên"),
    ("PGD&ĐT.Q8", "phong_gddt", "district_office", "quận", "8"),
    ("Phòng Giáo dục Đào tạo", "phong_gddt", "district_office", None, None),
    ("Trưởng phòng Giáo dục và Đào tạo quận 3", "phong_gddt", "district_office", "quận", "3"),
    ("Phòng Lao động – Thương binh và Xã hội huyện", "phong", "district_office", "huyện", None),
    ("Phòng Văn hóa - Xã hội phường Láng", "phong_vhxh", "commune", "phường", "láng"),
    ("UBND phường Kiến Tường", "ubnd", "commune", "phường", "kiến tường"),
    ("Uỷ ban nhân dân huyện Phong Điền", "ubnd", "district", "huyện", "phong điền"),
    ("Chủ tịch UBND tỉnh Đồng Tháp", "ubnd", "province", "tỉnh", "đồng tháp"),
    ("UBND thành phố Hà Nội", "ubnd", "province", "thành phố", "hà nội"),
    ("UBND thành phố Thủ Đức", "ubnd", "district", "thành phố", "thủ đức"),
    ("Sở GD&ĐT", "so_gddt", "province_office", None, None),
    ("Giám đốc Sở Y tế", "so", "province_office", None, None),
    ("Bộ trưởng Bộ Giáo dục và Đào tạo", "bo_gddt", "ministry", None, None),
    ("Bộ Chính trị", "bo_chinh_tri", "party", None, None),
    ("Thủ tướng Chính phủ", "thu_tuong", "central", None, None),
    ("Chính phủ", "chinh_phu", "central", None, None),
    ("Quận ủy Nam Từ Liêm", "cap_uy", "party", "quận", "nam từ liêm"),
    ("Ban Chấp hành Đảng bộ Quận 8", "cap_uy", "party", "quận", "8"),
    ("Công đoàn Giáo dục Việt Nam", "cong_doan", "other", None, None),
]


@pytest.mark.parametrize(("name", "kind", "level", "unit", "place"), KINDS, ids=[k[0] for k in KINDS])
def test_body(name: str, kind: str, level: str, unit: str | None, place: str | None) -> None:
    found = body(name)
    assert found is not None
    assert (found.kind, found.level, found.unit, found.place) == (kind, level, unit, place)


@pytest.mark.parametrize("name", ["các đơn vị", "Nguyễn Văn An", "", "kế hoạch", "toàn thể giáo viên"])
def test_no_body(name: str) -> None:
    assert body(name) is None


SAME = [
    ("Công đoàn ngành", "Công đoàn ngành Giáo dục Gia Lai", True),
    ("CĐ ngành Giáo dục", "Công đoàn Giáo dục tỉnh Gia Lai", True),
    ("Công đoàn ngành Giáo dục Gia Lai", "Công đoàn Giáo dục tỉnh Lào Cai", False),
    ("Công đoàn ngành Y tế", "Công đoàn ngành Giáo dục", False),
    ("Công đoàn ngành", "Công đoàn cơ sở Trường THPT Cỏ May", False),
    ("Sở Y tế Thái Bình", "Sở Y tế", True),
    ("Sở Y tế Lào Cai", "Sở Y tế tỉnh Lào Cai", True),
    ("Sở Y tế Lào Cai", "Sở Y tế tỉnh Hà Nam", False),
    ("Sở Nông nghiệp và Môi trường", "Sở Nông nghiệp và Môi trường Bà Rịa - Vũng Tàu", True),
    ("Sở Y tế Lào Cai", "Sở Nội vụ Lào Cai", False),
    ("Ban Thường vụ Tỉnh đoàn Quảng Ninh", "BCH Đoàn tỉnh Quảng Ninh", True),
    ("Tỉnh đoàn Quảng Ninh", "Đoàn phường Hồng Gai", False),
    ("Phòng GD&ĐT Phong Điền", "Phòng Giáo dục và Đào tạo huyện Phong Điền", True),
    ("PGDĐT quận Đống Đa", "phòng GD & ĐT Đống Đa", True),
    ("Phòng GD&ĐT huyện", "Phòng GD&ĐT Phong Điền", True),
    ("Phòng GD&ĐT", "Phòng GDĐT huyện Tuy Phước", True),
    ("Trưởng phòng GD&ĐT Huế", "Phòng GD-ĐT Huế", True),
    ("Giám đốc Sở Y tế", "Sở Y tế", True),
    ("Bộ trưởng Bộ Tài chính", "Bộ Tài chính", True),
    ("Ban Chấp hành Đảng bộ Quận 8", "Quận ủy Quận 8", True),
    ("Trường MN Hoa Mai", "Trường Mầm non Hoa Mai", True),
    ("nhà trường", "Trường Mầm non Hoa Mai", True),
    ("UBND huyện", "UBND xã", False),
    ("Phòng GD&ĐT Phong Điền", "Phòng GD&ĐT Quảng Điền", False),
    ("Phòng GD&ĐT Phong Điền", "UBND huyện Phong Điền", False),
    ("Trường MN Hoa Mai", "Trường MN Hoa Lan", False),
    ("Trường MN Hoa Mai", "Trường Tiểu học Hoa Mai", False),
    ("Sở Y tế", "Sở Nội vụ", False),
    ("Sở GD&ĐT", "Phòng GD&ĐT", False),
    ("UBND phường Láng", "UBND phường Phú Đô", False),
    ("UBND xã Tân Phú, huyện Quốc Oai", "UBND xã Tân Phú, H. Tân Kỳ", False),
    ("UBND P.5 Q.8", "UBND phường 5, quận 8, TP. Hồ Chí Minh", True),
    ("UBND xã Tân Phú", "UBND xã Tân Phú huyện Quốc Oai", True),
    (
        "UBND xã Tân Phú, huyện Quốc Oai",
        "UBND xã Tân Phú, huyện Ba Vì",
        None,
    ),  # there is none in Ba Vì: a slip, or a district of another time
    ("Trường MN Hoa Mai xã Tân Phú, huyện Tân Kỳ", "Trường Mầm non Hoa Mai, xã Tân Phú, huyện Quốc Oai", False),
    ("cấp trên", "Phòng GD&ĐT", None),
    ("Tổ chuyên môn", "Tổ chuyên môn", True),
    ("UBND huyện Bảo Lâm, tỉnh Cao Bằng", "UBND huyện Bảo Lâm, tỉnh Lâm Đồng", False),
    ("UBND huyện Phong Điền, tỉnh Thừa Thiên - Huế", "UBND huyện Phong Điền, tỉnh Thừa Thiên Huế", True),
    ("UBND huyện Phong Điền, tỉnh Thừa Thiên Huế", "Ủy ban nhân dân huyện Phong Điền", True),
]


DISTRICTS = [
    ("UBND xã Tân Phú, huyện Quốc Oai", "quốc oai"),
    ("Trường MN Hoa Mai, P.5 Q.8", "8"),
    ("Trạm Y tế xã An Phú, TX. An Nhơn, tỉnh Bình Định", "an nhơn"),
    ("Trường MN Hoa Mai phường 5, TP. Hồ Chí Minh", None),
    ("UBND phường An Khánh, thành phố Thủ Đức", "thủ đức"),
    ("Phòng GD&ĐT huyện Quốc Oai", None),
    ("UBND xã Tân Phú", None),
]


@pytest.mark.parametrize(("name", "district"), DISTRICTS, ids=[name for name, _ in DISTRICTS])
def test_district_said_after_a_commune(name: str, district: str | None) -> None:
    found = body(name)
    assert found is not None
    assert found.district == district


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("UBND xã Tân Lập, tỉnh Lạng Sơn", "lạng sơn"),
        ("Phòng GD&ĐT huyện Bảo Lâm, tỉnh Cao Bằng", "cao bằng"),
        ("Trạm Y tế xã An Phú, TX. An Nhơn, tỉnh Bình Định", "bình định"),
        ("UBND phường Hà Đông, thành phố Hà Nội", "hà nội"),
        ("UBND tỉnh Lạng Sơn", None),
        ("UBND phường Bến Thủy, thành phố Vinh", None),
    ],
)
def test_province_said_after_a_place(name: str, province: str | None) -> None:
    found = body(name)
    assert found is not None
    assert found.province == province


@pytest.mark.parametrize(("a", "b", "same"), SAME, ids=[f"{a} · {b}" for a, b, _ in SAME])
def test_same_body(a: str, b: str, same: bool | None) -> None:
    assert same_body(a, b) is same
    assert same_body(b, a) is same


SHOWN = [
    ("TRƯỜNG MẦM NON HOA MAI", "Trường Mầm non Hoa Mai"),
    ("UBND QUẬN ĐỐNG ĐA", "UBND quận Đống Đa"),
    ("UỶ BAN NHÂN DÂN QUẬN 8", "Uỷ ban nhân dân Quận 8"),
    ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO QUẬN NAM TỪ LIÊM", "Phòng Giáo dục và Đào tạo quận Nam Từ Liêm"),
    ("PHÒNG GD&ĐT PHONG ĐIỀN", "Phòng GD&ĐT Phong Điền"),
    ("TRƯỜNG TRUNG HỌC CƠ SỞ\nTRẦN THÚC NHẪN", "Trường Trung học cơ sở Trần Thúc Nhẫn"),
    ("TRƯỜNG TH&THCS LÝ CHÍNH THẮNG 2", "Trường TH&THCS Lý Chính Thắng 2"),
    ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội"),
    ("SỞ Y TẾ", "Sở Y tế"),
    ("SỞ XÂY DỰNG", "Sở Xây dựng"),
    ("BỆNH VIỆN ĐA KHOA TỈNH HÀ NAM", "Bệnh viện Đa khoa tỉnh Hà Nam"),
    ("UBND THÀNH PHỐ HỒ CHÍ MINH", "UBND Thành phố Hồ Chí Minh"),
    ("Trường MN Hoa Mai", "Trường MN Hoa Mai"),
    ("UBND xã  Tân\nPhú", "UBND xã Tân Phú"),
]


@pytest.mark.parametrize(("text", "expected"), SHOWN, ids=[s[0] for s in SHOWN])
def test_display(text: str, expected: str) -> None:
    assert display(text) == expected


def test_school_types() -> None:
    assert school_types("Trường TH&THCS An Phú") == {"th", "thcs"}
    assert school_types("Trường Mẫu giáo Họa Mi") == {"mg", "mn"}
    assert school_types("UBND xã An Phú") == frozenset()


def test_the_district_ended_with_june_2025() -> None:
    office = body("Phòng GD&ĐT quận Đống Đa")
    assert office is not None
    assert office.ended == date(2025, 6, 30)
    assert Superior("phong_gddt", "district_office") in superiors("school", date(2022, 3, 1))
    assert superiors("school", date(2026, 3, 1))[0] == Superior("ubnd", "commune")
    assert superiors("school", date(2026, 3, 1), frozenset({"thpt"})) == (Superior("so_gddt", "province_office"),)
    assert {s.kind for s in superiors("school")} >= {"phong_gddt", "ubnd"}
