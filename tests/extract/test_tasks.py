"""A superior's plan → its tasks, each with who is named for it: own wording."""

from __future__ import annotations

import pytest

from checker.extract import extract
from checker.model import Document
from checker.parse import parse
from checker.read import read_bytes
from tests.documents import OFFICE_HEAD

FOOT = """
Trên đây là Kế hoạch xây dựng trường học xanh năm 2026 của Ủy ban nhân dân phường An Bình./.
Nơi nhận:
- Các trường;
- Lưu: VT.
"""


def plan(body: str) -> Document:
    return extract(parse(read_bytes("parent.txt", (OFFICE_HEAD + body + FOOT).encode())))


def said(body: str) -> list[tuple[str | None, str]]:
    document = plan(body)
    return [(task.actor, document.text(task.focus)) for task in document.facts.tasks]


@pytest.mark.parametrize(
    ("body", "tasks"),
    [
        (
            "III. NHIỆM VỤ\n1. UBND các xã, thị trấn phát quang hành lang đường xã, đường thôn.",
            [("UBND các xã, thị trấn", "phát quang hành lang đường xã, đường thôn")],
        ),
        # the heading names who is to do it
        (
            "II. TỔ CHỨC THỰC HIỆN\n1. Công an phường\n- Tuần tra khu vực cổng trường buổi tối.\n2. Các đơn vị trường học:\n- Trồng hàng rào cây dâm bụt quanh sân.",
            [("Công an phường", "Tuần tra khu vực cổng trường buổi tối"), ("Các đơn vị trường học", "Trồng hàng rào cây dâm bụt quanh sân")],
        ),
        # the item's own lead does
        (
            "II. TỔ CHỨC THỰC HIỆN\n1. Các trường mầm non, tiểu học: làm vườn rau thủy canh; phân loại rác tại lớp học.",
            [("Các trường mầm non, tiểu học", "làm vườn rau thủy canh"), ("Các trường mầm non, tiểu học", "phân loại rác tại lớp học")],
        ),
        (
            "II. NHIỆM VỤ, GIẢI PHÁP\n- Các trường THPT, trung tâm GDNN-GDTX làm vườn rau thủy canh.",
            [("Các trường THPT, trung tâm GDNN-GDTX", "làm vườn rau thủy canh")],
        ),
        # the clause itself does, another one after it
        (
            "II. NHIỆM VỤ, GIẢI PHÁP\n- Mỗi trường ủ phân hữu cơ từ lá cây; trường tiểu học và trung học cơ sở thêm tiết học ngoài trời.",
            [("Mỗi trường", "ủ phân hữu cơ từ lá cây"), ("trường tiểu học và trung học cơ sở", "thêm tiết học ngoài trời")],
        ),
        # when it is to be done is no task of its own
        (
            "II. NHIỆM VỤ, GIẢI PHÁP\n- Các trường THPT làm vườn rau thủy canh; hoàn thành trước ngày 25/11/2026; treo biển tên cây.",
            [("Các trường THPT", "làm vườn rau thủy canh; hoàn thành trước ngày 25/11/2026"), ("Các trường THPT", "treo biển tên cây")],
        ),
        # by what way a report comes is none
        (
            "II. TỔ CHỨC THỰC HIỆN\n1. Các đơn vị trường học: làm vườn rau thủy canh; thư điện tử: truongxanh.anbinh@laiha.edu.vn.",
            [("Các đơn vị trường học", "làm vườn rau thủy canh")],
        ),
        # those who are meant are named in brackets
        (
            "II. TỔ CHỨC THỰC HIỆN\n1. Các đơn vị sự nghiệp trực thuộc (Trung tâm Cây xanh đô thị, Ban Quản lý bến xe phía Nam, Ban Quản lý chợ): trồng cây quanh trụ sở.",
            [("Các đơn vị sự nghiệp trực thuộc", "trồng cây quanh trụ sở")],
        ),
        # what is told elsewhere, and what a body is, are none
        (
            "II. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế phường: là cơ quan thường trực về chuyên môn; thực hiện các chỉ tiêu tại khoản 3 Mục I; phun thuốc diệt muỗi.",
            [("Trạm Y tế phường", "phun thuốc diệt muỗi")],
        ),
        # nobody is named
        ("II. NHIỆM VỤ, GIẢI PHÁP\n- Phủ xanh khoảng đất trống trước cổng.", [(None, "Phủ xanh khoảng đất trống trước cổng")]),
        # each kind of school its own
        (
            "II. TỔ CHỨC THỰC HIỆN\n1. Các trường học\n- Vận động trẻ mẫu giáo ra lớp đầy đủ, giữ học sinh tiểu học đi học chuyên cần.",
            [("Các trường học", "Vận động trẻ mẫu giáo ra lớp đầy đủ"), ("Các trường học", "giữ học sinh tiểu học đi học chuyên cần")],
        ),
        # what other rules judge: targets, events, reports, the parts of the plan
        (
            """II. TỔ CHỨC THỰC HIỆN
1. Các trường học
- Phấn đấu 90% lớp học có chậu cây vào năm 2026.
- Hưởng ứng Tháng hành động vì trẻ em (từ ngày 01/6 đến ngày 30/6).
- Báo cáo kết quả về Ủy ban nhân dân phường trước ngày 15/12.
- Thực hiện nghiêm chế độ thông tin, báo cáo.
- Kế hoạch của đơn vị phải có các phần: mục tiêu; nhiệm vụ; kinh phí.""",
            [],
        ),
        # aims, requirements and money are no tasks
        ("I. MỤC ĐÍCH, YÊU CẦU\n- Các trường chủ động, sáng tạo trong cách làm.\nII. KINH PHÍ\n- Các trường dùng nguồn chi thường xuyên được giao.", []),
        # offices of the state before their verb; how a decision ends
        (
            """II. TỔ CHỨC THỰC HIỆN
1. Cục Trồng trọt hướng dẫn chọn giống cây xanh.
2. Bộ Giáo dục và Đào tạo chủ trì tập huấn về vườn trường.
3. Vụ Kế hoạch - Tài chính hướng dẫn lập dự toán trồng cây.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký.""",
            [
                ("Cục Trồng trọt", "hướng dẫn chọn giống cây xanh"),
                ("Bộ Giáo dục và Đào tạo", "chủ trì tập huấn về vườn trường"),
                ("Vụ Kế hoạch - Tài chính", "hướng dẫn lập dự toán trồng cây"),
            ],
        ),
        # what a check looks at is no list of tasks
        (
            "II. NHIỆM VỤ\n- Kiểm tra tập trung vào các nội dung: tình trạng cây gãy đổ; những chỗ đọng nước sau mưa.",
            [(None, "Kiểm tra tập trung vào các nội dung: tình trạng cây gãy đổ; những chỗ đọng nước sau mưa")],
        ),
    ],
)  # fmt: skip
def test_tasks_and_whom_they_are_laid_on(body: str, tasks: list[tuple[str | None, str]]) -> None:
    assert said(body) == tasks


def test_encouraged_is_told() -> None:
    document = plan(
        "II. TỔ CHỨC THỰC HIỆN\n1. Các trường học\n- Khuyến khích lắp pin mặt trời trên mái nhà đa năng.\n- Lắp vòi nước tự ngắt ở khu rửa tay."
    )
    assert [task.encouraged for task in document.facts.tasks] == [True, False]


def test_what_is_asked_of_some_units_is_no_ground_to_fault_another() -> None:
    document = plan("II. TỔ CHỨC THỰC HIỆN\n1. Trồng cây\n- Các trường vùng đặc biệt khó khăn trồng ít nhất một vạt rừng nhỏ.")
    assert [task.encouraged for task in document.facts.tasks] == [True]


def test_a_school_gives_no_tasks() -> None:
    school = OFFICE_HEAD.replace("ỦY BAN NHÂN DÂN\nPHƯỜNG AN BÌNH\n", "UBND PHƯỜNG AN BÌNH\nTRƯỜNG TIỂU HỌC HOA SEN\n")
    document = extract(parse(read_bytes("plan.txt", (school + "II. NHIỆM VỤ\n- Các lớp chăm sóc bồn hoa được giao." + FOOT).encode())))
    assert document.header.level == "school"
    assert document.facts.tasks == ()


def test_the_units_of_a_clause_stand_whole_with_what_they_must_have() -> None:
    document = plan(
        "II. TỔ CHỨC THỰC HIỆN\n1. Trồng cây\n- Các trường được chọn làm vườn ươm chuẩn bị đất trồng và bầu ươm.\n"
        "- Các trường THPT, trường phổ thông nhiều cấp học, trung tâm GDNN-GDTX trên địa bàn tỉnh đăng ký số lượng cây."
    )
    assert [task.actor for task in document.facts.tasks] == [
        "Các trường được chọn làm vườn ươm",
        "Các trường THPT, trường phổ thông nhiều cấp học, trung tâm GDNN-GDTX trên địa bàn tỉnh",
    ]
