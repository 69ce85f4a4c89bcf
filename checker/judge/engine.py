"""Document + rules + Hierarchy → Report: every rule gives a verdict, a broken one too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from checker.judge.case import Bench, Case, Hit, Part, Row, Skip, Yielded, given
from checker.judge.checks import CHECKS
from checker.judge.rules.shape import Basis, Rule
from checker.judge.select import applies, fitted, refused
from checker.judge.wording import filled, not_the_parent
from checker.language.shown import date_as_in
from checker.model import Document, Finding, Hierarchy, InheritedRow, Message, Notice, Outcome, PartialDate, Report, Severity, Verdict

_RANK: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}
_SURE = 0.85  # confidence of recognised words below which a finding is no error
_NOTHING = Message("Kế hoạch không có nội dung mà quy tắc này xét.", "The plan has nothing that this rule looks at.")
_NO_LAYOUT = Message(
    "Tệp không cho biết phần đầu, nơi nhận, chữ ký; không kết luận là thiếu.", "The file does not show header, recipients and signature."
)
_PARTIAL = Message("Tệp chỉ đọc được một phần; không kết luận là thiếu.", "Only a part of the file could be read.")
_UNSURE = Message("Kế hoạch không nêu đủ thông tin để kết luận.", "The plan does not tell enough to judge.")


class Result(Struct, frozen=True, gc=False):
    """What one rule says: the hits with their findings, before other rules silence any."""

    rule: Rule
    outcome: Outcome
    looked_at: int = 0
    why: Message | None = None
    told: tuple[tuple[Hit, Finding], ...] = ()
    parts: dict[str, Outcome] = field(default_factory=dict)
    rows: tuple[InheritedRow, ...] = ()

    @property
    def failing(self) -> list[Hit]:
        return [hit for hit, finding in self.told if _fails(self.rule, finding)]


def judge(document: Document, hierarchy: Hierarchy, rules: Sequence[Rule], *, profile: str = "issued") -> Report:
    """The report on one plan; each rule has its verdict, whatever happened to it."""
    bench = Bench(document, hierarchy, profile)
    refusal = refused(document)
    first = [Result(rule, refusal.outcome, why=refusal.why) if refusal else _result(rule, bench) for rule in rules]
    failing = [result for result in first if result.outcome == "fail"]
    results = [_silenced(result, failing) if result.told and result.rule.silent_beside else result for result in first]
    findings = [finding for result in results for _, finding in result.told]
    verdicts = tuple([_verdict(result) for result in results])
    notices = tuple(Notice("mistaken_parent", not_the_parent(p, document)) for p in hierarchy.mistaken)
    return Report(document, tuple(sorted(findings, key=_order)), verdicts, _table(hierarchy, first, results), notices, hierarchy.parents)


def _order(finding: Finding) -> tuple[int, int, str]:
    return -_RANK[finding.severity], finding.span.start if finding.span else -1, finding.rule


def _result(rule: Rule, bench: Bench) -> Result:
    if rule.tunings:
        tuned = fitted(rule, bench)
        if isinstance(tuned, Skip):
            return Result(rule, tuned.outcome, why=tuned.why)
        rule = tuned
    skip = applies(rule, bench)
    if skip:
        return Result(rule, skip.outcome, why=skip.why)
    try:
        facts = given(bench, rule.given)
        check = CHECKS[rule.check]
        if not facts and not check.speaks_of_nothing(rule.setting):
            return _nothing(rule, bench)
        return _weighed(rule, bench, len(facts), tuple(check.run(Case(bench, rule, facts))))
    except TimeoutError as error:
        return Result(
            rule,
            "broken",
            why=Message(f"Biểu thức chính quy chạy quá lâu, đã dừng ({error}).", f"A pattern ran too long and was stopped ({error})."),
        )
    except Exception as error:  # a broken rule is a verdict, never the end of the run
        return Result(rule, "broken", why=Message(f"Quy tắc bị lỗi khi xét: {error!r}.", f"The rule broke: {error!r}."))


def _nothing(rule: Rule, bench: Bench) -> Result:
    unseen = _unseen(rule, bench)
    return Result(rule, "not_evaluated" if unseen else "not_applicable", why=unseen or _NOTHING)


def _unseen(rule: Rule, bench: Bench) -> Message | None:
    """Why something that was not found may still be there."""
    if not rule.needs:
        return None
    source = bench.document.source
    if "layout" in rule.needs and not source.layout:
        return _NO_LAYOUT
    return _PARTIAL if source.status == "partial" and {"whole", "layout"} & set(rule.needs) else None


def _weighed(rule: Rule, bench: Bench, looked_at: int, yielded: tuple[Yielded, ...]) -> Result:
    """The yields of a check as one outcome, with its findings."""
    if not yielded and rule.check != "inherited":  # most rules find nothing to say
        return Result(rule, "pass", looked_at)
    said: dict[type[Yielded], list[Any]] = {Row: [], Hit: [], Part: [], Skip: []}
    for y in yielded:
        said[type(y)].append(y)
    rows: list[Row] = said[Row]
    hits: list[Hit] = said[Hit] + [r.hit for r in rows if r.hit]
    unseen = _unseen(rule, bench)
    lost = [h for h in hits if h.span is None and not _of_row(h, rows)] if unseen else []
    told = tuple([(h, _finding(rule, h, bench)) for h in hits if h not in lost])
    table = tuple([InheritedRow(r.row, r.outcome, rule.id, _row_why(r, told)) for r in rows])
    parts = {part.name: part.outcome for part in said[Part]}
    if lost and unseen:
        parts = {name: "not_evaluated" if o == "fail" and any(name in h.topics for h in lost) else o for name, o in parts.items()}
    outcome, why = _outcome(rule, told, parts, rows, said[Skip])
    if why is _UNSURE:
        why = next((part.why for part in said[Part] if part.why), _UNSURE)
    if lost and outcome != "fail":
        outcome, why = "not_evaluated", unseen
    return Result(rule, outcome, looked_at or len(rows), why, told, parts, table)


def _of_row(hit: Hit, rows: Iterable[Row]) -> bool:
    return any(r.hit is hit for r in rows)


def _row_why(row: Row, told: tuple[tuple[Hit, Finding], ...]) -> Message:
    return next((f.message for h, f in told if h is row.hit), row.why) if row.hit else row.why


def _outcome(
    rule: Rule, told: tuple[tuple[Hit, Finding], ...], parts: dict[str, Outcome], rows: list[Row], skips: list[Skip]
) -> tuple[Outcome, Message | None]:
    """fail if anything fails; else what a check said of the whole; else not_evaluated where a part could not be judged; else pass."""
    if told and any(_fails(rule, finding) for _, finding in told):
        return "fail", None
    if skips:
        return skips[0].outcome, skips[0].why
    said = [*parts.values(), *(r.outcome for r in rows)]
    if rows and all(o == "not_applicable" for o in said):
        return "not_applicable", rows[0].why
    if parts and all(o == "not_applicable" for o in said):
        return "not_applicable", _NOTHING
    if "not_evaluated" in said:
        return "not_evaluated", next((r.why for r in rows if r.outcome == "not_evaluated"), _UNSURE)
    if not said and rule.check == "inherited":
        return "not_applicable", Message("Văn bản cấp trên không có nội dung loại này.", "The parent has no such item.")
    return "pass", None


def _fails(rule: Rule, finding: Finding) -> bool:
    """A remark of severity info is no fault, unless the rule itself is one of style."""
    return finding.severity != "info" or rule.severity == "info"


def _finding(rule: Rule, hit: Hit, bench: Bench) -> Finding:
    document = bench.document
    own = hit.subject is None or hit.subject.document is document
    span = hit.span if own else None
    text, mending, advice = rule.text_of(hit.name), rule.suggestion_of(hit.name), rule.advice_of(hit.name)
    if text is None:
        raise KeyError(f"no message {hit.name!r}")
    value, evidence = partial(_value, bench, hit, own), document.text(span) if span else ""
    places = document.source.places(span) if span else ()
    sure = document.source.least_confidence(span) if span and any(p.confidence is not None for p in places) else None
    doubtful = sure is not None and sure < _SURE
    severity, message = _capped(rule, hit.severity), filled(text, value) or Message("", "")
    words = _to_paste(filled(mending, lambda name: _as_written(value(name), evidence), strict=True)) if mending else None
    return Finding(
        rule.id,
        "warning" if doubtful and severity == "error" else severity,
        _doubted(message, sure) if doubtful and sure is not None else message,
        span,
        places,
        evidence,
        hit.related,
        words,
        tuple([b.said for b in (*hit.basis, *rule.basis) if _holds(b, hit, bench)]),
        filled(advice, value) if advice and not words else None,
    )


def _value(bench: Bench, hit: Hit, own: bool, name: str) -> Any:
    """What a message is filled with: the marked words, what the check says, a field of the fact, one of the headers."""
    if own and name == "text":
        return bench.document.text(hit.span) if hit.span else None
    if name in hit.params:
        return hit.params[name]
    return bench.said(name) if "." in name else hit.subject.get(name) if hit.subject else None


def _doubted(message: Message, sure: float) -> Message:
    """Words that a machine recognised and doubts are never an error, and the finding says so."""
    share = f"{100 * sure:.0f}%"
    return Message(
        f"{message.vi} (Chữ nhận dạng từ ảnh, độ tin cậy {share}; hãy đối chiếu với bản gốc.)",
        f"{message.en} (Recognised from a picture, confidence {share}; compare with the original.)",
    )


def _as_written(value: Any, evidence: str) -> Any:
    """A date to paste is written as the one that it replaces."""
    return date_as_in(evidence, value) if isinstance(value, PartialDate) else value


def _to_paste(words: Message | None) -> Message | None:
    """Words for the plan are Vietnamese, whatever language the report is in."""
    return Message(words.vi, words.vi) if words else None


def _holds(basis: Basis, hit: Hit, bench: Bench) -> bool:
    """Whether a source is one of this fault, on the plan's date; without a date every source is named."""
    if basis.messages and hit.name not in basis.messages:
        return False
    days = bench.days if basis.from_ or basis.to else None
    return days is None or (days[1] >= (basis.from_ or date.min) and days[0] <= (basis.to or date.max))


def _capped(rule: Rule, asked: Severity | None) -> Severity:
    """What the check asks, never above the rule's own severity or the `at_most` that its file names."""
    highest = rule.at_most or rule.severity
    return rule.severity if asked is None else min(asked, highest, key=_RANK.__getitem__)


def _silenced(result: Result, failing: Sequence[Result]) -> Result:
    """Each fault is told once: hits whose topic another failing rule of `silent_beside` has told already are dropped."""
    others = [r for r in failing if r.rule.id in result.rule.silent_beside]
    if not others:
        return result
    told = [hit for other in others for hit in other.failing]
    kept = tuple([(h, f) for h, f in result.told if not any(_same_fault(h, hit) for hit in told)])
    if len(kept) == len(result.told):
        return result
    why = Message(f"Đã nêu ở quy tắc {', '.join(r.rule.id for r in others)}.", f"Told by {', '.join(r.rule.id for r in others)}.")
    still = any(_fails(result.rule, f) for _, f in kept)
    outcome: Outcome = result.outcome if still or result.outcome != "fail" else "not_applicable"
    return replace(result, told=kept, outcome=outcome, why=result.why if still else why)


def _same_fault(one: Hit, other: Hit) -> bool:
    return not one.topics or not other.topics or bool(one.topics & other.topics)


def _verdict(result: Result) -> Verdict:
    rule = result.rule
    severity = rule.severity
    if result.outcome == "fail":
        severity = max([f.severity for _, f in result.told], key=_RANK.__getitem__, default=severity)
    return Verdict(rule.id, result.outcome, severity, result.looked_at, result.parts, result.why, rule.steps, rule.heading, rule.grounds)


def _table(hierarchy: Hierarchy, results: Sequence[Result], told: Sequence[Result]) -> tuple[InheritedRow, ...]:
    """One row for each item of the parents: the first rule that faults it (one that still tells so before one that keeps silent), else the
    last that could judge it."""
    by_row: dict[int, list[InheritedRow]] = {}
    for result in results:
        for row in result.rows:
            by_row.setdefault(id(row.row), []).append(row)
    regime = next((r for r in results if r.rule.id == "TH01" and r.outcome == "fail"), None)
    telling = frozenset(r.rule.id for r in told if r.outcome == "fail")
    return tuple(_row(by_row[id(r)], regime, telling) for r in hierarchy.rows if id(r) in by_row)


def _row(said: list[InheritedRow], regime: Result | None, telling: frozenset[str]) -> InheritedRow:
    first = said[0]
    if first.row.kind == "deadline" and first.outcome == "fail" and regime:
        return replace(first, rule=regime.rule.id, why=regime.told[0][1].message)
    faults = [r for r in said if r.outcome == "fail"]
    failing = next((r for r in faults if r.rule in telling), faults[0] if faults else None)
    if failing or first.outcome != "pass":
        return failing or first
    judged = [r for r in said if r.outcome in ("pass", "not_evaluated")]
    return next((r for r in judged if r.outcome == "not_evaluated"), judged[-1])
