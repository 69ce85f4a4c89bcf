"""Document → its dates and its words of reports, found once for all who read duties from it."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct, field

from checker.extract.deadlines.clauses import lead_in
from checker.extract.deadlines.vocabulary import ends_with, opens_with
from checker.extract.places import holding
from checker.language.dates import folded, scan
from checker.language.patterns import regexp
from checker.model import DateMention, Document, Span

_RESULTS = regexp(r"(?:gửi|nộp|gởi)\s(?:\w+\s){0,2}kết\squả")
#: «Báo cáo gửi về Phòng»: where the reports before it go
GO_TO = regexp(r"(?:các\s|mọi\s)?báo\scáo\s(?:của\s[^.;,]{1,40}\s)?(?:được\s)?(?:gửi|gởi|nộp)(?!\w|\skèm)|(?:nơi|địa\schỉ)\snhận(?!\w)")
_REPORT = regexp(r"báo\s{1,2}cáo(?!\w)")
_TRIGGERS = (regexp(r"báo\s{1,2}cáo"), regexp(r"kết\s{1,2}quả\s{1,2}(?:về|cho|lên)"))


class Reader(Struct, frozen=True):
    """A document with its match key, its dates and the words that speak of reports, which all parts of the reading share."""

    document: Document
    key: str
    mentions: tuple[DateMention, ...]
    starts: list[int]  # of the mentions
    triggers: list[tuple[int, int]]
    _reports: dict[Span, list[int]] = field(default_factory=dict)
    _leads: dict[int, Span | None] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.document.source.text

    def within(self, span: Span) -> list[DateMention]:
        """The dates that lie in a stretch of text."""
        low = bisect_left(self.starts, span.start)
        return [m for m in self.mentions[low : bisect_left(self.starts, span.end, lo=low)] if m.span.end <= span.end]

    def speaks(self, span: Span) -> bool:
        """Whether a stretch of text has words of reports."""
        at = bisect_left(self.triggers, (span.start, 0))
        return at < len(self.triggers) and self.triggers[at][1] <= span.end

    def promising(self) -> list[int]:
        """The indices of the paragraphs that have dates or words of reports."""
        return holding(self.document, [*self.starts, *(start for start, _ in self.triggers)])

    def reports(self, span: Span) -> list[int]:
        """Where a stretch of text speaks of the duty to report: no «mẫu báo cáo», «báo cáo viên»."""
        found = self._reports.get(span)
        if found is None:
            found = self._reports[span] = _reports(self.key, span)
        return found

    def lead(self, index: int) -> Span | None:
        """The line that a paragraph belongs to."""
        if index not in self._leads:
            self._leads[index] = lead_in(self.document, self.key, index)
        return self._leads[index]


def reader_of(document: Document) -> Reader:
    """A document as its duties are read from it."""
    key, mentions = folded(document.source.text), scan(document.source.text)
    triggers = sorted(m.span() for word in _TRIGGERS for m in word.finditer(key))
    return Reader(document, key, mentions, [m.span.start for m in mentions], triggers)


def _reports(key: str, span: Span) -> list[int]:
    found = [m.start() for m in _RESULTS.finditer(key, span.start, span.end)] if key.find("kết", span.start, span.end) >= 0 else []
    for m in _REPORT.finditer(key, span.start, span.end):
        before = key[max(span.start, m.start() - 20) : m.start()]
        goes = before.endswith("các ") and GO_TO.match(key, m.start())
        if goes or not (ends_with("no_report_before").search(before) or opens_with("no_report_after").match(key, m.end(), span.end)):
            found.append(m.start())
    return sorted(found)
