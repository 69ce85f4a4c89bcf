"""The shape of a rule and of a pack, as data: strict, so that no key or value passes unread."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from msgspec import Struct, field

from checker.model import Level, Message, Severity, Step

Where = dict[str, str | bool | int | list[str] | None]


_PLAIN: dict[str, Any] = {
    "str": str, "bool": bool, "int": int, "float": float, "str | None": str | None, "bool | None": bool | None, "int | None": int | None,
    "float | None": float | None, "list[str]": list[str], "Where": Where, "dict[str, Any]": dict[str, Any],
    "list[str] | None": list[str] | None, "Where | None": Where | None, "dict[str, list[str]]": dict[str, list[str]], "Severity": Severity,
    "Severity | None": Severity | None,
}  # fmt: skip


def _type(text: str, names: Mapping[str, Any]) -> Any:
    """The type that a text says, «list[Basis]»; the text itself where that takes more than looking up a name."""
    found = _PLAIN.get(text) or names.get(text)
    if found is None and text.endswith(" | None"):
        one = names.get(text[:-7])
        found = one and one | None
    elif found is None and text.startswith("list[") and text[5:-1].isidentifier():
        one = names.get(text[5:-1])
        found = one and list.__class_getitem__(one)
    return found or text


class Strict(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every part of a rule file: a key that is not declared is refused."""

    def __init_subclass__(cls) -> None:
        """The types of its fields as types: msgspec evaluates each text anew, which took half of the time to load the rules."""
        said, names = cls.__annotations__, vars(sys.modules[cls.__module__])
        said.update({name: _type(text, names) for name, text in said.items()})


class Text(Strict, frozen=True):
    """A text for the user, with `{placeholders}`."""

    vi: str
    en: str

    @property
    def message(self) -> Message:
        return Message(self.vi, self.en)


class Basis(Strict, frozen=True, dict=True):
    """What a rule rests on. `at` is the clause; `parent` and `logic` need no document. `document_en`, `at_en`: the same for an English
    reader, where it is no law by its name. `messages`: only the faults of these names;
    `from`, `to`: only for plans of these days."""

    kind: Literal["law", "parent", "logic", "practice"]
    document: str | None = None
    at: str | None = None
    document_en: str | None = None
    at_en: str | None = None
    messages: list[str] = []
    from_: datetime.date | None = field(default=None, name="from")
    to: datetime.date | None = None

    @cached_property
    def said(self) -> Mapping[str, str]:
        """What reports tell of it."""
        return {name: said for name in ("kind", "document", "at", "document_en", "at_en") if (said := getattr(self, name))}


class AppliesTo(Strict, frozen=True):
    """Which documents a rule is about. `subjects` are words of the subject, one of which must be there; `issuers_not` words of the issuer's
    name (party, unions) that rule it out."""

    types: list[str] = []
    levels: list[Level] = []
    levels_not: list[Level] = []
    subjects: list[str] = []
    issuers_not: list[str] = []
    attached: bool | None = None
    from_: datetime.date | None = field(default=None, name="from")
    to: datetime.date | None = None


class Given(Strict, frozen=True):
    """Which facts a check looks at: those of a kind, of the plan or of its parent, whose fields equal `where` (a list: one of)."""

    fact: str
    where: Where = {}
    of: Literal["self", "parent"] = "self"


class LookOf(Strict, frozen=True):
    """How the lines of a slot are set, where that is not as the decree has it: lengths in points, colours as RRGGBB."""

    size: float | None = None
    font: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    color: str | None = None
    centred: bool | None = None
    align: Literal["left", "right", "center", "both"] | None = None
    indent: float | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None


class PageOf(Strict, frozen=True):
    """How the pages are set, where that is not as the decree has it: lengths in millimetres; `pages` counts them."""

    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    numbered: Literal["header", "footer", ""] | None = None
    number_align: Literal["left", "right", "center"] | None = None
    number_size: float | None = None
    number_first: bool | None = None
    restarts: bool | None = None
    pages: int | None = None


class Example(Strict, frozen=True):
    """A text that a rule speaks of. A mapping fills the named slots of the minimal plan; a bare string fills its slot `nhiem_vu`.

    `[[…]]` marks the exact place of the finding, `says` its message; `layout` stands for a file whose layout is known; `beside` are other
    documents that are given with the plan. `look` (slot → what differs) and `page` stand for a file that shows its letters and pages;
    `notices` are codes that its reader tells.
    """

    text: str | dict[str, str]
    says: str | None = None
    parent: str | dict[str, str] | None = None
    beside: list[str | dict[str, str]] = []
    layout: bool = False
    profile: Literal["draft", "issued"] = "issued"
    look: dict[str, LookOf] | None = None
    page: PageOf | None = None
    notices: list[str] = []


class Examples(Strict, frozen=True):
    bad: list[Example]
    good: list[Example]


#: One text {vi, en}, or several by the name of the message.
Texts = dict[str, str | dict[str, str]]


class RuleFile(Strict, frozen=True):
    """One rule as its file has it.

    `severity` is what a finding has unless the check lowers it; `at_most` is a higher one that the rule's options may raise it to.
    `needs`: what the plan or the run must have, else the rule is not_evaluated; `layout` and `whole` only excuse what was not found.
    `suggestion` are words to paste, `advice` says what to do where there are none, or one of their places can't be filled.
    """

    id: str
    name: str
    severity: Severity
    title: Text
    basis: list[Basis]
    given: Given
    check: str
    message: Texts
    at_most: Severity | None = None
    applies_to: AppliesTo = AppliesTo()
    needs: list[Literal["parent", "layout", "whole", "dated", "issuer"]] = []
    options: dict[str, Any] = {}
    silent_beside: list[str] = []
    suggestion: Texts = {}
    advice: Texts = {}
    examples: Examples | None = None


class For(Strict, frozen=True):
    """The plans that a retuning is for: of these levels, with one of these words in the subject, and in the name of the body that issues
    them or of the one above it; each only where it is said."""

    levels: list[Level] = []
    subjects: list[str] = []
    issuers: list[str] = []


class Retune(Strict, frozen=True):
    """What a pack does to rules of others for some plans."""

    for_: For = field(name="for")
    without: list[str] = []
    severity: dict[str, Severity] = {}
    options: dict[str, dict[str, Any]] = {}


class Tuning(Struct, frozen=True):
    """What one pack does to one rule; `when` None is for every plan. `trusted`: the pack came with the program."""

    pack: str
    when: For | None = None
    off: bool = False
    severity: Severity | None = None
    options: dict[str, Any] = {}
    trusted: bool = False


class Asked(Strict, frozen=True):
    """What a step of the rating asks: no finding of these severities by the rules of these packs, nor by these rules (neither: by any)."""

    severity: list[Severity]
    packs: list[str] = []
    rules: list[str] = []


class RatingStep(Strict, frozen=True):
    """A step of the rating, above those before it."""

    id: str
    title: Text
    asks: list[Asked]


class Rule(RuleFile, frozen=True, dict=True):
    """A rule that may judge: `setting` are the options in the shape of its check; texts are by name («» for all).
    `trusted`: it came with the program, so its patterns need no time limit. `documents`: files of an office's own rows of the registry.
    `tunings` wait for the plan; `steps` are those of the rating that ask something of it."""

    setting: Any = None
    messages: dict[str, Text] = {}
    suggestions: dict[str, Text] = {}
    advices: dict[str, Text] = {}
    pack: str = ""
    file: str = ""
    trusted: bool = False
    documents: tuple[str, ...] = ()
    tunings: tuple[Tuning, ...] = ()
    steps: tuple[Step, ...] = ()

    @cached_property
    def heading(self) -> Message:
        return self.title.message

    @cached_property
    def grounds(self) -> tuple[Mapping[str, str], ...]:
        """What reports tell of its basis."""
        return tuple([basis.said for basis in self.basis])

    def text_of(self, name: str) -> Text | None:
        """The message of that name; a rule with one message has it for every name."""
        return self.messages.get(name) or self.messages.get("")

    def suggestion_of(self, name: str) -> Text | None:
        return self.suggestions.get(name) or self.suggestions.get("")

    def advice_of(self, name: str) -> Text | None:
        return self.advices.get(name) or self.advices.get("")


class Pack(Strict, frozen=True):
    """A pack's own file: `rules` are the rule files beside it; `replaces` the rules of the packs it extends that it has in another form;
    `without`, `severity` and `options` hold for every plan, `retune` for some; `rating` are the steps of the rating, lowest first.

    `parent`: the superior's plan that the pack was made from (checker/derive knows its shape); `signed_off_by`, `…_on`: who took it over,
    and when."""

    id: str
    title: Text
    rules: list[str] = []
    extends: list[str] = []
    without: list[str] = []
    replaces: list[str] = []
    severity: dict[str, Severity] = {}
    options: dict[str, dict[str, Any]] = {}
    retune: list[Retune] = []
    rating: list[RatingStep] = []
    parent: dict[str, Any] | None = None
    signed_off_by: str | None = None
    signed_off_on: Any = None
