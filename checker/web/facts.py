"""A parent's facts ↔ the fields of a form, in which an officer sets right what was read wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec.structs import replace

from checker.derive.facts import of_item
from checker.derive.faults import sound, translated
from checker.derive.marks import field_mark, mark
from checker.derive.shape import DeadlineOf, Item, Parent, PartOf, TargetOf
from checker.judge.rules.fault import Fault
from checker.model import Message

Kind = Literal["targets", "deadlines", "events", "tasks"]
_DROP = "drop"
#: Rows for facts that were not read at all, of each kind that can be added.
MORE = 3


class Field(NamedTuple):
    """A field of the form. `choices` where it is one of several; `wide` where its text is long; `sort` what is made of the text."""

    name: str
    label: Message
    choices: Mapping[str, Message] | None = None
    wide: bool = False
    sort: Literal["text", "number", "whole"] = "text"


_NONE = Message("—", "—")
_OPS = {
    "": _NONE,
    "=": Message("đạt (=)", "equal to (=)"),
    ">=": Message("ít nhất (≥)", "at least (≥)"),
    ">": Message("trên (>)", "more than (>)"),
    "<=": Message("không quá (≤)", "at most (≤)"),
    "<": Message("dưới (<)", "less than (<)"),
    "~": Message("khoảng (~)", "about (~)"),
}
_RECURRENCE = {
    "": Message("một lần", "once"),
    "monthly": Message("hằng tháng", "monthly"),
    "quarterly": Message("hằng quý", "quarterly"),
    "semiannual": Message("6 tháng một lần", "twice a year"),
    "annual": Message("hằng năm", "yearly"),
}
HEADER = (
    Field("type", Message("Loại văn bản", "Type")),
    Field("number", Message("Số, ký hiệu", "Number")),
    Field("issued", Message("Ngày ban hành", "Issued on")),
    Field("issuer", Message("Cơ quan ban hành", "Issuer"), wide=True),
    Field("subject", Message("Trích yếu", "Subject"), wide=True),
)
FIELDS: dict[Kind, tuple[Field, ...]] = {
    "targets": (
        Field("indicator", Message("Nội dung", "Indicator"), wide=True),
        Field("op", Message("Mức", "How"), _OPS),
        Field("value", Message("Con số", "Figure"), sort="number"),
        Field("unit", Message("Đơn vị", "Unit")),
        Field("year", Message("Năm", "Year"), sort="whole"),
    ),
    "deadlines": (
        Field("due", Message("Ngày hạn", "Due")),
        Field("recurrence", Message("Lặp lại", "Repeats"), _RECURRENCE),
        Field("actor", Message("Ai làm", "Who")),
        Field("recipient", Message("Gửi về", "To")),
    ),
    "events": (
        Field("name", Message("Tên", "Name"), wide=True),
        Field("from_", Message("Từ ngày", "From")),
        Field("to", Message("Đến ngày", "To")),
    ),
    "tasks": (Field("actor", Message("Giao cho", "Given to"), wide=True),),
}
TITLES: dict[Kind, Message] = {
    "targets": Message("Chỉ tiêu", "Targets"),
    "deadlines": Message("Thời hạn", "Deadlines"),
    "events": Message("Đợt hoạt động", "Events"),
    "tasks": Message("Nhiệm vụ", "Tasks"),
}
#: What is asked of a fact that is added.
ADDED: dict[Kind, tuple[Field, ...]] = {
    "targets": (Field("clause", Message("Nội dung", "Words"), wide=True), *FIELDS["targets"][1:]),
    "deadlines": (Field("clause", Message("Nội dung", "Words"), wide=True), *FIELDS["deadlines"][:2]),
}


class Row(NamedTuple):
    """A fact in the form: `name` begins the names of its fields; `clause` says it in the parent's words; `values` field → text."""

    name: str
    clause: str
    values: dict[str, str]


class Corrected(NamedTuple):
    """The parent as it was set right; how many facts differ; field → what is wrong with it."""

    parent: Parent
    changes: int
    wrong: dict[str, Message]


def rows(parent: Parent) -> dict[Kind, list[Row]]:
    """The facts of a parent, kind by kind, in the order of the text."""
    return {
        kind: [
            Row(f"{i}.{j}.{kind}.{k}", item.clause, {f.name: text_of(getattr(fact, f.name)) for f in fields})
            for i, part in enumerate(parent.parts)
            for j, item in enumerate(part.items)
            for k, fact in enumerate(getattr(item, kind))
        ]
        for kind, fields in FIELDS.items()
    }


def changed(parent: Parent) -> int:
    """How many facts, and fields of the header, are not as they were read."""
    marks = frozenset(parent.as_derived.split())
    stated = [fact for part in parent.parts for item in part.items for _, fact in of_item(item)]
    return sum(mark(fact) not in marks for fact in stated) + sum(
        field_mark(name, getattr(parent, name)) not in marks for name in parent.printed
    )


def text_of(value: Any) -> str:
    """A value as it stands in a field: 99.5 is «99,5»."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else str(value).replace(".", ",")
    return str(value)


def corrected(parent: Parent, fields: Mapping[str, str]) -> Corrected:
    """The parent with the values of a form; fields that the form has not are left as they are."""
    made = _Corrections(parent, fields).made()
    if made.wrong or not made.changes:
        return made
    try:
        whole = msgspec.convert(msgspec.to_builtins(made.parent), Parent)
        sound(whole)
    except msgspec.ValidationError as error:
        return made._replace(wrong=_wrong(translated(error, msgspec.to_builtins(made.parent))))
    except Fault as fault:
        return made._replace(wrong=_wrong(fault))
    return made


def _wrong(fault: Fault) -> dict[str, Message]:
    """«("parent", "parts", 3, "items", 2, "targets", 0, "value")» → «3.2.targets.0.value»."""
    steps = [str(step) for step in fault.path if step not in ("parent", "parts", "items")]
    return {".".join(steps): fault.message}


class _Corrections:
    def __init__(self, parent: Parent, fields: Mapping[str, str]) -> None:
        self.parent, self.fields = parent, fields
        self.changes = 0
        self.wrong: dict[str, Message] = {}

    def made(self) -> Corrected:
        head = self._changed("", self.parent, HEADER)
        parts = [replace(part, items=list(self._items(i, part))) for i, part in enumerate(self.parent.parts)]
        more = list(self._more())
        self.changes += len(more)
        if more:
            parts = _with(parts, more)
        return Corrected(replace(head, parts=parts), self.changes, self.wrong)

    def _items(self, i: int, part: PartOf) -> Iterator[Item]:
        """The clauses of a part that have any fact left, or never had one."""
        for j, item in enumerate(part.items):
            left = {kind: list(self._facts(f"{i}.{j}.{kind}", kind, getattr(item, kind))) for kind in FIELDS}
            if any(left.values()) or not any(getattr(item, kind) for kind in FIELDS):
                yield replace(item, **left)

    def _facts(self, name: str, kind: Kind, stated: list[Any]) -> Iterator[Any]:
        for k, fact in enumerate(stated):
            if self.fields.get(f"{name}.{k}.{_DROP}"):
                self.changes += 1
                continue
            yield self._changed(f"{name}.{k}.", fact, FIELDS[kind])

    def _changed(self, name: str, stated: Any, fields: tuple[Field, ...]) -> Any:
        """The same with the values of the form, where they are others."""
        new = {}
        for field in fields:
            said = self.fields.get(name + field.name)
            if said is not None and " ".join(said.split()) != " ".join(text_of(getattr(stated, field.name)).split()):
                new[field.name] = self._value(name + field.name, field, said)
        if not new:
            return stated
        self.changes += 1
        return replace(stated, **new)

    def _value(self, name: str, field: Field, said: str) -> Any:
        """What a field's text says; what it cannot say is told."""
        said = "".join(c for c in " ".join(said.split()) if c.isprintable())  # no document of Word can hold U+0000
        if not said and field.name in ("indicator", "name"):
            self.wrong[name] = Message(
                "Không được để trống; muốn bỏ mục này thì đánh dấu «Bỏ».", "Must not be empty; to leave the item out, tick “Leave out”."
            )
            return ""
        if not said:
            return None
        if field.choices is not None and said not in field.choices:
            self.wrong[name] = Message(f"Không có giá trị «{said}».", f"There is no value “{said}”.")
        if field.sort == "text":
            return said
        number = _number(said, whole=field.sort == "whole")
        if number is None:
            self.wrong[name] = Message(f"«{said}» không phải một con số.", f"“{said}” is no number.")
        return number

    def _more(self) -> Iterator[Item]:
        """The facts that were added."""
        for kind, fields in ADDED.items():
            for at in range(MORE):
                name = f"new.{kind}.{at}."
                said = {f.name: value for f in fields if (value := self._value(name + f.name, f, self.fields.get(name + f.name, "")))}
                clause = said.pop("clause", None)
                if clause and kind == "targets":
                    yield Item(clause, targets=[TargetOf(indicator=clause, **said)])
                elif clause:
                    yield Item(clause, deadlines=[DeadlineOf(kind="report", **said)])
                elif any(key not in ("op", "recurrence") for key in said):
                    self.wrong[f"{name}clause"] = Message("Hãy ghi nội dung.", "Write what it is about.")


def _with(parts: list[PartOf], more: list[Item]) -> list[PartOf]:
    """New facts go where others of their kind are; else they stand outside the parts."""
    parts = list(parts)
    for item in more:
        kind = "targets" if item.targets else "deadlines"
        at = next((i for i, part in enumerate(parts) if any(getattr(one, kind) for one in part.items)), None)
        if at is None:
            parts.append(PartOf(depth=0, items=[item]))
        else:
            parts[at] = replace(parts[at], items=[*parts[at].items, item])
    return parts


def _number(said: str, *, whole: bool) -> float | int | None:
    """«97,5», «1.200» (a thousand and two hundred), «60%»."""
    plain = said.removesuffix("%").strip()
    head, comma, tail = plain.partition(",")
    groups = head.split(".")
    if len(groups) > 1 and (comma or len(groups) > 2 or len(groups[-1]) == 3):
        if any(len(group) != 3 for group in groups[1:]):
            return None
        head = "".join(groups)
    plain = f"{head}.{tail}" if comma else head
    if len(plain) > 15 or not plain.replace(".", "", 1).isascii() or not plain.replace(".", "", 1).isdigit():
        return None
    if whole:
        return int(plain) if plain.isdigit() else None
    return float(plain)
