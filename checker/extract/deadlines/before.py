"""A clause that says when to send → the sentence before it that says what is sent."""

from __future__ import annotations

from checker.extract.deadlines.clauses import Sentence
from checker.extract.deadlines.reader import Reader
from checker.language.patterns import regexp
from checker.model import Span

_WHEN_SENT = regexp(r"\W*(?:thời\s(?:gian|hạn|điểm)|hạn)\s(?:gửi|gởi|nộp)(?=\s?:|\s(?:là|trước|chậm|vào|quý|6|06|cụ)(?!\w))")


def reports_before(reader: Reader, sentence: Sentence, clause: Span) -> Span | None:
    """«… trình ký báo cáo gửi Sở Nội vụ. Thời gian gửi: quý I trước ngày 02/3, …»: the days are of the reports of the first sentence."""
    if not (sentence.earlier and _WHEN_SENT.match(reader.key, clause.start, clause.end)):
        return None
    return next((before for before in reversed(sentence.earlier) if reader.reports(before)), None)
