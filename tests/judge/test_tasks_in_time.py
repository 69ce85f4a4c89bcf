"""Tasks that a plan finishes after its parent's day: only where both days surely are of the very same step."""

from __future__ import annotations

import pytest

from checker.cli.examples import report_of
from checker.judge import load_pack
from checker.judge.rules import Example

ASKED = "Các trường lắp đặt camera quan sát tại cổng trường, hoàn thành trước ngày 30/6/2026."


def severities(asked: str, own: str) -> list[str]:
    example = Example(text={"nhiem_vu": f"III. NHIỆM VỤ, GIẢI PHÁP\n{own}"}, parent={"them": f"3. {asked}"})
    return [finding.severity for finding in report_of(example, load_pack()).findings if finding.rule == "NV02"]


def told(asked: str, own: str) -> bool:
    return bool(severities(asked, own))


@pytest.mark.parametrize(
    "own",
    [
        "1. Lắp đặt camera quan sát tại cổng trường, hoàn thành trước ngày 15/7/2026.",
        "1. Bảo vệ lắp đặt camera quan sát ở hai cổng trường, xong trước ngày 31/8.",
        "1. Lắp đặt camera quan sát tại cổng trường, hoàn thành trong tháng 8.",
        "TT | Việc | Thời gian\n1 | Lắp đặt camera quan sát tại cổng trường | Trước ngày 05/9/2026",
    ],
)
def test_later_than_the_parents_day(own: str) -> None:
    assert told(ASKED, own)


@pytest.mark.parametrize(
    ("asked", "own"),
    [
        (ASKED, "1. Lắp đặt camera quan sát tại cổng trường, hoàn thành trước ngày 30/6/2026."),
        (ASKED, "1. Lắp đặt camera quan sát tại cổng trường trong tháng 8."),
        (ASKED, "1. Lắp đặt camera quan sát tại cổng trường, hoàn thành trong tháng 6."),
        (
            ASKED.replace("trước ngày 30/6/2026", "trong tháng 6/2026"),
            "1. Lắp đặt camera quan sát tại cổng trường, xong trước ngày 25/6/2026.",
        ),
        # the day of another clause, and one of reports, which TH02 compares
        (
            "Các trường trồng cây bóng mát quanh sân chơi; sơn lại tường rào trước ngày 30/6/2026.",
            "1. Trồng cây bóng mát quanh sân chơi trước ngày 15/7/2026.",
        ),
        (
            ASKED.replace("hoàn thành", "báo cáo Ủy ban nhân dân phường"),
            "1. Lắp đặt camera quan sát tại cổng trường, báo cáo Ủy ban nhân dân phường trước ngày 15/7/2026.",
        ),
        (ASKED, "1. Lắp đặt camera quan sát tại cổng trường trước ngày 30/6/2026, nghiệm thu trước ngày 15/7/2026."),
        (ASKED, "1. Nghiệm thu camera quan sát lắp đặt tại cổng trường trước ngày 15/7/2026."),
        (ASKED, "1. Lắp đặt camera quan sát tại cổng trường.\n2. Quét vôi tường rào trước ngày 15/7/2026."),
        (ASKED, "1. Lắp đặt camera quan sát tại cổng trường (bổ sung đợt 2) trước ngày 15/7/2026."),
        (ASKED, "1. Lắp đặt bồn rửa tay tại cổng trường, hoàn thành trước ngày 15/7/2026."),
        (ASKED.replace("Các trường", "Công an phường"), "1. Lắp đặt camera quan sát tại cổng trường, hoàn thành trước ngày 15/7/2026."),
        (ASKED.replace("trước ngày 30/6/2026", "trong năm 2026"), "1. Lắp đặt camera quan sát tại cổng trường trước ngày 15/7/2026."),
        (ASKED.replace("30/6/2026", "30/6 hằng năm"), "1. Lắp đặt camera quan sát tại cổng trường, hoàn thành trước ngày 15/7/2026."),
        (ASKED, "1. Lắp đặt camera quan sát tại cổng trường trước ngày 15/7/2026.\n2. Mua camera trước ngày 30/6/2026."),
    ],
)
def test_silent_where_it_may_be_another_step(asked: str, own: str) -> None:
    assert not told(asked, own)


@pytest.mark.parametrize(
    ("own", "severity"),
    [
        ("1. Lắp đặt camera quan sát tại cổng trường, hoàn thành trước ngày 15/7/2026.", ["info"]),
        ("1. Lắp đặt camera quan sát tại cổng trường, hoàn thành trước ngày 15/6/2026.", []),
        ("1. Lắp đặt bồn rửa tay tại cổng trường, hoàn thành trước ngày 15/7/2026.", []),
    ],
)
def test_the_day_of_a_task_that_is_laid_on_nobody_is_asked_after(own: str, severity: list[str]) -> None:
    assert severities(ASKED.replace("Các trường lắp", "Lắp"), own) == severity


ROUND = "Các trường tổ chức vòng trường Hội thi nấu ăn gia đình, xong trước ngày 10/3/2026; gửi bài về phường trước ngày 25/3/2026."


@pytest.mark.parametrize(
    ("asked", "own", "late"),
    [
        (
            ROUND,
            "1. Hội thi nấu ăn gia đình: vòng lớp trong tháng 01/2026, vòng trường ngày 20/3/2026; gửi bài trước ngày 24/3/2026.",
            True,
        ),
        (ROUND, "1. Hội thi nấu ăn gia đình: vòng lớp ngày 20/3/2026, vòng trường ngày 08/3/2026; gửi bài trước ngày 24/3/2026.", False),
        (ROUND.replace("Các trường t", "T"), "1. Hội thi nấu ăn gia đình: vòng lớp trong tháng 01, vòng trường ngày 20/3/2026.", True),
        (ROUND, "1. Hội thi nấu ăn gia đình: sơ khảo vòng trường ngày 08/3/2026, trao giải vòng trường ngày 20/3/2026.", False),
        (ROUND, "1. Hội thi nấu ăn gia đình, vòng trường: phát động ngày 20/3/2026.", False),
    ],
)
def test_a_stage_is_compared_with_the_same_stage(asked: str, own: str, late: bool) -> None:
    assert told(asked, own) is late


def table(*rows: str) -> str:
    return "III. NHIỆM VỤ, GIẢI PHÁP\nTT | Nội dung | Đơn vị thực hiện | Thời gian\n" + "\n".join(rows)


@pytest.mark.parametrize(
    ("own", "late"),
    [
        ("1 | Vớt bèo, khơi cống quanh trường đợt II | Đoàn đội | 18/10/2026", True),
        ("1 | Vớt bèo, khơi cống quanh trường đợt 2 | Đoàn đội | 11/10/2026", False),
        ("1 | Vớt bèo, khơi cống quanh trường đợt 1 | Đoàn đội | 12/4/2026", False),
        ("1 | Vớt bèo, khơi cống quanh trường đợt 3 | Đoàn đội | 18/12/2026", False),
    ],
)
def test_the_second_turn_in_a_table_is_no_first(own: str, late: bool) -> None:
    asked = table(
        "1 | Vớt bèo, khơi cống quanh trường đợt 1 | Các trường | Ngày 12/4/2026",
        "2 | Vớt bèo, khơi cống quanh trường đợt 2 | Các trường | Ngày 11/10/2026",
    )
    example = Example(text={"nhiem_vu": table(own)}, parent={"nhiem_vu": asked})
    assert any(finding.rule == "NV02" for finding in report_of(example, load_pack()).findings) is late


def test_the_parents_day_that_a_plan_has_for_something_else_excuses_nothing() -> None:
    week = "\n2. Tuần lễ xanh từ ngày 30/6/2026 đến ngày 05/7/2026."
    assert told(ASKED, f"1. Lắp đặt camera quan sát tại cổng trường, hoàn thành trước ngày 15/7/2026.{week}")


LIST = "Các trường rà soát, lập danh sách học sinh chưa biết bơi theo mẫu{} gửi về phường trước ngày 15/4/2026."


@pytest.mark.parametrize("joint", [";", ",", " và"])
@pytest.mark.parametrize(
    ("own", "late"),
    [
        ("1. Giáo viên chủ nhiệm lập danh sách học sinh chưa biết bơi, văn phòng gửi về phường trước ngày 25/4/2026.", True),
        ("1. Lập danh sách học sinh chưa biết bơi nộp UBND phường chậm nhất ngày 25/4/2026.", True),
        ("1. Lập danh sách học sinh chưa biết bơi gửi về phường trước ngày 10/4/2026.", False),
        ("1. Lập danh sách học sinh chưa biết bơi trước ngày 25/4/2026.", False),
        ("1. Gửi về phường trước ngày 25/4/2026 kế hoạch mở lớp bơi.", False),
        ("1. Lập danh sách học sinh chưa biết bơi gửi về phường, hoàn thành việc kiểm tra trước ngày 25/4/2026.", False),
    ],
)
def test_what_is_sent_by_a_day_is_sent_then_whatever_comes_before(joint: str, own: str, late: bool) -> None:
    assert told(LIST.format(joint), own) is late


CHECKED = "Các trường rà soát sân chơi, gửi biên bản tự đánh giá về phường trước ngày 15/4/2026."
ASKED_OF_ALL = "Thăm dò nguyện vọng học bơi của học sinh lớp 5; kết quả gửi về phường trước ngày 15/4/2026."


@pytest.mark.parametrize(
    ("asked", "own", "late"),
    [
        (CHECKED, "1. Xem lại sân chơi và gửi biên bản về phường trước ngày 25/4/2026.", True),
        (CHECKED, "1. Xem lại sân chơi và gửi biên bản về phường trước ngày 10/4/2026.", False),
        (CHECKED, "1. Rà soát sân chơi, gửi biên bản về phường, tổng kết trước ngày 25/4/2026.", False),  # what else is done by then
        (ASKED_OF_ALL, "1. Thăm dò nguyện vọng học bơi của học sinh lớp 5, gửi kết quả về phường trước ngày 25/4/2026.", True),
        (ASKED_OF_ALL, "1. Thăm dò nguyện vọng học bơi của học sinh lớp 5, gửi kết quả về phường trước ngày 14/4/2026.", False),
    ],
)
def test_what_is_sent_may_have_the_name_of_a_step_or_be_a_result(asked: str, own: str, late: bool) -> None:
    assert told(asked, own) is late


def test_the_day_of_one_clause_of_an_item_is_not_that_of_the_next() -> None:
    asked = "Sửa nắp bể nước, hoàn thành trước ngày 15/4/2026; thay đổi lịch trực nhật vào cuối học kỳ I."
    assert not told(asked, "1. Thay đổi lịch trực nhật cuối học kỳ I trước ngày 25/12/2026.")


GAMES = "Các trường tổ chức ngày chạy vào ngày 22/3/2026; Hội khỏe Phù Đổng cấp trường xong trước ngày 10/4/2026; dự giải phường ngày 23/4/2026."


@pytest.mark.parametrize(
    ("asked", "own", "late"),
    [
        (
            GAMES,
            "1. Tổ chức ngày chạy ngày 22/3/2026; Hội khỏe Phù Đổng cấp trường xong trước ngày 20/4/2026; dự giải phường ngày 23/4/2026.",
            True,
        ),
        (GAMES, "1. Tổ chức ngày chạy ngày 22/3/2026; Hội khỏe Phù Đổng cấp trường ngày 08/4/2026; dự giải phường ngày 23/4/2026.", False),
        (GAMES, "1. Hội khỏe Phù Đổng tháng 4; Hội thi vẽ tranh cấp trường ngày 20/4/2026.", False),
        (GAMES.replace("xong trước ngày 10/4", "vào ngày 10/4"), "1. Hội khỏe Phù Đổng cấp trường ngày 20/4/2026; dự giải phường.", False),
    ],
)
def test_what_each_school_holds_at_its_own_level_by_a_day(asked: str, own: str, late: bool) -> None:
    assert told(asked, own) is late
