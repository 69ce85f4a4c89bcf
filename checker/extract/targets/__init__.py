"""Document → targets (chỉ tiêu): with figures, one for each value and milestone, and those by meaning alone."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.extract.targets.aims import worded
from checker.extract.targets.clauses import stated
from checker.extract.targets.milestones import Milestone, milestones
from checker.extract.targets.rows import row_targets
from checker.extract.targets.setting import Setting, setting
from checker.language.normal import fold
from checker.model import Document, Paragraph, Span, Target

_ONLY_YEAR = re.compile(r"\W*(?:[a-zđ0-9]{1,2}[.)]\s)?(?:phấn đấu\s)?(?:(?:đến|tới|trong|vào|hết|từ|cuối)\s){0,3}năm\s20\d\d(?:\strở đi)?(?:\sphấn đấu|\sđạt)?\s?[:.]?\s*")

__all__ = ["targets"]


def targets(document: Document) -> tuple[Target, ...]:
    """The targets of a document in order of the text. Statistics, prices, durations and numbers of documents are none."""
    found: list[Target] = []
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.region not in ("body", "appendix"):
            continue
        if paragraph.cells:
            found += row_targets(document, index)
        else:
            where = setting(document, paragraph)
            if where.kind != "situation":
                figured = _figured(document, paragraph, where)
                found += [*worded(document, index, where, bool(figured)), *figured]
    return _relabelled(found)


def _figured(document: Document, paragraph: Paragraph, where: Setting) -> list[Target]:
    text, at = document.text(paragraph.content), paragraph.content.start
    return [
        Target(
            label=where.label,
            indicator=s.indicator,
            population=s.population,
            actor=where.actor,
            op=s.figure.op,
            value=s.figure.value,
            unit=s.unit,
            year=s.milestone.year if s.milestone else None,
            onward=s.milestone.onward if s.milestone else False,
            span=Span(at + s.start, at + s.end),
            focus=Span(at + s.focus[0], at + s.focus[1]),
            section=paragraph.section,
            decreasing=s.decreasing,
        )
        for s in stated(text, where, _opening(document, paragraph))
    ]


def _opening(document: Document, paragraph: Paragraph) -> list[Milestone]:
    """The years of a line that says nothing else and that the list hangs from: «Đến năm 2027:»."""
    above = document.paragraphs[paragraph.above] if paragraph.above is not None else None
    text = fold(document.text(above.content)) if above else ""
    return milestones(text) if _ONLY_YEAR.fullmatch(text) else []


def _relabelled(found: list[Target]) -> tuple[Target, ...]:
    """The part's own number is left off where all targets stand in one part: «I.2.2.a» → «2.2.a»."""
    labels = [t.label for t in found if t.label and not t.general]
    tops = {label.split(".")[0] for label in labels}
    if len(tops) != 1 or any("." not in label for label in labels):
        return tuple(found)
    return tuple(replace(t, label=t.label.split(".", 1)[1]) if t.label and "." in t.label else t for t in found)
