"""`checker rules`: list, show, test; what an office writes its own with is in `own` and `derive`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from checker.cli import own
from checker.cli.derive import derive
from checker.cli.packs import is_pack, loaded, superiors, with_packs
from checker.cli.speech import Group, Refused, argument, language, option, said, tell
from checker.judge.rules import Rule
from checker.judge.rules.packs import DEFAULT, built_in, built_in_ids
from checker.model import Message
from checker.report.told import ADVICE, SUGGESTION, source_of
from checker.report.words import KINDS, SEVERITY, in_language

if TYPE_CHECKING:
    from checker.pages.page import Page

_form = option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    both=Message("Dạng kết quả.  [mặc định: table]", "Format of the result.  [default: table]"),
)


@click.group("rules", cls=Group, both=Message("Xem và thử các quy tắc.", "Show and test the rules."))
def command() -> None:
    """Show and test the rules."""


@command.command("list", both=Message("Liệt kê quy tắc: mã, mức độ, tên.", "List the rules: id, severity, title."))
@with_packs
@_form
def list_(packs: Sequence[str], form: str) -> None:
    """A line a rule, or all that is known of each as JSON."""
    rules = loaded(packs, examples=form == "json")
    if form == "json":
        click.echo(json.dumps([_described(r) for r in rules], ensure_ascii=False, indent=2))
        return
    words = {name: in_language(word, language()).lower() for name, word in SEVERITY.items()}
    width = max(map(len, words.values()))
    for rule in rules:
        tell(f"{rule.id}  {words[rule.severity]:<{width}}  {in_language(rule.title.message, language())}")
    _tell_others({rule.pack for rule in rules}.union(packs))


def _tell_others(chosen: set[str]) -> None:
    """The built-in packs that are not among those listed, with their titles."""
    from checker.judge.rules.packs import titles

    others = [name for name in built_in() if name not in (*chosen, DEFAULT)]
    if others:
        tell(said(Message("\nGói chọn thêm được bằng --rules:", "\nPacks to be chosen beside these (--rules):")))
    width = max(map(len, others), default=0)
    for name in others:
        tell(f"  {name:<{width}}  {in_language(titles(name)[name], language())}")


def _described(rule: Rule) -> dict[str, Any]:
    import msgspec

    plain = msgspec.to_builtins(rule)
    return {
        name: plain[name]
        for name in ("id", "name", "pack", "severity", "title", "basis", "given", "check", "options", "message", "examples")
    }


@command.command(
    "show",
    both=Message(
        "Xem một quy tắc (mức độ, căn cứ, lời báo, ví dụ), hoặc một gói lập từ văn bản cấp trên.",
        "Show one rule (severity, source, messages, examples), or a pack made out of a superior's plan.",
    ),
)
@argument("rule_id", value=Message("MÃ", "RULE"))
@with_packs
def show(rule_id: str, packs: Sequence[str]) -> None:
    """One rule as a page, or what packs hold of their superiors' plans."""
    if is_pack(rule_id) and (held := superiors([rule_id])):
        from checker.pages.superior import superior_page

        for superior in held:
            _tell_page(superior_page(superior, language()))
        return
    wanted = rule_id.upper()
    rules = {r.id: r for r in loaded(packs, examples=True)}
    if wanted not in rules and wanted in built_in_ids():  # of a pack that is not the default, as an archive's findings name it
        rules = {r.id: r for r in loaded(built_in(), examples=True)}
    rule = rules.get(wanted)
    if rule is None:
        known = ", ".join(rules)
        raise Refused(Message(f"Không có quy tắc «{rule_id}». Có: {known}.", f"No rule “{rule_id}”. There are: {known}."))
    for line in described(rule, language()):
        tell(line)


def _tell_page(page: Page) -> None:
    tell(f"{page.rule} {page.title}")
    for part in page.parts:
        tell(f"\n  {part.head}")
        for line in part.lines:
            tell(f"    {'- ' if part.kind == 'list' else ''}{line}")


_HEADS = {
    "severity": Message("Mức độ", "Severity"),
    "basis": Message("Căn cứ", "Source"),
    "message": Message("Lời báo", "Message"),
    "suggestion": SUGGESTION,
    "advice": ADVICE,
    "silent": Message("Không nêu lại khi đã có", "Silent beside"),
}


def described(rule: Rule, lang: str) -> list[str]:
    """A rule as a page of text."""
    head = {name: in_language(word, lang) for name, word in _HEADS.items()}
    severity = in_language(SEVERITY[rule.severity], lang).lower()
    lines = [f"{rule.id} {in_language(rule.title.message, lang)}", f"  {head['severity']}: {severity}"]
    for basis in rule.basis:
        source = source_of(basis.said, lang)
        lines.append(f"  {head['basis']}: {in_language(KINDS[basis.kind], lang)}{' — ' if source else ''}{source}")
    for name, by_name in (("message", rule.messages), ("advice", rule.advices)):
        lines += [f"  {head[name]}: {in_language(t.message, lang)}" for t in by_name.values()]
    lines += [f"  {head['suggestion']}: {t.vi}" for t in rule.suggestions.values()]  # words for the plan, Vietnamese in both languages
    if rule.silent_beside:
        lines.append(f"  {head['silent']}: {', '.join(rule.silent_beside)}")
    if rule.examples:
        for word, examples in (("✗", rule.examples.bad), ("✓", rule.examples.good)):
            for example in examples:
                texts = [example.text] if isinstance(example.text, str) else example.text.values()
                lines += [f"  {word} {' '.join(t.split())}" for t in texts if t.strip()]
    return lines


@command.command(
    "test",
    both=Message(
        "Thử quy tắc (cả gói, hay từng mã) bằng ví dụ của chính nó; mã thoát 1 khi có ví dụ sai.",
        "Test rules (a pack's, or those named) by their own examples; exit code 1 where one is wrong.",
    ),
)
@with_packs
@argument("names", nargs=-1, value=Message("[GÓI] [MÃ…]", "[PACK] [RULE…]"))
def test(packs: Sequence[str], names: tuple[str, ...]) -> None:
    """Each faulty example with what is wrong with it, and how many there are."""
    from checker.cli.examples import faults_of

    if names and is_pack(names[0]):
        packs, names = (*packs, names[0]), names[1:]
    wanted = {i.upper() for i in names}
    rules = loaded(packs, examples=True)
    superiors(packs)  # a mistake in what they hold of a parent is told here too
    if unknown := sorted(wanted - {r.id for r in rules}):
        raise Refused(Message(f"Không có quy tắc hay gói nào tên {', '.join(unknown)}.", f"No rule or pack named {', '.join(unknown)}."))
    chosen = [r for r in rules if r.id in wanted] if wanted else _own(packs, rules)
    results = [result for rule in chosen for result in faults_of(rule, rules)]
    for name, faults in results:
        for fault in faults:
            tell(f"{name}: {in_language(fault, language())}")
    failed = sum(bool(faults) for _, faults in results)
    click.echo(in_language(Message(f"{len(results)} ví dụ, {failed} sai.", f"{len(results)} examples, {failed} wrong."), language()))
    sys.exit(1 if failed else 0)


def _own(packs: Sequence[str], rules: Sequence[Rule]) -> list[Rule]:
    """Of an office's packs the rules that are its own: those that it retunes have the examples of how they were. Of others, all."""
    ours = set(built_in())
    return list(rules) if ours.issuperset(packs) else [rule for rule in rules if rule.pack not in ours]


for _more in (own.schema, own.new, own.pages_, derive):
    command.add_command(_more)
