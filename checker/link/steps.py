"""A passage → which step of a task it tells, by its words, and the only date that stands in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from checker.language.dates import scan
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import DateMention, Document, Span, once

_SUBMITS = r"(?<!quy )(?<!chương )(?<!công )(?<!tiến )(?<!quá )(?<!lộ )trình"  # no «quy trình», no «chương trình»
#: What parts one step of a task from another: who registers by a day does not finish by it
_STEP = regexp(
    rf"(?<!\w)(?:đăng ký|gửi|nộp|báo cáo|{_SUBMITS}|(?<!công )lập|xây dựng|ban hành|sơ kết|tổng kết|phát động|khai mạc|ra quân|chuẩn bị"
    r"|nghiệm thu|kiểm tra|đánh giá|công bố|phê duyệt|thẩm định|rà soát|thống kê|khảo sát|bắt đầu|đợt|giai đoạn|vòng|bước|học kỳ"
    r"|bổ sung|duy trì)(?!\w)"
)
#: … «gửi danh sách về phường trước ngày», «nộp về trường chậm nhất», «trình Sở trước ngày»
_SENT = regexp(
    rf"(?<!\w)(?P<verb>gửi|nộp|{_SUBMITS})\s(?!(?:lại|trả|bày|diễn|chiếu|độ|tự)(?!\w))(?:(?!(?<!\w)(?:gửi|nộp|{_SUBMITS})(?!\w))[^;.|])*?"
    r"(?<!\w)(?:trước|chậm nhất|muộn nhất|hạn cuối|xong|trong tháng|vào ngày)(?!\w)"
)
_AND = regexp(r",|\s(?:và|để)\s")
#: «vòng trường», «đợt 2»
_WHICH = r"\d{1,2}|[ivx]{1,4}|một|hai|ba|bốn|trường|lớp|khối|cụm|xã|phường|huyện|tỉnh|sơ khảo|chung khảo|sơ loại|bán kết|chung kết"
_STAGE = regexp(rf"(?<!\w)(?:vòng|đợt|giai đoạn|bước)\s(?:thứ\s)?(?P<which>{_WHICH})(?!\w)")
_SAME = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "một": "1", "hai": "2", "ba": "3", "bốn": "4"}


def steps(text: str) -> frozenset[str]:
    """The words of a passage that part one step of a task from another, and its stages. What is sent by the day of the passage («rà soát,
    lập danh sách gửi về phường trước ngày 15/10») is sent then, whatever comes before, and whatever it is («gửi biên bản tự đánh giá»)."""
    key = fold(text)
    sent = _SENT.search(key)
    later = _STEP.finditer(key, sent.end("verb")) if sent else ()
    last = sent is not None and all(m.start() < sent.end() and not _AND.search(sent[0], 0, m.start() - sent.start()) for m in later)
    return frozenset({"gửi"} if last else _STEP.findall(key)) | stages(text)


def stages(text: str) -> frozenset[str]:
    """Which stages a text names: «đợt II» → «2», «vòng trường» → «trường»."""
    return frozenset(_SAME.get(m["which"], m["which"].lstrip("0")) for m in _STAGE.finditer(fold(text)))


def only_date(document: Document, span: Span) -> DateMention | None:
    """The only date that stands in a stretch of a document."""
    dates = _dates(document)
    at = bisect_left(dates, span.start, key=lambda mention: mention.span.start)
    held = [mention for mention in dates[at : at + 2] if mention.span in span]
    return held[0] if len(held) == 1 else None


@once
def _dates(document: Document) -> Sequence[DateMention]:
    """A pack keeps no dates, but the words of its clauses."""
    return document.facts.dates or scan(document.source.text)
