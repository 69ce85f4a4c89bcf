"""Document → targets (chỉ tiêu): with figures, one for each value and milestone, and those by meaning alone."""

from __future__ import annotations

from msgspec.structs import replace

from checker.extract.targets.aims import worded
from checker.extract.targets.clauses import Ground, may_state, stated
from checker.extract.targets.milestones import Milestone, milestones
from checker.extract.targets.rows import row_targets
from checker.extract.targets.setting import Shared, labelled
from checker.extract.targets.unwanted import turned
from checker.extract.targets.vocabulary import sign
from checker.language.patterns import regexp
from checker.model import Document, Paragraph, Target

_ONLY_YEAR = regexp(
    r"\W*(?:[a-zđ0-9]{1,2}[.)]\s)?(?:phấn đấu\s)?"
    r"(?:(?:đến|tới|trong|vào|hết|từ|cuối)\s){0,3}năm\s20\d\d(?:\strở đi)?(?:\sphấn đấu|\sđạt)?\s?[:.]?\s*"
)

#: without one of these a share under «KINH PHÍ» is what somebody pays
_STRIVEN = regexp(r"(?<!\w)(?:phấn đấu|ít nhất|tối thiểu|chỉ tiêu)(?!\w)|≥")

__all__ = ["targets"]


def targets(document: Document, known: Shared | None = None) -> tuple[Target, ...]:
    """The targets of a document in order of the text. Statistics, prices, durations that are no limits, and numbers of
    documents are none.

    `known`: what is known of the document, where others ask it too.
    """
    found: list[Target] = []
    known = known or Shared(document)
    signs = sign("signs")
    section, kind = None, known.part(None).kind
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.region not in ("body", "appendix"):
            continue
        if paragraph.section != section:
            section = paragraph.section
            kind = known.part(section).kind
        if kind == "situation" or (kind == "money" and not _STRIVEN.search(known.key, paragraph.span.start, paragraph.span.end)):
            continue
        if paragraph.cells:
            found += row_targets(known, index)
        elif kind in ("target", "mixed", "aim") or signs.search(known.key, paragraph.span.start, paragraph.span.end):
            found += _of_paragraph(known, index, paragraph)
    return _relabelled(list(map(turned, found)))


def _of_paragraph(known: Shared, index: int, paragraph: Paragraph) -> list[Target]:
    place = known.place(index, paragraph)
    where = known.setting(place)
    figured: list[Target] = []
    if may_state(place.key, where):
        ground = Ground(paragraph.content.start, paragraph.section, labelled(known, paragraph))
        figured = stated(place.text, place.key, where, ground, _opening(known, paragraph))
    return [replace(t, label=labelled(known, paragraph)) for t in worded(known, place, where, bool(figured))] + figured


def _opening(known: Shared, paragraph: Paragraph) -> list[Milestone]:
    """The years of a line that says nothing else and that the list hangs from: «Đến năm 2027:»; of parts that differ by their years."""
    if paragraph.above is None:
        return []
    key = known.document.paragraphs[paragraph.above].content.of(known.key)
    return milestones(key) if "20" in key and (_ONLY_YEAR.fullmatch(key) or known.year_of_part(key)) else []


def _relabelled(found: list[Target]) -> tuple[Target, ...]:
    """The part's own number is left off where all targets stand in one part: «I.2.2.a» → «2.2.a»."""
    labels = [t.label for t in found if t.label and not t.general]
    tops = {label.split(".")[0] for label in labels}
    if len(tops) != 1 or any(label.count(".") < 2 for label in labels):
        return tuple(found)
    return tuple(replace(t, label=t.label.split(".", 1)[1]) if t.label and "." in t.label else t for t in found)
