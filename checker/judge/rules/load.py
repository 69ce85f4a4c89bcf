"""A pack's folder → its rules, or the first mistake with file, line and word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec

from checker.judge.checks import CHECKS, CheckType
from checker.judge.checks.alike import Limit
from checker.judge.checks.compare import PartOf
from checker.judge.checks.inherit import ASK
from checker.judge.checks.shape import FieldsCase, Test
from checker.judge.facts import KINDS
from checker.judge.facts.values import strange
from checker.judge.rules.documents import with_documents
from checker.judge.rules.fault import Fault, RuleError, line_of, refuse
from checker.judge.rules.shape import AppliesTo, Basis, Example, Examples, Given, Pack, Rule, RuleFile, Text
from checker.judge.wording import CONTEXT, placeholders
from checker.language.lexicon import load_yaml, rules_root
from checker.language.patterns import regexp
from checker.model import Level, Message, Severity

_ID = regexp(r"[A-Z]{2}\d{2}")
_AT = regexp(r" - at `\$(.*)`$")
_UNKNOWN_KEY = regexp(r"unknown field `(\w+)`")
_MISSING_KEY = regexp(r"missing required field `(\w+)`")
_WRONG_VALUE = regexp(r"Invalid enum value '?([^']*)'?")
_WRONG_TYPE = regexp(r"Expected `([^`]+)`, got `([^`]+)`")
Path_ = tuple[str | int, ...]
_TYPES = {
    "str": "chữ",
    "object": "nhóm khóa",
    "array": "danh sách",
    "int": "số nguyên",
    "bool": "true hoặc false",
    "null": "trống",
    "float": "số",
}


def load_pack(pack: str | Path = "ke_hoach", *, examples: bool = False) -> tuple[Rule, ...]:
    """The rules of a built-in pack (its name) or of a folder with a pack.yaml. Raises RuleError.

    `examples=False` leaves the built-in rules' examples unread: they are half of the text and no check needs them.
    """
    root = rules_root() / pack if isinstance(pack, str) and not Path(pack, "pack.yaml").is_file() else Path(pack)
    return tuple(_pack_rules(root, examples, ()))


def _pack_rules(root: Path, examples: bool, seen: tuple[Path, ...]) -> Iterator[Rule]:
    file = root / "pack.yaml"
    if not file.is_file():
        raise RuleError(
            file, None, Message("Không tìm thấy gói quy tắc: thiếu tệp pack.yaml.", "No such pack: pack.yaml is missing."), root.name
        )
    pack: Pack = _strict(file, (), _yaml(file), Pack)
    if root in seen:
        raise RuleError(file, None, Message("Gói quy tắc kế thừa vòng tròn.", "The packs extend each other in a circle."), pack.id)
    rules = {r.id: r for base in pack.extends for r in _pack_rules(_base(root, base), examples, (*seen, root))}
    inherited, ahead = set(rules), _ids_ahead(root, pack)
    for name in pack.rules:
        for rule in _file_rules(root / name, pack.id, examples, ahead | set(rules)):
            if rule.id in rules:
                _replaces(root / name, rule, rules[rule.id], pack)
            rules[rule.id] = rule
    for rule_id in pack.replaces:
        if rule_id not in inherited or rules[rule_id].pack != pack.id:
            raise _located(file, refuse(("replaces",), Message("Gói không thay quy tắc nào", "The pack replaces no rule"), rule_id, ()))
    yield from with_documents(root, _retuned(file, pack, rules))


def _replaces(file: Path, rule: Rule, other: Rule, pack: Pack) -> None:
    """A rule of another pack is replaced only where the pack says so: an id taken by chance must not put a rule out of use."""
    if other.pack == pack.id:
        raise _at(file, (), rule.id, Message(f"Hai quy tắc cùng mã «{rule.id}».", f"Two rules have the id “{rule.id}”."))
    if rule.id not in pack.replaces:
        wrong = Message(
            f"Mã «{rule.id}» đã có trong gói «{other.pack}». Hãy đặt mã khác;"
            f" nếu muốn thay quy tắc đó, ghi «replaces: [{rule.id}]» trong pack.yaml.",
            f"The id “{rule.id}” is taken in the pack “{other.pack}”. Choose another;"
            f" to replace that rule, say “replaces: [{rule.id}]” in pack.yaml.",
        )
        raise _at(file, (), rule.id, wrong)


def _retuned(file: Path, pack: Pack, rules: dict[str, Rule]) -> Iterator[Rule]:
    for name in (*pack.without, *pack.severity):
        if name not in rules:
            raise _located(file, refuse((), Message("Không có quy tắc", "No rule"), name, rules))
    for rule_id, rule in rules.items():
        if rule_id not in pack.without:
            yield msgspec.structs.replace(rule, severity=pack.severity.get(rule_id, rule.severity))


def _base(root: Path, name: str) -> Path:
    return root.parent / name if (root.parent / name / "pack.yaml").is_file() else rules_root() / name


def _ids_ahead(root: Path, pack: Pack) -> set[str]:
    """The ids of every rule of the pack, so that `silent_beside` may name a later one."""
    found: set[str] = set()
    for name in pack.rules:
        path = root / name
        if not path.is_file():
            wrong = Message(f"Thiếu tệp quy tắc «{name}» mà gói nêu.", f"The rule file “{name}” that the pack names is missing.")
            raise _at(root / "pack.yaml", (), name, wrong)
        found.update(re.findall(r"^- id: (\S+)", _text(path), re.M))
    return found


def _file_rules(file: Path, pack: str, examples: bool, known: set[str]) -> Iterator[Rule]:
    ours = file.is_relative_to(rules_root())
    data = _yaml(file)
    if not isinstance(data, list) or not data:
        raise RuleError(
            file, 1, Message("Tệp quy tắc phải là một danh sách quy tắc, mỗi mục bắt đầu bằng «- id:».", "A rule file is a list of rules.")
        )
    for at, item in enumerate(data):
        if ours and not examples and isinstance(item, dict):
            item.pop("examples", None)
        rule: RuleFile = _strict(file, (at,), item, RuleFile)
        try:
            yield checked(rule, (at,), pack, file, known, examples or not ours)
        except Fault as fault:
            raise _located(file, fault) from None


def checked(rule: RuleFile, path: Path_, pack: str, file: Path, known: set[str], examples: bool) -> Rule:
    """The rule with its options in the shape of its check, every word of it known. Raises Fault."""
    if not _ID.fullmatch(rule.id):
        wrong = Message(f"Mã quy tắc «{rule.id}» sai: cần hai chữ hoa và hai số, ví dụ CC02.", f"Rule id “{rule.id}” is not like CC02.")
        raise Fault((*path, "id"), rule.id, wrong)
    check = CHECKS.get(rule.check)
    if check is None:
        raise refuse((*path, "check"), Message("Không có phép kiểm", "No check type"), rule.check, CHECKS)
    _facts_known(rule, check, path)
    setting = _options(rule, check, path)
    messages, suggestions = _texts(rule.message, (*path, "message")), _texts(rule.suggestion, (*path, "suggestion"))
    names = check.names(setting)
    _names_known(messages, names, (*path, "message"))
    _names_known(suggestions, names, (*path, "suggestion"), all_=False)
    for key, texts in (("message", messages), ("suggestion", suggestions)):
        _placeholders_known(texts, check.params | KINDS[rule.given.fact].fields | CONTEXT, (*path, key))
    for other in rule.silent_beside:
        if other not in known:
            raise refuse((*path, "silent_beside"), Message("Không có quy tắc", "No rule"), other, known)
    for name in (name for basis in rule.basis for name in basis.messages):
        if name not in names:
            raise refuse((*path, "basis"), Message("Phép kiểm này không có lời báo", "This check gives no message"), name, names)
    if examples:
        _examples_there(rule, path)
    fields = {name: getattr(rule, name) for name in rule.__struct_fields__}
    return Rule(
        **fields,
        setting=setting,
        messages=messages,
        suggestions=suggestions,
        pack=pack,
        file=file.name,
        trusted=file.is_relative_to(rules_root()),
    )


def _texts(said: Mapping[str, Any], path: Path_) -> dict[str, Text]:
    """{vi, en} → {"": Text}; {name: {vi, en}} → {name: Text}."""
    if not said:
        return {}
    single = any(isinstance(value, str) for value in said.values())
    try:
        return {"": msgspec.convert(said, Text)} if single else msgspec.convert(said, dict[str, Text])
    except msgspec.ValidationError as error:
        raise _translated(error, path, Text) from None


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


def _options(rule: RuleFile, check: CheckType, path: Path_) -> Any:
    try:
        setting = msgspec.convert(rule.options, check.options)
    except msgspec.ValidationError as error:
        raise _translated(error, (*path, "options"), check.options) from None
    try:
        for where, name, known in check.words(setting, rule):
            if name not in known:
                raise refuse(("options",), Message(f"Tùy chọn «{where}» không có giá trị", f"Option “{where}” has no value"), name, known)
    except Fault as fault:
        raise Fault((*path, *fault.path), fault.word, fault.message) from None
    for chosen, fact, at in _wheres(rule.options, rule.given.fact, (*path, "options")):
        _values_known(chosen, fact, at)
    return setting


def _placeholders_known(texts: Mapping[str, Text], known: frozenset[str], path: Path_) -> None:
    for text in texts.values():
        for name in (*placeholders(text.vi), *placeholders(text.en)):
            if name not in known:
                raise refuse(path, Message("Không có chỗ điền", "No placeholder"), name, known)


def _text(file: Path) -> str:
    """The text of a rule file; RuleError where it is not UTF-8 (old editors save «Unicode» as UTF-16)."""
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        wrong = Message("Tệp không ở bảng mã UTF-8; hãy lưu lại dưới dạng UTF-8.", "The file is not UTF-8; save it as UTF-8.")
        raise RuleError(file, line, wrong, "") from None


def _yaml(file: Path) -> Any:
    if not file.is_relative_to(rules_root()):
        _text(file)
    try:
        return load_yaml(file)
    except Exception as error:
        from yaml import YAMLError  # here, since a pack that is compiled has no need of it

        if not isinstance(error, YAMLError):
            raise
        text = _text(file)
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        word = text.split("\n")[mark.line].strip() if mark and mark.line < text.count("\n") + 1 else ""
        raise RuleError(file, line, Message(f"Tệp không đúng cú pháp YAML ở «{word}».", f"Not valid YAML at “{word}”."), word) from None


def _strict(file: Path, path: Path_, data: Any, shape: Any) -> Any:
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        raise _located(file, _translated(error, path, shape)) from None


#: Key → the shape of what stands under it, and key → its values: for saying what would be right.
_SHAPES: dict[str, Any] = {
    "applies_to": AppliesTo, "given": Given, "instead": Given, "basis": Basis, "examples": Examples, "bad": Example, "good": Example,
    "title": Text, "message": Text, "suggestion": Text, "tests": Test, "cases": FieldsCase, "limit": Limit, "parts": PartOf,
}  # fmt: skip
_VALUES = {
    "severity": get_args(Severity), "at_most": get_args(Severity), "levels": get_args(Level), "levels_not": get_args(Level),
    "kind": ("law", "parent", "logic", "practice"), "of": ("self", "parent"), "needs": ("parent", "layout", "whole", "dated", "issuer"),
    "ask": tuple(ASK), "beside": ("linked", "parent", "own"), "profile": ("draft", "issued"), "nothing": ("pass", "not_applicable"),
}  # fmt: skip


def _keys(path: Path_, root: Any) -> tuple[str, ...]:
    """The keys that may stand where `path` leads."""
    steps = [step for step in path if isinstance(step, str) and step != "options"]
    shape = _SHAPES.get(steps[-1], root) if steps else root
    return tuple(shape.__struct_encode_fields__)


def _translated(error: msgspec.ValidationError, path: Path_, root: Any) -> Fault:
    """msgspec's sentence → path, word and a sentence of ours."""
    said = str(error)
    at = _AT.search(said)
    steps = re.findall(r"\.(\w+)|\[(\d+)\]", at[1]) if at else []
    full = (*path, *(int(index) if index else name for name, index in steps))
    if found := _UNKNOWN_KEY.search(said):
        return refuse(full, Message("Khóa không có:", "Unknown key"), found[1], _keys(full, root))
    if found := _MISSING_KEY.search(said):
        return Fault(full, "", Message(f"Thiếu khóa bắt buộc «{found[1]}».", f"The key “{found[1]}” is missing."))
    if found := _WRONG_VALUE.search(said):
        values = next((_VALUES[step] for step in reversed(full) if step in _VALUES), ())
        return refuse(full, Message("Giá trị không dùng được:", "No such value"), found[1], values)
    if found := _WRONG_TYPE.search(said):
        wanted = ", ".join(_TYPES.get(t.strip(), t.strip()) for t in found[1].split("|"))
        return Fault(
            full,
            "",
            Message(f"Sai kiểu giá trị: cần {wanted}, lại là {_TYPES.get(found[2], found[2])}.", f"Expected {found[1]}, got {found[2]}."),
        )
    return Fault(full, "", Message(f"Giá trị không hợp lệ ({said}).", said))


def _located(file: Path, fault: Fault) -> RuleError:
    return _at(file, fault.path, fault.word, fault.message)


def _at(file: Path, path: Path_, word: str, message: Message) -> RuleError:
    return RuleError(file, line_of(_text(file), path, word), message, word)


def rule_schema() -> dict[str, Any]:
    """The JSON Schema of a rule file, for editors: the options of each check type included."""
    (rules,), parts = msgspec.json.schema_components([list[RuleFile]], ref_template="#/$defs/{name}")
    own: Mapping[str, Any] = parts["RuleFile"]
    own["properties"]["check"]["enum"] = sorted(CHECKS)
    cases = []
    for name, check in CHECKS.items():
        (shape,), more = msgspec.json.schema_components([check.options], ref_template="#/$defs/{name}")
        parts.update(more)
        cases.append({"if": {"properties": {"check": {"const": name}}}, "then": {"properties": {"options": shape}}})
    own["allOf"] = cases  # type: ignore[index]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Soát: rules", **rules, "$defs": parts}
