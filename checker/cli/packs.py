"""The pack of rules that a command names → its rules, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.cli.speech import Refused, option
from checker.judge import RuleError, load_pack
from checker.judge.rules import Rule
from checker.language.lexicon import rules_root
from checker.model import Message

PACK = Message("GÓI", "PACK")
PACK_HELP = Message(
    "Gói quy tắc: tên gói có sẵn, hoặc thư mục có pack.yaml; nêu nhiều lần được.  [mặc định: ke_hoach]",
    "A pack of rules: a built-in one, or a folder with a pack.yaml; may be given several times.  [default: ke_hoach]",
)
#: `--rules`, of every command that loads rules; without it, the default pack.
with_packs = option("--rules", "packs", multiple=True, value=PACK, both=PACK_HELP)


def is_pack(name: str) -> bool:
    """Whether a word names a pack: a built-in one, or a folder."""
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


def _no_pack(name: str) -> Message:
    known = ", ".join(sorted(file.parent.name for file in rules_root().glob("*/pack.yaml")))
    return Message(
        f"Không có gói quy tắc «{name}»: không phải gói có sẵn ({known}), cũng không phải thư mục có tệp pack.yaml.",
        f"No pack of rules “{name}”: neither a built-in one ({known}) nor a folder with a pack.yaml.",
    )
