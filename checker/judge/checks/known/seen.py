"""A citation with the registry's row of it; the words around it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from checker.judge.case import Case, Hit
from checker.judge.checks.compare import document_topic
from checker.judge.facts import Record, folded
from checker.language.known import LAWS, Known, Match, slug_of
from checker.language.patterns import regexp
from checker.language.shown import date_words
from checker.model import Citation, Related, Severity, Span


class Seen(Struct, frozen=True):
    """A citation with the row that it means, in its case."""

    case: Case
    fact: Record
    match: Match

    @property
    def cited(self) -> Citation:
        found: Citation = self.fact.fact[0]
        return found

    @property
    def paragraph(self) -> Span:
        """Where the citation's paragraph stands."""
        here = self.cited.span
        return next((p.span for p in self.case.document.paragraphs if here in p.span), here)

    @property
    def before(self) -> str:
        """The clause up to the citation, folded."""
        text, start = folded(self.case.document.source.text), self.cited.span.start
        return text[max(clause_start(text, start), self.paragraph.start) : start]

    @property
    def behind(self) -> str:
        """What follows it in its paragraph, folded: 120 characters at most."""
        end = self.cited.span.end
        return folded(self.case.document.source.text)[end : min(end + 120, self.paragraph.end)]

    @property
    def held_by(self) -> str | None:
        """What stands between the type of a document that holds this citation and its verb; None where none holds it. A law that amends
        another («Luật sửa đổi … của Luật Giáo dục») names that one in its own title."""
        row = self.match.row
        return None if row and "sửa đổi" in row.name else holder(self.before)

    def hit(self, name: str, span: Span | None, row: Known, *, severity: Severity | None = None, **params: object) -> Hit:
        topics = frozenset({document_topic(self.fact)})
        return Hit(name, span, {"row": described(row), **params}, severity, (evidence(row),), topics, self.fact)


#: What is said of one citation: nothing is known of it (None), it passes, or it has a fault.
Said = Hit | Literal["pass"] | None


def described(row: Known) -> str:
    """«Nghị định số 125/2021/NĐ-CP ngày 28/12/2021 của Chính phủ»: as a plan would cite it."""
    named = slug_of(row.type) in LAWS and slug_of(row.title).startswith(slug_of(row.type))
    date = f"ngày {date_words(row.date)}" if row.date else ""
    return " ".join(part for part in (row.title if named else row.type, f"số {row.number}", date, f"của {row.issuer}") if part)


def evidence(row: Known) -> Related:
    """The row as a passage that a finding rests on: what it is, its force, the evidence and its source; then title and notes."""
    since = f"hiệu lực từ {_vi(row.in_force_from)}" if row.in_force_from else ""
    until = f"hết hiệu lực từ {_vi(row.in_force_to)}" if row.in_force_to else ""
    said = (described(row), since, until, f"{row.evidence}: {row.source}", row.title, row.notes)
    return Related(f"{row.file}:{row.line}", Span(0, 0), "; ".join(part for part in said if part))


def _vi(iso: str) -> str:
    return "/".join(reversed(iso.split("-"))) if iso else ""


_MARKS = regexp(r";|\.\s")


def clause_start(text: str, at: int) -> int:
    """Where the clause begins that runs at a place."""
    start = max(0, at - 300)
    return max((m.end() for m in _MARKS.finditer(text, start, at)), default=start)


#: «Công văn số 12/PGDĐT … triển khai [Thông tư …]»: another document's name is what holds the citation
_OUTER = regexp(
    r"(?<!\w)(?:kế hoạch|công văn|hướng dẫn|quyết định|thông tư|nghị định|nghị quyết|chỉ thị|chương trình|văn bản|luật)(?!\w)"
    r"(?P<between>[^;]*?)(?<!\w)(?:thực hiện|triển khai|hướng dẫn|thi hành|quy định chi tiết|sửa đổi|bổ sung|thay thế|bãi bỏ"
    r"|cụ thể hóa)(?!\w)[^;.,]{0,60}$"
)


def holder(before: str) -> str | None:
    """What stands between another document's type and the verb by which it holds this citation; None where there is none such."""
    found = _OUTER.search(before)
    return found["between"] if found else None
