"""A report of what has just happened, «báo cáo nhanh trong vòng 12 giờ» → the passage of the plan that speaks of the same."""

from __future__ import annotations

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Document, Span

_HAPPENS = r"vụ việc|sự cố|sự việc|tình huống|phát sinh|bất thường|tai nạn|ca bệnh|ngộ độc"
_REPORTED = regexp(
    r"(?<!\w)báo cáo (?:nhanh|khẩn|đột xuất|ngay)(?!\w)|(?<!\w)đột xuất(?=[^.;|\n]{1,30} giờ(?!\w))"
    rf"|(?<!\w)(?:khi|nếu|trường hợp)\s[^.;|\n]{{3,80}}(?<!\w)báo cáo(?!\w)|(?<!\w)(?:{_HAPPENS})[^.;|\n]{{0,40}}(?<!\w)báo cáo(?!\w)"
    rf"|(?<!\w)báo cáo\s[^.;|\n]{{0,60}}(?<!\w)(?:{_HAPPENS})(?!\w)"
)
_SOON = regexp(r"(?<!\w)(?:trong (?:vòng )?|quá |sau |nhất )\d{1,2} (?:giờ|tiếng)(?!\w)")
_ENDS = ".;|\n"


def urgent(text: str) -> bool:
    """Whether a task is to report so many hours after something has happened."""
    key = fold(text)
    return "báo cáo" in key and _SOON.search(key) is not None and _REPORTED.search(key) is not None


def told(child: Document) -> Span | None:
    """The plan's clause on such a report: the first that sets hours, else the first."""
    key = fold(child.source.text)
    body = [p.span for p in child.paragraphs if p.region == "body"]
    found = [_clause(key, span, m.start(), m.end()) for span in body for m in _REPORTED.finditer(key, span.start, span.end)]
    return next((span for span in found if _SOON.search(key, span.start, span.end)), found[0] if found else None)


def _clause(key: str, within: Span, start: int, end: int) -> Span:
    first = max(key.rfind(mark, within.start, start) for mark in _ENDS) + 1
    last = min((at for mark in _ENDS if (at := key.find(mark, end, within.end)) >= 0), default=within.end)
    return Span(max(first, within.start), last)
