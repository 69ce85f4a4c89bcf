"""Whom an item of the parent binds: own wording, one line a case."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.link.addressed import by_words
from checker.link.audiences import types_named
from checker.link.binding import deadline_binds, submission_binds, target_binds
from checker.model import Deadline, Document, Facts, Header, Level, Period, Section, Span, Target
from tests.documents import source_of


def school(issuer: str) -> Document:
    return Document(source_of("KẾ HOẠCH"), Header(issuer=issuer))


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Tỷ lệ thanh niên tốt nghiệp trung học cơ sở", {"thcs"}),
        ("trẻ mẫu giáo được huy động ra lớp", {"mn"}),
        ("học sinh hoàn thành chương trình tiểu học", {"th"}),
        ("học sinh được tư vấn tâm lý", {"th", "thcs", "thpt", "gdtx"}),
        ("cán bộ, giáo viên, nhân viên và học sinh được tuyên truyền", set()),
        ("cha mẹ học sinh được tiếp cận thông tin", set()),
        ("nữ thạc sĩ trong tổng số người có trình độ thạc sĩ", set()),
        ("học sinh THCS và tiểu học", {"th", "thcs"}),
        ("trẻ em và học sinh được tẩy giun", {"mn", "th", "thcs", "thpt", "gdtx"}),
        ("trẻ mẫu giáo và học sinh được cân đo", {"mn", "th", "thcs", "thpt", "gdtx"}),
        ("trẻ em 5 tuổi được làm quen tiếng Anh", {"mn"}),
        ("Các trường MN, TH, THCS", {"mn", "th", "thcs"}),
        ("Trường TH&THCS", {"th", "thcs"}),
        ("giáo viên cấp TH", {"th"}),
        ("bản gốc (để TH)", set()),
        ("Các trường THPT, trung tâm GDNN-GDTX", {"thpt", "gdtx"}),
        ("Phòng Giáo dục Trung học - Giáo dục thường xuyên", set()),  # a room of the Sở
        ("gửi về Sở (qua Phòng Giáo dục Mầm non)", set()),
        ("học sinh lớp 12 dự thi thử", {"thpt", "gdtx"}),
        ("học sinh lớp 12 các trường THPT", {"thpt"}),
        ("học sinh lớp 3, lớp 4, lớp 5 được học bơi", {"th"}),
        ("học sinh các khối 5, 6 làm bài khảo sát", {"th", "thcs"}),
        ("học sinh khối lớp 8 trở lên học nghề", {"thcs", "thpt", "gdtx"}),
        ("mỗi lớp 2 học sinh đọc sách", {"th", "thcs", "thpt", "gdtx"}),  # two pupils of each class
        ("học sinh được chia lớp 6 nhóm", {"th", "thcs", "thpt", "gdtx"}),
        ("Tỷ lệ tốt nghiệp trung học phổ thông", {"thpt", "gdtx"}),
        ("thanh niên có bằng trung học phổ thông", {"thpt"}),
        ("hội thảo tại Trường Tiểu học Võ Thị Sáu", set()),
        ("trẻ tham quan tại trường tiểu học", {"th"}),
        ("giáo viên giáo dục thể chất được bồi dưỡng", {"th", "thcs", "thpt"}),  # kindergartens have none
    ],
)
def test_school_types_that_a_text_names(text: str, types: set[str]) -> None:
    assert types_named(text) == types


@pytest.mark.parametrize(
    ("text", "issuer", "binds"),
    [
        ("Tỷ lệ tốt nghiệp trung học cơ sở", "Trường Mầm non Sao Mai", "no"),
        ("Tỷ lệ tốt nghiệp trung học cơ sở", "Trường THCS Sao Mai", "yes"),
        ("Tỷ lệ huy động trẻ nhà trẻ", "Trường Tiểu học Sao Mai", "no"),
        ("công chức phòng GD&ĐT được bồi dưỡng", "Trường Tiểu học Sao Mai", "no"),
        ("các đơn vị trường học báo cáo về Phòng GD&ĐT", "Trường Tiểu học Sao Mai", "yes"),
        ("khuyến khích các trường tổ chức hội thi", "Trường Tiểu học Sao Mai", "optional"),
        ("nữ tham gia cấp ủy", "Trường Tiểu học Sao Mai", "yes"),
        ("toàn ngành đạt 30%", "Trường Mầm non Sao Mai", "no"),
        ("Các trường mầm non, tiểu học lập sổ theo dõi", "Trường Mầm non Sao Mai", "yes"),
        ("Các trường mầm non, tiểu học lập sổ theo dõi", "Trường THCS Sao Mai", "no"),
        ("70% học sinh lớp 3, lớp 4 biết bơi", "Trường THCS Sao Mai", "no"),
        ("70% học sinh lớp 3, lớp 4 biết bơi", "Trường Tiểu học và THCS Sao Mai", "yes"),
        ("trẻ em, học sinh được cân đo", "Trường Mầm non Sao Mai", "yes"),
        ("Phòng Giáo dục và Đào tạo", "Phòng GD&ĐT Quận 8", "yes"),  # the heading of the district's plan that is about this office
        ("Phòng GD&ĐT Quận 9 báo cáo", "Phòng GD&ĐT Quận 8", "no"),
        ("Phòng Giáo dục Mầm non", "Trường Mầm non Sao Mai", "no"),
        ("100% giáo viên dạy môn Mỹ thuật được bồi dưỡng", "Trường Mầm non Sao Mai", "no"),
        ("100% giáo viên dạy môn Mỹ thuật được bồi dưỡng", "Trường Tiểu học Sao Mai", "yes"),
        ("Các trường MN, TH", "Trường Tiểu học Sao Mai", "yes"),
        ("Các trường TH, THCS", "Trường Mầm non Sao Mai", "no"),
    ],
)
def test_whom_the_words_bind(text: str, issuer: str, binds: str) -> None:
    assert by_words(text, school(issuer))[0] == binds


@pytest.mark.parametrize(
    ("clause", "indicator", "issuer", "binds"),
    [
        ("70% hộ gia đình có tủ sách.", "hộ gia đình có tủ sách", "Trường Tiểu học Sao Mai", "no"),
        ("70% hộ gia đình có tủ sách.", "hộ gia đình có tủ sách", "Phòng GD&ĐT Quận 8", "no"),
        ("Tỷ lệ người dân biết bơi đạt 40%.", "Tỷ lệ người dân biết bơi", "Trường Tiểu học Sao Mai", "no"),
        ("70% hộ gia đình có tủ sách.", "hộ gia đình có tủ sách", "Ủy ban nhân dân xã Tân An", "yes"),
        ("70% hộ gia đình có tủ sách.", "hộ gia đình có tủ sách", "Sở Tài chính", "unclear"),
        ("70% hộ gia đình có tủ sách.", "hộ gia đình có tủ sách", "Bệnh viện Nhi", "unclear"),
        ("Mỗi sở, ban, ngành mở 02 hội nghị.", "Mỗi sở, ban, ngành mở hội nghị", "Sở Tài chính", "yes"),
        ("80% gia đình học sinh ký cam kết.", "gia đình học sinh ký cam kết", "Trường Tiểu học Sao Mai", "unclear"),
        ("90% phụ huynh nhắc con đọc sách ở gia đình.", "phụ huynh nhắc con đọc sách ở gia đình", "Trường Tiểu học Sao Mai", "yes"),
        ("100% ao, hồ có biển cảnh báo.", "ao, hồ có biển cảnh báo", "Trường Tiểu học Sao Mai", "no"),
        ("100% ao, hồ có biển cảnh báo.", "ao, hồ có biển cảnh báo", "Ủy ban nhân dân xã Tân An", "yes"),
        ("100% ao trong khuôn viên có rào.", "ao trong khuôn viên có rào", "Trường Tiểu học Sao Mai", "yes"),
        ("100% hồ sơ được nộp bản điện tử.", "hồ sơ được nộp bản điện tử", "Trường Tiểu học Sao Mai", "yes"),
        ("Ít nhất 02 bản tin mỗi tháng.", "bản tin mỗi tháng", "Trường Tiểu học Sao Mai", "yes"),
        ("100% bản có nhà văn hóa.", "bản có nhà văn hóa", "Trường Tiểu học Sao Mai", "no"),
        ("a) Toàn huyện: 60% lớp có góc đọc.", "lớp có góc đọc", "Trường Tiểu học Sao Mai", "no"),
        ("Sở Giáo dục và Đào tạo: 100% hồ sơ được số hóa.", "hồ sơ được số hóa", "Trường THPT Sao Mai", "no"),
        ("Giao các trường trong huyện: 60% lớp có góc đọc.", "lớp có góc đọc", "Trường Tiểu học Sao Mai", "yes"),
        ("- Công an huyện phấn đấu xử lý 60% vụ việc.", "xử lý vụ việc", "Ủy ban nhân dân xã Tân An", "no"),
        ("2. Giao Phòng Nội vụ kiểm tra 60% số xã.", "kiểm tra số xã", "Ủy ban nhân dân xã Tân An", "no"),
        ("- Sở Nội vụ tham mưu kiểm tra 60% số xã.", "kiểm tra số xã", "Sở Nội vụ", "yes"),
        ("- Sở Nội vụ tham mưu kiểm tra 60% số xã.", "kiểm tra số xã", "Sở Xây dựng", "no"),
        ("- UBND các xã, thị trấn bảo đảm 60% hộ có nước sạch.", "hộ có nước sạch", "Ủy ban nhân dân xã Tân An", "yes"),
        ("60% UBND cấp xã ký số văn bản.", "UBND cấp xã ký số văn bản", "Ủy ban nhân dân xã Tân An", "yes"),
        ("60% UBND cấp xã ký số văn bản.", "UBND cấp xã ký số văn bản", "Trường Tiểu học Sao Mai", "no"),
        ("60% UBND cấp huyện ký số văn bản.", "UBND cấp huyện ký số văn bản", "Ủy ban nhân dân xã Tân An", "no"),
        ("6. Vụ Pháp chế kiểm tra 60% số trường.", "kiểm tra số trường", "Trường Đại học Sao Mai", "no"),
        ("Bệnh viện đa khoa tỉnh triển khai 60% quy trình.", "triển khai quy trình", "Trung tâm Y tế huyện Ba Vì", "no"),
        ("Bệnh viện đa khoa tỉnh triển khai 60% quy trình.", "triển khai quy trình", "Bệnh viện Đa khoa tỉnh Hà Nam", "yes"),
        ("Tại cấp xã đạt 60%.", "tại cấp xã", "Ủy ban nhân dân xã Tân An", "yes"),
        ("Tại cấp tỉnh đạt 60%.", "tại cấp tỉnh", "Ủy ban nhân dân xã Tân An", "no"),
        ("60% công chức cấp huyện dùng chữ ký số.", "công chức cấp huyện dùng chữ ký số", "Ủy ban nhân dân xã Tân An", "no"),
        ("Chỉ số chuyển đổi số của huyện đạt 60%.", "Chỉ số chuyển đổi số của huyện", "Ủy ban nhân dân xã Tân An", "no"),
        ("Chỉ số hài lòng của người dân đạt 60%.", "Chỉ số hài lòng của người dân", "Ủy ban nhân dân xã Tân An", "yes"),
        ("60% bản kê khai được công khai.", "bản kê khai được công khai", "Trường Tiểu học Sao Mai", "yes"),
        (
            "Đối với trường có trên 30 lớp, ít nhất 03 nhân viên.",
            "đối với trường có trên 30 lớp nhân viên",
            "Trường Tiểu học Sao Mai",
            "unclear",
        ),
        (
            "60% học sinh tốt nghiệp THPT tiếp tục học tại cơ sở giáo dục nghề nghiệp.",
            "học sinh tốt nghiệp THPT tiếp tục học tại cơ sở giáo dục nghề nghiệp",
            "Trường THPT Sao Mai",
            "yes",
        ),
        (
            "Tỷ lệ học sinh tham gia hội khỏe: tiểu học 60%.",
            "Tỷ lệ học sinh tham gia hội khỏe tiểu học",
            "Trường THCS Sao Mai",
            "no",
        ),
        ("Các phường đạt 60% hộ phân loại rác.", "Các phường hộ phân loại rác", "Ủy ban nhân dân xã Tân An", "no"),
        ("Các phường đạt 60% hộ phân loại rác.", "Các phường hộ phân loại rác", "Ủy ban nhân dân phường Tân An", "yes"),
        ("Các xã, phường đạt 60% hộ phân loại rác.", "Các xã, phường hộ phân loại rác", "Ủy ban nhân dân xã Tân An", "yes"),
        ("Rác thu gom khu vực xã đạt 60%.", "Rác thu gom khu vực xã", "Ủy ban nhân dân phường Tân An", "no"),
        ("60% nhà văn hóa xã có tủ sách.", "nhà văn hóa xã có tủ sách", "Ủy ban nhân dân phường Tân An", "yes"),
        ("60% hội viên các xã viên tham gia.", "hội viên các xã viên tham gia", "Ủy ban nhân dân phường Tân An", "yes"),
        ("60% trẻ mẫu giáo được thăm trường tiểu học.", "trẻ mẫu giáo được thăm trường tiểu học", "Trường Tiểu học Sao Mai", "no"),
        (
            "Phát thanh trên hệ thống truyền thanh các xã 02 lần/tuần.",
            "Phát thanh trên hệ thống truyền thanh các xã",
            "Trường Tiểu học Sao Mai",
            "no",
        ),
        (
            "60% học viên chương trình giáo dục thường xuyên cấp THPT được học nghề.",
            "học viên chương trình giáo dục thường xuyên cấp THPT được học nghề",
            "Trường THPT Sao Mai",
            "no",
        ),
        ("60% bản sách được số hóa.", "bản sách được số hóa", "Trường Tiểu học Sao Mai", "yes"),
        ("60% bản có nhà sinh hoạt.", "bản có nhà sinh hoạt", "Trường Tiểu học Sao Mai", "no"),
        ("60% xã vùng trũng có thuyền.", "xã vùng trũng có thuyền", "Trường Tiểu học Sao Mai", "no"),
        ("Mỗi xã, thị trấn lập 60 chốt.", "Mỗi xã, thị trấn lập chốt", "Trường Tiểu học Sao Mai", "no"),
        ("60% xã, trường học có thuyền.", "xã, trường học có thuyền", "Trường Tiểu học Sao Mai", "yes"),
        ("Xã hội hóa đạt 60%.", "Xã hội hóa", "Trường Tiểu học Sao Mai", "yes"),
        ("60% xã vùng trũng có thuyền.", "xã vùng trũng có thuyền", "Ủy ban nhân dân xã Tân An", "unclear"),
        ("Đối với trường mầm non: tỷ lệ trẻ nhẹ cân dưới 2%; thấp còi dưới 3%.", "thấp còi", "Trường THCS Sao Mai", "no"),
        ("Đối với trường mầm non: tỷ lệ trẻ nhẹ cân dưới 2%; thấp còi dưới 3%.", "thấp còi", "Trường Mầm non Sao Mai", "yes"),
        ("Trường mầm non: 100% bể nước có nắp đậy.", "bể nước có nắp đậy", "Trường Tiểu học Sao Mai", "no"),
        ("Giáo dục mầm non: 100% bể nước có nắp đậy.", "bể nước có nắp đậy", "Trường Mầm non Sao Mai", "yes"),
        ("Đối với học sinh: tổ chức 02 buổi.", "buổi", "Trường THCS Sao Mai", "yes"),
    ],
)
def test_whose_target_it_is(clause: str, indicator: str, issuer: str, binds: str) -> None:
    parent = Document(source_of(clause), Header(issuer="Ủy ban nhân dân huyện Hoài Đức"))
    whole = Span(0, len(clause))
    target = Target(None, indicator, None, None, "=", 60, "%", None, False, whole, whole)
    assert target_binds(target, parent, school(issuer))[0] == binds


@pytest.mark.parametrize(
    ("unit", "issuer", "binds"),
    [
        ("ca/100.000 dân", "Trường Tiểu học Sao Mai", "no"),
        ("trường hợp/1.000 trẻ đẻ sống", "Trường Tiểu học Sao Mai", "no"),
        ("ca/100.000 dân", "Sở Y tế", "unclear"),
        ("ca/100.000 dân", "Ủy ban nhân dân xã Tân An", "yes"),
        ("ca/100 học sinh", "Trường Tiểu học Sao Mai", "yes"),
    ],
)
def test_a_rate_by_heads_is_of_an_area(unit: str, issuer: str, binds: str) -> None:
    clause = f"Tỷ lệ mắc tay chân miệng dưới 60 {unit}."
    target = Target(None, f"Tỷ lệ mắc tay chân miệng {unit}", unit, None, "<", 60, unit, None, False, Span(0, 60), Span(27, 60))
    assert target_binds(target, Document(source_of(clause), Header()), school(issuer))[0] == binds


@pytest.mark.parametrize(
    ("text", "issuer", "binds"),
    [
        ("100% trường mầm non tổ chức ít nhất 02 buổi tập huấn cho cha mẹ.", "Trường THCS Sao Mai", "no"),
        ("100% trường mầm non tổ chức ít nhất 02 buổi tập huấn cho cha mẹ.", "Trường Mầm non Sao Mai", "yes"),
        ("100% trường mầm non có bếp; mở ít nhất 02 buổi tập huấn cho cha mẹ.", "Trường THCS Sao Mai", "yes"),
    ],
)
def test_a_count_is_for_those_with_whom_its_clause_opens(text: str, issuer: str, binds: str) -> None:
    at, span = text.index("ít nhất"), Span(0, len(text))
    share = Target(None, "trường mầm non tổ chức", "trường mầm non", None, "=", 100, "%", None, False, span, Span(0, 4))
    count = Target(None, "buổi tập huấn cho cha mẹ", "buổi", None, ">=", 2, "buổi", None, False, span, Span(at, at + 15))
    parent = Document(source_of(text), Header(), facts=Facts(targets=(share, count)))
    assert target_binds(count, parent, school(issuer))[0] == binds


def report_duty(actor: str | None, recipient: str | None) -> Deadline:
    return Deadline("report", actor, 20, 5, None, None, None, "half_year", recipient, None, Span(0, 1), Span(0, 1))


@pytest.mark.parametrize(
    ("actor", "recipient", "binds"),
    [
        ("các cơ sở giáo dục", "Phòng GD&ĐT", "yes"),
        (None, "Phòng GD&ĐT huyện", "yes"),
        (None, "UBND huyện", "no"),
        ("Phòng GD&ĐT", "UBND huyện Hoài Đức", "no"),
        ("các trường mầm non", "Phòng GD&ĐT", "no"),
        (None, None, "no"),
        (None, "Trạm Y tế và Phòng GD&ĐT huyện", "yes"),
        ("Các trường tiểu học, THCS", "Phòng GD&ĐT", "yes"),
        ("Các cơ quan, đơn vị, trường học", "Phòng GD&ĐT", "yes"),
        ("Công an xã", "Phòng GD&ĐT", "no"),
        ("Trạm Y tế các xã", "Phòng GD&ĐT", "no"),
        ("Phòng Kế hoạch - Tài chính", "UBND huyện", "no"),
        ("Hội Khuyến học huyện", "Phòng GD&ĐT", "no"),
    ],
)
def test_whose_report_it_is(actor: str | None, recipient: str | None, binds: str) -> None:
    parent = Document(source_of("KẾ HOẠCH"), Header(issuer="Phòng Giáo dục và Đào tạo huyện Hoài Đức"))
    assert deadline_binds(report_duty(actor, recipient), parent, school("Trường THCS Sao Mai"))[0] == binds


def with_period(issuer: str, first: int, last: int) -> Document:
    return Document(source_of("KẾ HOẠCH"), Header(issuer=issuer, period=Period(first, last)))


@pytest.mark.parametrize(
    ("day", "plan", "binds"),
    [
        ((25, 11, 2030), (2027, 2028), "no"),  # at the end of the parent's years, not of the plan's
        ((25, 11, 2028), (2027, 2028), "yes"),
        ((10, 1, 2029), (2027, 2028), "yes"),  # on the plan's last year
        ((20, 5, 2026), (2027, 2028), "no"),
        ((25, 11, 2030), (2026, 2030), "yes"),
        ((25, 11, None), (2027, 2028), "yes"),
    ],
)
def test_a_day_outside_a_shorter_plan(day: tuple[int, int, int | None], plan: tuple[int, int], binds: str) -> None:
    parent = with_period("Phòng Giáo dục và Đào tạo huyện Hoài Đức", 2026, 2030)
    asked = replace(report_duty("các trường", "Phòng GD&ĐT"), day=day[0], month=day[1], year=day[2])
    assert deadline_binds(asked, parent, with_period("Trường THCS Sao Mai", *plan))[0] == binds


@pytest.mark.parametrize(("plan", "binds"), [((2018, 2022), "yes"), ((2019, 2023), "yes"), ((2019, 2022), "no")])
def test_years_that_are_shifted_excuse_no_day(plan: tuple[int, int], binds: str) -> None:
    parent = with_period("Phòng Giáo dục và Đào tạo huyện Hoài Đức", 2019, 2023)
    asked = replace(report_duty("các trường", "Phòng GD&ĐT"), day=15, month=4, year=2024)
    mine = replace(with_period("Trường THCS Sao Mai", *plan), facts=Facts(deadlines=(asked,)))
    assert deadline_binds(asked, parent, mine)[0] == binds


@pytest.mark.parametrize(("mine", "binds"), [((None,), "yes"), ((2026,), "yes"), ((2025,), "no"), ((2025, 2026), "yes"), ((), "yes")])
def test_a_slip_in_the_plans_title_excuses_no_day(mine: tuple[int | None, ...], binds: str) -> None:
    """«năm 2025» under a parent of 2026: a plan whose own days are of 2025 is another year's."""
    parent = with_period("Phòng Giáo dục và Đào tạo huyện Hoài Đức", 2026, 2026)
    asked = replace(report_duty("các trường", "Phòng GD&ĐT"), day=25, month=11, year=2026)
    own = tuple(replace(asked, year=year) for year in mine)
    plan = replace(with_period("Trường THCS Sao Mai", 2025, 2025), facts=Facts(deadlines=own))
    assert deadline_binds(asked, parent, plan)[0] == binds


@pytest.mark.parametrize(
    ("actor", "level", "binds"),
    [
        ("Các phòng, ban, đơn vị", "district", "yes"),
        ("Thủ trưởng các phòng, ban, ngành", "district", "yes"),
        ("Các phòng, ban của Sở", "province_office", "no"),
        ("Phòng Kế hoạch - Tài chính", "district", "no"),
    ],
)
def test_an_office_is_one_of_its_districts(actor: str, level: Level, binds: str) -> None:
    parent = Document(source_of("KẾ HOẠCH"), Header(issuer="Ủy ban nhân dân huyện Hoài Đức", level=level))
    office = school("Phòng Giáo dục và Đào tạo huyện Hoài Đức")
    assert deadline_binds(report_duty(actor, "UBND huyện"), parent, office)[0] == binds


@pytest.mark.parametrize(("actor", "binds"), [("Các phòng GD&ĐT", "yes"), ("Các trường THPT, các phòng chuyên môn", "no")])
def test_an_office_is_bound_by_what_its_kind_is_told(actor: str, binds: str) -> None:
    parent = Document(source_of("KẾ HOẠCH"), Header(issuer="Sở Giáo dục và Đào tạo tỉnh Hòa Bình"))
    office = school("Phòng Giáo dục và Đào tạo huyện Hoài Đức")
    assert deadline_binds(report_duty(actor, "Sở GD&ĐT"), parent, office)[0] == binds


@pytest.mark.parametrize(
    ("actor", "child", "binds"),
    [
        ("Các sở, ban, ngành", "Sở Giáo dục và Đào tạo tỉnh Hòa Bình", "yes"),
        ("Các sở, ban, ngành", "Trường THPT Sao Mai", "no"),
        ("UBND các xã, phường", "UBND xã Yên Trị", "yes"),
        ("Công đoàn cơ sở", "Công đoàn Trường THCS Sao Mai", "yes"),
        ("Các bộ, cơ quan ngang bộ", "UBND tỉnh Hòa Bình", "no"),
        ("Các bộ, ngành, địa phương", "UBND tỉnh Hòa Bình", "yes"),
        ("Các cơ sở giáo dục", "UBND xã Yên Trị", "no"),
        ("Các cơ sở giáo dục đại học", "Trường Đại học Sông Lô", "yes"),
        ("Công an các xã, phường", "UBND xã Yên Trị", "no"),
        ("Công an tỉnh, UBND các xã", "UBND xã Yên Trị", "yes"),
        ("Ủy ban MTTQ Việt Nam các xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Yên Trị", "yes"),
        ("Đề nghị Ủy ban MTTQ Việt Nam tỉnh", "UBND xã Yên Trị", "no"),
        ("Ban Thường vụ Đoàn các xã, phường", "Đoàn xã Yên Trị", "yes"),
        ("Các bệnh viện tuyến tỉnh, bệnh viện đa khoa huyện", "Bệnh viện Nhi", "yes"),
        ("Các bệnh viện tuyến tỉnh, bệnh viện đa khoa huyện", "Trạm Y tế xã Yên Trị", "no"),
        ("LĐLĐ các huyện, thị xã; công đoàn ngành", "Liên đoàn Lao động huyện Mai Châu", "yes"),
        ("LĐLĐ các huyện, thị xã; công đoàn ngành", "Công đoàn ngành Giáo dục", "yes"),
        ("LĐLĐ các huyện, thị xã", "Công đoàn ngành Giáo dục", "no"),
        ("Sở Y tế", "Sở Giáo dục và Đào tạo tỉnh Hòa Bình", "no"),
    ],
)
def test_other_bodies_have_their_own_kinds(actor: str, child: str, binds: str) -> None:
    parent = Document(source_of("KẾ HOẠCH"), Header(issuer="UBND tỉnh Hòa Bình"))
    assert deadline_binds(report_duty(actor, "UBND tỉnh"), parent, school(child))[0] == binds


@pytest.mark.parametrize(
    ("actor", "recipient", "binds"),
    [("các trường tiểu học", None, "yes"), (None, None, "yes"), (None, "Phòng GD&ĐT", "yes"), ("UBND các xã", None, "no")],
)
def test_whose_plan_is_due(actor: str | None, recipient: str | None, binds: str) -> None:
    parent = Document(source_of("KẾ HOẠCH"), Header(issuer="Phòng Giáo dục và Đào tạo huyện Hoài Đức"))
    due = replace(report_duty(actor, recipient), kind="task", submission=True)
    assert submission_binds(due, parent, school("Trường Tiểu học Sao Mai"))[0] == binds


@pytest.mark.parametrize(
    ("heading", "issuer", "binds"),
    [
        ("Đối với bệnh viện tuyến tỉnh", "Trung tâm Y tế huyện Yên Thế", "no"),
        ("Đối với bệnh viện tuyến tỉnh", "Bệnh viện Mắt", "yes"),
        ("Đối với trung tâm y tế (TTYT) huyện, thị xã", "Bệnh viện Mắt", "no"),
        ("Đối với trung tâm y tế (TTYT) huyện, thị xã", "Trung tâm Y tế huyện Yên Thế", "yes"),
        ("Các bệnh viện, đơn vị trực thuộc", "Trung tâm Y tế huyện Yên Thế", "yes"),
        ("Phòng Nghiệp vụ Y", "Bệnh viện Mắt", "no"),
        ("Phòng Chính trị tư tưởng", "Trường THPT Sao Mai", "no"),
        ("Phòng học, thiết bị", "Trường THPT Sao Mai", "yes"),
        ("PHÒNG CHỐNG BẠO LỰC", "Trường THPT Sao Mai", "yes"),
    ],
)
def test_whom_the_heading_over_a_target_names(heading: str, issuer: str, binds: str) -> None:
    line = "Kiểm tra ít nhất 05 khoa."
    source = source_of(f"{heading}\n{line}")
    whole = Span(len(heading) + 1, len(heading) + 1 + len(line))
    parent = Document(source, Header(issuer="Sở Y tế"), sections=(Section(None, (), "1.", heading, 1, Span(0, len(heading)), whole),))
    target = Target(None, "Kiểm tra khoa", None, None, ">=", 5, "khoa", None, False, whole, whole, section=0)
    assert target_binds(target, parent, school(issuer))[0] == binds


@pytest.mark.parametrize(
    ("titles", "binds"),
    [
        (("Đối với trường mầm non", "Chỉ tiêu của phường"), "no"),
        (("Các cơ sở giáo dục", "Chỉ tiêu của phường Hoa Sơn"), "no"),
        (("Các cơ sở giáo dục", "Mục tiêu của huyện"), "yes"),  # another tier's
        (("Các cơ sở giáo dục", "Chỉ tiêu của phường giao các trường"), "yes"),
        (("Giải pháp", "Chỉ tiêu của phường"), "yes"),  # the only one: it holds all that is asked
    ],
)
def test_figures_under_a_heading_of_the_superiors_own(titles: tuple[str, str], binds: str) -> None:
    text = "100% tin báo được xử lý trong 24 giờ."
    whole = Span(0, len(text))
    sections = tuple(Section(None, (), str(n), title, 1, whole, whole) for n, title in enumerate(titles, 1))
    parent = Document(source_of(text), Header(issuer="UBND phường Hoa Sơn"), sections=sections)
    asked = Target(None, "tin báo được xử lý trong 24 giờ", "tin báo", None, "=", 100, "%", None, False, whole, Span(0, 4), section=1)
    assert target_binds(asked, parent, school("Trường Tiểu học Sao Mai"))[0] == binds


@pytest.mark.parametrize(
    ("indicator", "binds"),
    [
        ("xã đầu tư xây mới phòng học cho Trường Tiểu học Sao Mai", "no"),
        ("UBND xã hỗ trợ máy lọc nước cho trường tiểu học", "no"),
        ("xã hội hóa xây mới phòng học", "yes"),
        ("Trường Tiểu học Sao Mai xây mới phòng học", "yes"),
    ],
)
def test_what_the_superior_builds_itself(indicator: str, binds: str) -> None:
    span = Span(0, len(indicator))
    parent = Document(source_of(indicator), Header(issuer="Ủy ban nhân dân xã Hoa Sơn"))
    asked = Target(None, indicator, "phòng học", None, "=", 6, "phòng học", None, False, span, span)
    assert target_binds(asked, parent, school("Trường Tiểu học Sao Mai"))[0] == binds
