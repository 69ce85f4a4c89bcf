"""How words are written, wherever they stand: `written`. All places of a fault are told as one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

from checker.judge.case import Case, Hit, Yielded, passage_of
from checker.judge.checks.kind import CheckType, Words
from checker.judge.checks.shape import every, sound
from checker.judge.facts import folded
from checker.judge.rules.fault import refuse
from checker.judge.rules.shape import RuleFile, Strict
from checker.judge.wording import quoted
from checker.model import Document, Message, Region, Severity, Span

_PLACES = 20  # that a finding lists at most
_SHOWN = 6  # that its message names


class Writing(Strict, frozen=True):
    """What is `never` written; its group 1, or the whole, is the place. `near`: words in small letters (line breaks as blanks), one of
    which must be met for the text to be looked at; `mended`: a word of `_MENDS`; `inside` headings only."""

    message: str
    never: str
    near: list[str] = []
    mended: str | None = None
    inside: Literal["text", "headings"] = "text"
    severity: Severity | None = None


class Written(Strict, frozen=True):
    """The plan's text against `tests`, in these regions; what stands in a table's row counts with them."""

    tests: list[Writing]
    regions: tuple[Region, ...] = ("preamble", "body", "closing")


def _first_small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _first_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _capitals(words: str) -> str:
    """«thứ hai» → «thứ Hai»."""
    first, _, rest = words.partition(" ")
    return f"{first} {rest.title()}" if rest else words.title()


_MENDS: Mapping[str, Callable[[str], str]] = {
    "lower": _first_small,
    "upper": _first_capital,
    "second": _capitals,
    "parenthesis": lambda words: words.rstrip(".") + ")",
    "stripped": lambda words: words.rstrip(" .:;"),
}


def written(case: Case) -> Iterator[Yielded]:
    o: Written = case.option
    document = case.document
    low = folded(document.source.text)
    where = _Where(document, o)
    for name in dict.fromkeys(t.message for t in o.tests):
        tests = [t for t in o.tests if t.message == name and (not t.near or any(word in low for word in t.near))]
        found = sorted(
            {(*span, t.mended or "", t.severity) for t in tests for span in _spans(case, t) if where.looked_at(span[0])}, key=_at
        )
        if found:
            yield _hit(case, name, [(Span(start, end), mended) for start, end, mended, _ in found], found[0][3])


def _at(found: tuple[Any, ...]) -> tuple[int, int]:
    return found[0], found[1]


def _spans(case: Case, test: Writing) -> Iterator[tuple[int, int]]:
    text = case.document.source.text
    ranges = [(0, len(text))] if test.inside == "text" else [_line(text, s.heading) for s in case.document.sections]
    for start, end in ranges:
        for match in every(case, test.never, text[start:end]):
            a, b = match.span(1) if match.re.groups and match[1] is not None else match.span()
            yield start + a, start + b


def _line(text: str, heading: Span) -> tuple[int, int]:
    """A heading with the marks behind it on its line."""
    end = text.find("\n", heading.end)
    return heading.start, end if end >= 0 else len(text)


class _Where:
    """Which region a place of the text belongs to."""

    def __init__(self, document: Document, option: Written) -> None:
        self.paragraphs, self.starts = document.paragraphs, document.starts
        self.regions = frozenset(option.regions)

    def looked_at(self, start: int) -> bool:
        at = bisect_right(self.starts, start) - 1
        return at >= 0 and self.paragraphs[at].region in self.regions


def _hit(case: Case, name: str, found: list[tuple[Span, str]], severity: Severity | None) -> Hit:
    document = case.document
    said: dict[Message, int] = {}
    for span, mended in found:
        words = _words(" ".join(document.text(span).split()), mended)
        said[words] = said.get(words, 0) + 1
    places = tuple(passage_of(document, span) for span, _ in found[1:_PLACES])
    text, mended = document.text(found[0][0]), found[0][1]
    params = {"faults": _listed(said), "count": len(found), "mended": _MENDS[mended](text) if mended else None}
    return Hit(name, found[0][0], params, severity, places)


def _words(text: str, mended: str) -> Message:
    new = _MENDS[mended](text) if mended else ""
    return Message(f"«{text}» → «{new}»", f"“{text}” → “{new}”") if new else quoted([text])


def _listed(said: Mapping[Message, int]) -> Message:
    more = sum(list(said.values())[_SHOWN:])
    vi, en = (", ".join(getattr(words, language) for words in list(said)[:_SHOWN]) for language in ("vi", "en"))
    return Message(f"{vi} và {more} chỗ khác", f"{en} and {more} more") if more else Message(vi, en)


def _written_words(o: Written, rule: RuleFile) -> Words:
    for at, test in enumerate(o.tests):
        sound(test.never, ("options", "tests", at, "never"))
        if test.mended is not None and test.mended not in _MENDS:
            raise refuse(("options", "tests", at, "mended"), Message("Không có cách sửa", "No such way to mend"), test.mended, _MENDS)
    return ()


WRITTEN = CheckType(
    written,
    Written,
    lambda o: frozenset(t.message for t in o.tests),
    frozenset({"faults", "count", "mended"}),
    frozenset({"header"}),
    words=_written_words,
)
