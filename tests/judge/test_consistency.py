"""What drafting and copying leave in a plan (NQ03–NQ10, NT06): the faults, and what only looks like them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.extract import extract
from checker.judge import load_pack
from checker.judge.examples import staged
from checker.judge.rules.shape import Example
from checker.model import Piece, Place, Span
from checker.parse import parse
from checker.pipeline import check_document
from checker.read import read_bytes

RULES = tuple(r for r in load_pack() if r.id in ("NQ03", "NQ04", "NQ05", "NQ06", "NQ07", "NQ08", "NQ09", "NQ10", "NT06"))
SIGNED = "HIỆU TRƯỞNG\nLê Thị Mai Hương\nPhụ lục\nPHÂN CÔNG\n"


def told(text: str | dict[str, str], profile: str = "issued") -> list[tuple[str, str]]:
    """(rule, words) of what the consistency rules find in a plan."""
    made = extract(parse(read_bytes("plan.txt", staged(Example(text)).text.encode())))
    return [(f.rule, f.evidence) for f in check_document(made, (), RULES, profile=profile).findings]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("4. Họp BTKNC hằng tháng.", ["BTKNC"]),
        ("4. Họp nhóm BTKNC (bảo trợ khuyết tật, ngoại cảnh) hằng tháng.", []),
        ("4. Ban thanh kiểm nội chính (BTKNC) họp hằng tháng; BTKNC báo cáo.", []),
        ("4. CBGVNV, CMHS và Đoàn TNCS phối hợp với UBND, HĐND phường.", []),
        ("4. Theo Chỉ thị 05-CT/TW, Quyết định 12/QĐ-BLĐTBXH và trang abcXYZTQ@moet.vn.", []),
        ("4. Phát động tháng AN TOÀN trong trường; thế kỷ XXI, mục XVIII.", []),
        ("4. HƯỞNG ỨNG BTKNC TOÀN TRƯỜNG", []),
        ("4. Nhà trường TỔCHỨC hội thi, Công ty TNHH Hoa Ban tài trợ.", []),
        ("4. Biểu dương tập thể. Khen người có công; giao BTKNC họp.", ["BTKNC"]),
        ("4. Bàn thêm kế.\n5. Nghỉ cuối tuần.\n6. Giao BTKNC họp.", ["BTKNC"]),
        ("4. Ban thanh kiểm nội chính họp.\n5. Giao BTKNC báo cáo.", []),
    ],
)
def test_abbreviations(line: str, words: list[str]) -> None:
    assert told(line) == [("NQ03", w) for w in words]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("4. Tập huấn ngày … tháng … năm 2026.", ["ngày …"]),
        ("4. Tập huấn trước …/…/2026.", ["…/…/2026"]),
        ("4. Tập huấn trong tháng ... tại phòng họp.", ["tháng ..."]),
        ("4. Có …% học sinh tham gia.", ["…%"]),
        ("4. Toàn trường có … học sinh tham gia.", ["…"]),
        ("4. Trường Mầm non XX tổ chức hội thi.", ["XX"]),
        ("4. Cô Trần Thị B phụ trách.", ["Trần Thị B"]),
        ("4. Người phụ trách: ……………", ["……………"]),
        ("4. Ví dụ: em Trần Thị B bị ngã ở cầu thang.", []),
        ("4. Chuẩn bị nước, khăn, bông băng,……", []),
        ("4. Cô Trần Thị Bình phụ trách lớp 4A, thầy Nguyễn Văn An lớp 5B.", []),
        ("4. Thực hiện ở các khối lớp… theo lịch năm 2026.", []),
        ("4. Đội hình XXX của thế kỷ XX.", []),
        ("4. Ghi phiếu theo mẫu số …/PL.", []),
    ],
)
def test_places_to_be_filled_in(line: str, words: list[str]) -> None:
    assert told(line) == [("NQ04", w) for w in words]


def test_a_form_in_an_annex_is_filled_by_hand() -> None:
    assert not told({"ky": f"{SIGNED}Họ và tên: …………………\nNgày … tháng … năm …"})


def test_a_draft_may_leave_days_open() -> None:
    assert not told("4. Tập huấn ngày … tháng … năm 2026.", "draft")
    assert told("4. Cô Trần Thị B phụ trách.", "draft")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("4. Văn thư gửi báo cáo năm về Ủy ban nhân dân phường Hoa Sơn trước ngày 20/11/2026.", ["trước ngày 25/11/2026"]),
        ("4. Các tổ gửi báo cáo năm về nhà trường trước ngày 20/11/2026.", []),
        ("4. Các trạm gửi báo cáo năm về Ủy ban nhân dân tỉnh trước ngày 20/11/2026.", []),
        ("4. Hưởng ứng Tháng hành động vì trẻ em (từ ngày 01/5 đến ngày 31/5).", ["từ ngày 01/5 đến ngày 31/5"]),
        ("4. Lễ phát động Tháng hành động vì trẻ em ngày 28/5.", []),
        ("4. Hưởng ứng Tháng hành động vì trẻ em ngày 05/6.", []),
        ("4. Ông Hoàng Văn Tài - Hiệu trưởng, trưởng ban.", ["Hoàng Văn Tài"]),
        ("4. Bà Mai Hương - Hiệu trưởng, trưởng ban.", []),
        ("4. Ông Hoàng Văn Tài - Phó Hiệu trưởng, phó ban.", []),
        ("4. Ông Hoàng Văn Tài - Hiệu trưởng Trường Tiểu học Bằng Lăng dự.", []),
        ("4. Tổng số lớp: 12.\n5. Trực nhật tại tổng số 14 lớp.", ["tổng số 14 lớp"]),
        ("4. Năm học 2024 - 2025, tổng số lớp: 12.\n5. Năm học 2025 - 2026, tổng số lớp: 14.", []),
        ("4. Tổng số lớp: 12.\n5. Khối 4 có tổng số 4 lớp.", []),
    ],
)
def test_one_thing_stated_twice(text: str, words: list[str]) -> None:
    assert [w for rule, w in told(text) if rule == "NQ05"] == words


LONG = (
    "Giáo viên chủ nhiệm phối hợp với cha mẹ nhắc nhở học sinh không chơi đùa gần ao hồ, kênh mương, không đi tắm một mình"
    " và luôn mặc áo phao khi ngồi trên thuyền."
)


def test_a_passage_pasted_twice() -> None:
    assert told(f"4. {LONG}\n5. Trồng cây.\n6. {LONG}") == [("NQ06", LONG)]
    assert not told("4. Giáo viên chủ nhiệm thực hiện.\n5. Trồng cây.\n6. Giáo viên chủ nhiệm thực hiện.")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("4. Tham mưu UBND huyện Sơn Hạ cấp kinh phí.", ["UBND huyện Sơn Hạ"]),
        ("4. Báo cáo Phòng GD&ĐT theo quý.", ["Phòng GD&ĐT"]),
        ("4. Gửi PGD&ĐT danh sách học sinh.", ["PGD&ĐT"]),
        ("4. Phối hợp với UBND thành phố Hà Nội, UBND phường.", []),
        ("4. Phòng Giáo dục Mầm non của Sở hướng dẫn.", []),
        ("4. Trước đây, Phòng GD&ĐT huyện Sơn Hạ quản lý nhà trường.", []),
        ("4. Học tập «Cẩm nang do Phòng GD&ĐT biên soạn».", []),
    ],
)
def test_bodies_that_are_no_more(line: str, words: list[str]) -> None:
    assert told(line) == [("NQ07", w) for w in words]
    assert not told({"ngay": "Hoa Sơn, ngày 20 tháng 01 năm 2025", "them": line})


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("4. Cổng Trường Tiểu học Hoa Bản có gờ giảm tốc.", ["Trường Tiểu học Hoa Bản"]),
        ("4. Cổng Trường TH Hoa Ban có gờ giảm tốc.", []),
        ("4. Cổng Trường Mầm non Hoa Ban có gờ giảm tốc.", []),
        ("4. Đường từ Trường Tiểu học Hoa Lan đến chợ có gờ giảm tốc.", []),
    ],
)
def test_the_schools_own_name(line: str, words: list[str]) -> None:
    assert told(line) == [("NQ08", w) for w in words]


def test_a_mark_that_a_machine_misread_is_no_other_name() -> None:
    typed = read_bytes("plan.txt", staged(Example("4. Cổng Trường Tiểu học Hoa Bản có gờ giảm tốc.")).text.encode())
    scanned = replace(typed, pieces=(Piece(Span(0, len(typed.text)), Place(page=1, confidence=0.95)),))
    found = [check_document(extract(parse(source)), (), RULES).findings for source in (typed, scanned)]
    assert [[f.rule for f in findings] for findings in found] == [["NQ08"], []]


def test_nor_is_it_in_a_name_with_a_short_form() -> None:
    text = {"co_quan": "TRƯỜNG TRUNG HỌC CƠ SỞ HOA BAN", "them": "4. Toàn thể cán bộ, giáo viên Trường THCS Hoa Bản ký cam kết."}
    typed = read_bytes("plan.txt", staged(Example(text)).text.encode())
    scanned = replace(typed, pieces=(Piece(Span(0, len(typed.text)), Place(page=1, confidence=0.95)),))
    others = tuple(r for r in load_pack() if r.id == "NQ02")
    found = [check_document(extract(parse(source)), (), others).findings for source in (typed, scanned)]
    assert [any("Hoa Bản" in f.evidence for f in findings) for findings in found] == [True, False]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("(Kèm theo Kế hoạch số 27/KH-THHB ngày 20/01/2026 của Trường Tiểu học Hoa Ban)", []),
        ("(Kèm theo Kế hoạch số 27/KH-THHB ngày 21/01/2026 của Trường Tiểu học Hoa Ban)", ["21/01/2026"]),
        ("(Ban hành kèm theo Quyết định số 27/QĐ-THHB ngày 20/01/2026 của Trường Tiểu học Hoa Ban)", ["Quyết định", "27/QĐ-THHB"]),
        ("(Kèm theo Kế hoạch số …/KH-THHB ngày … tháng … năm …)", []),
        ("(Kèm theo Kế hoạch số 15/KH-UBND ngày 12/01/2026 của Ủy ban nhân dân phường Hoa Sơn)", []),
    ],
)
def test_annexes_name_their_plan(line: str, words: list[str]) -> None:
    assert told({"ky": SIGNED + line}) == [("NQ09", w) for w in words]


@pytest.mark.parametrize(
    ("above", "place", "faulty"),
    [
        ("UBND QUẬN ĐỐNG ĐA", "Đống Đa", False),
        ("UBND QUẬN ĐỐNG ĐA", "Hà Nội", False),
        ("UBND QUẬN ĐỐNG ĐA", "Vĩnh Long", True),
        ("PHÒNG GD&ĐT HUYỆN THANH OAI", "Kim Bài", False),
        ("UBND PHƯỜNG HOA SƠN", "Hà Nội", False),
    ],
)
def test_the_place_of_issue(above: str, place: str, faulty: bool) -> None:
    text = {"chu_quan": above, "ngay": f"{place}, ngày 20 tháng 01 năm 2024"}
    assert [w for rule, w in told(text) if rule == "NQ10"] == [place] * faulty


@pytest.mark.parametrize(("cited", "told_too"), [("10/3/2022", False), ("10/3/2026", True)])
def test_a_plan_until_2030_is_not_one_of_2030(cited: str, told_too: bool) -> None:
    opening = (
        f"Thực hiện Kế hoạch số 9/KH-UBND ngày {cited} của UBND phường Hoa Sơn về trường học an toàn, nhà trường lập Kế hoạch như sau:"
    )
    text = {"ngay": "", "so": "", "trich_yeu": "Trường học an toàn đến năm 2030", "mo_dau": opening, "them": "4. Mời Phòng GD&ĐT dự."}
    assert bool([w for rule, w in told(text) if rule == "NQ07"]) is told_too


THEME = tuple(r for r in load_pack("binh_dang_gioi") if r.id in ("BG03", "BG04", "BG05"))
GENDER = "Công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2026"
STAFF = "5. Cán bộ nữ được quy hoạch."


@pytest.mark.parametrize(
    ("subject", "line", "rules"),
    [
        (GENDER, "4. Tọa đàm.", ["BG05"]),
        (GENDER, f"4. Tháng hành động vì bình đẳng giới (từ ngày 15/11 đến ngày 15/12).\n{STAFF}", []),
        (GENDER, f"4. Tháng hành động vì bình đẳng giới (từ ngày 10/11 đến ngày 10/12).\n{STAFF}", ["BG03"]),
        (GENDER, f"4. Phát động Tháng hành động vì bình đẳng giới ngày 13/11.\n{STAFF}", []),
        (GENDER, f"4. Ngày Gia đình Việt Nam 28/8.\n{STAFF}", ["BG03"]),
        ("Truyền thông về bình đẳng giới năm 2026", "4. Hội thi.", ["BG04"]),
        ("Truyền thông về bình đẳng giới năm 2026", "4. Mỗi học kỳ một buổi.", []),
        ("Truyền thông về an toàn giao thông năm 2026", "4. Ngày Gia đình Việt Nam 28/8.", []),
    ],
)
def test_what_a_plan_on_gender_equality_usually_holds(subject: str, line: str, rules: list[str]) -> None:
    made = extract(parse(read_bytes("plan.txt", staged(Example({"trich_yeu": subject, "them": line})).text.encode())))
    report = check_document(made, (), THEME)
    assert sorted(f.rule for f in report.findings) == rules
    assert not [f for f in report.findings if f.severity == "error"]


def test_the_theme_is_not_asked_where_the_parent_has_no_such_thing() -> None:
    said = {"trich_yeu": GENDER, "them": "4. Tọa đàm."}
    child, parent = (extract(parse(read_bytes("p.txt", t.encode()))) for t in _staged(said))
    assert {v.outcome for v in check_document(child, [parent], THEME).verdicts if v.rule == "BG05"} == {"not_applicable"}


def _staged(said: dict[str, str]) -> tuple[str, str]:
    made = staged(Example(said, parent={"trich_yeu": GENDER}))
    return made.text, made.parent or ""
