"""Headers out of order, site furniture, flattened numbering, texts on one line."""

from __future__ import annotations

import pytest

from tests.structure.documents import END, PLAN, STATE, outcomes, parts, told, understood

HEAD, BODY = PLAN.split("KẾ HOẠCH\n", 1)


@pytest.mark.parametrize(
    "head",
    [
        " ".join(HEAD.split()) + "\n",
        (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nAn Khê, ngày 07 tháng 9 năm 2021\nĐộc lập - Tự do - Hạnh phúc\nTRƯỜNG TIỂU HỌC HOA SIM\n"
            "Số: 19/KH-THHS\nPHÒNG GD&ĐT HUYỆN AN KHÊ\n"
        ),
        "Trang chủ | Giới thiệu | Văn bản | Liên hệ\nThứ ba, ngày 14 tháng 5 năm 2024\nLượt truy cập: 102394\n"
        "Văn bản mới: Kế hoạch số 88/KH-PGDĐT ngày 02/5/2024 về tuyển sinh\n" + HEAD,
        "Số hiệu | 23/KH-THHS\nNgày ban hành | 12/04/2024\nLoại văn bản | Văn bản khác\nNgười ký | Nguyễn Văn Bình\n" + HEAD,
    ],
    ids=["one line", "out of order", "furniture", "metadata table"],
)
def test_the_header_is_the_plans_own(head: str) -> None:
    header = understood(f"{head}KẾ HOẠCH\n{BODY}").header
    assert (header.number, header.issuer, header.place) == ("19/KH-THHS", "Trường Tiểu học Hoa Sim", "An Khê")
    assert header.superior == "Phòng GD&ĐT huyện An Khê"
    assert header.issued
    assert (header.issued.day, header.issued.month, header.issued.year) == (7, 9, 2021)


FLAT = f"""UBND XÃ LONG PHÚ
TRƯỜNG TIỂU HỌC LONG PHÚ
Số: 12/KH-THLP
{STATE}Long Phú, ngày 11 tháng 9 năm 2025
KẾ HOẠCH
Giáo dục kỹ năng sống năm học 2025-2026
Thực hiện Kế hoạch số 66/KH-UBND ngày 04/9/2025 của UBND xã Long Phú về giáo dục kỹ năng sống;
"""
ROMAN_RETURNS = (
    "1. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nHình thành kỹ năng cho học sinh.\n2. Yêu cầu\nBảo đảm an toàn.\n2. NỘI DUNG\n1. Kỹ năng tự phục vụ\n"
    "Dạy trong giờ sinh hoạt.\n3. KINH PHÍ\nTừ nguồn chi thường xuyên.\nIII. TỔ CHỨC THỰC HIỆN\n1. Ban giám hiệu\nChỉ đạo chung.\n"
)
ONE_LIST = (
    "1. Mục đích, yêu cầu\n2. Mục đích\nHình thành kỹ năng cho học sinh.\n1. Yêu cầu\nBảo đảm an toàn.\n3. Nội dung\n1. Kỹ năng tự phục vụ\n"
    "Dạy trong giờ sinh hoạt.\n4. Kinh phí\nTừ nguồn chi thường xuyên.\n1. Tổ chức thực hiện\n1. Ban giám hiệu\nChỉ đạo chung.\n"
)


@pytest.mark.parametrize("body", [ROMAN_RETURNS, ONE_LIST])
def test_flattened_numbers_are_told_once_and_judged_no_further(body: str) -> None:
    document = understood(FLAT + body)
    rules = [(rule, severity) for rule, severity in told(document) if rule in ("BC06", "BC07")]
    assert rules == [("BC06", "info")]
    assert outcomes(document)["BC06"] == "not_evaluated"


def test_one_slip_is_no_flattened_list() -> None:
    """«III» twice is a fault of numbering, an Arabic list that is right none at all."""
    assert ("BC06", "warning") in told(understood(PLAN.replace("IV. TỔ CHỨC", "III. TỔ CHỨC")))
    arabic = PLAN.replace("\nI. ", "\n1. ").replace("\nII. ", "\n2. ").replace("\nIII. ", "\n3. ").replace("\nIV. ", "\n4. ")
    assert outcomes(understood(arabic))["BC06"] != "not_evaluated"


ONE_LINE = " ".join(PLAN.split("\n"))


def test_a_text_on_one_line_is_cut_at_its_numbers() -> None:
    document, whole = understood(ONE_LINE), understood(PLAN)
    assert parts(document) == parts(whole)
    assert (document.header.number, document.header.subject) == ("19/KH-THHS", "Chuyển đổi số năm học 2021-2022")
    assert document.header.signer
    assert document.header.signer.name == "Đỗ Thị Nga"
    assert [(c.number, c.role) for c in document.facts.citations] == [("210/KH-PGDĐT", "parent")]
    assert [(d.kind, d.day, d.recipient) for d in document.facts.deadlines] == [("report", 20, "Phòng GD&ĐT")]
    assert [w.code for w in document.source.warnings] == ["one_line"]


def test_what_one_line_hides_is_not_called_missing() -> None:
    """Headings in small letters run into their text: nothing is said of parts that may be there."""
    small = "I. Mục đích Giữ sức khỏe cho trẻ. II. Nội dung 1. Vệ sinh lớp học. 2. Khám sức khỏe. III. Tổ chức thực hiện 1. Y tế trực hằng ngày."
    before = ONE_LINE[: ONE_LINE.index("I. MỤC TIÊU")]
    document = understood(before + small)
    assert document.source.status == "partial"
    assert {rule for rule, _ in told(document)} & {"BC01", "BC02", "BC03", "BC04", "BC05", "BC07", "TH01", "TT04", "TT05"} == set()


def test_a_text_with_its_lines_is_left_alone() -> None:
    assert understood(PLAN).source.warnings == ()
    one_paragraph = "Nhà trường tổ chức họp phụ huynh. " * 20
    assert understood(one_paragraph).source.warnings == ()


def test_a_signature_beside_the_recipients_is_no_part_of_their_lines() -> None:
    beside = PLAN.replace(END, "Nơi nhận:      HIỆU TRƯỞNG\n- Phòng GD&ĐT (để b/c);\n- Các tổ;   Đỗ Thị Nga\n- Lưu: VT.\n")
    assert understood(beside).header.signer
    assert {rule for rule, _ in told(understood(beside))} & {"TT05"} == set()


@pytest.mark.parametrize("torn", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nNAM\nĐộc lập - Tự do -\nHạnh phúc\n", STATE])
def test_a_wrapped_header_line_is_no_fault_of_its_words(torn: str) -> None:
    wrapped = PLAN.replace(STATE, torn).replace("19/KH-THHS", "19/KH-\nTHHS").replace("tháng 9 năm", "tháng\n9 năm")
    document = understood(wrapped)
    assert (document.header.number, document.header.issuer) == ("19/KH-THHS", "Trường Tiểu học Hoa Sim")
    assert {rule for rule, _ in told(document)} & {"TT01", "TT02", "TT03"} == set()
