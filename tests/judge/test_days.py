"""Report days and events in the words of messages and suggestions: own wording, one line a case."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.extract.dates import dates
from checker.extract.deadlines import deadlines
from checker.extract.events import events
from checker.judge.days import activity, due_words, event_words, own_due, report_goes_to, report_words, reports_asked
from checker.judge.facts.record import issued_on
from checker.model import Document, Facts, Header, Hierarchy, Inheritance, Message, PartialDate, Period
from tests.documents import plain


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Báo cáo Phòng GD&ĐT trước ngày 5/12 hằng năm.", "trước ngày 05/12 hằng năm"),
        ("Báo cáo Phòng GD&ĐT trước ngày 20/05/2027.", "trước ngày 20/5/2027"),
        ("Báo cáo Phòng GD&ĐT trước ngày 10/1/2027.", "trước ngày 10/01/2027"),
        ("Báo cáo Phòng GD&ĐT trước ngày 25 hằng tháng.", "trước ngày 25 hằng tháng"),
        ("Báo cáo Phòng GD&ĐT trong tháng 6.", "trong tháng 6"),
        ("Báo cáo Phòng GD&ĐT trước tháng 12/2027.", "trước tháng 12/2027"),
        ("Báo cáo Phòng GD&ĐT trong quý II năm 2027.", "trong quý II/2027"),
        ("Báo cáo Phòng GD&ĐT theo quy định.", None),
    ],
)
def test_a_day_as_a_plan_would_write_it(text: str, due: str | None) -> None:
    assert due_words(deadlines(plain(text))[0]) == due


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Báo cáo học kỳ I trước ngày 10/01/2027, báo cáo cuối năm học trước ngày 30/5/2027.", ["học kỳ I", "cuối năm học"]),
        ("Báo cáo đầu năm học trước ngày 30/9/2027.", ["đầu năm học"]),
        ("Báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 05/12.", ["6 tháng", "năm"]),
        ("Gửi báo cáo tổng kết giai đoạn về UBND xã trước ngày 30/11/2030.", ["tổng kết giai đoạn"]),
        ("Gửi báo cáo sơ kết trước ngày 30/6/2026, báo cáo tổng kết trước ngày 25/8/2026.", ["sơ kết", "tổng kết"]),
        ("Trong năm học, các trường báo cáo UBND xã trước ngày 05/12.", [""]),
    ],
)
def test_what_a_report_is_called(text: str, names: list[str]) -> None:
    document = plain(text)
    assert [report_words(document, d).vi for d in deadlines(document)] == [f"báo cáo {name}".strip() for name in names]


@pytest.mark.parametrize(
    ("text", "told", "held"),
    [
        (
            "Hưởng ứng Tháng An toàn giao thông (tháng 9).",
            "«Tháng An toàn giao thông» (tháng 9)",
            "hoạt động hưởng ứng Tháng An toàn giao thông (tháng 9)",
        ),
        ("Tổ chức Ngày Pháp luật 9/11.", "«Ngày Pháp luật» (09/11)", "hoạt động hưởng ứng Ngày Pháp luật (09/11)"),
        (
            "Nói chuyện về Ngày Gia đình Việt Nam 28/6.",
            "«Ngày Gia đình Việt Nam» (28/6)",
            "hoạt động nhân kỷ niệm Ngày Gia đình Việt Nam 28/6",
        ),
        ("Chào mừng ngày 20/11.", "«ngày 20/11»", "hoạt động nhân kỷ niệm ngày 20/11"),
        (
            "Tháng hành động vì trẻ em từ 01/6 đến 30/6/2027.",
            "«Tháng hành động vì trẻ em» (01/6 - 30/6/2027)",
            "hoạt động hưởng ứng Tháng hành động vì trẻ em (01/6 - 30/6/2027)",
        ),
    ],
)
def test_an_event_and_what_a_plan_would_write(text: str, told: str, held: str) -> None:
    document = plain(text)
    (event,) = events(document)
    assert (event_words(event).vi, activity(document, event)) == (told, held)


def hierarchy(text: str, *, binds: bool = True) -> Hierarchy:
    parent = plain(text)
    why = Message("", "")
    rows = tuple(Inheritance("deadline", parent, d, None, "yes" if binds else "no", why) for d in deadlines(parent))
    return Hierarchy(parent, (parent,), (None,), rows)


def asked(text: str, *, binds: bool = True) -> str:
    return reports_asked(hierarchy(text, binds=binds)).vi


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("UBND các xã báo cáo Sở Nội vụ trước ngày 20/12 hằng năm.", "Sở Nội vụ"),
        ("UBND các xã báo cáo Sở Nội vụ trước ngày 20/12. UBND các xã báo cáo Sở Y tế trước ngày 25/12.", None),
        ("UBND các xã thực hiện nghiêm túc.", None),
    ],
)
def test_whom_the_parents_reports_go_to(text: str, to: str | None) -> None:
    assert report_goes_to(hierarchy(text)) == to


def test_the_days_that_the_parent_sets() -> None:
    assert asked("Các trường báo cáo UBND xã trước ngày 20/12 hằng năm.") == " trước ngày 20/12 hằng năm"
    assert (
        asked("Các trường báo cáo UBND xã: báo cáo 6 tháng trước ngày 10/6/2027, báo cáo năm trước ngày 05/12/2027.")
        == ": báo cáo 6 tháng trước ngày 10/6/2027, báo cáo năm trước ngày 05/12/2027"
    )
    assert asked("UBND xã báo cáo tỉnh trước ngày 20/12.", binds=False) == " trước ngày …"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(2027, 2027), "trước ngày … tháng … năm 2027"),
        (Period(2026, 2030), "trước ngày … tháng … hằng năm"),
        (None, "trước ngày … tháng … hằng năm"),
    ],
)
def test_a_day_to_be_filled_in(period: Period | None, words: str) -> None:
    assert own_due(replace(plain("KẾ HOẠCH"), header=Header(period=period))) == words


def attached(text: str, **header: object) -> Document:
    made = plain(text)
    line = made.paragraphs[-1].span
    head = Header(spans={"attached_to": line}, **header)  # type: ignore[arg-type]
    return replace(made, header=head, facts=Facts(dates=dates(made)))


def test_a_plan_issued_with_a_decision_has_its_date() -> None:
    text = "KẾ HOẠCH\n(Kèm theo Quyết định số 41/QĐ-PGDĐT ngày 12 tháng 3 năm 2027 của Trưởng phòng)"
    assert issued_on(attached(text)) == PartialDate(12, 3, 2027)
    own = PartialDate(15, 3, 2027)
    assert issued_on(attached(text, issued=own)) == own
    assert issued_on(plain(text)) is None
