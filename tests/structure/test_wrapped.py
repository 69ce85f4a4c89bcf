"""Plans inside a decision, joint plans, party plans."""

from __future__ import annotations

from tests.structure.documents import STATE, outcomes, told, understood

DECISION = f"""UBND TỈNH LẠC SƠN
Số: 512/QĐ-UBND
{STATE}Lạc Sơn, ngày 03 tháng 4 năm 2023
QUYẾT ĐỊNH
Ban hành Kế hoạch phòng, chống đuối nước trẻ em giai đoạn 2023 - 2025
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;
Căn cứ Quyết định số 1248/QĐ-TTg ngày 19/7/2021 của Thủ tướng Chính phủ về Chương trình phòng, chống tai nạn, thương tích trẻ em;
Xét đề nghị của Sở Lao động tại Tờ trình số 61/TTr-SLĐTBXH ngày 20/3/2023,
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng, chống đuối nước trẻ em giai đoạn 2023 - 2025.
Điều 2. Chánh Văn phòng và Thủ trưởng các sở chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Hữu Lâm
KẾ HOẠCH
Phòng, chống đuối nước trẻ em giai đoạn 2023 - 2025
(Ban hành kèm theo Quyết định số 512/QĐ-UBND ngày 03 tháng 4 năm 2023 của Chủ tịch UBND tỉnh)
I. MỤC TIÊU
1. 70% trẻ em từ 6 đến dưới 15 tuổi biết bơi an toàn vào năm 2025.
II. NHIỆM VỤ VÀ GIẢI PHÁP
1. Dạy bơi cho trẻ em.
III. KINH PHÍ
Từ ngân sách nhà nước.
IV. TỔ CHỨC THỰC HIỆN
1. Sở Lao động chủ trì.
"""

JOINT = f"""UBND HUYỆN SƠN ĐÔNG
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO - HUYỆN ĐOÀN
Số: 41/KHLT-PGDĐT-HĐ
{STATE}Sơn Đông, ngày 12 tháng 9 năm 2022
KẾ HOẠCH LIÊN TỊCH
Phối hợp tổ chức hoạt động hè cho học sinh năm 2023
Thực hiện Kế hoạch số 310/KH-UBND ngày 05/8/2022 của UBND huyện Sơn Đông về hoạt động hè;
I. MỤC ĐÍCH
Tạo sân chơi an toàn cho học sinh.
II. NỘI DUNG
1. Mở lớp dạy bơi tại các xã.
III. TỔ CHỨC THỰC HIỆN
1. Huyện đoàn báo cáo kết quả về UBND huyện trước ngày 25/8/2023.
TM. BAN THƯỜNG VỤ HUYỆN ĐOÀN
BÍ THƯ
Lê Văn Hùng
TRƯỞNG PHÒNG
Trần Thị Hạnh
Nơi nhận:
- UBND huyện;
- Lưu: VT.
"""

PARTY = """ĐẢNG BỘ HUYỆN MINH LONG
ĐẢNG ỦY XÃ THANH SƠN
*
Số 37 -KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Thanh Sơn, ngày 15 tháng 02 năm 2024
KẾ HOẠCH
thực hiện Nghị quyết số 29-NQ/TW về giáo dục trên địa bàn xã năm 2024
-----
Thực hiện Kế hoạch số 118-KH/HU ngày 05/01/2024 của Ban Thường vụ Huyện ủy về giáo dục, Đảng ủy xã xây dựng kế hoạch như sau:
I- MỤC ĐÍCH, YÊU CẦU
1- Nâng cao nhận thức của cán bộ, đảng viên.
II- NHIỆM VỤ
1- Quán triệt nghị quyết trong quý I/2024.
III- TỔ CHỨC THỰC HIỆN
1- Văn phòng Đảng ủy báo cáo Ban Thường vụ Huyện ủy trước ngày 30/11/2024.
Nơi nhận:
- Huyện ủy (b/c),
- Lưu VPĐU.
T/M ĐẢNG ỦY
BÍ THƯ
Hoàng Văn Thái
"""


def test_the_decision_speaks_for_the_plan_inside_it() -> None:
    document = understood(DECISION)
    header = document.header
    assert (header.type, header.number, header.issuer) == ("Kế hoạch", None, "UBND tỉnh Lạc Sơn")
    assert [r.text for r in header.recipients] == ["Như Điều 2", "VT"]
    assert header.signer
    assert (header.signer.capacity, header.signer.name) == ("KT. CHỦ TỊCH", "Nguyễn Hữu Lâm")
    roles = {c.number: c.role for c in document.facts.citations if c.number}
    assert roles == {"1248/QĐ-TTg": "parent", "61/TTr-SLĐTBXH": "basis", "512/QĐ-UBND": "mention"}
    assert [s.number for s in document.sections] == ["I", "II", "III", "IV"]
    assert [(t.value, t.year) for t in document.facts.targets] == [(70.0, 2025)]


def test_a_wrapped_plan_lacks_neither_parent_nor_signature() -> None:
    found = outcomes(understood(DECISION))
    assert {found[rule] for rule in ("TT02", "TT03", "NT01")} == {"not_applicable"}
    assert (found["CC01"], found["TT05"]) == ("pass", "pass")


def test_the_signature_above_the_grounds_is_none() -> None:
    """«HIỆU TRƯỞNG TRƯỜNG …» decides; he signs further down."""
    text = DECISION.replace("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "HIỆU TRƯỞNG TRƯỜNG TIỂU HỌC HOA SIM")
    signer = understood(text).header.signer
    assert signer
    assert signer.title == "PHÓ CHỦ TỊCH"


def test_a_plan_with_its_own_signature_keeps_it() -> None:
    own = understood(DECISION + "Nơi nhận:\n- Các sở;\n- Lưu: VT.\nGIÁM ĐỐC\nLò Thị Mai\n").header
    assert own.signer
    assert own.signer.name == "Lò Thị Mai"
    assert [r.text for r in own.recipients] == ["Các sở", "VT"]


def test_both_issuers_on_one_line() -> None:
    header = understood(JOINT).header
    assert header.issuers == ("Phòng Giáo dục và Đào tạo", "Huyện Đoàn")
    assert (header.issuer, header.superior, header.level) == ("Phòng Giáo dục và Đào tạo", "UBND huyện Sơn Đông", "district_office")
    assert header.signer
    assert (header.signer.capacity, header.signer.name) == (None, "Trần Thị Hạnh")


def test_two_offices_one_under_the_other() -> None:
    text = JOINT.replace("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO - HUYỆN ĐOÀN", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nPHÒNG Y TẾ").replace("KHLT", "KH")
    header = understood(text).header
    assert header.issuers == ("Phòng Giáo dục và Đào tạo", "Phòng Y tế")
    assert header.superior == "UBND huyện Sơn Đông"


def test_a_union_or_party_issuer_is_under_no_rule_of_form() -> None:
    found = outcomes(understood(JOINT))
    assert {found[rule] for rule in ("TT01", "TT02", "TT05")} == {"not_applicable"}


def test_a_report_to_one_of_the_issuers_stays_inside() -> None:
    inside = JOINT.replace("Huyện đoàn báo cáo kết quả về UBND huyện", "Các trường báo cáo kết quả về Huyện đoàn")
    assert outcomes(understood(JOINT))["TH01"] == "pass"
    assert ("TH01", "error") in told(understood(inside))


def test_names_that_only_look_joint() -> None:
    for name in ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "PHÒNG VĂN HÓA - THÔNG TIN", "TRƯỜNG TIỂU HỌC - TRUNG HỌC CƠ SỞ HOA BAN"):
        text = JOINT.replace("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO - HUYỆN ĐOÀN", name).replace("KHLT", "KH").replace(" LIÊN TỊCH", "")
        assert understood(text).header.issuers == (), name


def test_a_ministry_and_its_minister_are_one() -> None:
    text = JOINT.replace("UBND HUYỆN SƠN ĐÔNG\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO - HUYỆN ĐOÀN", "BỘ TÀI CHÍNH\nBỘ TRƯỞNG BỘ TÀI CHÍNH")
    assert understood(text.replace("KHLT", "KH").replace(" LIÊN TỊCH", "")).header.issuers == ()


def test_party_plan() -> None:
    document = understood(PARTY)
    header = document.header
    assert (header.number, header.level, header.issuer) == ("37-KH/ĐU", "party", "Đảng ủy xã Thanh Sơn")
    assert header.subject == "thực hiện Nghị quyết số 29-NQ/TW về giáo dục trên địa bàn xã năm 2024"
    assert [c.number for c in document.facts.citations if c.role == "parent"] == ["118-KH/HU"]
    assert [s.number for s in document.sections] == ["I", "II", "III"]


def test_no_rule_of_the_states_form_for_a_party_plan() -> None:
    found = outcomes(understood(PARTY))
    law = ("TT01", "TT02", "TT03", "TT04", "TT05", "NT01", "CC02")
    assert {rule: found[rule] for rule in law} == dict.fromkeys(law, "not_applicable")
