"""Words for communes of one kind, «các phường», «khu vực xã» → whether they leave out a commune of another kind."""

from __future__ import annotations

from checker.language.bodies import body
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Document

_KIND = r"(?:xã|phường|thị trấn|đặc khu)(?!\w|\s(?:viên|hội))"
_NAMED = regexp(
    rf"(?<!\w)(?:các|mỗi|từng|số|khu vực|đối với)\s(?:các\s)?"
    rf"(?P<kinds>{_KIND}(?:\s?(?:[,;/-]|và|hoặc)\s?(?:các\s)?{_KIND})*)"
)
_ONE = regexp(_KIND)


def leaves_out(text: str, child: Document) -> bool:
    """Whether a text names communes, and none of the kind of the child, which is one: «Các phường …» beside the plan of a xã."""
    mine = body(child.header.issuer or "")
    if mine is None or mine.level != "commune" or mine.unit not in ("xã", "phường"):
        return False
    named = {kind for run in _NAMED.finditer(fold(text)) for kind in _ONE.findall(run["kinds"])}
    return bool(named) and mine.unit not in named
