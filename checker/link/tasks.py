"""The parent's tasks beside the passages of the child that take them up, by the words that tell one task from another."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress

from msgspec import Struct

from checker.language.lexicon import lexicon
from checker.language.normal import cut, fold, syllables, unmarked
from checker.language.patterns import regexp
from checker.link.addressed import own_types
from checker.link.binding import actor_binds, task_binds
from checker.link.bounds import loosened
from checker.link.lacking import HAS_NONE, lacks
from checker.link.only_some import Judgement, laid_on
from checker.link.overdue import days_over, likely_dues, task_dues
from checker.link.short import shorts, usual
from checker.link.speaks import Speaks, task_speaks
from checker.link.task_terms import MONEY, common, firm, light, spell_out, spelled_out, terms_of, wordings
from checker.link.urgent import told, urgent
from checker.model import Document, Inheritance, Message, Paragraph, Span, Task, once

_ENOUGH = 0.23  # of the weight of what a task says
_FADE = 0.2  # by how much each word counts less than the one before it
_ASIDE = 0.4  # what a passage counts that does not name the deed
_MOST = 8  # words of a task that are looked at
_BEFORE_PURPOSE = 25  # characters that come before a purpose at least
_SURELY = 0.6  # of the same: what holds so much is the very task, whose day can be compared
_LIKELY = 0.5  # of the same: what holds so much may be the very task
_PART = 3  # words of a task that say enough without its purpose
_FAINT, _TRACE = 0.08, 0.15  # of the same: what has not even so much, in one passage and in all, is told as left out
_OWN_PLAN = regexp(
    r"\W*(?:căn cứ\s[^.;]*?)?(?:(?:chủ động|tổ chức|xây dựng|ban hành|lập|cụ thể hóa)[,\s]+(?:và\s)?){1,3}(?:thành\s)?(?:các\s)?kế hoạch"
    r"(?:\s(?:cụ thể|chi tiết|hành động|triển khai|(?:tổ chức )?thực hiện|riêng|năm|công tác năm|hằng năm|hàng năm|giai đoạn[\s\d-]*))*"
    r"(?:\s(?:của|tại|ở)\s(?:các\s)?(?:trường|đơn vị|nhà trường|mình|cơ sở)"
    r"|\s(?:về|để|và|phù hợp|bảo đảm|đảm bảo|theo|trên cơ sở|gửi|nêu rõ)(?!\w)|\s?[,:;.(]|\s?$)"
)
_FEW = 2  # terms of a task that tell it from others
_IN_A_ROW = 5  # syllables that a task and a passage have in one order
_TALK = frozenset({"body", "appendix"})
_NEXT = "NEXT"  # a passage begins: no word of folded text, which has no capitals
_FUNDING = Message("Kinh phí do quy tắc về phần kinh phí xét.", "Funding is judged by the rule on the plan's own part.")
_HERE_AND_THERE = Message(
    "Chưa rõ kế hoạch đã nêu việc cấp trên giao hay chưa: chỉ gặp rải rác một số từ ngữ.",
    "It is not clear whether the plan takes up what the parent asks: its words stand here and there.",
)


@cache
def _purpose() -> re.Pattern[str]:
    return regexp(r"[\s,](?:" + "|".join(lexicon("tasks")["purpose"]) + r")(?!\w)")


class _Said(Struct, frozen=True):
    """What a task says: its terms in order, each once; those of the `deed`; of whom it speaks; whether the very plan does it («xây dựng kế
    hoạch của đơn vị», «thực hiện nhiệm vụ được giao»)."""

    task: Task
    terms: tuple[str, ...]
    deed: tuple[str, ...]
    speaks: Speaks
    of_plan: bool


def _deed(terms: tuple[str, ...]) -> tuple[str, ...]:
    """The terms that say what is to be done, and to what: the first two; where money is asked for, only money."""
    telling = tuple([term for term in terms if term not in light()]) or terms
    return telling[: 1 if telling[:1] == (MONEY,) else 2]


def _said(task: Task, parent: Document, short: Mapping[str, str], theme: frozenset[str]) -> _Said:
    """The terms of a task, without its purpose where enough is left, and without the plan's own theme."""
    text = parent.text(task.focus)
    key = fold(text)
    purpose = _purpose().search(key, _BEFORE_PURPOSE)
    telling: tuple[str, ...] = ()
    for end in (purpose.start(), len(key)) if purpose else (len(key),):
        found = dict.fromkeys(terms_of(spelled_out(unmarked(key[:end]), short)))
        telling = tuple(term for term in found if term not in theme)
        if len(telling) >= _PART:
            break
    terms = telling[:_MOST]
    row = parent.text(task.span)  # whom it is for may stand in a column of its own: «Hội thi … | 18/01 | Đội tuyển các trường tiểu học»
    return _Said(task, terms, _deed(terms), task_speaks(row if " | " in row else text), not telling or bool(_OWN_PLAN.match(key)))


#: First syllable → the wordings that it opens, the longest first, each behind its second syllable and with its term.
Openers = dict[str, list[tuple[str | None, list[str], str]]]


class _Known(Struct, frozen=True):
    """What is known of a parent's tasks, for all its children."""

    said: tuple[_Said, ...]
    openers: Openers
    count: Counter[str]
    short: dict[str, str]


@once
def _known(parent: Document) -> _Known:
    short = {**usual(), **shorts(parent)}
    theme = frozenset(terms_of(spelled_out(unmarked(fold(parent.header.subject or "")), short)))
    said = tuple(_said(task, parent, short, theme) for task in parent.facts.tasks)
    opened: dict[str, list[tuple[list[str], str]]] = {}
    for term in dict.fromkeys(term for one in said for term in one.terms):
        for wording in wordings(term):
            opened.setdefault(wording[0], []).append((wording, term))
    for phrase in [word.split() for word in common() if " " in word]:  # «giáo dục và đào tạo» is no training
        if any(phrase[at : at + len(w)] == w for at in range(len(phrase)) for w, _ in opened.get(phrase[at], ())):
            opened.setdefault(phrase[0], []).append((phrase, ""))
    openers: Openers = {_NEXT: []}
    for first, opening in opened.items():
        openers[first] = [((*w, None)[1], w, term) for w, term in sorted(opening, key=lambda one: -len(one[0]))]
    return _Known(said, openers, Counter(term for one in said for term in one.terms), short)


class _Passages:
    """The child's passages by the terms that they hold."""

    def __init__(self, known: _Known, child: Document) -> None:
        self.spans: list[Span] = []
        self.holding: defaultdict[str, list[int]] = defaultdict(list)
        headings: dict[int, set[str]] = {}  # what the heading of a part holds, its passages hold too
        passages = [*_done(child)]
        for (paragraph, heading), held in zip(passages, _held(child, [p.span for p, _ in passages], known), strict=True):
            section = paragraph.section
            if heading and section is not None:
                headings[section] = held
                continue
            for term in held | headings[section] if section in headings else held:
                self.holding[term].append(len(self.spans))
            self.spans.append(paragraph.span)
        count = known.count
        total = len(self.spans) + len(known.said)
        self.worth = {t: math.log(1 + total / (n + len(self.holding.get(t, ())))) for t, n in count.items()}

    def best(self, said: _Said) -> tuple[float, int]:
        """How much of a task the passage holds that holds the most of it, and which one that is; one that does not name the deed, or holds
        but one word of one syllable, counts little."""
        scores: defaultdict[int, float] = defaultdict(float)
        faint, telling = set[int](), set[int]()  # the passages that hold one word of one syllable; two of them, or a firm one
        whole = 0.0
        for place, term in enumerate(said.terms):
            weight = self.worth[term] / (1 + _FADE * place)
            whole += weight
            if not (held := self.holding.get(term)):
                continue
            for at in held:
                scores[at] += weight
            telling.update(held if firm(term) else faint.intersection(held))
            faint.update(held)
        if not scores:
            return 0.0, -1
        deed = telling.intersection([at for term in said.deed for at in self.holding.get(term, ())])
        best, at = max([(score if at in deed else score * _ASIDE, -at) for at, score in scores.items()])
        return best / whole, -at

    def doubt(self, said: _Said) -> Message | None:
        """Why a task that no passage takes up is not told as left out; None where nothing of it stands in the plan."""
        if said.deed[0] == MONEY:
            return _FUNDING
        return _HERE_AND_THERE if self._trace(said) else None

    def _trace(self, said: _Said) -> bool:
        """Whether something of a task stands in the plan: two of its words in the best passage, or enough of its firm words anywhere."""
        share, at = self.best(said)
        if share >= _FAINT and sum(at in self.holding.get(term, ()) for term in said.terms) > 1:
            return True
        weights = [(self.worth[term] / (1 + _FADE * place), term) for place, term in enumerate(said.terms)]
        held = sum(weight for weight, term in weights if term in self.holding and firm(term) and term not in light())
        return held >= _TRACE * sum(weight for weight, _ in weights)


def _done(child: Document) -> Iterator[tuple[Paragraph, bool]]:
    """The passages that say what is done, not how things are, and whether each is but the heading of others."""
    starts, past = child.starts, set[int]()
    for span in [section.span for section in child.sections if section.kind == "tinh_hinh"]:
        past.update(range(bisect_left(starts, span.start), bisect_left(starts, span.end)))
    heads = {s.heading.start: s.heading.end for s in child.sections if s.span.end > s.heading.end + 2}
    for at, paragraph in enumerate(child.paragraphs):
        if paragraph.region in _TALK and at not in past:
            yield paragraph, heads.get(paragraph.span.start, 0) + 2 >= paragraph.span.end and not paragraph.cells


def _held(child: Document, spans: Sequence[Span], known: _Known) -> list[set[str]]:
    """The terms of each passage; what stands inside a phrase that means nothing is passed over.

    All passages are cut at once, which takes less than one by one, and few of their words open a wording."""
    plain, openers, short = unmarked(fold(child.source.text)), known.openers, {**known.short, **shorts(child)}
    words = cut("".join([f"{_NEXT} {plain[span.start : span.end]} " for span in spans]))
    either = openers.keys() | short.keys()
    places = spell_out(words, compress(range(len(words)), map(either.__contains__, words)), short)
    words.append("")  # behind the last one
    passages: list[set[str]] = []
    held, end = set[str](), 0
    for at in places:
        opening, after = openers.get(words[at], ()), words[at + 1]
        if words[at] == _NEXT:
            passages.append(held := set())
        for second, wording, term in opening if at >= end else ():
            if second is None or (second == after and words[at : at + len(wording)] == wording):
                if not term:
                    end = at + len(wording)
                    break
                held.add(term)
    return passages


def align(parent: Document, child: Document) -> list[Inheritance]:
    """A row for each task of the parent, with the passage that takes it up."""
    if not parent.facts.tasks:
        return []
    known, mine = _known(parent), own_types(child)
    passages = _Passages(known, child)
    actors = {actor: actor_binds(actor, parent, child) for actor in {said.task.actor for said in known.said}}
    by_actor = ((said, laid_on(said.task, actors[said.task.actor], parent, child)) for said in known.said)
    return [_row(said, task_binds(said.task, said.speaks, laid, mine), passages, parent, child) for said, laid in by_actor]


def _row(said: _Said, judged: Judgement, passages: _Passages, parent: Document, child: Document) -> Inheritance:
    """What the child says of a task, why it may leave it out, and by how much the two of one deed differ: in their days, in a bound."""
    task, (binds, why) = said.task, judged
    found, sureness = _answer(said, passages, parent, child) if binds != "no" else (None, 0.0)
    if found is None and binds in ("yes", "unclear") and lacks(parent.text(task.span), child):
        binds, why = "no", HAS_NONE
    elif found is None and binds == "yes" and (doubt := passages.doubt(said)):
        binds, why = "unclear", doubt
    if found is None:
        return Inheritance("task", parent, task, None, binds, why)
    sure = sureness >= _SURELY
    both = task_dues(task, found, binds, parent, child) if sure else None
    doubtful = both is None and binds in ("yes", "optional") and sureness >= _LIKELY and not task.encouraged
    both = likely_dues(task, found, parent, child) if doubtful else both
    late = days_over(*both, parent, child) if both else None
    bounds = loosened(task.focus, found, parent, child) if sure and not task.encouraged else None
    mine = Task(None, found, found)
    return Inheritance("task", parent, task, mine, binds, why, days_late=late, dues=both, bounds=bounds, doubtful=doubtful)


def _answer(said: _Said, passages: _Passages, parent: Document, child: Document) -> tuple[Span | None, float]:
    """The passage that takes up a task, and how much of it that surely holds: from `_SURELY` on days and bounds can be compared."""
    text = parent.text(said.task.focus)
    if said.of_plan:
        return _title(child), 0.0
    if urgent(text) and (clause := told(child)):
        return clause, 1.0
    share, at = passages.best(said)
    if share >= _ENOUGH:
        found = passages.spans[at]
        return found, share if len(said.terms) >= _FEW or _repeated(text, [found], child) else 0.0
    return (_repeated(text, passages.spans, child) if len(said.terms) < _FEW else None), 0.0


def _repeated(text: str, spans: Iterable[Span], child: Document) -> Span | None:
    """Of a task whose words tell little («phân công cán bộ quản lý trực tiếp phụ trách thư viện»): a passage with some of them in a row
    («Phó Hiệu trưởng trực tiếp phụ trách thư viện»)."""
    words = syllables(text)
    runs = (words[at : at + _IN_A_ROW] for at in range(len(words) - _IN_A_ROW + 1))
    telling = [f" {' '.join(run)} " for run in runs if any(terms_of(run))]
    return next((span for span in spans if telling and _holds(child.text(span), telling)), None)


def _holds(text: str, runs: Iterable[str]) -> bool:
    key = f" {' '.join(syllables(text))} "
    return any(run in key for run in runs)


def _title(document: Document) -> Span:
    """What the document says of itself."""
    spans = document.header.spans
    return spans.get("subject") or spans.get("type") or Span(0, 0)
