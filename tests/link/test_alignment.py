"""The parent's items beside the child's: hand-made facts, own wording."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.link import link
from checker.model import Citation, Document, Event, Exemption, Facts, Header, PartialDate, Period, Span, Target
from checker.parse import parse
from tests.documents import plain, source_of

AT = Span(0, 1)


def target(indicator: str, value: float | None, year: int | None = None, **more: object) -> Target:
    return Target(None, indicator, None, None, "=", value, "%", year, False, AT, AT, **more)  # type: ignore[arg-type]


def document(issuer: str, facts: Facts, text: str = "KẾ HOẠCH", **header: object) -> Document:
    made = plain(text)
    return Document(made.source, Header(type="Kế hoạch", issuer=issuer, **header), paragraphs=made.paragraphs, facts=facts)  # type: ignore[arg-type]


OFFICE, SCHOOL = "Phòng Giáo dục và Đào tạo huyện Hoài Đức", "Trường Tiểu học Sao Mai"


def targets(parent: tuple[Target, ...], child: tuple[Target, ...], text: str = "KẾ HOẠCH") -> list[Target | None]:
    rows = link(document(SCHOOL, Facts(targets=child), text), [document(OFFICE, Facts(targets=parent))]).rows
    return [row.child_fact for row in rows]


def test_like_indicators_are_told_apart_by_the_word_that_differs() -> None:
    masters, doctors = (
        target("Tỷ lệ nữ thạc sĩ trong tổng số người có trình độ thạc sĩ", 50),
        target("Tỷ lệ nữ tiến sĩ trong tổng số tiến sĩ", 30),
    )
    mine = target("nữ có trình độ thạc sỹ của trường", 55)
    assert targets((masters, doctors), (mine,)) == [mine, None]


def test_a_row_of_the_very_year_answers_though_it_is_worded_less_like_the_parents() -> None:
    asked = tuple(target("cán bộ làm công tác trẻ em các cấp được tập huấn", value, year) for value, year in ((90, 2025), (100, 2030)))
    mine = (
        target("cán bộ làm công tác trẻ em cấp tỉnh, huyện, xã được tập huấn", 95, 2025),
        target("cán bộ làm công tác trẻ em các cấp được tập huấn", 100, 2030),
    )
    assert targets(asked, mine) == [*mine]


def parted(*rows: tuple[str, float]) -> tuple[str, tuple[Target, ...]]:
    """A sentence of targets that semicolons part, and these."""
    text, made = "; ".join(f"{said} đạt {value:g}%" for said, value in rows), []
    for said, value in rows:
        at = text.index(f"{value:g}%")
        made.append(replace(target(said, value), span=Span(0, len(text)), focus=Span(at, at + 2)))
    return text, tuple(made)


def test_what_semicolons_part_in_both_plans_is_read_apart() -> None:
    above, asked = parted(("chương trình đào tạo có học phần tổ chức trực tuyến", 50), ("số học phần trực tuyến", 10))
    own, mine = parted(("giảng viên được bồi dưỡng kỹ năng số", 90), ("học phần trực tuyến", 12))
    rows = link(document(SCHOOL, Facts(targets=mine), own), [document(OFFICE, Facts(targets=asked), above)]).rows
    assert [row.child_fact for row in rows] == [None, mine[1]]


def test_a_row_of_the_due_year_like_that_of_another_year_answers() -> None:
    asked = tuple(
        target("chương trình đào tạo có học phần được tổ chức theo hình thức trực tuyến", v, y) for v, y in ((50, 2025), (70, 2030))
    )
    own, (first, _) = parted(
        ("chương trình đào tạo với học phần dạy học trực tuyến", 55), ("học phần được tổ chức theo hình thức trực tuyến", 12)
    )
    first, last = replace(first, year=2025), target("chương trình đào tạo có học phần dạy học trực tuyến", 75, 2030)
    assert targets(asked, (first, last), own) == [first, last]


def test_of_two_in_one_sentence_the_own_words_tell() -> None:
    text = "Tỷ lệ nhiễm khuẩn bệnh viện dưới 3%; tỷ lệ nhiễm khuẩn vết mổ dưới 1%."
    asked = target("tỷ lệ nhiễm khuẩn bệnh viện", 4), target("tỷ lệ nhiễm khuẩn vết mổ", 2)
    mine = tuple(
        replace(target(said, value), span=Span(0, len(text)), focus=Span(at, at + 2))
        for said, value, at in (("Tỷ lệ nhiễm khuẩn bệnh viện", 3, 33), ("tỷ lệ nhiễm khuẩn vết mổ", 1, 68))
    )
    assert targets(asked, mine, text) == [*mine]


def test_the_document_that_a_target_goes_by_need_not_be_repeated() -> None:
    asked = target("học sinh được xếp loại thể lực theo Quyết định số 12/2015/QĐ-BGDĐT ngày 18/9/2015", 100)
    mine = target("học sinh được xếp loại thể lực", 100)
    assert targets((asked,), (mine,)) == [mine]


def test_to_found_so_many_is_to_have_them() -> None:
    asked, mine = (
        replace(target(said, value), unit="câu lạc bộ")
        for said, value in (("Mỗi trường câu lạc bộ thể thao sinh hoạt thường xuyên", 3), ("Thành lập câu lạc bộ", 4))
    )
    assert targets((asked,), (mine,)) == [mine]


def test_a_target_of_other_meaning_is_no_answer() -> None:
    asked = target("học sinh được học bơi", 80)
    assert targets((asked,), (target("giáo viên được tập huấn về chuyển đổi số", 80),)) == [None]


def test_a_passage_answers_a_target_without_figure() -> None:
    asked = target("Nội dung phòng chống đuối nước được đưa vào chương trình giảng dạy", None)
    found = targets((asked,), (), "KẾ HOẠCH\nCác tổ chuyên môn đưa nội dung phòng chống đuối nước vào chương trình giảng dạy từng khối.")[0]
    assert found is not None
    assert found.span.start == 9


def test_what_each_unit_is_to_do_is_done_in_words() -> None:
    asked = target("trường học kiện toàn tổ tư vấn học đường và có quy chế hoạt động", 100)
    done = "KẾ HOẠCH\nKiện toàn tổ tư vấn học đường của trường, ban hành quy chế hoạt động của tổ."
    assert targets((asked,), (), done)[0] is not None
    share = target("học sinh được tổ tư vấn học đường hỗ trợ theo quy chế", 100)
    assert targets((share,), (), done) == [None]


@pytest.mark.parametrize(
    ("indicator", "answered"),
    [
        ("các huyện, thị xã triển khai kế hoạch phòng, chống đuối nước trẻ em", True),
        ("trường học xây dựng và ban hành kế hoạch", True),
        ("trường học xây dựng kế hoạch dạy học hai buổi", False),
        ("trường học xây dựng kế hoạch phòng, chống đuối nước và tổ chức dạy bơi", False),
    ],
)
def test_a_plan_that_each_unit_is_to_make_is_this_one(indicator: str, answered: bool) -> None:
    text = "Phòng, chống đuối nước trẻ em năm 2027"
    mine = document(SCHOOL, Facts(), text, spans={"subject": Span(0, len(text))})
    row = link(mine, [document(OFFICE, Facts(targets=(target(indicator, 100),)))]).rows[0]
    assert (row.child_fact is not None) is answered


def test_a_general_aim_that_is_not_found_is_unclear() -> None:
    asked = target("Thu hẹp khoảng cách về điều kiện học tập giữa các vùng", None, general=True)
    row = link(document(SCHOOL, Facts()), [document(OFFICE, Facts(targets=(asked,)))]).rows[0]
    assert (row.binds, row.child_fact) == ("unclear", None)


def of(indicator: str, value: float, population: str | None = None, at: int = 0, **more: object) -> Target:
    made = {"op": "=", "unit": "%", "year": None, **more}
    span = Span(at, at + 9)
    return Target(None, indicator, population, None, made["op"], value, made["unit"], made["year"], False, Span(0, 99), span)  # type: ignore[arg-type]


def test_abbreviations_are_read_as_what_they_stand_for() -> None:
    asked, mine = target("học sinh có thẻ bảo hiểm y tế", 100), target("học sinh mua BHYT", 100)
    assert targets((asked,), (mine,)) == [mine]
    coded = target("thành viên Tổ TVTL học đường được tập huấn", 90)
    explained = "KẾ HOẠCH\nThành lập Tổ tư vấn tâm lý (TVTL) học đường."
    asked = target("thành viên Tổ tư vấn tâm lý học đường", 100)
    assert targets((asked,), (coded,), explained) == [coded]


def test_so_many_of_so_many_answer_a_rate() -> None:
    said = "KẾ HOẠCH\n120/120 học sinh cùng cha mẹ ký cam kết không đốt pháo"
    mine = replace(target("học sinh cùng cha mẹ ký cam kết không đốt pháo", 120), unit="học sinh", focus=Span(9, 25))
    asked = target("học sinh ký cam kết không đốt pháo vào đầu năm học mới", 100)
    assert targets((asked,), (mine,), said) == [mine]
    assert targets((asked,), (replace(mine, focus=Span(13, 25)),), said) == [None]  # 120 pupils of nobody knows how many


def test_what_a_plan_counts_up_in_brackets_weighs_nothing() -> None:
    asked = replace(target("Các trường có phương án ứng phó với từng loại hình thiên tai, phê duyệt xong", None), op=None, unit=None)
    mine = target("phương án ứng phó thiên tai (bão, lũ quét, sạt lở đất, nắng nóng, giông sét) được Hiệu trưởng phê duyệt", 5)
    assert targets((asked,), (replace(mine, unit="phương án"),)) == [replace(mine, unit="phương án")]


def test_a_row_of_zero_answers_what_is_not_to_be() -> None:
    mine = replace(target("Số học sinh vi phạm luật giao thông", 0), unit=None)
    asked = replace(target("không còn học sinh vi phạm luật giao thông", None), op=None, unit=None)
    assert targets((asked,), (mine,)) == [mine]
    assert targets((asked,), (replace(mine, value=3),)) == [None]


def test_whom_a_target_leaves_out_weighs_nothing() -> None:
    mine = target("giáo viên đăng ký sáng kiến", 100)
    asked = target("giáo viên (trừ người nghỉ thai sản, nghỉ ốm dài ngày, chờ nghỉ hưu) đăng ký sáng kiến", 100)
    assert targets((asked,), (mine,)) == [mine]


def test_the_weakest_group_answers_for_all() -> None:
    asked = of("giáo viên, nhân viên và học sinh ký cam kết giữ vệ sinh", 100, "giáo viên, nhân viên và học sinh")
    staff, pupils = of("giáo viên, nhân viên ký cam kết giữ vệ sinh", 100), of("học sinh ký cam kết giữ vệ sinh", 85)
    assert targets((asked,), (staff, pupils)) == [pupils]
    others = of("phụ huynh ký cam kết giữ vệ sinh", 70)
    assert targets((asked,), (staff, others)) == [staff]


def test_the_weakest_stage_counts_where_the_parent_asks_it_of_every_year() -> None:
    asked = of("học sinh tham gia bảo hiểm thân thể mỗi năm", 98)
    first = of("học sinh tham gia bảo hiểm thân thể", 90, year=2023)
    last = of("học sinh tham gia bảo hiểm thân thể", 99, at=20, year=2024)
    assert targets((asked,), (first, last)) == [first]


def test_the_last_stage_counts_where_the_parent_sets_no_year() -> None:
    asked = of("học sinh tham gia bảo hiểm thân thể", 98)
    first = of("học sinh tham gia bảo hiểm thân thể", 90)
    last = of("học sinh tham gia bảo hiểm thân thể", 99, at=20, year=2024)
    assert targets((asked,), (first, last)) == [last]


@pytest.mark.parametrize(
    ("indicator", "value", "text", "answered"),
    [
        ("xã, phường phát động Tháng Công nhân trước ngày 05/5/2026", 100, "Phát động Tháng Công nhân vào ngày 02/5.", True),
        ("Mỗi công đoàn ngành mở quầy hàng giảm giá", None, "Mở quầy hàng giảm giá tại khu trọ.", True),
        ("cơ quan, trường học trên địa bàn có góc truyền thông dinh dưỡng", 100, "Xây dựng góc truyền thông dinh dưỡng.", True),
        ("trường tiểu học, trung học cơ sở có nhà đa năng", 100, "Trồng thêm cây quanh nhà xe.", False),
        ("Giảm số vụ đuối nước và thương tích", None, "Không để xảy ra đuối nước trong dịp hè.", True),
        ("Giảm số vụ đuối nước và thương tích", None, "Không để xảy ra bạo lực.", False),
    ],
)
def test_passages_of_other_words(indicator: str, value: float | None, text: str, answered: bool) -> None:
    (found,) = targets((target(indicator, value),), (), f"KẾ HOẠCH\n{text}")
    assert (found is not None) is answered


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Kiểm tra hồ sơ bếp ăn và kho lương thực 03 lần/năm học.", 3),
        ("Kiểm tra hồ sơ bếp ăn và kho lương thực 01 lần / năm học.", 1),
        ("Tổ chức 02 buổi kiểm tra hồ sơ bếp ăn và kho lương thực.", None),
        ("Rửa bể nước 01 lần/năm học, kiểm tra hồ sơ bếp ăn và kho lương thực 02 lần/năm học.", None),
    ],
)
def test_a_number_of_times_is_read_in_any_part(text: str, value: float | None) -> None:
    asked = of("Tổ chức kiểm tra hồ sơ bếp ăn và kho lương thực", 2, op=">=", unit="lần/năm học")
    (found,) = targets((asked,), (), f"KẾ HOẠCH\n{text}")
    assert found is not None
    assert (found.value, found.unit) == (value, "lần/năm học" if value else None)


@pytest.mark.parametrize("text", ["Kiểm tra hồ sơ bếp ăn và kho lương thực.", "Họp phụ huynh 02 lần/năm học."])
def test_what_names_no_number_of_times_or_another_deed_is_no_answer(text: str) -> None:
    asked = of("Tổ chức kiểm tra hồ sơ bếp ăn và kho lương thực", 2, op=">=", unit="lần/năm học")
    assert targets((asked,), (), f"KẾ HOẠCH\n{text}") == [None]


def test_one_of_two_ways_is_enough_where_the_plan_sets_its_aims() -> None:
    asked = target("trường học có cán bộ thư viện hoặc phân công giáo viên kiêm nhiệm", 100)
    text = "II. CHỈ TIÊU\n- Nhà trường có 01 cán bộ thư viện."
    made = parse(source_of(text))
    child = replace(made, header=replace(made.header, issuer=SCHOOL))
    assert link(child, [document(OFFICE, Facts(targets=(asked,)))]).rows[0].child_fact is not None
    both = target("trường học có cán bộ thư viện và phân công giáo viên kiêm nhiệm", 100)
    assert link(child, [document(OFFICE, Facts(targets=(both,)))]).rows[0].child_fact is None


@pytest.mark.parametrize(
    ("text", "binds"),
    [
        ("Nhà trường không tổ chức ăn bán trú.", "no"),
        ("Trường chưa có bếp ăn nên phụ huynh đón con buổi trưa.", "no"),
        ("Trường không có bếp ăn một chiều.", "yes"),
        ("Không tổ chức bán trú cho học sinh lớp 5.", "yes"),
    ],
)
def test_what_a_school_says_it_has_not_is_not_asked_of_it(text: str, binds: str) -> None:
    whole = "100% bếp ăn bán trú được cấp giấy chứng nhận."
    asked = Target(None, "bếp ăn bán trú được cấp giấy chứng nhận", None, None, "=", 100, "%", None, False, Span(0, len(whole)), AT)
    child, parent = document(SCHOOL, Facts(), f"KẾ HOẠCH\n{text}"), document(OFFICE, Facts(targets=(asked,)), whole)
    assert link(child, [parent]).rows[0].binds == binds


def test_a_share_of_schools_is_the_superiors_own() -> None:
    asked = target("trường đạt chuẩn quốc gia mức độ 2", 40)
    (row,) = link(document(SCHOOL, Facts()), [document(OFFICE, Facts(targets=(asked,)))]).rows
    assert row.binds == "no"
    assert "số trường" in row.why.vi


def test_a_share_that_each_unit_is_to_reach_is_the_units_own() -> None:
    asked = target("Mỗi trường kiểm tra số lớp", 30)
    row = link(document(SCHOOL, Facts()), [document(OFFICE, Facts(targets=(asked,)))]).rows[0]
    assert (row.binds, row.child_fact) == ("yes", None)


def test_an_exemption_with_its_reason_excuses() -> None:
    asked = target("Tỷ lệ nữ tiến sĩ trong tổng số tiến sĩ", 30)
    excuse = Exemption("tỷ lệ nữ tiến sĩ", "trường không có tiến sĩ", AT)
    row = link(document(SCHOOL, Facts(exemptions=(excuse,))), [document(OFFICE, Facts(targets=(asked,)))]).rows[0]
    assert (row.binds, row.exempt) == ("no", excuse)
    without = Exemption("tỷ lệ nữ tiến sĩ", None, AT)
    assert link(document(SCHOOL, Facts(exemptions=(without,))), [document(OFFICE, Facts(targets=(asked,)))]).rows[0].exempt is None


def event(name: str, day: int | None, month: int | None) -> Event:
    return Event(name, PartialDate(day, month), PartialDate(day, month), AT, AT)


def event_rows(child: Facts, *, issued: PartialDate | None = None, period: Period | None = None) -> list[tuple[str, bool]]:
    parent = document(OFFICE, Facts(events=(event("ngày Quốc tế phụ nữ", 8, 3), event("ngày Gia đình Việt Nam", 28, 6))))
    return [(r.binds, r.child_fact is not None) for r in link(document(SCHOOL, child, issued=issued, period=period), [parent]).rows]


def test_events_answer_by_day_or_by_name() -> None:
    by_name = Facts(events=(event("Ngày Quốc tế Phụ nữ", None, None), event("hội thi gia đình", 28, 6)))
    assert event_rows(by_name) == [("yes", True), ("yes", True)]


@pytest.mark.parametrize(
    ("asked", "mine", "same"),
    [
        ("Tháng hành động vì người cao tuổi", "Tháng hành động vì trẻ em", False),
        ("Ngày toàn dân phòng, chống ma túy", "Ngày toàn dân phòng, chống lụt bão", False),
        ("Tháng hành động vì trẻ em", "Tháng hành động vì trẻ thơ, trẻ em", True),
    ],
)
def test_events_of_one_head_are_told_apart_by_what_they_are_of(asked: str, mine: str, same: bool) -> None:
    parent = document(OFFICE, Facts(events=(event(asked, None, 6),)))
    child = document(SCHOOL, Facts(events=(event(mine, None, 11),)))
    assert [r.child_fact is not None for r in link(child, [parent]).rows] == [same]


@pytest.mark.parametrize(
    ("mine", "row"),
    [
        (Facts(), ("no", False)),
        (Facts(events=(event("Lễ phát động Tết trồng cây", 20, 2),)), ("yes", True)),
        (Facts(events=(event("Hội thi cắm hoa", 20, 2),)), ("no", False)),
    ],
)
def test_a_ceremony_binds_only_where_the_unit_has_it(mine: Facts, row: tuple[str, bool]) -> None:
    parent = document(OFFICE, Facts(events=(event("Lễ phát động Tết trồng cây", 16, 2),)))
    (found,) = link(document(SCHOOL, mine), [parent]).rows
    assert (found.binds, found.child_fact is not None) == row


def test_an_event_that_had_passed_may_be_left_out() -> None:
    issued = PartialDate(29, 4, 2023)
    assert event_rows(Facts(), issued=issued, period=Period(2023, 2023)) == [("no", False), ("yes", False)]
    assert event_rows(Facts(), issued=issued, period=Period(2023, 2025)) == [("yes", False), ("yes", False)]


@pytest.mark.parametrize(
    ("when", "issued", "binds"),
    [
        (PartialDate(2, 10), PartialDate(17, 10, 2027), "no"),
        (PartialDate(2, 10, 2027), PartialDate(17, 10, 2027), "no"),
        (PartialDate(2, 10), PartialDate(20, 9, 2027), "yes"),
        (PartialDate(None, 9), PartialDate(20, 9, 2027), "yes"),  # the month still runs
        (PartialDate(None, 9), PartialDate(4, 10, 2027), "no"),
        (PartialDate(21, 4), PartialDate(17, 10, 2027), "yes"),  # comes in spring
    ],
)
def test_an_event_that_had_passed_in_a_school_year(when: PartialDate, issued: PartialDate, binds: str) -> None:
    words = "KẾ HOẠCH năm học 2027 - 2028"
    years = Period(2027, 2028, None, Span(9, len(words)))
    asked = Event("ngày sách và văn hóa đọc", when, when, AT, AT)
    parent = document(OFFICE, Facts(events=(asked,)), words, period=years)
    child = document(SCHOOL, Facts(), words, issued=issued, period=years)
    assert [row.binds for row in link(child, [parent]).rows] == [binds]


def test_an_abbreviated_name_is_the_same_event() -> None:
    asked = document(OFFICE, Facts(events=(event("Tháng An toàn giao thông", None, 9),)))
    child = document(SCHOOL, Facts(events=(event("Tháng ATGT", None, None), event("Tháng thanh niên", None, 9))))
    assert [getattr(row.child_fact, "name", None) for row in link(child, [asked]).rows] == ["Tháng ATGT"]
    told = "KẾ HOẠCH\nphòng, chống đuối nước (PCĐN)"
    asked = document(OFFICE, Facts(events=(event("Ngày thế giới phòng, chống đuối nước", 25, 7),)))
    child = document(SCHOOL, Facts(events=(event("Ngày PCĐN", None, None),)), told)
    assert [row.child_fact for row in link(child, [asked]).rows] == [child.facts.events[0]]


def test_a_slip_in_the_title_excuses_nothing() -> None:
    child = document(SCHOOL, Facts(), issued=PartialDate(4, 5, 2023), period=Period(2022, 2022))
    parent = document(OFFICE, Facts(events=(event("ngày Gia đình Việt Nam", 28, 6),)), period=Period(2023, 2023))
    assert [row.binds for row in link(child, [parent]).rows] == ["yes"]


def citation(number: str | None, role: str, issuer: str = OFFICE) -> Citation:
    return Citation("Kế hoạch", number, PartialDate(3, 4, 2023), issuer, "thực hiện công tác y tế trường học năm 2023", role, AT)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        (citation("58/KH-PGDĐT", "parent"), True),
        (citation("85/KH-PGDĐT", "parent"), True),  # digits swapped: the same document, slipped
        (citation(None, "parent"), True),
        (Citation("Kế hoạch", "12/KH-UBND", PartialDate(1, 2, 2023), "UBND huyện Hoài Đức", "phòng cháy", "mention", AT), False),
        (Citation("Quyết định", "58/QĐ-PGDĐT", PartialDate(3, 4, 2023), OFFICE, "thành lập đoàn", "mention", AT), False),
    ],
)
def test_which_citation_names_the_parent(cited: Citation, found: bool) -> None:
    parent = document(
        OFFICE, Facts(), number="58/KH-PGD&ĐT", issued=PartialDate(3, 4, 2023), subject="Thực hiện công tác y tế trường học năm 2023"
    )
    assert link(document(SCHOOL, Facts(citations=(cited,))), [parent]).cited == ((cited,) if found else (None,))
