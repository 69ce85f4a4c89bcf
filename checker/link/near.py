"""Documents → the near-copies among them: plans of two units that say the same beyond what both take over.

Runs of words that stand in a superior's document, or in many plans of the batch (a form that all fill in), are taken out first; what is
left of two plans is laid side by side by rapidfuzz. Candidates come from an index of the runs, so that thousands cost what they are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from checker.language.bodies import body, same_body
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.mistaken import placed
from checker.model import Document, Near, Span

if TYPE_CHECKING:
    from rapidfuzz.distance import MatchingBlock

_RUN = 5  # words: shorter ones every plan shares
_LEAST = 80  # runs of its own that a plan must have: less says nothing of where it comes from
_ALIKE = 0.8  # of the words of the shorter one that stand in the other, in their order
_CANDIDATE = 0.5  # of its runs
_FORM = 10  # runs in more than one of so many plans (and in more than three, or in twenty) are everybody's
_SAID = frozenset({"preamble", "body", "closing"})
_WORD = regexp(r"\w+")


class _Words(NamedTuple):
    """The words of a plan with their places and the paragraphs that they stand in, and its runs of words by where they begin."""

    words: list[str]
    places: list[Span]
    paragraphs: list[int]
    runs: list[int]


def near(docs: Sequence[Document], copies: Sequence[int], above: Callable[[int], Iterable[int]]) -> Mapping[int, tuple[Near, ...]]:
    """Each document → the plans of other units that it is nearly a copy of, the likest first.

    Of two, the later one is told, both where that cannot be known, and always one that still names the other unit. `above`: the places
    of the documents that one implements, whose words are not its own.
    """
    plans = [at for at, d in enumerate(docs) if copies[at] == at and d.source.status == "read" and d.header.issuer and d.header.level]
    of_level = Counter(docs[at].header.level for at in plans)
    plans = [at for at in plans if of_level[docs[at].header.level] > 1]
    read = {at: _words(docs[at]) for at in plans}
    own = _own_runs(plans, read, {at: [_words(docs[i]) for i in above(at)] for at in plans})
    found: dict[int, list[Near]] = defaultdict(list)
    for one, other in _candidates(own):
        if docs[one].header.level == docs[other].header.level and _others(docs[one], docs[other]):
            for at, near_ in _laid(docs, read, own, one, other, lambda at: bool(list(above(at)))):
                found[at].append(near_)
    return {at: tuple(sorted(rows, key=lambda n: (-n.share, n.other.source.name))) for at, rows in found.items()}


def _words(document: Document) -> _Words:
    low, places, paragraphs = fold(document.source.text), list[Span](), list[int]()
    for at, p in enumerate(document.paragraphs):
        if p.region in _SAID:
            places += [Span(*m.span()) for m in _WORD.finditer(low, p.content.start, p.content.end)]
            paragraphs += [at] * (len(places) - len(paragraphs))
    words = [low[place.start : place.end] for place in places]
    return _Words(words, places, paragraphs, [hash(tuple(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1)])


def _own_runs(plans: Sequence[int], read: Mapping[int, _Words], above: Mapping[int, Sequence[_Words]]) -> dict[int, frozenset[int]]:
    """Each plan → its runs that neither its superiors nor many other plans have; those that have too few are left out."""
    often = Counter(run for at in plans for run in set(read[at].runs))
    most = min(20, max(3, len(plans) // _FORM))
    own = {}
    for at in plans:
        theirs = {run for words in above[at] for run in words.runs}
        runs = frozenset(run for run in read[at].runs if often[run] <= most and run not in theirs)
        if len(runs) >= _LEAST:
            own[at] = runs
    return own


def _candidates(own: Mapping[int, frozenset[int]]) -> list[tuple[int, int]]:
    """The pairs that have half of the runs of the shorter one in common."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, runs in own.items():
        for run in runs:
            holders[run].append(at)
    common = Counter(pair for group in holders.values() if len(group) > 1 for pair in combinations(group, 2))
    return sorted(pair for pair, count in common.items() if count >= _CANDIDATE * min(len(own[pair[0]]), len(own[pair[1]])))


def _others(one: Document, other: Document) -> bool:
    """Whether two units surely are not one."""
    return same_body(placed(one.header.issuer or "", one.header), placed(other.header.issuer or "", other.header)) is False


def _laid(
    docs: Sequence[Document],
    read: Mapping[int, _Words],
    own: Mapping[int, frozenset[int]],
    one: int,
    other: int,
    bound: Callable[[int], bool],
) -> Iterator[tuple[int, Near]]:
    """What is told of either of two plans, where the words that are their own stand in one another's order."""
    from rapidfuzz.distance import LCSseq

    mine, theirs = (_kept(read[at], own[at]) for at in (one, other))
    words = [[read[at].words[i] for i in kept] for at, kept in ((one, mine), (other, theirs))]
    share = LCSseq.similarity(words[0], words[1]) / min(map(len, words))
    if share < _ALIKE:
        return
    spans = _longest([read[at] for at in (one, other)], (mine, theirs), LCSseq.opcodes(*words).as_matching_blocks())
    judged = bound(one) and bound(other)
    for at, against, span, beside in ((one, other, *spans), (other, one, *spans[::-1])):
        named = _named(read[at], read[against], docs[against])
        if named or not _earlier(docs[at], docs[against]):
            yield at, Near(docs[against], share, span, beside, named, judged)


def _earlier(one: Document, other: Document) -> bool:
    own, theirs = (d.header.issued.as_date() if d.header.issued else None for d in (one, other))
    return bool(own and theirs and own < theirs)


def _kept(read: _Words, own: frozenset[int]) -> list[int]:
    """The places in `words` of those that stand in a run of the plan's own."""
    kept = set[int]()
    for at, run in enumerate(read.runs):
        if run in own:
            kept.update(range(at, at + _RUN))
    return sorted(kept)


def _longest(read: Sequence[_Words], kept: tuple[Sequence[int], Sequence[int]], blocks: Iterable[MatchingBlock]) -> tuple[Span, Span]:
    """The longest passage of a paragraph that stands in both plans without a word between: what can be shown."""

    def goes_on(which: int, i: int) -> bool:
        before, here = kept[which][i - 1], kept[which][i]
        return here == before + 1 and read[which].paragraphs[before] == read[which].paragraphs[here]

    best = (0, 0, 0)
    for block in blocks:
        since = 0
        for i in range(1, block.size + 1):
            if i == block.size or not (goes_on(0, block.a + i) and goes_on(1, block.b + i)):
                best = max(best, (i - since, block.a + since, block.b + since), key=lambda found: found[0])
                since = i
    size, *starts = best
    one, other = (Span(r.places[k[start]].start, r.places[k[start + size - 1]].end) for r, k, start in zip(read, kept, starts, strict=True))
    return one, other


def _named(read: _Words, theirs: _Words, other: Document) -> Span | None:
    """Where a plan names the other unit by its own name in words that stand in that unit's plan as well: left in by copying."""
    found = body(other.header.issuer or "")
    name = _WORD.findall(fold(found.name)) if found and found.name else []
    size = len(name) + 4
    if len(name) < 2:
        return None
    known = {tuple(theirs.words[i : i + size]) for i in range(len(theirs.words) - size + 1)}
    for at in range(2, len(read.words) - len(name) - 1):
        if read.words[at : at + len(name)] == name and tuple(read.words[at - 2 : at + len(name) + 2]) in known:
            return Span(read.places[at].start, read.places[at + len(name) - 1].end)
    return None
