"""Which of the citations is the parent, which a basis, which a mere mention."""

from __future__ import annotations

import pytest

from checker.extract.citations import citations
from checker.model import PartialDate
from checker.parse import parse
from tests.documents import source_of

KH, HD = "Kế hoạch", "Hướng dẫn"
HEAD = """UBND QUẬN ĐỐNG ĐA
TRƯỜNG MẦM NON SAO MAI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 16/KH-MNSM
Đống Đa, ngày 28 tháng 9 năm 2022
KẾ HOẠCH
Phòng, chống tai nạn thương tích năm học 2022 - 2023
"""
ISSUING = "Trường Mầm non Sao Mai xây dựng Kế hoạch phòng, chống tai nạn thương tích như sau:"
TAIL = "\nI. MỤC ĐÍCH\n1. Bảo đảm an toàn cho trẻ.\n2. Nâng cao kỹ năng.\n"

ROLES: list[tuple[str, dict[str, str]]] = [
    (f"Thực hiện Kế hoạch số 22/KH-PGDĐT ngày 22/9/2022 của Phòng GD&ĐT quận Đống Đa về an toàn, {ISSUING}", {"22/KH-PGDĐT": "parent"}),
    (
        (
            "Căn cứ Thông tư số 13/2010/TT-BGDĐT ngày 15/4/2010 của Bộ GD&ĐT;\nCăn cứ Kế hoạch số 9/KH-UBND ngày 2/9/2022 của UBND quận Đống Đa;\n"
            f"Căn cứ Công văn số 91/PGDĐT ngày 9/9/2022 của Phòng GD&ĐT quận Đống Đa về an toàn.\n{ISSUING}"
        ),
        {"13/2010/TT-BGDĐT": "basis", "9/KH-UBND": "basis", "91/PGDĐT": "parent"},
    ),
    (
        "Thực hiện Kế hoạch số 9/KH-UBND ngày 2/9/2022 của UBND quận Đống Đa và Kế hoạch số 22/KH-PGDĐT ngày 22/9/2022 của Phòng GD&ĐT quận Đống Đa, "
        + ISSUING,
        {"9/KH-UBND": "parent", "22/KH-PGDĐT": "parent"},
    ),
    (
        (
            "Thực hiện Kế hoạch số 80/KH-UBND ngày 2/8/2022 của UBND thành phố Hà Nội về an toàn;\n"
            f"Thực hiện Kế hoạch số 22/KH-PGDĐT ngày 22/9/2022 của Phòng GD&ĐT quận Đống Đa về an toàn;\n{ISSUING}"
        ),
        {"80/KH-UBND": "basis", "22/KH-PGDĐT": "parent"},
    ),
    (
        f"Thực hiện Kế hoạch số 22/KH-PGDĐT ngày 22/9/2022 của Phòng GD&ĐT quận Đống Đa về triển khai Quyết định số 1248/QĐ-TTg ngày 19/7/2021 của Thủ tướng Chính phủ, {ISSUING}",
        {"22/KH-PGDĐT": "parent", "1248/QĐ-TTg": "basis"},
    ),
    (
        f"Thực hiện Kế hoạch số 22/KH-PGDĐT ngày 22/9/2022 của Phòng GD&ĐT về triển khai Kế hoạch số 9/KH-UBND ngày 2/9/2022 của UBND quận Đống Đa, {ISSUING}",
        {"22/KH-PGDĐT": "parent", "9/KH-UBND": "basis"},
    ),
    (
        f"Theo đề nghị của Phòng GD&ĐT quận Đống Đa tại Công văn số 4/PGDĐT;\nThực hiện Kế hoạch số 9/KH-UBND ngày 2/9/2022 của UBND quận Đống Đa;\n{ISSUING}",
        {"4/PGDĐT": "basis", "9/KH-UBND": "parent"},
    ),
    (
        f"Căn cứ Quyết định số 5/QĐ-UBND ngày 2/9/2002 của UBND quận Đống Đa về việc thành lập trường;\nThực hiện Công văn số 91/PGDĐT của Phòng GD&ĐT;\n{ISSUING}",
        {"5/QĐ-UBND": "basis", "91/PGDĐT": "parent"},
    ),
    (
        f"Căn cứ Kế hoạch số 01/KH-MNSM ngày 5/9/2022 của nhà trường;\nThực hiện Công văn số 91/PGDĐT của Phòng GD&ĐT;\n{ISSUING}",
        {"01/KH-MNSM": "basis", "91/PGDĐT": "parent"},
    ),
    (
        f"Theo đề nghị của Ban giám hiệu tại Tờ trình số 3/TTr-BGH;\nThực hiện Chỉ thị số 7/CT-UBND ngày 1/9/2022 của UBND thành phố Hà Nội, {ISSUING}",
        {"3/TTr-BGH": "basis", "7/CT-UBND": "parent"},
    ),
]


@pytest.mark.parametrize(("preamble", "roles"), ROLES, ids=[str(i) for i in range(len(ROLES))])
def test_role(preamble: str, roles: dict[str, str]) -> None:
    found = citations(parse(source_of(HEAD + preamble + TAIL)))
    assert {c.number: c.role for c in found} == roles


WITHOUT_NUMBER = [
    ("Thực hiện Kế hoạch của Phòng GD&ĐT Đống Đa về an toàn trường học; ", (KH, "Phòng GD&ĐT Đống Đa", "an toàn trường học", False)),
    ("Triển khai Kế hoạch an toàn trường học do Phòng GD&ĐT Đống Đa ban hành, ", (KH, "Phòng GD&ĐT Đống Đa", "an toàn trường học", False)),
    ("Căn cứ hướng dẫn nhiệm vụ năm học của Phòng GD&ĐT Đống Đa; ", (HD, "Phòng GD&ĐT Đống Đa", "nhiệm vụ năm học", False)),
    ("Thực hiện sự chỉ đạo của Phòng GD&ĐT Đống Đa về an toàn trường học; ", (None, "Phòng GD&ĐT Đống Đa", "an toàn trường học", True)),
]


@pytest.mark.parametrize(("opening", "expected"), WITHOUT_NUMBER, ids=[t[0][:40] for t in WITHOUT_NUMBER])
def test_parent_without_a_number(opening: str, expected: tuple[str | None, str, str, bool]) -> None:
    (found,) = citations(parse(source_of(HEAD + opening + ISSUING + TAIL)))
    assert (found.type, found.issuer, found.subject, found.instruction) == expected
    assert (found.number, found.role) == (None, "parent")


WARD = HEAD.replace("QUẬN ĐỐNG ĐA", "PHƯỜNG LÁNG").replace("Đống Đa, ngày 28 tháng 9 năm 2022", "Láng, ngày 28 tháng 9 năm 2025")


def test_after_june_2025_the_ward_is_the_superior_and_the_department_a_basis() -> None:
    preamble = (
        "Thực hiện Kế hoạch số 1078/KH-UBND ngày 12/9/2025 của UBND phường Láng về an toàn;\n"
        "Thực hiện Công văn số 3124/SGDĐT-GDMN ngày 1/9/2025 của Sở GD&ĐT Hà Nội;\n"
    )
    found = citations(parse(source_of(WARD + preamble + ISSUING + TAIL)))
    assert {c.number: c.role for c in found} == {"1078/KH-UBND": "parent", "3124/SGDĐT-GDMN": "basis"}


COMMUNE = """ỦY BAN NHÂN DÂN
PHƯỜNG LÁNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/KH-UBND
Láng, ngày 12 tháng 3 năm 2026
KẾ HOẠCH
Phòng, chống tai nạn thương tích trẻ em trên địa bàn phường năm 2026
"""
PROGRAMME = "Căn cứ Quyết định số 1248/QĐ-TTg ngày 19/7/2021 của Thủ tướng Chính phủ phê duyệt Chương trình {} giai đoạn 2021 - 2030;\n"
OUR_THEME, ANOTHER = "phòng, chống tai nạn, thương tích trẻ em", "phát triển thanh niên trên địa bàn"


@pytest.mark.parametrize(
    ("head", "theme", "role"),
    [(COMMUNE, OUR_THEME, "parent"), (COMMUNE, ANOTHER, "basis"), (HEAD, OUR_THEME, "basis")],
    ids=["the commune's own theme", "another theme", "of a school"],
)
def test_a_commune_may_rest_on_the_national_programme_that_its_plan_is_about(head: str, theme: str, role: str) -> None:
    preamble = "Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;\n" + PROGRAMME.format(theme)
    found = citations(parse(source_of(head + preamble + "Đơn vị xây dựng kế hoạch như sau:" + TAIL)))
    assert {c.number: c.role for c in found} == {None: "basis", "1248/QĐ-TTg": role}


BASIS_IN_THE_BODY = [
    "\nI. CĂN CỨ XÂY DỰNG KẾ HOẠCH\n- Luật Giáo dục năm 2019;\n- Kế hoạch số 22/KH-PGDĐT ngày 2/9/2022 của Phòng GD&ĐT quận Đống Đa;\nII. NỘI DUNG\n1. Dạy.\n",
    "\nI. MỤC ĐÍCH\n- Thực hiện Kế hoạch số 22/KH-PGDĐT ngày 2/9/2022 của Phòng GD&ĐT quận Đống Đa.\nII. NỘI DUNG\n1. Dạy.\n",
]


@pytest.mark.parametrize("rest", BASIS_IN_THE_BODY, ids=["as a section", "under the purpose"])
def test_parent_outside_the_preamble(rest: str) -> None:
    found = citations(parse(source_of(HEAD + ISSUING + rest)))
    assert [c.number for c in found if c.role == "parent"] == ["22/KH-PGDĐT"]


def test_a_mention_deep_in_the_body_is_no_parent() -> None:
    rest = "\nI. MỤC ĐÍCH\n1. An toàn.\nII. NỘI DUNG\n1. Thực hiện Công văn số 5/PGDĐT của Phòng GD&ĐT quận Đống Đa.\n"
    assert [c.role for c in citations(parse(source_of(HEAD + ISSUING + rest)))] == ["mention"]


@pytest.mark.parametrize(
    "ground",
    [
        "Quyết định số 1501/QĐ-BKT ngày 2/2/2020 của Thủ tướng Chính phủ phê duyệt Đề án thư viện",
        "Nghị quyết số 12-NQ/TW ngày 2/2/2020 của Ban Chấp hành Trung ương về văn hóa",
        "Nghị quyết số 9/2020/NQ-HĐND ngày 2/2/2020 của HĐND tỉnh Lai Châu",
    ],
)
def test_what_the_centre_issued_is_a_ground_alone(ground: str) -> None:
    (found,) = citations(parse(source_of(f"{HEAD}Căn cứ {ground};\n{ISSUING}{TAIL}")))
    assert found.role == "basis"


def test_what_any_issuer_of_a_joint_plan_issued_is_its_own() -> None:
    head = HEAD.replace("TRƯỜNG MẦM NON SAO MAI", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO - QUẬN ĐOÀN").replace("16/KH-MNSM", "16/KHLT-PGDĐT-QĐ")
    own = "Kế hoạch số 30/KH-QĐ ngày 2/9/2022 của Quận Đoàn Đống Đa về an toàn cho trẻ"
    above = "Kế hoạch số 9/KH-CTĐ ngày 2/9/2022 của Hội Chữ thập đỏ quận Đống Đa về an toàn cho trẻ"
    said = f"Thực hiện {own};\nThực hiện {above}, Phòng GD&ĐT và Quận Đoàn xây dựng Kế hoạch liên tịch như sau:"
    found = citations(parse(source_of(head.replace("KẾ HOẠCH", "KẾ HOẠCH LIÊN TỊCH") + said + TAIL)))
    assert {c.number: c.role for c in found} == {"30/KH-QĐ": "basis", "9/KH-CTĐ": "parent"}


def test_a_plan_is_cited_as_the_decision_that_it_is_issued_with() -> None:
    text = HEAD + "Căn cứ Kế hoạch phòng dịch ban hành kèm theo Quyết định số 61/QĐ-UBND ngày 15/01/2026 của UBND tỉnh Sơn La;\n" + TAIL
    (cited,) = citations(parse(source_of(text)))
    assert (cited.type, cited.number, cited.issued, cited.issuer) == (
        "Quyết định",
        "61/QĐ-UBND",
        PartialDate(15, 1, 2026),
        "UBND tỉnh Sơn La",
    )
    assert (cited.subject, cited.role) == ("Kế hoạch phòng dịch", "parent")
