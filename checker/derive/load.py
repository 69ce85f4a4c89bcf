"""A pack's folder → the superiors' plans that it and the packs it extends were made from, as documents; and who signed them off."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from checker.derive.days import day_of
from checker.derive.faults import sound, translated
from checker.derive.rebuild import rebuilt
from checker.derive.shape import Parent
from checker.judge.rules.fault import Fault, RuleError, line_of
from checker.judge.rules.packs import base_folder, opened, pack_file
from checker.judge.rules.shape import Pack
from checker.language.patterns import regexp
from checker.model import Document, Message, Notice

#: «1.200» would be read as 1,2: what Vietnamese writes with a point is no fraction.
_THOUSANDS = regexp(r"\bvalue:[ \t]*(\d{1,3}(?:\.\d{3})+)(?=[ \t]*(?:[,}#]|$))", re.M)


class Superior(Struct, frozen=True):
    """A parent that a pack holds. `notice` where nobody has signed it off yet."""

    folder: Path
    pack: Pack
    document: Document
    notice: Notice | None


def superiors_of(packs: Iterable[str | Path]) -> tuple[Superior, ...]:
    """The parents of packs (built-in ones by name, folders, ZIP files), each once, those of packs that one extends before its own. Raises
    RuleError."""
    found: dict[Path, Superior] = {}
    for pack in packs:
        with opened(pack) as root:
            found.update((superior.folder, superior) for superior in _superiors(root.resolve(), ()))
    return tuple(found.values())


def _superiors(root: Path, seen: tuple[Path, ...]) -> Iterator[Superior]:
    if root in seen:
        return  # loading the rules tells the circle
    file, pack = pack_file(root)
    for base in pack.extends:
        yield from _superiors(base_folder(root, base), (*seen, root))
    if pack.parent is not None:
        try:
            yield _superior(root, pack, file.read_text("utf-8-sig"))
        except Fault as fault:
            raise RuleError(file, line_of(file.read_text("utf-8-sig"), fault.path, fault.word), fault.message, fault.word) from None


def _superior(root: Path, pack: Pack, text: str) -> Superior:
    if point := _THOUSANDS.search(text):
        plain = point[1].replace(".", "")
        wrong = f"«{point[1]}» sẽ bị hiểu là số thập phân; viết {plain}, không có dấu chấm hàng nghìn."
        raise Fault(("parent",), point[1], Message(wrong, f"“{point[1]}” would be a fraction; write {plain}, without points."))
    data = _plain(pack.parent)
    try:
        parent = msgspec.convert(data, Parent)
    except msgspec.ValidationError as error:
        raise translated(error, data) from None
    sound(parent)
    return Superior(root, pack, rebuilt(parent, f"{root.name}/pack.yaml"), _notice(pack, parent))


def _plain(value: Any) -> Any:
    """Without keys that have no value, and with dates in words: YAML makes a date of 2026-01-31."""
    if isinstance(value, dict):
        kept = {key: _plain(item) for key, item in value.items() if item is not None}
        printed = value.get("printed")
        return {**kept, "printed": printed} if isinstance(printed, dict) else kept
    if isinstance(value, list):
        return [_plain(item) for item in value if item is not None]
    return f"{value.day:02d}/{value.month:02d}/{value.year}" if isinstance(value, datetime.date) else value


def joined(superiors: Sequence[Superior], given: Sequence[Document]) -> tuple[tuple[Document, ...], tuple[Notice, ...]]:
    """The parents of the packs and those given beside them, and what is to be said of them. One that a pack holds too is the pack's."""
    held = [s.document for s in superiors]
    twice = [g for g in given if any(_same(g, h) for h in held)]
    notices = [s.notice for s in superiors if s.notice]
    for document in twice:
        name = document.source.name
        notices.append(
            Notice(
                "parent_in_pack",
                Message(
                    f"Văn bản cấp trên «{name}» đã có trong gói quy tắc; đối chiếu theo gói.",
                    f"The pack holds the parent “{name}” already; the pack's goes.",
                ),
            )
        )
    return (*held, *(g for g in given if not any(g is t for t in twice))), tuple(notices)


def _same(given: Document, held: Document) -> bool:
    """The very file, or the document of one number, day and issuer."""
    one, other = given.header, held.header
    alike = one.number and (one.number, one.issued, one.issuer) == (other.number, other.issued, other.issuer)
    return given.source.sha256 == held.source.sha256 or bool(alike)


def _notice(pack: Pack, parent: Parent) -> Notice | None:
    """That nobody has signed the pack off; Fault where the date of signing is none."""
    day = _plain(pack.signed_off_on)
    found = day_of(day) if isinstance(day, str) else None
    if day is not None and (found is None or found[0].as_date() is None):
        wrong = Message(
            f"«signed_off_on: {day}» không phải ngày, tháng, năm. Viết như 15/3/2026.", f"“{day}” is no date. Write it as 15/3/2026."
        )
        raise Fault(("signed_off_on",), str(day), wrong)
    if day is not None and (pack.signed_off_by or "").strip():
        return None
    named = " ".join(filter(None, (parent.type, parent.number and f"số {parent.number}"))) or parent.file
    return Notice(
        "pack_not_signed_off",
        Message(
            f"Gói quy tắc «{pack.id}» lập từ {named} chưa được ký duyệt (signed_off_by, signed_off_on trong pack.yaml);"
            " kết quả đối chiếu chỉ để tham khảo.",
            f"The pack “{pack.id}”, made from {named}, is not signed off yet (signed_off_by, signed_off_on in pack.yaml):"
            " take what it says for a draft.",
        ),
    )
