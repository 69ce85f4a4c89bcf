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
from checker.language.normal import cut, fold, squeeze, unmarked
from checker.language.patterns import regexp
from checker.language.phrases import Phrases
from checker.language.words import tokens
from checker.link.binding import Judgement, actor_binds, own_types, sent_to_issuer, task_binds
from checker.link.bounds import loosened
from checker.link.lacking import HAS_NONE, lacks
from checker.link.overdue import days_over, dues
from checker.link.short import shorts, usual
from checker.link.speaks import Speaks, task_speaks
from checker.link.stages import of_school, stage_days
from checker.link.urgent import told, urgent
from checker.model import Deadline, Document, Inheritance, Message, Paragraph, Span, Task, once

_ENOUGH = 0.23  # of the weight of what a task says
_FADE = 0.2  # by how much each word counts less than the one before it
_ASIDE = 0.4  # what a passage counts that does not name the deed
_MOST = 8  # words of a task that are looked at
_BEFORE_PURPOSE = 25  # characters that come before a purpose at least
_SURELY = 0.6  # of the same: what holds so much is the very task, whose day can be compared
_PART = 3  # words of a task that say enough without its purpose
_FAINT, _TRACE = 0.08, 0.15  # of the same: what has not even so much, in one passage and in all, is told as left out
_OWN_PLAN = regexp(
    r"\W*(?:căn cứ\s[^.;]*?)?(?:(?:chủ động|tổ chức|xây dựng|ban hành|lập|cụ thể hóa)[,\s]+(?:và\s)?){1,3}(?:thành\s)?(?:các\s)?kế hoạch"
    r"(?:\s(?:cụ thể|chi tiết|hành động|triển khai|(?:tổ chức )?thực hiện|riêng|năm|công tác năm|hằng năm|hàng năm|giai đoạn[\s\d-]*))*"
    r"(?:\s(?:của|tại|ở)\s(?:các\s)?(?:trường|đơn vị|nhà trường|mình|cơ sở)"
    r"|\s(?:về|để|và|phù hợp|bảo đảm|đảm bảo|theo|trên cơ sở|gửi|nêu rõ)(?!\w)|\s?[,:;.(]|\s?$)"
)
#: «Kiện toàn tổ tư vấn của nhà trường …»: laid on nobody by name, yet each school's
_OF_UNITS = regexp(r"(?<!\w)(?:của|tại|trong|ở) (?:(?:các|mỗi|từng) )?(?:nhà trường|trường học|trường|đơn vị)(?!\w)")
_FEW = 2  # terms of a task that tell it from others
_BESIDE = 120  # characters from a task to where what it makes is sent
_SENT_ON = regexp(r"\s?[;,.]?\s(?:và\s)?(?:gửi|nộp)\s(?:(?:kết quả|danh sách|báo cáo)\s)?(?:về|cho|lên)\s[^;.|]*")
_IN_A_ROW = 5  # syllables that a task and a passage have in one order
_TALK = frozenset({"body", "appendix"})
_MONEY = "=kinh phí"
_NEXT = "NEXT"  # a passage begins: no word of folded text, which has no capitals
_FUNDING = Message("Kinh phí do quy tắc về phần kinh phí xét.", "Funding is judged by the rule on the plan's own part.")
_HERE_AND_THERE = Message(
    "Chưa rõ kế hoạch đã nêu việc cấp trên giao hay chưa: chỉ gặp rải rác một số từ ngữ.",
    "It is not clear whether the plan takes up what the parent asks: its words stand here and there.",
)


@cache
def _meanings() -> Phrases[str]:
    """The wordings of one meaning → the term that stands for it, empty for phrases that tell no task from another."""
    groups = [*lexicon("synonyms")["groups"], *lexicon("tasks")["meanings"]]
    known = {squeeze(fold(word)): f"={group[0]}" for group in groups if group[0] not in _common() for word in group}
    return Phrases({**known, **{word: "" for word in _common() if " " in word}})


@cache
def _common() -> frozenset[str]:
    return frozenset((*lexicon("synonyms")["stop"], *map(fold, lexicon("tasks")["common"])))


@cache
def _wordings() -> dict[str, list[list[str]]]:
    """A term → the syllables of each of its wordings."""
    found: dict[str, list[list[str]]] = {}
    for opened in _meanings().values():
        for syllables, term in opened:
            if term:
                found.setdefault(term, []).append(syllables)
    return found


@cache
def _purpose() -> re.Pattern[str]:
    return regexp(r"[\s,](?:" + "|".join(lexicon("tasks")["purpose"]) + r")(?!\w)")


def _syllables(plain: str, short: Mapping[str, str]) -> list[str]:
    """The syllables of unmarked text, abbreviations written out."""
    found = cut(plain)
    if not short.keys().isdisjoint(found):
        _write_out(found, range(len(found)), short)
    return found


def _write_out(words: list[str], places: Iterable[int], short: Mapping[str, str]) -> list[int]:
    """Writes out the abbreviations at some places of a text; gives where all that stands at them stands then."""
    found: list[int] = []
    grown = 0
    for place in [*places]:
        at = place + grown
        if words[at] not in short:
            found.append(at)
            continue
        instead = cut(unmarked(short[words[at]]))
        words[at : at + 1] = instead
        found += range(at, at + len(instead))
        grown += len(instead) - 1
    return found


def _terms(syllables: list[str]) -> Iterator[str]:
    """The terms of a text in order: meanings, and pyvi's words between them."""
    at = 0
    for start, end, term in [*_meanings().among(syllables), (len(syllables), len(syllables), "")]:
        for word in tokens(" ".join(syllables[at:start])) if start > at else ():
            parts = word.split()
            if not word.isdigit() and word not in _common() and not _common().issuperset(parts):
                yield " ".join(parts)
        if term:
            yield term
        at = end


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
    telling = tuple([term for term in terms if term not in _light()]) or terms
    return telling[: 1 if telling[:1] == (_MONEY,) else 2]


@cache
def _light() -> frozenset[str]:
    words = frozenset(map(fold, lexicon("tasks")["light"]))
    return words | {f"={word}" for word in words}


def _said(task: Task, parent: Document, short: Mapping[str, str], theme: frozenset[str]) -> _Said:
    """The terms of a task, without its purpose where enough is left, and without the plan's own theme."""
    text = parent.text(task.focus)
    key = fold(text)
    purpose = _purpose().search(key, _BEFORE_PURPOSE)
    telling: tuple[str, ...] = ()
    for end in (purpose.start(), len(key)) if purpose else (len(key),):
        found = dict.fromkeys(_terms(_syllables(unmarked(key[:end]), short)))
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
    theme = frozenset(_terms(_syllables(unmarked(fold(parent.header.subject or "")), short)))
    said = tuple(_said(task, parent, short, theme) for task in parent.facts.tasks)
    opened: dict[str, list[tuple[list[str], str]]] = {}
    for term in dict.fromkeys(term for one in said for term in one.terms):
        for wording in _wordings().get(term) or _spellings(term):
            opened.setdefault(wording[0], []).append((wording, term))
    for phrase in [word.split() for word in _common() if " " in word]:  # «giáo dục và đào tạo» is no training
        if any(phrase[at : at + len(w)] == w for at in range(len(phrase)) for w, _ in opened.get(phrase[at], ())):
            opened.setdefault(phrase[0], []).append((phrase, ""))
    openers: Openers = {_NEXT: []}
    for first, wordings in opened.items():
        openers[first] = [((*w, None)[1], w, term) for w, term in sorted(wordings, key=lambda one: -len(one[0]))]
    return _Known(said, openers, Counter(term for one in said for term in one.terms), short)


def _spellings(word: str) -> list[list[str]]:
    """A word, and each two syllables of one that is longer: pyvi joins «khai thác trí tuệ»."""
    parts = word.split()
    return [parts, *(parts[at : at + 2] for at in range(len(parts) - 1) if len(parts) > 2)]


def _firm(term: str) -> bool:
    """A meaning, or a word of more than one syllable: «mở», «thay», «phòng» tell little."""
    return " " in term or term[0] == "="


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
            telling.update(held if _firm(term) else faint.intersection(held))
            faint.update(held)
        if not scores:
            return 0.0, -1
        deed = telling.intersection([at for term in said.deed for at in self.holding.get(term, ())])
        best, at = max([(score if at in deed else score * _ASIDE, -at) for at, score in scores.items()])
        return best / whole, -at

    def trace(self, said: _Said, share: float, at: int) -> bool:
        """Whether something of a task stands in the plan: two of its words in the best passage, or enough of its firm words anywhere."""
        if share >= _FAINT and sum(at in self.holding.get(term, ()) for term in said.terms) > 1:
            return True
        weights = [(self.worth[term] / (1 + _FADE * place), term) for place, term in enumerate(said.terms)]
        held = sum(weight for weight, term in weights if term in self.holding and _firm(term) and term not in _light())
        return held >= _TRACE * sum(weight for weight, _ in weights)


def _done(child: Document) -> Iterator[tuple[Paragraph, bool]]:
    """The passages that say what is done, not how things are, and whether each is but the heading of others."""
    starts, told = child.starts, set[int]()
    for span in [section.span for section in child.sections if section.kind == "tinh_hinh"]:
        told.update(range(bisect_left(starts, span.start), bisect_left(starts, span.end)))
    heads = {s.heading.start: s.heading.end for s in child.sections if s.span.end > s.heading.end + 2}
    for at, paragraph in enumerate(child.paragraphs):
        if paragraph.region in _TALK and at not in told:
            yield paragraph, heads.get(paragraph.span.start, 0) + 2 >= paragraph.span.end and not paragraph.cells


def _held(child: Document, spans: Sequence[Span], known: _Known) -> list[set[str]]:
    """The terms of each passage; what stands inside a phrase that means nothing is passed over.

    All passages are cut at once, which takes less than one by one, and few of their words open a wording."""
    plain, openers, short = unmarked(fold(child.source.text)), known.openers, {**known.short, **shorts(child)}
    words = cut("".join([f"{_NEXT} {plain[span.start : span.end]} " for span in spans]))
    either = openers.keys() | short.keys()
    places = _write_out(words, compress(range(len(words)), map(either.__contains__, words)), short)
    words.append("")  # behind the last one
    passages: list[set[str]] = []
    held, end = set[str](), 0
    for at in places:
        wordings, after = openers.get(words[at], ()), words[at + 1]
        if words[at] == _NEXT:
            passages.append(held := set())
        for second, wording, term in wordings if at >= end else ():
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
    return [_row(said, task_binds(said.task, said.speaks, actors[said.task.actor], mine), passages, parent, child) for said in known.said]


def _row(said: _Said, judged: Judgement, passages: _Passages, parent: Document, child: Document) -> Inheritance:
    binds, why = judged
    found: Span | None = None
    sure = False
    if said.of_plan and binds != "no":
        found = _title(child)
    elif binds != "no" and urgent(parent.text(said.task.focus)) and (clause := told(child)):
        found, sure = clause, True
    elif binds != "no":
        share, at = passages.best(said)
        if share >= _ENOUGH:
            found = passages.spans[at]
            sure = share >= _SURELY and (len(said.terms) >= _FEW or _repeated(parent.text(said.task.focus), [found], child) is not None)
        elif len(said.terms) < _FEW and (repeated := _repeated(parent.text(said.task.focus), passages.spans, child)):
            found = repeated
        elif binds == "yes" and said.deed[0] == _MONEY:
            binds, why = "unclear", _FUNDING
        elif binds == "yes" and passages.trace(said, share, at):
            binds, why = "unclear", _HERE_AND_THERE
        if found is None and binds in ("yes", "unclear") and lacks(parent.text(said.task.span), child):
            binds, why = "no", HAS_NONE
    both = _days(said.task, found, binds, parent, child) if found and sure else None
    late = days_over(*both, parent, child) if both else None
    bounds = loosened(said.task.focus, found, parent, child) if found and sure and not said.task.encouraged else None
    mine = Task(None, found, found) if found else None
    return Inheritance("task", parent, said.task, mine, binds, why, days_late=late, dues=both, bounds=bounds)


def _repeated(text: str, spans: Iterable[Span], child: Document) -> Span | None:
    """Of a task whose words tell little («phân công cán bộ quản lý trực tiếp phụ trách thư viện»): a passage with some of them in a row
    («Phó Hiệu trưởng trực tiếp phụ trách thư viện»)."""
    words = cut(unmarked(fold(text)))
    runs = (words[at : at + _IN_A_ROW] for at in range(len(words) - _IN_A_ROW + 1))
    telling = [f" {' '.join(run)} " for run in runs if any(_terms(run))]
    return next((span for span in spans if telling and _holds(child.text(span), telling)), None)


def _holds(text: str, runs: Iterable[str]) -> bool:
    key = f" {' '.join(cut(unmarked(fold(text))))} "
    return any(run in key for run in runs)


def _days(task: Task, found: Span, binds: str, parent: Document, child: Document) -> tuple[Deadline, Deadline] | None:
    """The parent's day and the plan's, where both surely are of the very same step."""
    text, own = parent.text(task.focus), binds != "no" and bool(own_types(child)) and not task.encouraged
    sent = _SENT_ON.match(f" {fold(text)}") is not None  # what is sent, the clause before says
    both = dues(task.span, found, parent, child) if (binds == "yes" or own) and not sent else None
    theirs = both and (binds == "yes" or _OF_UNITS.search(fold(text)) or sent_to_issuer(both[0], parent))
    if both and theirs and (" | " in parent.text(task.span) or parent.text(both[0].focus) in text or _is_sent(task, both[0], parent)):
        return both  # else it is of another clause of the item
    return stage_days(task.focus, task.span, found, parent, child) if binds == "yes" or (own and of_school(text)) else None


def _is_sent(task: Task, due: Deadline, parent: Document) -> bool:
    """«lập danh sách học sinh; gửi về phường trước ngày 15/10»: a clause that goes on with what the task makes."""
    after = fold(parent.source.text[task.focus.end : due.focus.start]) if 0 <= due.focus.start - task.focus.end <= _BESIDE else ""
    return _SENT_ON.fullmatch(after) is not None


def _title(document: Document) -> Span:
    """What the document says of itself."""
    spans = document.header.spans
    return spans.get("subject") or spans.get("type") or Span(0, 0)
