"""A pack's folder → its rules, or the first mistake with file, line and word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import msgspec

from checker.judge.rules.documents import with_documents
from checker.judge.rules.fault import RuleError, refuse
from checker.judge.rules.files import data_of, fault_at, located, shaped, text_of
from checker.judge.rules.load import file_rules
from checker.judge.rules.shape import Pack, Rule
from checker.language.lexicon import rules_root
from checker.model import Message

DEFAULT = "ke_hoach"


def load_pack(*packs: str | Path, examples: bool = False) -> tuple[Rule, ...]:
    """The rules of built-in packs (their names) or of folders with a pack.yaml, together; without any, of the default. Raises RuleError.

    `examples=False` leaves the built-in rules' examples unread: they are half of the text and no check needs them.
    """
    rules: dict[str, Rule] = {}
    for pack in packs or (DEFAULT,):
        _join(rules, _pack_rules(_root(pack), examples, ()))
    return tuple(rules.values())


def _root(pack: str | Path) -> Path:
    return rules_root() / pack if isinstance(pack, str) and not Path(pack, "pack.yaml").is_file() else Path(pack)


def _join(rules: dict[str, Rule], more: Iterable[Rule]) -> None:
    """The rules of a second pack beside those of a first. What both have from a third stands as the one that changed it has it."""
    for rule in more:
        rules[rule.id] = rule


def _pack_rules(root: Path, examples: bool, seen: tuple[Path, ...]) -> Iterator[Rule]:
    file = root / "pack.yaml"
    if not file.is_file():
        raise RuleError(
            file, None, Message("Không tìm thấy gói quy tắc: thiếu tệp pack.yaml.", "No such pack: pack.yaml is missing."), root.name
        )
    pack: Pack = shaped(file, (), data_of(file), Pack)
    if root in seen:
        raise RuleError(file, None, Message("Gói quy tắc kế thừa vòng tròn.", "The packs extend each other in a circle."), pack.id)
    rules: dict[str, Rule] = {}
    for base in pack.extends:
        _join(rules, _pack_rules(_base(root, base), examples, (*seen, root)))
    inherited = set(rules)
    _there(root, pack)
    known = _known(root, pack, rules) if examples or not root.is_relative_to(rules_root()) else None
    for name in pack.rules:
        for rule in file_rules(root / name, pack.id, examples, known):
            if rule.id in rules:
                _replaces(root / name, rule, rules[rule.id], pack)
            rules[rule.id] = rule
    for rule_id in pack.replaces:
        if rule_id not in inherited or rules[rule_id].pack != pack.id:
            raise located(file, refuse(("replaces",), Message("Gói không thay quy tắc nào", "The pack replaces no rule"), rule_id, ()))
    yield from with_documents(root, _retuned(file, pack, rules))


def _replaces(file: Path, rule: Rule, other: Rule, pack: Pack) -> None:
    """A rule of another pack is replaced only where the pack says so: an id taken by chance must not put a rule out of use."""
    if other.pack == pack.id:
        raise fault_at(file, (), rule.id, Message(f"Hai quy tắc cùng mã «{rule.id}».", f"Two rules have the id “{rule.id}”."))
    if rule.id not in pack.replaces:
        wrong = Message(
            f"Mã «{rule.id}» đã có trong gói «{other.pack}». Hãy đặt mã khác;"
            f" nếu muốn thay quy tắc đó, ghi «replaces: [{rule.id}]» trong pack.yaml.",
            f"The id “{rule.id}” is taken in the pack “{other.pack}”. Choose another;"
            f" to replace that rule, say “replaces: [{rule.id}]” in pack.yaml.",
        )
        raise fault_at(file, (), rule.id, wrong)


def _retuned(file: Path, pack: Pack, rules: dict[str, Rule]) -> Iterator[Rule]:
    for name in (*pack.without, *pack.severity):
        if name not in rules:
            raise located(file, refuse((), Message("Không có quy tắc", "No rule"), name, rules))
    for rule_id, rule in rules.items():
        if rule_id not in pack.without:
            yield msgspec.structs.replace(rule, severity=pack.severity.get(rule_id, rule.severity))


def _base(root: Path, name: str) -> Path:
    return root.parent / name if (root.parent / name / "pack.yaml").is_file() else rules_root() / name


def _known(root: Path, pack: Pack, inherited: Iterable[str]) -> set[str]:
    """The ids that `silent_beside` may name: of the pack's own rules, of those it extends, and of any built-in pack (loaded or not)."""
    return {*inherited, *_built_in(), *(rule_id for name in pack.rules for rule_id in _ids(root / name))}


def _there(root: Path, pack: Pack) -> None:
    for name in pack.rules:
        if not (root / name).is_file():
            wrong = Message(f"Thiếu tệp quy tắc «{name}» mà gói nêu.", f"The rule file “{name}” that the pack names is missing.")
            raise fault_at(root / "pack.yaml", (), name, wrong)


@cache
def _built_in() -> frozenset[str]:
    files = (rule for pack in rules_root().glob("*/pack.yaml") for rule in pack.parent.glob("*.yaml"))
    return frozenset(rule_id for file in files for rule_id in _ids(file))


def _ids(file: Path) -> list[str]:
    return re.findall(r"^- id: (\S+)", text_of(file), re.M)
