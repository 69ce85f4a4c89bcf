"""The pack of rules that a command names → its rules, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.speech import Refused, option
from checker.judge import RuleError, load_pack
from checker.judge.rules import Rule
from checker.judge.rules.packs import DEFAULT, built_in
from checker.language.lexicon import rules_root
from checker.model import Message

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from checker.derive.load import Superior

PACK = Message("GÓI", "PACK")
_PACK_HELP = Message(
    "Gói quy tắc: tên gói có sẵn, thư mục có pack.yaml, hoặc tệp ZIP của thư mục đó; nêu nhiều lần được.  [mặc định: ",
    "A pack of rules: a built-in one, a folder with a pack.yaml, or a ZIP of one; may be given several times.  [default: ",
)


def _completed(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """What a shell offers: the built-in packs, else folders and files."""
    from click.shell_completion import CompletionItem

    names = [CompletionItem(name) for name in built_in() if name.startswith(incomplete)]
    return names or [CompletionItem(incomplete, type="file")]


def packs_option(*default: str) -> Callable[[Any], Any]:
    """`--rules`, of a command that without it takes the packs of `default`."""
    both = Message(*(f"{words}{', '.join(default)}]" for words in (_PACK_HELP.vi, _PACK_HELP.en)))
    return option("--rules", "packs", multiple=True, value=PACK, both=both, shell_complete=_completed)


#: Of every command that loads rules; without it, the default pack.
with_packs = packs_option(DEFAULT)


def is_pack(name: str) -> bool:
    """Whether a word names a pack: a built-in one, a folder, or a ZIP file."""
    if Path(name).suffix.lower() == ".zip":
        return Path(name).is_file()
    return any((folder / "pack.yaml").is_file() for folder in (Path(name), rules_root() / name))


def loaded(packs: Sequence[str], *, examples: bool = False) -> tuple[Rule, ...]:
    """The rules of the packs together. A faulty one ends the command with code 2."""
    for pack in packs:
        if not is_pack(pack):
            raise Refused(_no_pack(pack))
    try:
        return load_pack(*packs, examples=examples)
    except RuleError as error:
        raise Refused(error.both) from None


def superiors(packs: Sequence[str]) -> tuple[Superior, ...]:
    """The superiors' plans that packs were made from. A faulty one ends the command with code 2."""
    if not any(map(_may_hold_one, packs)):
        return ()
    from checker.derive.load import superiors_of

    try:
        return superiors_of(packs)
    except RuleError as error:
        raise Refused(error.both) from None


def _may_hold_one(pack: str) -> bool:
    """Not a built-in pack without a parent, which need not be read twice."""
    ours = rules_root() / pack / "pack.yaml"
    return Path(pack, "pack.yaml").is_file() or not ours.is_file() or b"\nparent:" in ours.read_bytes()


def _no_pack(name: str) -> Message:
    known = ", ".join(built_in())
    return Message(
        f"Không có gói quy tắc «{name}»: không phải gói có sẵn ({known}), cũng không phải thư mục có pack.yaml hay tệp ZIP của nó.",
        f"No pack of rules “{name}”: neither a built-in one ({known}) nor a folder with a pack.yaml or a ZIP of one.",
    )
