"""`checker rules`: list, show, test, schema."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from checker.judge import RuleError, load_pack, rule_schema
from checker.judge.rules import Rule

_pack = click.option("--rules", "pack", default="ke_hoach", metavar="PACK", help="Tên gói có sẵn hoặc thư mục có pack.yaml.")
_lang = click.option("--lang", type=click.Choice(["vi", "en"]), default="vi")


_KINDS = {
    "law": ("quy định của pháp luật", "law"),
    "parent": ("văn bản cấp trên", "the parent's own text"),
    "logic": ("mâu thuẫn, không thể có", "logic: it cannot be so"),
    "practice": ("thông lệ", "practice"),
}


def _load(pack: str, *, examples: bool = False) -> tuple[Rule, ...]:
    try:
        return load_pack(pack, examples=examples)
    except RuleError as error:
        raise click.UsageError(str(error)) from None


@click.group("rules")
def command() -> None:
    """Xem, thử và kiểm tra các quy tắc."""


@command.command("list")
@_pack
@_lang
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def list_(pack: str, lang: str, form: str) -> None:
    """Liệt kê quy tắc: mã, mức độ, tên."""
    rules = _load(pack, examples=form == "json")
    if form == "json":
        click.echo(json.dumps([_described(r) for r in rules], ensure_ascii=False, indent=2))
        return
    for rule in rules:
        click.echo(f"{rule.id}  {rule.severity:<8} {rule.title.en if lang == 'en' else rule.title.vi}")


def _described(rule: Rule) -> dict[str, Any]:
    import msgspec

    plain = msgspec.to_builtins(rule)
    return {
        name: plain[name]
        for name in ("id", "name", "pack", "severity", "title", "basis", "given", "check", "options", "message", "examples")
    }


@command.command("show")
@click.argument("rule_id")
@_pack
@_lang
def show(rule_id: str, pack: str, lang: str) -> None:
    """Một quy tắc: căn cứ, lời báo, ví dụ."""
    rules = {r.id: r for r in _load(pack, examples=True)}
    rule = rules.get(rule_id.upper())
    if rule is None:
        raise click.UsageError(f"Không có quy tắc «{rule_id}». Có: {', '.join(rules)}.")
    for line in described(rule, lang):
        click.echo(line)


def described(rule: Rule, lang: str) -> list[str]:
    """A rule as a page of text."""
    vi = lang != "en"
    lines = [f"{rule.id} {rule.title.vi if vi else rule.title.en}", f"  {'Mức độ' if vi else 'Severity'}: {rule.severity}"]
    for basis in rule.basis:
        source = ", ".join(filter(None, (basis.document, basis.at)))
        lines.append(f"  {'Căn cứ' if vi else 'Basis'}: {_KINDS[basis.kind][0 if vi else 1]}{' — ' if source else ''}{source}")
    lines += [f"  {'Lời báo' if vi else 'Message'}: {t.vi if vi else t.en}" for t in rule.messages.values()]
    if rule.silent_beside:
        lines.append(f"  {'Nhường' if vi else 'Silent beside'}: {', '.join(rule.silent_beside)}")
    if rule.examples:
        for word, examples in (("✗", rule.examples.bad), ("✓", rule.examples.good)):
            for example in examples:
                texts = [example.text] if isinstance(example.text, str) else example.text.values()
                lines += [f"  {word} {' '.join(t.split())}" for t in texts]
    return lines


@command.command("test")
@_pack
@click.argument("names", nargs=-1, metavar="[PACK] [RULE…]")
def test(pack: str, names: tuple[str, ...]) -> None:
    """Thử quy tắc (cả gói, hay từng mã) bằng ví dụ của chính nó; mã thoát 1 khi có ví dụ sai."""
    from checker.cli.examples import faults_of
    from checker.language.lexicon import rules_root

    if names and any((folder / "pack.yaml").is_file() for folder in (Path(names[0]), rules_root() / names[0])):
        pack, names = names[0], names[1:]
    wanted = {i.upper() for i in names}
    rules = _load(pack, examples=True)
    failed = tried = 0
    for rule in rules:
        if wanted and rule.id not in wanted:
            continue
        for name, faults in faults_of(rule, rules):
            tried += 1
            failed += bool(faults)
            for fault in faults:
                click.echo(f"{name}: {fault}")
    if not tried:
        raise click.UsageError(f"Không có quy tắc nào tên {', '.join(names)}.")
    click.echo(f"{tried} ví dụ, {failed} sai.")
    sys.exit(1 if failed else 0)


@command.command("schema")
def schema() -> None:
    """JSON Schema của tệp quy tắc."""
    click.echo(json.dumps(rule_schema(), ensure_ascii=False, indent=2))
