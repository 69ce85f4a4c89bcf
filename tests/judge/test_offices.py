"""NQ02 beyond schools: the offices that a text was copied from are told where the plan speaks of itself, and nowhere else."""

from __future__ import annotations

import pytest

from checker.cli.examples import report_of
from checker.judge import load_pack
from checker.judge.rules import Example

RULES = tuple(r for r in load_pack() if r.id == "NQ02")
OFFICE = {
    "chu_quan": "UBND HUYỆN SƠN HẠ",
    "co_quan": "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
    "so": "Số: 27/KH-PGDĐT",
    "ngay": "Sơn Hạ, ngày 20 tháng 01 năm 2024",
    "mo_dau": "Thực hiện Kế hoạch số 15/KH-UBND ngày 12/01/2024 của UBND huyện Sơn Hạ về an toàn trường học, Phòng GD&ĐT huyện Sơn Hạ xây dựng kế"
    " hoạch như sau:",
    "ket": "Trên đây là Kế hoạch bảo đảm an toàn trường học của Phòng GD&ĐT huyện Sơn Hạ./.",
    "noi_nhan": "Nơi nhận:\n- UBND huyện Sơn Hạ;\n- Lưu: VT.",
}
COMMUNE = OFFICE | {
    "chu_quan": "",
    "co_quan": "ỦY BAN NHÂN DÂN\nPHƯỜNG HOA SƠN",
    "so": "Số: 27/KH-UBND",
    "mo_dau": "Để học sinh được an toàn, Ủy ban nhân dân phường Hoa Sơn ban hành kế hoạch như sau:",
    "ket": "Trên đây là Kế hoạch bảo đảm an toàn trường học của Ủy ban nhân dân phường Hoa Sơn./.",
}


def told(slots: dict[str, str]) -> list[str]:
    report = report_of(Example(text=slots), RULES)
    assert [v.outcome for v in report.verdicts] != ["broken"]
    return [f.evidence for f in report.findings]


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"them": "4. Toàn thể cán bộ, công chức Phòng GD&ĐT huyện Mai Lâm chấp hành."}, ["Phòng GD&ĐT huyện Mai Lâm"]),
        ({"them": "4. Nâng cao ý thức của công chức Phòng GD&ĐT huyện Mai Lâm."}, ["Phòng GD&ĐT huyện Mai Lâm"]),
        ({"ket": "Trên đây là Kế hoạch bảo đảm an toàn trường học của Phòng GD&ĐT huyện Mai Lâm./."}, ["Phòng GD&ĐT huyện Mai Lâm"]),
        ({"mo_dau": "Phòng GD&ĐT huyện Mai Lâm xây dựng kế hoạch bảo đảm an toàn trường học như sau:"}, ["Phòng GD&ĐT huyện Mai Lâm"]),
        ({}, []),
        ({"them": "4. Toàn thể cán bộ, công chức Phòng GD&ĐT huyện Sơn Hạ chấp hành."}, []),
        ({"them": "4. Toàn thể cán bộ, công chức Phòng GD&ĐT chấp hành."}, []),
        ({"them": "4. Phối hợp với Phòng GD&ĐT huyện Mai Lâm; mời công chức Phòng GD&ĐT huyện Mai Lâm dự."}, []),
        ({"them": "4. Giao lưu cùng toàn thể cán bộ, công chức Phòng GD&ĐT huyện Mai Lâm."}, []),
        ({"them": "4. Toàn thể cán bộ, công chức UBND phường Mai Lâm dự."}, []),
        ({"them": "4. Báo cáo UBND huyện Mai Lâm, Sở GD&ĐT tỉnh Sơn Bình."}, []),
        ({"them": "4. Toàn thể công chức Phòng GD&ĐT huyện Mai Lâm (cũ) bàn giao hồ sơ."}, []),
        (
            {
                "them": "4. Theo Công văn số 8/PGDĐT ngày 03/01/2024 của Phòng GD&ĐT huyện Mai Lâm.\n"
                "5. Toàn thể công chức Phòng GD&ĐT huyện Mai Lâm dự."
            },
            [],
        ),
        ({"ket": "Trên đây là Kế hoạch triển khai Đề án của UBND huyện Mai Lâm./."}, []),
    ],
)
def test_an_offices_plan(slots: dict[str, str], words: list[str]) -> None:
    assert told(OFFICE | slots) == words


DEPARTMENT = OFFICE | {
    "chu_quan": "UBND TỈNH LÀO CAI",
    "co_quan": "SỞ Y TẾ",
    "so": "Số: 27/KH-SYT",
    "mo_dau": "Để học sinh được an toàn, Sở Y tế tỉnh Lào Cai xây dựng kế hoạch như sau:",
    "ket": "Trên đây là Kế hoạch bảo đảm an toàn trường học của Sở Y tế tỉnh Lào Cai./.",
    "noi_nhan": "Nơi nhận:\n- UBND tỉnh Lào Cai;\n- Lưu: VT.",
}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("4. Sở Y tế tỉnh Sơn La chủ trì, hướng dẫn các đơn vị thực hiện.", ["Sở Y tế tỉnh Sơn La"]),
        ("4. Các đơn vị trực thuộc Sở Y tế tỉnh Sơn La bố trí nhân lực.", ["Sở Y tế tỉnh Sơn La"]),
        ("4. Các bệnh viện gửi báo cáo về Sở Y tế tỉnh Sơn La trước ngày 20/11.", ["Sở Y tế tỉnh Sơn La"]),
        ("4. Sở Y tế tỉnh Lào Cai chủ trì, hướng dẫn các đơn vị thực hiện.", []),
        ("4. Sở Y tế chủ trì, phối hợp với Sở Y tế tỉnh Sơn La.", []),
        ("4. Học tập kinh nghiệm của các đơn vị thuộc Sở Y tế tỉnh Sơn La.", []),
        ("4. Sở Nội vụ tỉnh Sơn La chủ trì bồi dưỡng.", []),  # of another kind
        ("4. Sở Y tế tỉnh Sơn La đã tiếp nhận bệnh nhân từ tỉnh.", []),
        ("4. Tiếp tục thực hiện Kế hoạch số 8/KH-SYT ngày 03/01/2024 của Sở Y tế tỉnh Sơn La; Sở Y tế tỉnh Sơn La chủ trì.", []),
    ],
)
def test_a_departments_plan(line: str, words: list[str]) -> None:
    assert told(DEPARTMENT | {"them": line}) == words


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"ket": "Trên đây là Kế hoạch bảo đảm an toàn trường học của UBND phường Mai Lâm./."}, ["UBND phường Mai Lâm"]),
        ({"ket": "Trên đây là Kế hoạch triển khai Chương trình của UBND tỉnh Mai Lâm./."}, []),
        ({"them": "4. Toàn thể viên chức của Sở tham gia."}, []),
        ({"them": "4. Bảo đảm an toàn cho học sinh trên địa bàn phường Mai Lâm."}, ["phường Mai Lâm"]),
        ({"them": "4. Bảo đảm an toàn cho học sinh trên địa bàn phường Hoa Sơn, trên địa bàn phường."}, []),
        ({"them": "4. Học sinh trên địa bàn tỉnh Mai Lâm, trên địa bàn xã Tân Lập."}, []),  # of another tier, or kind
        ({"them": "4. Rà soát các điểm trường trên địa bàn phường Mai Lâm (cũ)."}, []),
        ({"them": "4. Học sinh cư trú trên địa bàn phường Mai Lâm và phường Hoa Sơn."}, []),
        ({"them": "4. Theo Kế hoạch số 9/KH-UBND ngày 03/01/2024 của UBND phường Mai Lâm về an toàn trên địa bàn phường Mai Lâm."}, []),
        ({}, []),
    ],
)
def test_a_communes_plan(slots: dict[str, str], words: list[str]) -> None:
    assert told(COMMUNE | slots) == words


def test_a_place_that_has_become_a_part_of_the_plans_own_is_no_other() -> None:
    after = COMMUNE | {"co_quan": "ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ", "ngay": "Phú Thọ, ngày 20 tháng 01 năm 2026"}
    assert told(after | {"them": "4. Các trường trên địa bàn tỉnh Vĩnh Phúc."}) == []
    assert told(after | {"them": "4. Các trường trên địa bàn tỉnh Lào Cai."}) == ["tỉnh Lào Cai"]


def test_a_place_is_replaced_by_the_plans_own() -> None:
    report = report_of(Example(text=COMMUNE | {"them": "4. An toàn trên địa bàn phường Mai Lâm."}), RULES)
    assert [f.suggestion.vi for f in report.findings if f.suggestion] == ["phường Hoa Sơn"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("4. Toàn thể công chức, viên chức của Sở chấp hành nội quy.", ["Sở"]),
        ("4. Chuẩn mực ứng xử của đội ngũ viên chức Sở Giáo dục và Đào tạo.", ["Sở Giáo dục và Đào tạo"]),
        ("4. Toàn thể viên chức của Phòng GD&ĐT huyện Mai Lâm chấp hành nội quy.", ["Phòng GD&ĐT huyện Mai Lâm"]),
        ("4. Theo hướng dẫn của Sở, viên chức của Sở về tập huấn cho giáo viên.", []),
        ("4. Đón đoàn kiểm tra gồm toàn thể viên chức của Phòng GD&ĐT.", []),
        ("4. Nâng cao nhận thức của cán bộ, viên chức theo chỉ đạo của Sở GD&ĐT.", []),
        ("4. Toàn thể cán bộ, viên chức trong phòng họp; sở thích của trẻ.", []),
        ("4. Nâng cao ý thức của cán bộ, giáo viên khi báo cáo Phòng GD&ĐT huyện Mai Lâm.", []),
    ],
)
def test_a_schools_plan(line: str, words: list[str]) -> None:
    assert told({"them": line}) == words
