"""Names of laws as the registry has them, with the capitals of the decree: `titles`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from checker.judge.case import Case, Hit, Yielded, passage_of
from checker.judge.checks.kind import CheckType, NoOptions
from checker.judge.facts import folded
from checker.language.known import registry
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Message, Span

_NO_TITLE = ("pháp ", "dự án ", "dự thảo ", "các ")
_CITED = regexp(r"(?:căn cứ|theo|quy định của|quy định tại|khoản \d+|điều \d+|chương [ivx]+)(?: của)? $")
_DATED = regexp(r",? (?:năm|số|ngày) \d")
_PLACES, _SHOWN = 20, 6
_REGIONS = frozenset(("preamble", "body", "closing"))


@cache
def _names() -> dict[str, list[tuple[str, str]]]:
    """Folded and printed titles of laws by their first two words, the longest first."""
    out: dict[str, list[tuple[str, str]]] = {}
    for rows in registry().names.values():
        for title in {row.title for row in rows if row.sure}:
            low = fold(title)
            if low.startswith(("luật ", "bộ luật ")) and not low.startswith("luật sửa đổi"):
                words = title.split(" ")
                first = 2 if words[0] == "Bộ" else 1
                words[first] = words[first][:1].upper() + words[first][1:]
                out.setdefault(_opening(low), []).append((low, " ".join(words)))
    return {opening: sorted(set(pairs), key=lambda pair: -len(pair[0])) for opening, pairs in out.items()}


def _opening(low: str) -> str:
    return " ".join(low.split(" ")[:2])


def titles(case: Case) -> Iterator[Yielded]:
    """A law's type and the first syllable of its title have capitals, the rest has what the title itself has."""
    document = case.document
    text, low = document.source.text, folded(document.source.text)
    regions = [(p.span.start, p.span.end) for p in document.paragraphs if p.region in _REGIONS]
    found: list[tuple[Span, str]] = []
    for start in _starts(low):
        title = _named(low, start)
        if title is None or not any(a <= start < b for a, b in regions):
            continue
        span = Span(start, start + len(title))
        if _wrong(span.of(text), title) and not (span.of(text).islower() and not _definite(low, span)):
            found.append((span, title))
    if found:
        said = dict.fromkeys((document.text(span), title) for span, title in found)
        vi = ", ".join(f"«{written}» → «{title}»" for written, title in list(said)[:_SHOWN])
        en = ", ".join(f"“{written}” → “{title}”" for written, title in list(said)[:_SHOWN])
        places = tuple(passage_of(document, span) for span, _ in found[1:_PLACES])
        yield Hit("found", found[0][0], {"faults": Message(vi, en), "title": found[0][1]}, related=places)


def _starts(low: str) -> Iterator[int]:
    """Where «luật …», «bộ luật …» begins; of «pháp luật», «dự thảo luật» no title is asked."""
    at = low.find("luật ")
    while at >= 0:
        start = at - 3 if low.startswith("bộ ", at - 3) else at
        if not low.endswith(_NO_TITLE, 0, start) and not low[start - 1 : start].isalnum():
            yield start
        at = low.find("luật ", at + 5)


def _definite(low: str, span: Span) -> bool:
    """Whether small letters throughout mean that very document («theo luật trẻ em», «luật trẻ em năm 2016»), not what is lawful."""
    return bool(_CITED.search(low, max(span.start - 30, 0), span.start) or _DATED.match(low, span.end))


def _named(low: str, start: int) -> str | None:
    """The title of the law that is named there."""
    opening = _opening(low[start : start + 60])
    for name, title in _names().get(opening, ()):
        end = start + len(name)
        if low.startswith(name, start) and not low[end : end + 1].isalnum():
            return title
    return None


def _wrong(written: str, title: str) -> bool:
    """Whether its type or first syllable is small, or another syllable has a capital that the title has not; capitals throughout are
    those of a heading."""
    if written.isupper():
        return False
    words, right = written.split(" "), title.split(" ")
    first = 2 if right[0] == "Bộ" else 1
    if words[0][:1].islower() or words[first][:1].islower():
        return True
    return any(w[:1].isupper() and r[:1].islower() for w, r in zip(words[first + 1 :], right[first + 1 :], strict=False))


TITLES = CheckType(titles, NoOptions, params=frozenset({"faults", "title"}), facts=frozenset({"header"}))
