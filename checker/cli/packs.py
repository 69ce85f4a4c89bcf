"""The pack of rules that a command names → its rules, or what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from checker.cli.speech import Refused
from checker.judge import RuleError, load_pack
from checker.judge.rules import Rule
from checker.language.lexicon import rules_root
from checker.model import Message

PACK = Message("GÓI", "PACK")
PACK_HELP = Message(
    "Gói quy tắc: tên gói có sẵn, hoặc thư mục có pack.yaml.  [mặc định: ke_hoach]",
    "The pack of rules: a built-in one, or a folder with a pack.yaml.  [default: ke_hoach]",
)


def loaded(pack: str, *, examples: bool = False) -> tuple[Rule, ...]:
    """The rules of a pack. A faulty one ends the command with code 2."""
    if not any((folder / "pack.yaml").is_file() for folder in (Path(pack), rules_root() / pack)):
        raise Refused(_no_pack(pack))
    try:
        return load_pack(pack, examples=examples)
    except RuleError as error:
        raise Refused(error.both) from None


def _no_pack(name: str) -> Message:
    known = ", ".join(sorted(file.parent.name for file in rules_root().glob("*/pack.yaml")))
    return Message(
        f"Không có gói quy tắc «{name}»: không phải gói có sẵn ({known}), cũng không phải thư mục có tệp pack.yaml.",
        f"No pack of rules “{name}”: neither a built-in one ({known}) nor a folder with a pack.yaml.",
    )
