"""School years named in a plan of one school year → records; the year before, where the text speaks of what is to be done, was left in."""

from __future__ import annotations

from collections.abc import Iterator

from checker.judge.facts.record import Record, folded, of_situation, paragraph_at
from checker.language.patterns import regexp
from checker.model import Document, Hierarchy, Paragraph, Span

_YEAR = regexp(r"năm học:?\s+(20\d\d)\s?[-–]\s?(20\d\d)")
#: «II. NHIỆM VỤ TRỌNG TÂM NĂM HỌC …», «Chỉ tiêu năm học …»
_TO_DO = regexp(
    r"(?:nhiệm vụ|chỉ tiêu|mục tiêu|phương hướng|giải pháp|kế hoạch|lịch|chương trình)(?:\s[^\s.;:,]+){0,5}\s(?:của\s|trong\s)?$"
)
#: «Trong năm học …, nhà trường phấn đấu»
_WITHIN = regexp(r"(?:^|[\s\-–+*•])(?:trong|suốt|cả|bước vào|ngay từ|từ đầu|ngay từ đầu|hết|mỗi tháng)\s$|^[\s\-–+*•]*$")
_AHEAD = regexp(
    r"(?<!\w)(?:phấn đấu|tổ chức|triển khai|đẩy mạnh|tăng cường|phải|sẽ|yêu cầu|xây dựng|tiếp tục|thực hiện tốt|bảo đảm|đảm bảo"
    r"|hoàn thành)(?!\w)"
)
#: Words of looking back, of comparing, of papers that are kept, of who leaves or moves up.
_BACK = regexp(
    r"(?<!\w)(?:kết quả|đã|tổng kết|sơ kết|so với|đánh giá|thực trạng|năm học trước|trước đó|vừa qua|vừa rồi|tồn tại|hạn chế|phát huy"
    r"|rút kinh nghiệm|thành tích|đạt được|kế thừa|số liệu|thống kê|căn cứ|hồ sơ|lưu trữ|từ năm học|giai đoạn|khen thưởng|tốt nghiệp"
    r"|tuyển sinh|bàn giao|chuyển tiếp|kết thúc|sau năm học|cuối năm học|nghiệm thu|quyết toán|còn lại|duy trì|giữ vững|như năm học"
    r"|theo|tại|là)(?!\w)"
)


def school_years(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Each school year that the body names, in a plan whose title names one; `left`: an earlier one, of what is still to be done."""
    text, low, title = document.source.text, folded(document.source.text), document.header.spans.get("subject")
    if title is None or "năm học 20" not in low:
        return
    own = {(int(m[1]), int(m[2])) for m in _YEAR.finditer(low, title.start, title.end)}
    if len(own) != 1:
        return
    start = min(own)[0]
    cited = [span for c in document.facts.citations for span in (c.span, *c.mentions)]
    for found in _YEAR.finditer(low, title.end):
        p = paragraph_at(document, found.start())
        if p is None or p.region != "body" or p.cells or any(s.start <= found.start() < s.end for s in cited):
            continue
        earlier = int(found[1]) < start and int(found[2]) <= start
        left = earlier and not of_situation(document, p) and _ahead(low, p, *found.span())
        yield Record("school_year", document, Span(*found.span()), {"left": left, "years": text[found.start(1) : found.end(2)]})


def _ahead(low: str, p: Paragraph, start: int, end: int) -> bool:
    """Whether the clause speaks of what is to be done in that year: a heading or an item on tasks and targets, or «trong năm học …» with a
    word of what will be."""
    since = max(low.rfind(mark, p.content.start, start) for mark in ".;\n") + 1 or p.content.start
    stops = [at for mark in ".;\n" if (at := low.find(mark, end, p.content.end)) >= 0]
    clause_end = min(stops, default=p.content.end)
    before = low[max(since, p.content.start) : start]
    if _BACK.search(low, max(since, p.content.start), clause_end):
        return False
    return bool(_TO_DO.search(before)) or bool(_WITHIN.search(before) and _AHEAD.search(low, end, clause_end))
