"""A plan → the parts of it that tell what earlier years brought: nothing there takes up what is asked of this one."""

from __future__ import annotations

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Document, Span

_OF_YEAR = regexp(r"(?<!\w)năm (?:học )?(?P<year>20\d\d)(?!\w)")


def since(child: Document) -> int | None:
    """The first year that the plan is for, else that of its date."""
    period, issued = child.header.period, child.header.issued
    return (period.start if period else None) or (issued.year if issued else None)


def bygone(child: Document) -> list[Span]:
    """«I. ĐÁNH GIÁ NĂM 2023» of a plan for 2024."""
    first = since(child)
    if first is None:
        return []
    return [
        s.span for s in child.sections if "tinh_hinh" in s.kinds and any(int(m["year"]) < first for m in _OF_YEAR.finditer(fold(s.title)))
    ]
