"""The pack of rules that a command names → its rules, or what is wrong with it."""

from __future__ import annotations

from checker.cli.speech import Refused
from checker.judge import RuleError, load_pack
from checker.judge.rules import Rule
from checker.model import Message

PACK = Message("GÓI", "PACK")
PACK_HELP = Message(
    "Gói quy tắc: tên gói có sẵn, hoặc thư mục có pack.yaml.  [mặc định: ke_hoach]",
    "The pack of rules: a built-in one, or a folder with a pack.yaml.  [default: ke_hoach]",
)


def loaded(pack: str, *, examples: bool = False) -> tuple[Rule, ...]:
    """The rules of a pack. A faulty one ends the command with code 2."""
    try:
        return load_pack(pack, examples=examples)
    except RuleError as error:
        raise Refused(error.both) from None
