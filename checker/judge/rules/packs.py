"""Packs → their rules together: what they extend, replace, switch off and retune; or the first mistake with file, line and word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from checker.judge.rules.documents import with_documents
from checker.judge.rules.fault import RuleError, refuse
from checker.judge.rules.files import data_of, fault_at, located, shaped, text_of
from checker.judge.rules.load import file_rules
from checker.judge.rules.rating import rated
from checker.judge.rules.retune import tuned, tunings_of
from checker.judge.rules.shape import AppliesTo, Pack, RatingStep, Rule, Tuning
from checker.language.lexicon import came_with, rules_root
from checker.language.patterns import regexp
from checker.model import Message

DEFAULT = "ke_hoach"
_NAME = regexp(r"\w[\w.-]*")  # of a pack or a file: no way out of its folder


class Held(Struct, frozen=True):
    """A rule as its file has it, `origin`, with all that packs do to it; `over` are the origins of rules that it replaces."""

    rule: Rule
    origin: Path
    over: tuple[Path, ...] = ()
    tunings: tuple[Tuning, ...] = ()

    @property
    def off(self) -> bool:
        return any(t.off and t.when is None for t in self.tunings)


class Loaded(Struct, frozen=True):
    """A pack with all that it extends: the rules by id, those that are switched off too, and the steps of its rating."""

    held: dict[str, Held] = {}
    steps: tuple[RatingStep, ...] = ()


def load_pack(*packs: str | Path, examples: bool = False) -> tuple[Rule, ...]:
    """The rules of packs together: built-in ones (their names), folders with a pack.yaml, ZIP files of such; without any, of the default.

    `examples=False` leaves the built-in rules' examples unread: they are half of the text and no check needs them. Raises RuleError.
    """
    chosen = packs or (DEFAULT,)
    all_ = Loaded()
    for pack in chosen:
        with opened(pack) as root:
            all_ = _joined(all_, _loaded(root, examples, ()), root / "pack.yaml")
    rules = [tuned(held.rule, held.tunings) for held in all_.held.values() if not held.off]
    return tuple(rated(_sharing(rules), all_.steps))


def _sharing(rules: Iterable[Rule]) -> list[Rule]:
    """The rules, those for the same plans with one and the same `AppliesTo`, so that a plan is asked once for all of them."""
    known: list[AppliesTo] = []
    shared = []
    for rule in rules:
        about = next((a for a in known if a == rule.applies_to), rule.applies_to)
        known += [] if about is not rule.applies_to else [about]
        shared.append(rule if about is rule.applies_to else replace(rule, applies_to=about))
    return shared


@contextmanager
def opened(pack: str | Path) -> Iterator[Path]:
    """The folder of a pack; what is wrong in a ZIP is told of the ZIP, not of where it was unpacked."""
    file = Path(pack)
    if file.suffix.lower() != ".zip" or not file.is_file():
        yield rules_root() / pack if isinstance(pack, str) and not Path(pack, "pack.yaml").is_file() else file
        return
    from checker.judge.rules.zipped import unpacked

    root = unpacked(file)
    try:
        yield root
    except RuleError as error:
        shown = file / error.file.relative_to(root) if error.file.is_relative_to(root) else error.file
        raise RuleError(shown, error.line, error.message, error.word) from None


def _joined(one: Loaded, other: Loaded, file: Path) -> Loaded:
    """Two packs side by side. A rule that both have is there once, with what either does to it, the second's word last."""
    held = dict(one.held)
    for rule_id, theirs in other.held.items():
        held[rule_id] = _both(held[rule_id], theirs, file) if rule_id in held else theirs
    return Loaded(held, other.steps or one.steps)


def _both(one: Held, other: Held, file: Path) -> Held:
    if one.origin != other.origin and one.origin not in other.over and other.origin not in one.over:
        wrong = Message(
            f"Hai gói «{one.rule.pack}» và «{other.rule.pack}» cùng có mã «{one.rule.id}» cho hai quy tắc khác nhau; hãy đổi một mã.",
            f"The packs “{one.rule.pack}” and “{other.rule.pack}” have two rules of the id “{one.rule.id}”; change one of them.",
        )
        raise RuleError(file, None, wrong, one.rule.id)
    if one == other:
        return one
    last = one if other.origin in one.over else other
    tunings = (*one.tunings, *(t for t in other.tunings if t not in one.tunings))
    documents = dict.fromkeys((*one.rule.documents, *other.rule.documents))
    return replace(last, rule=replace(last.rule, documents=tuple(documents)), tunings=tunings)


def pack_file(root: Path) -> tuple[Path, Pack]:
    """The pack.yaml of a folder, and what it says. Raises RuleError."""
    file = root / "pack.yaml"
    if not file.is_file():
        raise RuleError(
            file, None, Message("Không tìm thấy gói quy tắc: thiếu tệp pack.yaml.", "No such pack: pack.yaml is missing."), root.name
        )
    pack: Pack = shaped(file, (), data_of(file), Pack)
    return file, pack


def _loaded(root: Path, examples: bool, seen: tuple[Path, ...]) -> Loaded:
    file, pack = pack_file(root)
    if root in seen:
        raise RuleError(file, None, Message("Gói quy tắc kế thừa vòng tròn.", "The packs extend each other in a circle."), pack.id)
    _there(root, pack)
    all_ = Loaded()
    for base in pack.extends:
        all_ = _joined(all_, _loaded(base_folder(root, base), examples, (*seen, root)), file)
    held = dict(all_.held)
    held.update({own.rule.id: own for own in _own(root, pack, all_.held, examples)})
    tunings = tunings_of(file, pack, {i: tuned(h.rule, h.tunings) for i, h in held.items() if not h.off} if _retunes(pack) else {})
    if examples or not came_with(root):
        _rating_known(file, pack, held)
    held.update({i: replace(held[i], tunings=(*held[i].tunings, *more)) for i, more in tunings.items()})
    known = with_documents(root, [h.rule for h in held.values()])
    held.update({rule.id: replace(held[rule.id], rule=rule) for rule in known})
    return Loaded(held, tuple(pack.rating) or all_.steps)


def _rating_known(file: Path, pack: Pack, held: dict[str, Held]) -> None:
    """Raises RuleError where a step of the rating asks something of a rule or pack that there is not."""
    packs, rules = {*built_in(), pack.id, *(h.rule.pack for h in held.values())}, {*held, *built_in_ids()}
    for at, step in enumerate(pack.rating):
        for asked, asks in enumerate(step.asks):
            for key, names, known, what in (
                ("packs", asks.packs, packs, Message("Không có gói", "No pack")),
                ("rules", asks.rules, rules, Message("Không có quy tắc", "No rule")),
            ):
                for name in names:
                    if name not in known:
                        raise located(file, refuse(("rating", at, "asks", asked, key), what, name, known))


def _retunes(pack: Pack) -> bool:
    return bool(pack.without or pack.severity or pack.options or pack.retune)


def _own(root: Path, pack: Pack, inherited: dict[str, Held], examples: bool) -> Iterator[Held]:
    """The pack's own rules, each with what it replaces."""
    known = _known(root, pack, inherited) if pack.rules and (examples or not came_with(root)) else None
    seen: set[str] = set()
    for name in pack.rules:
        for rule in file_rules(root / name, pack.id, examples, known):
            other = inherited.get(rule.id)
            if rule.id in seen:
                twice = Message(f"Hai quy tắc cùng mã «{rule.id}».", f"Two rules have the id “{rule.id}”.")
                raise fault_at(root / name, (), rule.id, twice)
            if other and rule.id not in pack.replaces:
                raise _taken(root / name, rule, other.rule)
            seen.add(rule.id)
            yield Held(rule, root / name, (other.origin, *other.over) if other else ())
    for rule_id in pack.replaces:
        if rule_id not in inherited or rule_id not in seen:
            wrong = refuse(("replaces",), Message("Gói không thay quy tắc nào", "The pack replaces no rule"), rule_id, ())
            raise located(root / "pack.yaml", wrong)


def _taken(file: Path, rule: Rule, other: Rule) -> RuleError:
    """A rule of another pack is replaced only where the pack says so: an id taken by chance must not put a rule out of use."""
    wrong = Message(
        f"Mã «{rule.id}» đã có trong gói «{other.pack}». Hãy đặt mã khác;"
        f" nếu muốn thay quy tắc đó, ghi «replaces: [{rule.id}]» trong pack.yaml.",
        f"The id “{rule.id}” is taken in the pack “{other.pack}”. Choose another;"
        f" to replace that rule, say “replaces: [{rule.id}]” in pack.yaml.",
    )
    return fault_at(file, (), rule.id, wrong)


def base_folder(root: Path, name: str) -> Path:
    """The folder of a pack that is extended: beside this one, or built in."""
    beside = root.parent / name
    return beside if root.parent != rules_root() and (beside / "pack.yaml").is_file() else rules_root() / name


def _there(root: Path, pack: Pack) -> None:
    """Raises RuleError where a file or a pack that the pack names is none of this folder's, or is not there."""
    for key, names in (("rules", pack.rules), ("extends", pack.extends)):
        for name in names:
            if not _NAME.fullmatch(name):
                what = Message("Chỉ được nêu tên, không nêu đường dẫn:", "A name, not a path, is asked for:")
                raise located(root / "pack.yaml", refuse((key,), what, name))
    for name in pack.rules:
        if not (root / name).is_file():
            wrong = Message(f"Thiếu tệp quy tắc «{name}» mà gói nêu.", f"The rule file “{name}” that the pack names is missing.")
            raise fault_at(root / "pack.yaml", (), name, wrong)
    for name in pack.extends:
        if root.parent != rules_root() and not (base_folder(root, name) / "pack.yaml").is_file():
            what = Message("Không có gói nào tên", "No pack is called")
            raise located(root / "pack.yaml", refuse(("extends",), what, name, built_in()))


def _known(root: Path, pack: Pack, inherited: Iterable[str]) -> set[str]:
    """The ids that `silent_beside` may name: of the pack's own rules, of those it extends, and of any built-in pack (loaded or not)."""
    return {*inherited, *built_in_ids(), *(rule_id for name in pack.rules for rule_id in _ids(root / name))}


def built_in() -> Sequence[str]:
    """The names of the packs that came with the program."""
    return sorted(file.parent.name for file in rules_root().glob("*/pack.yaml"))


@cache
def built_in_ids() -> frozenset[str]:
    """The ids of every rule of those packs."""
    files = (file for pack in built_in() for file in (rules_root() / pack).glob("*.yaml"))
    return frozenset(rule_id for file in files for rule_id in _ids(file))


def _ids(file: Path) -> list[str]:
    return re.findall(r"^- id: (\S+)", text_of(file), re.M)


def titles(*packs: str | Path) -> dict[str, Message]:
    """The id of each pack, and of those that they extend → its title. Raises RuleError."""
    found: dict[str, Message] = {}
    for pack in packs or (DEFAULT,):
        with opened(pack) as root:
            found |= _titles(root)
    return found


def _titles(root: Path) -> dict[str, Message]:
    file = root / "pack.yaml"
    pack: Pack = shaped(file, (), data_of(file), Pack)
    below = (_titles(base_folder(root, name)) for name in pack.extends)
    return {**{name: title for one in below for name, title in one.items()}, pack.id: pack.title.message}
