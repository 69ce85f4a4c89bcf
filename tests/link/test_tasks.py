"""The parent's tasks beside the plan: what takes them up, and whom they bind; own wording."""

from __future__ import annotations

import pytest

from checker.link import link
from checker.model import Inheritance
from tests.accuracy.taken_up.__main__ import document
from tests.documents import OFFICE_HEAD
from tests.extract.test_tasks import FOOT

CHILD = """UBND PHƯỜNG AN BÌNH
TRƯỜNG {school}

Số: 5/KH-HS
An Bình, ngày 20 tháng 01 năm 2026
KẾ HOẠCH
Xây dựng trường học xanh năm 2026
Trường {school} xây dựng Kế hoạch xây dựng trường học xanh năm 2026 như sau:
I. MỤC ĐÍCH
Trường lớp mát mẻ hơn.
II. NHIỆM VỤ
1. Giữ vệ sinh chung, quét sân mỗi sáng.
{lines}
III. TỔ CHỨC THỰC HIỆN
1. Ban giám hiệu theo dõi, đôn đốc.
Trên đây là Kế hoạch xây dựng trường học xanh năm 2026 của Trường./.
"""


def rows(tasks: str, lines: str = "", school: str = "TIỂU HỌC HOA SEN") -> list[Inheritance]:
    parent = document(OFFICE_HEAD + "II. NHIỆM VỤ\n- Làm đẹp cảnh quan chung.\nIII. TỔ CHỨC THỰC HIỆN\n" + tasks + FOOT, "parent.txt")
    child = document(CHILD.format(school=school, lines=lines), "child.txt")
    return [row for row in link(child, [parent]).rows if row.kind == "task"]


def one(tasks: str, lines: str = "", school: str = "TIỂU HỌC HOA SEN") -> Inheritance:
    return rows(tasks, lines, school)[-1]


@pytest.mark.parametrize(
    ("task", "lines", "words"),
    [
        ("Lắp đặt bể thu nước mưa để tưới cây.", "2. Xây hai bể chứa nước mưa sau nhà bếp, dùng tưới cây.", "Xây hai bể"),
        ("Tập huấn giáo viên về làm phân hữu cơ.", "2. Cử hai cô đi bồi dưỡng cách làm phân hữu cơ.", "Cử hai cô"),
        # under the words of its heading
        (
            "Tập huấn giáo viên về làm phân hữu cơ.",
            "2. Bồi dưỡng giáo viên\na) Học cách ủ phân hữu cơ ở trung tâm khuyến nông.",
            "Học cách ủ",
        ),
        # merged with another
        ("Rà soát, chặt tỉa cây gãy đổ trước mùa bão.", "2. Tháng 5 tỉa cây, gia cố mái tôn trước mùa bão, thay bóng đèn hỏng.", "Tháng 5"),
        # abbreviated
        ("Trồng cây do Ban đại diện cha mẹ học sinh tặng.", "2. Ban đại diện CMHS tặng 20 cây sao đen, trồng dọc cổng.", "Ban đại diện"),
        # behind passages that abbreviate too, each of which grows by what is written out
        (
            "Trồng cây do Ban đại diện cha mẹ học sinh tặng.",
            "2. CB, GV, HS nhặt lá khô.\n3. Ban đại diện CMHS tặng HS 20 cây sao đen, trồng dọc cổng.\n4. GV vẽ tranh tường.",
            "Ban đại diện",
        ),
        # the very plan does it
        ("Xây dựng kế hoạch của đơn vị về tiết kiệm điện, tận dụng nước mưa.", "", "Xây dựng trường học xanh"),
        ("Thực hiện nhiệm vụ được giao.", "", "Xây dựng trường học xanh"),
    ],
)
def test_a_passage_takes_it_up(task: str, lines: str, words: str) -> None:
    row = one(f"1. Các trường học\n- {task}", lines)
    assert row.binds == "yes"
    assert row.child_fact is not None
    child = CHILD.format(school="TIỂU HỌC HOA SEN", lines=lines)
    assert words in child[row.child_fact.span.start : row.child_fact.span.end]


@pytest.mark.parametrize(
    ("task", "lines"),
    [
        ("Lắp đặt bể thu nước mưa để tưới cây.", "2. Mua thêm chổi, thùng rác."),
        # the same field, another deed
        ("Tập huấn giáo viên về làm phân hữu cơ.", "2. Giáo viên chủ nhiệm nhắc nhở học sinh giữ trật tự."),
        # what it is for is another matter
        (
            "Lắp đặt bể thu nước mưa trên mái nhà để xe nhằm nâng cao ý thức tiết kiệm điện của học sinh.",
            "2. Nâng cao ý thức tiết kiệm điện của học sinh qua giờ sinh hoạt lớp.",
        ),
        # a word of many meanings
        ("Mở phòng đọc sách ngoài trời dưới gốc đa.", "2. Mở cửa sổ mỗi sáng cho thoáng khí."),
        # how things are is no deed
        ("Khơi thông cống rãnh quanh bếp ăn.", "IV. ĐẶC ĐIỂM TÌNH HÌNH\nCống rãnh quanh bếp ăn đã xuống cấp nhiều năm."),
    ],
)
def test_nothing_takes_it_up(task: str, lines: str) -> None:
    row = one(f"1. Các trường học\n- {task}", lines)
    assert (row.binds, row.child_fact) == ("yes", None)


@pytest.mark.parametrize(
    ("tasks", "school", "binds"),
    [
        ("1. Các trường học\n- Lắp đặt bể thu nước mưa.", "TIỂU HỌC HOA SEN", "yes"),
        ("1. Các trường trung học cơ sở\n- Lắp đặt bể thu nước mưa.", "TIỂU HỌC HOA SEN", "no"),
        ("1. Các trường học\n- Dạy trẻ mẫu giáo gieo hạt, tưới rau.", "TIỂU HỌC HOA SEN", "no"),
        ("1. Các trường học\n- Dạy trẻ mẫu giáo gieo hạt, tưới rau.", "MẦM NON HOA SEN", "yes"),
        ("1. Các trường học\n- Dạy trẻ mẫu giáo gieo hạt; lắp đặt bể thu nước mưa.", "TIỂU HỌC HOA SEN", "yes"),
        ("1. Các trường học\n- Thống kê người mù chữ trong khu phố.", "TIỂU HỌC HOA SEN", "yes"),
        ("1. Công an phường\n- Xử phạt xe đỗ lấn vỉa hè.", "TIỂU HỌC HOA SEN", "no"),
        ("1. Ủy ban nhân dân phường\n- Cấp cây giống bóng mát.", "TIỂU HỌC HOA SEN", "no"),
        ("1. Các trường học\n- Khuyến khích lắp pin mặt trời trên mái.", "TIỂU HỌC HOA SEN", "optional"),
        ("1. Các trường học\n- Mở lớp kỹ năng cho nữ ứng cử đại biểu.", "TIỂU HỌC HOA SEN", "no"),
    ],
)
def test_whom_a_task_binds(tasks: str, school: str, binds: str) -> None:
    assert one(tasks, school=school).binds == binds


def test_a_general_solution_binds_nobody() -> None:
    first = next(r for r in rows("1. Các trường học\n- Lắp đặt bể thu nước mưa.") if r.parent_fact.actor is None)
    assert first.binds == "optional"


def test_words_here_and_there_are_not_called_missing() -> None:
    row = one("1. Các trường học\n- Sưu tầm giống cây bản địa và cây thuốc nam.", "2. Tổ Sinh giới thiệu cây thuốc nam trong giờ chào cờ.")
    assert (row.binds, row.child_fact) == ("unclear", None)


def test_what_is_known_of_a_parent_is_not_said_of_another() -> None:
    lines = "2. Xây hai bể chứa nước mưa sau nhà bếp, dùng tưới cây."
    water, compost = "- Các trường: Lắp đặt bể thu nước mưa để tưới cây.", "- Các trường: Tập huấn giáo viên về làm phân hữu cơ."
    parents = [document(OFFICE_HEAD + "III. TỔ CHỨC THỰC HIỆN\n" + tasks + FOOT, "parent.txt") for tasks in (water, compost)]
    child = document(CHILD.format(school="TIỂU HỌC HOA SEN", lines=lines), "child.txt")
    for _ in range(2):
        found = [[row.child_fact is not None for row in link(child, [parent]).rows if row.kind == "task"] for parent in parents]
        assert found == [[True], [False]]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("2. Thầy phó hiệu trưởng trực tiếp phụ trách trường học xanh.", True),
        ("2. Thầy phó hiệu trưởng trực tiếp phụ trách nhà xe.", False),
        ("2. Trường học xanh được chăm hằng ngày.", False),
    ],
)
def test_few_words_that_tell_are_sought_in_a_row(lines: str, found: bool) -> None:
    task = "Các trường phân công cán bộ quản lý trực tiếp phụ trách trường học xanh."
    assert (one(task, lines).child_fact is not None) is found


@pytest.mark.parametrize("lines", ["", "2. Chăm sóc cây giống ở vườn ươm."])
def test_money_is_another_rules(lines: str) -> None:
    row = one("1. Các trường học\n- Bố trí kinh phí mua cây giống.", lines)
    assert (row.binds, row.child_fact) == ("unclear", None)


@pytest.mark.parametrize(("school", "binds"), [("TRUNG HỌC CƠ SỞ HOA SEN", "no"), ("TIỂU HỌC HOA SEN", "optional")])
def test_a_column_of_a_row_says_whom_its_task_is_for(school: str, binds: str) -> None:
    table = "TT | Hoạt động | Đối tượng\n1 | Giao lưu vẽ tranh tường cổng trường | Đội tuyển các trường tiểu học"
    assert one(table, school=school).binds == binds


@pytest.mark.parametrize(("heading", "taken"), [("2. ĐÁNH GIÁ NĂM 2025", False), ("2. VIỆC CỦA QUÝ I", True)])
def test_what_last_years_review_tells_takes_nothing_up(heading: str, taken: bool) -> None:
    row = one("1. Các trường học\n- Lắp đặt bể thu nước mưa để tưới cây.", f"{heading}\nXây hai bể chứa nước mưa sau nhà bếp, tưới cây.")
    assert (row.child_fact is not None) is taken


@pytest.mark.parametrize(
    ("line", "late"),
    [
        ("2. Kiện toàn Tổ xây dựng trường học xanh trước ngày 28/02/2026.", 13),
        ("2. Kiện toàn đội cờ đỏ trước ngày 28/02/2026.", None),  # the deed alone makes no such task
    ],
)
def test_what_is_laid_on_nobody_but_the_schools_own_has_a_day(line: str, late: int | None) -> None:
    tasks = "1. Kiện toàn tổ xây dựng trường học xanh của nhà trường, hoàn thành trước ngày 15/02/2026."
    assert one(tasks, line).days_late == late


@pytest.mark.parametrize(
    ("line", "late"),
    [
        ("2. Lập danh sách cây cổ thụ gửi UBND phường trước ngày 31/3/2026.", 16),
        ("2. Lập danh sách cây cổ thụ gửi UBND phường trước ngày 15/3/2026.", None),
        ("2. Lập danh sách cây cổ thụ trước ngày 31/3/2026.", None),
    ],
)
def test_what_is_sent_to_the_issuer_has_a_day_for_those_below(line: str, late: int | None) -> None:
    assert one("1. Rà soát, lập danh sách cây cổ thụ, gửi UBND phường trước ngày 15/3/2026.", line).days_late == late


@pytest.mark.parametrize(
    ("line", "late"),
    [
        ("2. Bổ sung nội quy tưới cây trước ngày 20/3/2026; dựng biển tên cây cổ thụ trước ngày 31/3/2026.", 16),
        ("2. Dựng biển tên cây cổ thụ trước ngày 10/3/2026; bổ sung nội quy tưới cây trước ngày 31/3/2026.", -5),
        ("2. Sơn lại tường rào trước ngày 20/3/2026; quét vôi gốc cây trước ngày 31/3/2026.", None),
    ],
)
def test_of_several_clauses_with_days_the_one_that_says_the_same_is_compared(line: str, late: int | None) -> None:
    assert one("1. Các trường học\n- Dựng biển tên cây cổ thụ trong sân trường trước ngày 15/3/2026.", line).days_late == late


@pytest.mark.parametrize(
    ("line", "late"),
    [
        ("2. Hoàn thiện đề án vườn cây thuốc nam trình Ủy ban nhân dân phường trước ngày 30/4/2026.", 30),
        ("2. Rà soát đề án vườn cây thuốc nam trước ngày 30/4/2026.", None),
    ],
)
def test_what_is_laid_before_the_superior_by_a_day_is_so_whatever_comes_before(line: str, late: int | None) -> None:
    task = "1. Các trường học\n- Rà soát, hoàn thiện đề án vườn cây thuốc nam trình Ủy ban nhân dân phường trước ngày 31/3/2026."
    assert one(task, line).days_late == late


@pytest.mark.parametrize(("actor", "binds"), [("Phòng Văn hóa, học sinh, sinh viên", "no"), ("Phòng Văn hóa và các trường", "yes")])
def test_an_office_of_the_superior_is_no_school(actor: str, binds: str) -> None:
    assert one(f"1. {actor}: Sưu tầm giống cây bản địa.").binds == binds
