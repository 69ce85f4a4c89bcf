"""Documents → the near-copies among them: plans of two units that say the same beyond what both take over.

Runs of words that stand in a superior's document, or in many plans that implement the same one (a form that all fill in), are taken out
first, group by group; what is left of two plans is laid side by side by rapidfuzz. Each step needs a group or a pair alone, so that an
archive takes them apart (audit/alike.py); here an index of the runs finds the pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.language.bodies import body, same_body
from checker.language.normal import fold, key
from checker.language.patterns import regexp
from checker.link.mistaken import placed
from checker.model import Document, Near, Span

if TYPE_CHECKING:
    from rapidfuzz.distance import MatchingBlock

_RUN = 5  # words: shorter ones every plan shares
_LEAST = 80  # runs of its own that a plan must have: less says nothing of where it comes from
_ALIKE = 0.8  # of the words of the shorter one that stand in the other in their order, by runs: single words fall in line anywhere
CANDIDATE = 0.5  # of its runs
_FORM = 10  # runs in more than one of so many plans (and in more than three, or in twenty) are everybody's
_MANY = 20
_GROUP = 500  # plans of one parent that are gone through together
_SAID = frozenset({"preamble", "body", "closing"})
_WORD = regexp(r"\w+")

#: Where the runs begin that are a plan's own: from … up to (not including) …, as numbers of words.
Own = tuple[tuple[int, int], ...]


class Words(NamedTuple):
    """The words of a plan with their places and the paragraphs that they stand in, and its runs of words by where they begin."""

    words: list[str]
    places: list[Span]
    paragraphs: list[int]
    runs: list[int]


def near(
    docs: Sequence[Document], copies: Sequence[int], above: Callable[[int], Iterable[int]], direct: Callable[[int], Sequence[int]]
) -> Mapping[int, tuple[Near, ...]]:
    """Each document → the plans of other units that it is nearly a copy of, the likest first.

    Of two, the later one is told, both where that cannot be known, and always one that still names the other unit. `above`: the places
    of the documents that one implements, whose words are not its own; `direct`: those that it implements by way of no other.
    """
    own: dict[int, Own] = {}
    read: dict[int, Words] = {}
    for group in grouped(docs, copies, direct):
        some = [words_of(docs[at]) for at in group]
        parts = own_parts(some, [[words_of(docs[i]) for i in above(at)] for at in group])
        for at, words, part in zip(group, some, parts, strict=True):
            if part:
                own[at], read[at] = part, words
    laid_ = {}
    for one, other in _candidates({at: own_runs(read[at], part) for at, part in own.items()}):
        if comparable(docs[one], docs[other]):
            judged = any(True for _ in above(one)) and any(True for _ in above(other))
            laid_[one, other] = laid((docs[one], docs[other]), (read[one], read[other]), (own[one], own[other]), judged)
    found: dict[int, list[Near]] = defaultdict(list)
    for pair in few(laid_, len(own)):
        for which, told in laid_[pair]:
            found[pair[which]].append(told)
    return {at: tuple(sorted(rows, key=lambda n: (-n.share, n.other.source.name))) for at, rows in found.items()}


def grouped(docs: Sequence[Document], copies: Sequence[int], direct: Callable[[int], Sequence[int]]) -> list[tuple[int, ...]]:
    """The plans that may be compared, those of one parent together; those without a parent by their level, superior and year."""
    plans = [at for at, d in enumerate(docs) if copies[at] == at and d.source.status == "read" and d.header.issuer and d.header.level]
    of_level = Counter(docs[at].header.level for at in plans)
    groups: dict[Any, list[int]] = defaultdict(list)
    for at in plans:
        header = docs[at].header
        if of_level[header.level] > 1:
            year = header.issued.year if header.issued else None
            groups[tuple(direct(at)) or (header.level, key(header.superior or ""), year)].append(at)
    ordered = [sorted(group, key=lambda at: (docs[at].source.sha256, docs[at].source.name)) for group in groups.values()]
    return [tuple(group[i : i + _GROUP]) for group in ordered for i in range(0, len(group), _GROUP)]


def words_of(document: Document) -> Words:
    low, places, paragraphs = fold(document.source.text), list[Span](), list[int]()
    for at, p in enumerate(document.paragraphs):
        if p.region in _SAID:
            places += [Span(*m.span()) for m in _WORD.finditer(low, p.content.start, p.content.end)]
            paragraphs += [at] * (len(places) - len(paragraphs))
    words = [low[place.start : place.end] for place in places]
    return Words(words, places, paragraphs, [hash(tuple(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1)])


def own_parts(group: Sequence[Words], above: Sequence[Sequence[Words]]) -> list[Own]:
    """Of each plan of a group the runs that neither its superiors nor many others of the group have; () where they are too few."""
    often = Counter(run for words in group for run in set(words.runs))
    most = _most(len(group))
    parts = []
    for words, superiors in zip(group, above, strict=True):
        theirs = {run for superior in superiors for run in superior.runs}
        own = [at for at, run in enumerate(words.runs) if often[run] <= most and run not in theirs]
        parts.append(_ranges(own) if len({words.runs[at] for at in own}) >= _LEAST else ())
    return parts


def _most(plans: int) -> int:
    """In how many of so many plans words may stand that are not everybody's."""
    return min(_MANY, max(3, plans // _FORM))


def _ranges(places: Sequence[int]) -> Own:
    found: list[tuple[int, int]] = []
    for at in places:
        if found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return tuple(found)


def own_runs(words: Words, own: Own) -> frozenset[int]:
    return frozenset(words.runs[at] for start, end in own for at in range(start, end))


def own_text(words: Words, own: Own) -> list[str]:
    """The runs that are a plan's own, as they are read: what a signature of it is made of."""
    return [" ".join(words.words[at : at + _RUN]) for start, end in own for at in range(start, end)]


def _candidates(own: Mapping[int, frozenset[int]]) -> list[tuple[int, int]]:
    """The pairs that have half of the runs of the shorter one in common; of words that many have, none."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, runs in own.items():
        for run in runs:
            holders[run].append(at)
    common = Counter(pair for group in holders.values() if 1 < len(group) <= _MANY + 1 for pair in combinations(sorted(group), 2))
    return sorted(pair for pair, count in common.items() if count >= CANDIDATE * min(len(own[pair[0]]), len(own[pair[1]])))


def few(laid_: Mapping[tuple[Any, Any], Sequence[object]], plans: int) -> list[tuple[Any, Any]]:
    """The pairs that are alike, without those of plans that so many others are like: what they share is a form."""
    alike = [pair for pair, told in laid_.items() if told]
    partners = Counter(at for pair in alike for at in pair)
    most = _most(plans)
    return sorted(pair for pair in alike if max(partners[at] for at in pair) < most)


def comparable(one: Document, other: Document) -> bool:
    """Whether they are of one level, and of two units that surely are not one."""
    return one.header.level == other.header.level and _others(one, other)


def _others(one: Document, other: Document) -> bool:
    """Whether two units surely are not one."""
    return same_body(placed(one.header.issuer or "", one.header), placed(other.header.issuer or "", other.header)) is False


def laid(docs: tuple[Document, Document], read: tuple[Words, Words], own: tuple[Own, Own], judged: bool) -> list[tuple[int, Near]]:
    """What is told of the first (0) or the second (1) of two plans, where the words that are their own stand in one another's order."""
    from rapidfuzz.distance import LCSseq

    mine, theirs = (_kept(part) for part in own)
    words = [[w.words[i] for i in kept] for w, kept in zip(read, (mine, theirs), strict=True)]
    least = min(map(len, words))
    if LCSseq.similarity(*words) < _ALIKE * least:
        return []
    blocks = LCSseq.opcodes(*words).as_matching_blocks()
    share = sum(block.size for block in blocks if block.size >= _RUN) / least
    if share < _ALIKE:
        return []
    spans = _longest(docs[0], read, (mine, theirs), blocks)
    found = []
    for at, span, beside in ((0, *spans), (1, *spans[::-1])):
        named = _named(docs[at], read[at], read[1 - at], docs[1 - at])
        if named or not _earlier(docs[at], docs[1 - at]):
            found.append((at, Near(docs[1 - at], share, span, beside, named, judged)))
    return found


def _earlier(one: Document, other: Document) -> bool:
    own, theirs = (d.header.issued.as_date() if d.header.issued else None for d in (one, other))
    return bool(own and theirs and own < theirs)


def _kept(own: Own) -> list[int]:
    """The places in `words` of those that stand in a run of the plan's own."""
    return sorted({at for start, end in own for at in range(start, end + _RUN - 1)})


def _longest(
    document: Document, read: Sequence[Words], kept: tuple[Sequence[int], Sequence[int]], blocks: Iterable[MatchingBlock]
) -> tuple[Span, Span]:
    """The longest passage of a paragraph that stands in both plans without a word between: what can be shown. One of the preamble, where
    both name their parent, only where there is no other."""

    def goes_on(which: int, i: int) -> bool:
        before, here = kept[which][i - 1], kept[which][i]
        return here == before + 1 and read[which].paragraphs[before] == read[which].paragraphs[here]

    def tells(i: int) -> bool:
        return document.paragraphs[read[0].paragraphs[kept[0][i]]].region != "preamble"

    best = (False, 0, 0, 0)
    for block in blocks:
        since = 0
        for i in range(1, block.size + 1):
            if i == block.size or not (goes_on(0, block.a + i) and goes_on(1, block.b + i)):
                best = max(best, (tells(block.a + since), i - since, block.a + since, block.b + since), key=lambda found: found[:2])
                since = i
    _, size, *starts = best
    one, other = (Span(r.places[k[start]].start, r.places[k[start + size - 1]].end) for r, k, start in zip(read, kept, starts, strict=True))
    return one, other


def _named(document: Document, read: Words, theirs: Words, other: Document) -> Span | None:
    """Where a plan names the other unit by its own name in words that stand in that unit's plan as well: left in by copying. A name is
    written with capitals: «Chỉ Đạo» is a commune, «chỉ đạo» is not."""
    found, above = body(other.header.issuer or ""), body(other.header.superior or "")
    name = proper = _WORD.findall(fold(found.name)) if found and found.name else []
    if name and above and f" {' '.join(name)} " in f" {above.place} ":  # «Chợ Lách» is the district too, «Mỏ Cày» a part of Mỏ Cày Nam
        name = _WORD.findall(fold(other.header.issuer or ""))
    size = len(name) + 4
    if len(name) < 2:
        return None
    known = {tuple(theirs.words[i : i + size]) for i in range(len(theirs.words) - size + 1)}
    for at in range(2, len(read.words) - len(name) - 1):
        if read.words[at : at + len(name)] == name and tuple(read.words[at - 2 : at + len(name) + 2]) in known:
            places = read.places[at : at + len(name)]
            if not any(document.source.text[place.start].islower() for place in places[-len(proper) :]):
                return Span(places[0].start, places[-1].end)
    return None
