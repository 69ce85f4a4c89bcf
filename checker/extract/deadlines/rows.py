"""A table row → the deadlines of its time column."""

from __future__ import annotations

from functools import lru_cache

from checker.extract.deadlines.parties import channel, is_issuer, recipient
from checker.extract.deadlines.periods import said_periods
from checker.extract.deadlines.vocabulary import opens_with, whole
from checker.language.ceremonies import HEADS, ON_A_DAY
from checker.language.patterns import by_letter, regexp
from checker.model import DateMention, Deadline, Document, Span

_DONE = regexp(r"(?<!\w)(?:đã|thường xuyên|cả năm)(?!\w)")
_NO_TIME = regexp(r"nội dung|công việc|nhiệm vụ|hoạt động|kết quả|sản phẩm|ghi chú")
_BEFORE = regexp(r"(?<!\w)(?:trước|chậm nhất|muộn nhất|hạn)[^\d]{0,24}$")
_EVENTS = (
    *("kỷ niệm", "hưởng ứng", "chào mừng", "tháng hành động", "tuần lễ", "hội thi"),
    *("mít tinh", "ngày hội", "lễ", "tọa đàm", "khai giảng", "hội nghị"),
)
_EVENT = regexp(by_letter(_EVENTS))
_PREPARES = regexp(
    r"[\s*+-]*(?:chuẩn bị|dự thảo|soạn thảo|xây dựng (?:kế hoạch|kịch bản)|lập (?:kế hoạch|danh sách)|đăng ký|nộp|báo cáo|tổng hợp|ra đề"
    r"|mua sắm)(?!\w)"
)
#: What a cell must open with for its row's day to be when it is held
_HELD = regexp(rf"[\s*+-]*(?:(?:tổ chức|tham gia|mở|vòng)\s)?(?:{by_letter((*HEADS, *ON_A_DAY))})(?!\w)")
_PLACE = regexp(r"\s*(?:địa điểm|nơi tổ chức)(?!\w)")
_FINISHES = regexp(r"(?<!\w)(?:hoàn thành|hạn|kết thúc|xong)(?!\w)")
_REPORT = regexp(r"báo(?<!\wbáo)(?<!dự thảo báo) cáo(?!\w)")
_OPENS = regexp(r"[\s*+-]*(?:(?:gửi|nộp|lập|viết|tổng hợp|hoàn thành)[,\s]{1,2}){0,2}báo cáo(?!\w)")


def _header(document: Document, index: int) -> tuple[Span, ...]:
    """The cells of the row that heads the table: told by the parser, or the first of the rows in one block."""
    row = document.paragraphs[index]
    if row.header_row is not None and document.paragraphs[row.header_row].cells:
        return document.paragraphs[row.header_row].cells
    while index > 0 and document.paragraphs[index - 1].cells:
        index -= 1
    return document.paragraphs[index].cells


def time_column(key: str, header: tuple[Span, ...]) -> int | None:
    """The column of due days, by its title; None where there is none."""
    return next((column for column, cell in enumerate(header) if _is_for("time_columns", key, cell)), None)


def is_place(title: str) -> bool:
    """Whether a heading of a column is that of places, by which a table is one of things that are held."""
    return _PLACE.match(title) is not None


def is_held(key: str, header: tuple[Span, ...], cells: tuple[Span, ...], time: int) -> Span | None:
    """The cell of a row that tells what is held on the day in its column `time`, if that is no column of days by which to finish."""
    if time >= len(header) or not _when(key, header[time]):
        return None
    return next((cell for cell in cells if cell != cells[time] and _HELD.match(key, cell.start, cell.end)), None)


def _when(key: str, title: Span) -> bool:
    """«Thời gian», where it is not said to be of finishing."""
    return not _FINISHES.search(key, title.start, title.end)


def _is_for(columns: str, key: str, title: Span) -> bool:
    """Whether a heading of a column is one of a list of the lexicon."""
    return title.end - title.start <= 40 and _titled(columns, key[title.start : title.end])


@lru_cache(maxsize=512)
def _titled(columns: str, title: str) -> bool:
    return bool(whole(columns).search(title)) and not _NO_TIME.search(title)


def _actor_column(key: str, header: tuple[Span, ...], time: int) -> int | None:
    return next((column for column, cell in enumerate(header) if column != time and _is_for("actor_columns", key, cell)), None)


def _recipient_cell(document: Document, key: str, index: int) -> Span | None:
    """The cell of a row under «Nơi nhận»."""
    row, header = document.paragraphs[index], _header(document, index)
    for title, cell in zip(header, row.cells, strict=False):
        if whole("recipient_columns").search(key, title.start, title.end) and len(title) <= 40 and document.text(cell).strip():
            return cell
    return None


def actor_of_row(document: Document, key: str, index: int) -> str | None:
    """Who stands in the row's column of those in charge; None for the issuer itself and where there is no such column."""
    row, header = document.paragraphs[index], _header(document, index)
    column = _actor_column(key, header, -1) if header != row.cells else None
    who = " ".join(document.text(row.cells[column]).split()) if column is not None and column < len(row.cells) else None
    return None if not who or is_issuer(document, who) else who


def is_content(document: Document, key: str, index: int, cell: Span) -> bool:
    """Whether a cell may hold a duty: not the heading row's, not of the columns of days and of those in charge."""
    row, header = document.paragraphs[index], _header(document, index)
    if header == row.cells:
        return False
    time = time_column(key, header)
    at = row.cells.index(cell)
    return at != time and at != _actor_column(key, header, -1 if time is None else time)


def row_deadlines(document: Document, key: str, index: int, mentions: list[DateMention]) -> list[Deadline]:
    """The due days in the time column of a row, each an entry; events, things done and «thường xuyên» give none."""
    row = document.paragraphs[index]
    if not mentions:
        return []
    header = _header(document, index)
    time = time_column(key, header)
    if time is None or header == row.cells or time >= len(row.cells):
        return []
    if _when(key, header[time]) and any(is_place(key[c.start : c.end]) for c in header):
        return []
    cell = row.cells[time]
    rest = key[row.span.start : cell.start] + key[cell.end : row.span.end]
    if _DONE.search(key, cell.start, cell.end) or (_EVENT.search(rest) and not _prepares(key, row.cells, cell)):
        return []
    who = actor_of_row(document, key, index)
    held = is_held(key, header, row.cells, time) is not None
    return [
        _entry(document, key, index, cell, m, who) for m in mentions if m.span in cell and _real(m) and not (held and _on_it(key, cell, m))
    ]


def _on_it(key: str, cell: Span, mention: DateMention) -> bool:
    """Whether a day is one on which something is held: no month, no day by which it is to be done."""
    return bool(mention.date.day) and not _BEFORE.search(key, cell.start, mention.span.start)


def _prepares(key: str, cells: tuple[Span, ...], time: Span) -> bool:
    """«Dự thảo báo cáo tổng kết Hội thi | 20/3»: work for an event that has its own day."""
    return any(_PREPARES.match(key, c.start, c.end) for c in cells if c != time)


def _real(mention: DateMention) -> bool:
    last = mention.end or mention.date
    return bool(last.day or last.month or mention.quarter)


def _entry(document: Document, key: str, index: int, cell: Span, mention: DateMention, who: str | None) -> Deadline:
    row = document.paragraphs[index]
    others = [c for c in row.cells if c != cell and len(c) > 12]
    content = next((c for c in others if _OPENS.match(key, c.start, c.end)), others[0] if others else row.span)
    report = _REPORT.search(key, content.start, content.end)
    cell_to = _recipient_cell(document, key, index) if report else None
    to = recipient(document.source.text, key, content) if report else None
    if cell_to is not None:
        to = " ".join(document.text(cell_to).split()), bool(opens_with("outside").match(key, cell_to.start, cell_to.end))
    periods = {period for period, _ in said_periods(key, content)} if report else set()
    last = mention.end if mention.kind == "range" and mention.end else mention.date
    before = _BEFORE.search(key, cell.start, mention.span.start)
    return Deadline(
        kind="report" if report else "task",
        actor=who,
        day=last.day,
        month=last.month,
        year=last.year,
        quarter=mention.quarter,
        recurrence=mention.recurrence,
        covers=periods.pop() if len(periods) == 1 else None,
        recipient=to[0] if to else None,
        channel=next(
            (way for place in (content, cell_to) if place and report and (way := channel(document.source.text, key, place))), None
        ),
        span=row.span,
        focus=Span(before.start() if before else mention.span.start, mention.span.end),
        section=row.section,
        upward=bool(to and to[1]),
        end_of_period=before is None and mention.kind in ("month", "quarter", "range"),
    )
