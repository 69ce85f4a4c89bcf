"""A roster, a CSV file as office programs write it → its units, or what is wrong with it, with file, line and word."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.language.normal import bare
from checker.model import Message, Unit

#: Column → its names, without marks of tone, in Vietnamese and English.
COLUMNS = {
    "name": ("ten don vi", "ten truong", "don vi", "truong", "ten", "co so giao duc", "ten co so", "name", "school", "unit"),
    "code": ("ma", "ma don vi", "ma truong", "ma so", "code", "id"),
    "kind": ("loai", "loai hinh", "loai truong", "cap hoc", "bac hoc", "kind", "type", "level"),
}
_SEPARATORS = ";\t,"


class RosterError(Exception):
    """Why a roster is refused, in both languages."""

    def __init__(self, both: Message) -> None:
        super().__init__(both.vi)
        self.both = both


def roster(file: Path) -> list[Unit]:
    """The units of a roster. Raises RosterError where a row is wrong."""
    rows = list(_rows(file))
    if not rows:
        raise _wrong(file, 1, Message("danh sách trống.", "the roster is empty."))
    (line, head), *body = rows
    columns = _columns(file, line, head)
    units: list[Unit] = []
    seen: dict[tuple[str, str], int] = {}
    for line, cells in body:
        unit = _unit(file, line, cells, head, columns)
        for what in (("name", bare(f"{unit.kind or ''} {unit.name}")), ("code", bare(unit.code or ""))):
            if what[1] and (first := seen.setdefault(what, line)) != line:
                word = unit.name if what[0] == "name" else unit.code
                raise _wrong(file, line, Message(f"«{word}» đã có ở dòng {first}.", f"“{word}” stands in line {first} already."))
        units.append(unit)
    if not units:
        raise _wrong(file, line, Message("không có đơn vị nào dưới dòng tiêu đề.", "there is no unit under the heads."))
    return units


def _text(file: Path) -> str:
    """UTF-8, with or without its mark, or UTF-16 as Excel's «Unicode text»."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise RosterError(
            Message(f"Không mở được danh sách {file}: {error.strerror}.", f"Cannot open the roster {file}: {error.strerror}.")
        ) from None
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        told = Message("tệp không ở bảng mã UTF-8; hãy lưu lại dạng «CSV UTF-8».", "the file is not UTF-8; save it as “CSV UTF-8”.")
        raise _wrong(file, line, told) from None


def _rows(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with its line; the separator is what the head is parted by («sep=;» before it is passed over)."""
    text = _text(file)
    if "\0" in text:
        raise _wrong(
            file, 1, Message("tệp không phải CSV; hãy lưu bảng tính dạng «CSV UTF-8».", "no CSV file; save the sheet as “CSV UTF-8”.")
        )
    lines = text.splitlines(keepends=True)
    skip = int(bool(lines) and lines[0].lower().startswith("sep="))
    head = next((line for line in lines[skip:] if line.strip()), "")
    reader = csv.reader(lines[skip:], delimiter=max(_SEPARATORS, key=head.count), strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num + skip, [" ".join(cell.split()) for cell in cells]
    except csv.Error:
        told = Message("dòng không đúng dạng CSV; có thể dấu nháy kép không khép lại.", "not CSV; perhaps a quotation mark is not closed.")
        raise _wrong(file, reader.line_num + skip, told) from None


def _columns(file: Path, line: int, head: Sequence[str]) -> dict[str, int]:
    """Column → its place. Others («STT», «Ghi chú») are passed over."""
    found: dict[str, int] = {}
    for at, word in enumerate(head):
        name = next((column for column, names in COLUMNS.items() if bare(word) in names), None)
        if name in found:
            told = Message(f"hai cột cùng là {head[found[name]]}: «{word}».", f"two columns are one: “{head[found[name]]}” and “{word}”.")
            raise _wrong(file, line, told)
        if name:
            found[name] = at
    if "name" not in found:
        shown = ", ".join(f"«{word}»" for word in head)
        told = Message(
            f"không có cột tên đơn vị; các cột là {shown}. Đặt tên cột là «Tên đơn vị» (hoặc «name»); «Mã», «Loại» không bắt buộc.",
            f"no column of names; there are {shown}. Call it “Tên đơn vị” (or “name”); “Mã” (code) and “Loại” (kind) may be left out.",
        )
        raise _wrong(file, line, told)
    return found


def _unit(file: Path, line: int, cells: Sequence[str], head: Sequence[str], columns: dict[str, int]) -> Unit:
    if len(cells) > len(head) and any(cells[len(head) :]):
        word = next(cell for cell in cells[len(head) :] if cell)
        told = Message(
            f"thừa ô «{word}»: dòng tiêu đề chỉ có {len(head)} cột.", f"“{word}” is a cell too many: there are {len(head)} columns."
        )
        raise _wrong(file, line, told)
    said = {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}
    if not any(letter.isalpha() for letter in said["name"]):
        shown = said["name"] or next(cell for cell in cells if cell)
        told = Message(f"không có tên đơn vị ở «{shown}».", f"no name of a unit at “{shown}”.")
        raise _wrong(file, line, told)
    return Unit(said["name"], said.get("code") or None, said.get("kind") or None, line)


def _wrong(file: Path, line: int, what: Message) -> RosterError:
    return RosterError(Message(f"{file}, dòng {line}: {what.vi}", f"{file}, line {line}: {what.en}"))
