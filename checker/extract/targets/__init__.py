"""Document → targets (chỉ tiêu): with figures, one for each value and milestone, and those by meaning alone."""

from __future__ import annotations

from msgspec.structs import replace

from checker.extract.targets.aims import worded
from checker.extract.targets.clauses import may_state, stated, target_of
from checker.extract.targets.milestones import Milestone, milestones
from checker.extract.targets.rows import row_targets
from checker.extract.targets.setting import Place, Setting, Shared, labelled
from checker.extract.targets.vocabulary import terms
from checker.language.endings import holds
from checker.language.patterns import regexp
from checker.model import Document, Paragraph, Span, Target

_ONLY_YEAR = regexp(
    r"\W*(?:[a-zđ0-9]{1,2}[.)]\s)?(?:phấn đấu\s)?"
    r"(?:(?:đến|tới|trong|vào|hết|từ|cuối)\s){0,3}năm\s20\d\d(?:\strở đi)?(?:\sphấn đấu|\sđạt)?\s?[:.]?\s*"
)

__all__ = ["targets"]


def targets(document: Document, known: Shared | None = None) -> tuple[Target, ...]:
    """The targets of a document in order of the text. Statistics, prices, durations and numbers of documents are none.

    `known`: what is known of the document, where others ask it too.
    """
    found: list[Target] = []
    labels: list[str | None] = []  # of each
    known = known or Shared(document)
    signs = terms("signs")
    section, kind = None, known.part(None).kind
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.region not in ("body", "appendix"):
            continue
        if paragraph.section != section:
            section = paragraph.section
            kind = known.part(section).kind
        if kind == "situation":
            continue
        if paragraph.cells:
            new, label = row_targets(known, index)
        elif kind in ("target", "mixed", "aim") or holds(paragraph.span.of(known.key), signs):
            new = _of_paragraph(known, index, paragraph)
            label = labelled(known, paragraph) if new else None
        else:
            continue
        found += new
        labels += [label] * len(new)
    return _labelled(found, labels)


def _of_paragraph(known: Shared, index: int, paragraph: Paragraph) -> list[Target]:
    place = known.place(index, paragraph)
    where = known.setting(place)
    figured = _figured(known, place, where)
    return [*worded(known, place, where, bool(figured)), *figured]


def _figured(known: Shared, place: Place, where: Setting) -> list[Target]:
    if not may_state(place.key, where):
        return []
    at = place.paragraph.content.start
    said = stated(place.text, place.key, where, _opening(known, place.paragraph))
    return [target_of(s, where, place.paragraph, at=at, span=Span(at + s.start, at + s.end)) for s in said]


def _opening(known: Shared, paragraph: Paragraph) -> list[Milestone]:
    """The years of a line that says nothing else and that the list hangs from: «Đến năm 2027:»."""
    if paragraph.above is None:
        return []
    key = known.document.paragraphs[paragraph.above].content.of(known.key)
    return milestones(key) if _ONLY_YEAR.fullmatch(key) else []


def _labelled(found: list[Target], labels: list[str | None]) -> tuple[Target, ...]:
    """The targets with their labels. The part's own number is left off where all stand in one part: «I.2.2.a» → «2.2.a»."""
    said = [label for target, label in zip(found, labels, strict=True) if label and not target.general]
    tops = {label.split(".")[0] for label in said}
    if len(tops) == 1 and all(label.count(".") >= 2 for label in said):
        labels = [label.split(".", 1)[1] if label and "." in label else label for label in labels]
    return tuple(replace(target, label=label) if label else target for target, label in zip(found, labels, strict=True))
