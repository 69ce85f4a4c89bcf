"""A rule's examples → what is wrong with them: each runs through the whole pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from checker.extract import extract
from checker.judge import judge
from checker.judge.dressed import dressed
from checker.judge.examples import staged
from checker.judge.rules import Example, Rule
from checker.link import link
from checker.model import Document, Finding, Kin, Message, Report, Source
from checker.parse import parse
from checker.read import read_bytes


def faults_of(rule: Rule, rules: Sequence[Rule]) -> Iterator[tuple[str, list[Message]]]:
    """Each example's name («CC02-bad-1») with its faults; none means that it shows what it says."""
    if rule.examples is None:
        return
    for number, example in enumerate(rule.examples.bad, 1):
        yield f"{rule.id}-bad-{number}", list(bad_faults(rule, example, rules))
    for number, example in enumerate(rule.examples.good, 1):
        yield f"{rule.id}-good-{number}", list(good_faults(rule, example, rules))


def report_of(example: Example, rules: Sequence[Rule]) -> Report:
    """The report on an example's plan, beside its parent where it has one."""
    stage = staged(example)
    child = extract(parse(dressed(_read("plan.txt", stage.text, example.layout), stage.slots, example)))
    parents = [_understood("parent.txt", stage.parent)] if stage.parent is not None else []
    others = [_understood(f"beside-{at}.txt", text) for at, text in enumerate(stage.beside, 1)]
    return judge(child, link(child, parents, _kin(child, parents, others)), rules, profile=example.profile)


def _kin(child: Document, parents: Sequence[Document], others: Sequence[Document]) -> Kin | None:
    """What documents beside the plan tell of it."""
    if not others:
        return None
    from checker.link.forest import Ancestry, planted

    return Ancestry(planted([child, *parents, *others])).kin(0, copies=True)


def _understood(name: str, text: str) -> Document:
    return extract(parse(_read(name, text, True)))


def _read(name: str, text: str, layout: bool) -> Source:
    return replace(read_bytes(name, text.encode()), layout=layout)


def bad_faults(rule: Rule, example: Example, rules: Sequence[Rule]) -> Iterator[Message]:
    """A bad example has a finding of the rule with the message that it says, at the place that it marks."""
    found = _found(rule, example, rules)
    if not found:
        yield Message("không có phát hiện nào", "nothing is found")
        return
    if example.says and example.says not in [f.message.vi for f in found]:
        yield Message(f"nói «{found[0].message.vi}», không nói «{example.says}»", f"says “{found[0].message.vi}”, not “{example.says}”")
    marks = staged(example).marks
    spans = {f.span for f in found if f.span}
    for mark in marks:
        if mark not in spans:
            pointed = ", ".join(f"«{f.evidence}»" for f in found)
            yield Message(f"không chỉ vào chỗ đánh dấu [[…]], mà vào {pointed}", f"points not at the mark [[…]], but at {pointed}")
    if marks and len(spans) > len(marks):
        beyond = ", ".join(f"«{f.evidence}»" for f in found if f.span not in marks)
        yield Message(f"chỉ thêm vào chỗ không đánh dấu: {beyond}", f"points also where no mark is: {beyond}")


def good_faults(rule: Rule, example: Example, rules: Sequence[Rule]) -> Iterator[Message]:
    """A good example has no finding of the rule but the remark that it says, and the rule could judge it."""
    report = report_of(example, rules)
    found = [f for f in report.findings if f.rule == rule.id]
    for finding in found:
        if finding.message.vi != example.says:
            yield Message(
                f"có phát hiện: «{finding.message.vi}» ở «{finding.evidence}»", f"is found: “{finding.message.vi}” at “{finding.evidence}”"
            )
    if example.says and not found:
        yield Message(f"không nói «{example.says}»", f"does not say “{example.says}”")
    outcome = next(v for v in report.verdicts if v.rule == rule.id)
    if outcome.outcome in ("broken", "fail"):
        why = outcome.why or Message("", "")
        yield Message(f"kết luận {outcome.outcome}: {why.vi}", f"verdict {outcome.outcome}: {why.en}")


def _found(rule: Rule, example: Example, rules: Sequence[Rule]) -> list[Finding]:
    return [f for f in report_of(example, rules).findings if f.rule == rule.id]
