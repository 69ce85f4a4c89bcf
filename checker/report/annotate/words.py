"""A finding → the lines of its comment."""

from __future__ import annotations

from typing import NamedTuple

from checker.model import Finding, Source
from checker.report.place import cited
from checker.report.told import ground, mending
from checker.report.words import SEVERITY, in_language

INITIALS = "SKH"
_PASSAGE = 300  # characters of a passage of another document


class Comment(NamedTuple):
    """What a comment says: `head` «LỖI CC03», `message`, `grounds` («Căn cứ: …», «Đối chiếu …»), `mending` («Đề xuất», words)."""

    head: str
    message: str
    grounds: tuple[str, ...]
    mending: tuple[str, str] | None

    @property
    def text(self) -> str:
        return "\n".join([f"{self.head}: {self.message}", *self.grounds, *([": ".join(self.mending)] if self.mending else [])])


def comment_of(finding: Finding, source: Source, lang: str) -> Comment:
    """The comment on a finding of a plan read from `source`, in one language; the words to paste are the plan's."""
    vi = lang != "en"
    grounds = []
    for basis in finding.basis[:2]:
        grounds.append(ground(basis, lang))
    for passage in finding.related[:2]:
        quote = " ".join(passage.text.split())
        quote = quote if len(quote) <= _PASSAGE else quote[: _PASSAGE - 1].rstrip() + "…"
        place = in_language(cited(passage, source), lang)
        grounds.append(f"Đối chiếu {place}: «{quote}»" if vi else f"Beside {place}: “{quote}”")
    head = f"{in_language(SEVERITY[finding.severity], lang)} {finding.rule}"
    return Comment(head, in_language(finding.message, lang), tuple(grounds), mending(finding, lang))
