"""A rule as its file has it → the rule that may judge, every word of it known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Any

import msgspec

from checker.judge.checks import CHECKS, CheckType
from checker.judge.facts import KINDS
from checker.judge.facts.values import strange
from checker.judge.rules.fault import Fault, RuleError, refuse
from checker.judge.rules.files import Path_, data_of, located, shaped, translated
from checker.judge.rules.shape import Rule, RuleFile, Text
from checker.judge.wording import CONTEXT, placeholders
from checker.language.lexicon import came_with
from checker.language.patterns import regexp
from checker.model import Message

_ID = regexp(r"[A-Z]{2}\d{2}")


def file_rules(file: Path, pack: str, examples: bool, known: Set[str] | None) -> Iterator[Rule]:
    ours = came_with(file)
    data = data_of(file)
    if not isinstance(data, list) or not data:
        raise RuleError(
            file, 1, Message("Tệp quy tắc phải là một danh sách quy tắc, mỗi mục bắt đầu bằng «- id:».", "A rule file is a list of rules.")
        )
    for at, item in enumerate(data):
        if ours and not examples and isinstance(item, dict):
            item.pop("examples", None)
        rule: RuleFile = shaped(file, (at,), item, RuleFile)
        try:
            yield checked(rule, (at,), pack, file, known, examples=examples or not ours, ours=ours)
        except Fault as fault:
            raise located(file, fault) from None


def checked(rule: RuleFile, path: Path_, pack: str, file: Path, known: Set[str] | None, *, examples: bool, ours: bool) -> Rule:
    """The rule with its options in the shape of its check, every word of it known. Raises Fault."""
    if not _ID.fullmatch(rule.id):
        wrong = Message(f"Mã quy tắc «{rule.id}» sai: cần hai chữ hoa và hai số, ví dụ CC02.", f"Rule id “{rule.id}” is not like CC02.")
        raise Fault((*path, "id"), rule.id, wrong)
    check = CHECKS.get(rule.check)
    if check is None:
        raise refuse((*path, "check"), Message("Không có phép kiểm", "No check type"), rule.check, CHECKS)
    proven = ours and not examples  # `tests/judge/test_load.py` loads every pack of ours with all that is asked below
    if not proven:
        _facts_known(rule, check, path)
    setting = options_of(rule, rule.options, (*path, "options"), ours, proven=proven)
    texts = {key: texts_of(getattr(rule, key), (*path, key)) for key in ("message", "suggestion", "advice")}
    if not proven:
        _words_known(rule, check, path, setting, texts)
        _beside_known(rule, path, known)
        _examples_there(rule, path)
    fields = {name: getattr(rule, name) for name in rule.__struct_fields__}
    return Rule(
        **fields,
        setting=setting,
        messages=texts["message"],
        suggestions=texts["suggestion"],
        advices=texts["advice"],
        pack=pack,
        file=file.name,
        trusted=ours,
    )


def _words_known(rule: RuleFile, check: CheckType, path: Path_, setting: Any, texts: Mapping[str, Mapping[str, Text]]) -> None:
    """Every name and placeholder of its texts is known. Raises Fault."""
    names = check.names(setting)
    for key, said in texts.items():
        _names_known(said, names, (*path, key), all_=key == "message")
        _placeholders_known(said, check.params | KINDS[rule.given.fact].fields | CONTEXT, (*path, key))
    for name in (name for basis in rule.basis for name in basis.messages):
        if name not in names:
            raise refuse((*path, "basis"), Message("Phép kiểm này không có lời báo", "This check gives no message"), name, names)


def _beside_known(rule: RuleFile, path: Path_, known: Set[str] | None) -> None:
    for other in rule.silent_beside:
        if known is not None and other not in known:
            raise refuse((*path, "silent_beside"), Message("Không có quy tắc", "No rule"), other, known)


def texts_of(said: Mapping[str, Any], path: Path_) -> dict[str, Text]:
    """{vi, en} → {"": Text}; {name: {vi, en}} → {name: Text}."""
    if not said:
        return {}
    single = any(isinstance(value, str) for value in said.values())
    try:
        return {"": msgspec.convert(said, Text)} if single else msgspec.convert(said, dict[str, Text])
    except msgspec.ValidationError as error:
        raise translated(error, path, Text) from None


def _names_known(texts: Mapping[str, Text], names: frozenset[str], path: Path_, *, all_: bool = True) -> None:
    """Every message that the check may give is there, and no other."""
    for name in texts:
        if name and name not in names:
            raise refuse(path, Message("Phép kiểm này không có lời báo", "This check gives no message"), name, names)
    if all_ and "" not in texts and (lacking := sorted(names - set(texts))):
        raise Fault(path, "message", Message(f"Thiếu lời báo «{lacking[0]}».", f"The message “{lacking[0]}” is missing."))


def _examples_there(rule: RuleFile, path: Path_) -> None:
    if rule.examples is None or not rule.examples.bad or not rule.examples.good:
        raise Fault(
            path,
            rule.id,
            Message(
                f"Quy tắc {rule.id} thiếu ví dụ: cần ít nhất một «bad» và một «good».",
                f"Rule {rule.id} lacks examples: one bad and one good at least.",
            ),
        )


def _facts_known(rule: RuleFile, check: CheckType, path: Path_) -> None:
    kind = KINDS.get(rule.given.fact)
    if kind is None or (check.facts and rule.given.fact not in check.facts):
        raise refuse(
            (*path, "given", "fact"),
            Message("Phép kiểm này không dùng loại dữ kiện", "This check has no use for the fact"),
            rule.given.fact,
            check.facts or KINDS,
        )
    for name in rule.given.where:
        if name not in kind.fields:
            raise refuse((*path, "given", "where"), Message("Dữ kiện không có trường", "The fact has no field"), name, kind.fields)
    _values_known(rule.given.where, rule.given.fact, (*path, "given", "where"))


def _values_known(where: Mapping[str, Any], fact: str, path: Path_) -> None:
    """No field is asked for a value that it never has."""
    for name, asked in where.items():
        if found := strange(fact, name, asked):
            word, known = found
            raise refuse((*path, name), Message(f"Trường «{name}» không có giá trị", f"The field “{name}” has no value"), word, known)


def _wheres(options: Any, fact: str, path: Path_) -> Iterator[tuple[Mapping[str, Any], str, Path_]]:
    """Each choice of facts among the options of a check, with the kind of fact that it is made from."""
    if isinstance(options, list):
        for at, item in enumerate(options):
            yield from _wheres(item, fact, (*path, at))
    elif isinstance(options, dict):
        here = options["fact"] if options.get("fact") in KINDS else fact
        for name, value in options.items():
            if name in ("where", "weak", "unless") and isinstance(value, dict):
                yield value, here, (*path, name)
            else:
                yield from _wheres(value, here, (*path, name))


def options_of(rule: RuleFile, options: dict[str, Any], path: Path_, ours: bool, *, proven: bool = False) -> Any:
    """Options in the shape of the rule's check, every word of them known (`proven`: no need to ask); `path` leads to them. Raises Fault."""
    check = CHECKS[rule.check]
    if not ours:
        from checker.judge.rules.hostile import bounded

        bounded(options, path)
    try:
        setting = msgspec.convert(options, check.options)
    except msgspec.ValidationError as error:
        raise translated(error, path, check.options) from None
    if not proven:
        _options_known(rule, check, setting, options, path)
    return setting


def _options_known(rule: RuleFile, check: CheckType, setting: Any, options: dict[str, Any], path: Path_) -> None:
    try:
        for where, name, known in check.words(setting, rule):
            if name not in known:
                raise refuse(("options",), Message(f"Tùy chọn «{where}» không có giá trị", f"Option “{where}” has no value"), name, known)
    except Fault as fault:
        raise Fault((*path, *fault.path[1:]), fault.word, fault.message) from None
    for chosen, fact, at in _wheres(options, rule.given.fact, path):
        _values_known(chosen, fact, at)


def _placeholders_known(texts: Mapping[str, Text], known: frozenset[str], path: Path_) -> None:
    for text in texts.values():
        for name in (*placeholders(text.vi), *placeholders(text.en)):
            if name not in known:
                raise refuse(path, Message("Không có chỗ điền", "No placeholder"), name, known)
