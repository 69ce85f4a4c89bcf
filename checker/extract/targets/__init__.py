"""Document → targets (chỉ tiêu): with figures, one for each value and milestone, and those by meaning alone."""

from __future__ import annotations

from msgspec.structs import replace

from checker.extract.targets.aims import worded
from checker.extract.targets.clauses import may_state, stated, target_of
from checker.extract.targets.milestones import Milestone, milestones
from checker.extract.targets.rows import row_targets
from checker.extract.targets.setting import Setting, folded, labelled, setting, shared
from checker.extract.targets.vocabulary import terms
from checker.language.endings import holds
from checker.language.patterns import regexp
from checker.model import Document, Paragraph, Span, Target

_ONLY_YEAR = regexp(
    r"\W*(?:[a-zđ0-9]{1,2}[.)]\s)?(?:phấn đấu\s)?"
    r"(?:(?:đến|tới|trong|vào|hết|từ|cuối)\s){0,3}năm\s20\d\d(?:\strở đi)?(?:\sphấn đấu|\sđạt)?\s?[:.]?\s*"
)

__all__ = ["targets"]


def targets(document: Document) -> tuple[Target, ...]:
    """The targets of a document in order of the text. Statistics, prices, durations and numbers of documents are none."""
    found: list[Target] = []
    known = shared(document)
    signs = terms("signs")
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.region not in ("body", "appendix"):
            continue
        if paragraph.cells:
            found += row_targets(document, index)
        elif known.part(paragraph.section).kind in ("target", "mixed", "aim") or holds(paragraph.span.of(known.key), signs):
            found += _of_paragraph(document, index)
    return _relabelled(found)


def _of_paragraph(document: Document, index: int) -> list[Target]:
    paragraph = document.paragraphs[index]
    where = setting(document, paragraph)
    if where.kind == "situation":
        return []
    figured = _figured(document, paragraph, where)
    found = [*worded(document, index, where, bool(figured)), *figured]
    label = labelled(document, paragraph) if found else None
    return [replace(t, label=label) for t in found]


def _figured(document: Document, paragraph: Paragraph, where: Setting) -> list[Target]:
    key, at = folded(document, paragraph.content), paragraph.content.start
    if not may_state(key, where):
        return []
    said = stated(document.text(paragraph.content), key, where, _opening(document, paragraph))
    return [target_of(s, where, paragraph, at=at, span=Span(at + s.start, at + s.end)) for s in said]


def _opening(document: Document, paragraph: Paragraph) -> list[Milestone]:
    """The years of a line that says nothing else and that the list hangs from: «Đến năm 2027:»."""
    if paragraph.above is None:
        return []
    key = folded(document, document.paragraphs[paragraph.above].content)
    return milestones(key) if _ONLY_YEAR.fullmatch(key) else []


def _relabelled(found: list[Target]) -> tuple[Target, ...]:
    """The part's own number is left off where all targets stand in one part: «I.2.2.a» → «2.2.a»."""
    labels = [t.label for t in found if t.label and not t.general]
    tops = {label.split(".")[0] for label in labels}
    if len(tops) != 1 or any(label.count(".") < 2 for label in labels):
        return tuple(found)
    return tuple(replace(t, label=t.label.split(".", 1)[1]) if t.label and "." in t.label else t for t in found)
