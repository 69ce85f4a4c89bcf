"""A registry's CSV → its rows, or the first mistake with line and word; and the program's own → the table of `known`.

Command: `python -m checker.language.known_build`
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from msgspec import msgpack

from checker.language.known import LAWS, TABLE, Known, document_key, law_name, number_year, slug_of, stamped
from checker.language.lexicon import lexicon, rules_root
from checker.language.patterns import regexp
from checker.model import Message

COLUMNS = (
    "number", "type", "issued", "issuer", "title", "in_force_from", "in_force_to", "replaced_by", "amended_by", "next_period",
    "evidence", "source", "notes",
)  # fmt: skip
REQUIRED = ("number", "type", "issuer", "evidence", "source")
EVIDENCE = ("db", "cited2", "cited1")
_DAYS = ("issued", "in_force_from", "in_force_to")
_NUMBERS = ("replaced_by", "amended_by", "next_period")
_NUMBER = regexp(r"\d+[^\W\d_]{0,2}(?:[/-](?:19|20)\d\d)?[/-][^\W\d_][\w&./-]*")
_ISO = regexp(r"\d{4}-\d\d-\d\d")


class WrongRow(ValueError):
    """A registry that is refused: `line` counts from 1, `word` is the offending one, `message` says what would be right."""

    def __init__(self, line: int, word: str, vi: str, en: str) -> None:
        self.line, self.word, self.message = line, word, Message(vi, en)
        super().__init__(f"{line}: {vi}")


def rows_of(file: Path) -> tuple[Known, ...]:
    """The rows of a CSV file in its order; columns may be in any order, those not `REQUIRED` left out. Raises WrongRow."""
    text = _text(file.read_bytes())
    found: list[Known] = []
    lines: dict[tuple[str, str, str], int] = {}
    for line, row in _records(text):
        made = _row(row, f"{file.parent.name}/{file.name}", line)
        family = "luat" if slug_of(made.type) in LAWS else slug_of(made.type)
        same = (made.key, family, "" if number_year(made.key) else made.issued)
        if same in lines:
            raise WrongRow(
                line,
                made.number,
                f"Văn bản «{made.number}» đã có ở dòng {lines[same]}.",
                f"“{made.number}” stands in line {lines[same]} too.",
            )
        lines[same] = line
        found.append(made)
    return tuple(found)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise WrongRow(
            line, "", "Tệp không ở bảng mã UTF-8; hãy lưu lại dưới dạng «CSV UTF-8».", "The file is not UTF-8; save it as “CSV UTF-8”."
        ) from None


def _records(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, column → value) of each row that is not empty; Excel's «;» between the values is taken too."""
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",", strict=True)
    columns: list[str] | None = None
    line = 1
    try:
        for values in reader:
            at, line = line, reader.line_num + 1
            if columns is None:
                columns = _columns([v.strip() for v in values], at)
            elif any(v.strip() for v in values):
                yield at, _named(columns, values, at)
    except csv.Error as error:
        raise WrongRow(line, "", f"Không đọc được dòng này dưới dạng CSV ({error}).", f"This line is not CSV ({error}).") from None
    if columns is None:
        raise WrongRow(1, "", f"Tệp trống; dòng đầu phải là: {','.join(COLUMNS)}.", f"Empty; the first line must be {','.join(COLUMNS)}.")


def _columns(names: list[str], line: int) -> list[str]:
    for name in names:
        if name not in COLUMNS:
            raise _refused(line, name, "Không có cột", "No column", COLUMNS)
        if names.count(name) > 1:
            raise WrongRow(line, name, f"Cột «{name}» có hai lần.", f"The column “{name}” is there twice.")
    if lacking := [name for name in REQUIRED if name not in names]:
        raise WrongRow(line, lacking[0], f"Thiếu cột «{lacking[0]}».", f"The column “{lacking[0]}” is missing.")
    return names


def _named(columns: list[str], values: list[str], line: int) -> dict[str, str]:
    if len(values) != len(columns):
        said = f"{len(values)} ô thay vì {len(columns)}; ô có dấu phẩy phải đặt trong ngoặc kép"
        raise WrongRow(
            line,
            values[0],
            f"Dòng có {said}.",
            f"{len(values)} cells instead of {len(columns)}; a cell with a comma needs quotation marks.",
        )
    return dict(zip(columns, (" ".join(v.split()) for v in values), strict=True))


def _refused(line: int, word: str, vi: str, en: str, known: tuple[str, ...]) -> WrongRow:
    near = get_close_matches(word, known, n=1)
    hint = (f"có phải là «{near[0]}»? ", f"did you mean “{near[0]}”? ") if near else ("", "")
    return WrongRow(
        line, word, f"{vi} «{word}»; {hint[0]}Dùng được: {', '.join(known)}.", f"{en} “{word}”; {hint[1]}Known: {', '.join(known)}."
    )


def _row(row: dict[str, str], file: str, line: int) -> Known:
    for name in REQUIRED:
        if not row[name]:
            raise WrongRow(line, name, f"Ô «{name}» không được để trống.", f"“{name}” must not be empty.")
    if row["evidence"] not in EVIDENCE:
        raise _refused(line, row["evidence"], "Không có mức bằng chứng", "No such evidence", EVIDENCE)
    types = tuple(dict.fromkeys(t["name"] for t in lexicon("documents")["types"]))
    if row["type"] not in types:
        raise _refused(line, row["type"], "Không có loại văn bản", "No such type", types)
    key = _numbers_right(row, line)
    _days_right(row, key, line)
    name = law_name(row.get("title", "")) if slug_of(row["type"]) in LAWS else ""
    return Known(**{column: row.get(column, "") for column in COLUMNS}, file=file, line=line, key=key, name=name)


def _numbers_right(row: dict[str, str], line: int) -> str:
    for name in ("number", *_NUMBERS):
        for number in [row["number"]] if name == "number" else row.get(name, "").split():
            if not _NUMBER.fullmatch(number):
                raise WrongRow(
                    line,
                    number,
                    f"«{number}» (cột {name}) không phải số, ký hiệu như 80/2017/NĐ-CP.",
                    f"“{number}” ({name}) is no number like 80/2017/NĐ-CP.",
                )
    key = document_key(row["number"])
    if not number_year(key) and not (row.get("issued") or row.get("title")):
        raise WrongRow(
            line,
            row["number"],
            f"Số «{row['number']}» không mang năm nên cần ngày ban hành hoặc tên.",
            f"“{row['number']}” has no year, so it needs a date or a title.",
        )
    return key


def _days_right(row: dict[str, str], key: str, line: int) -> None:
    days: dict[str, date] = {}
    for name in _DAYS:
        if said := row.get(name):
            try:
                days[name] = date.fromisoformat(said if _ISO.fullmatch(said) else "")
            except ValueError:
                raise WrongRow(
                    line, said, f"«{said}» (cột {name}) không phải ngày dạng 2024-01-31.", f"“{said}” ({name}) is no day like 2024-01-31."
                ) from None
    issued, year = days.get("issued"), number_year(key)
    if issued and year and issued.year != year:
        raise WrongRow(
            line,
            row["issued"],
            f"Năm trong số «{row['number']}» khác năm ban hành {issued.year}.",
            f"The year in “{row['number']}” is not {issued.year}.",
        )
    for first, then in (("issued", "in_force_to"), ("in_force_from", "in_force_to")):
        if first in days and then in days and days[then] < days[first]:
            raise WrongRow(
                line,
                row[then],
                f"Ngày {row[then]} (cột {then}) trước ngày {row[first]} (cột {first}).",
                f"{row[then]} ({then}) is before {row[first]} ({first}).",
            )


def table(file: Path) -> bytes:
    """The program's registry as `known` loads it: the hash of its text, then its rows."""
    return stamped(file.read_bytes()) + msgpack.encode(rows_of(file))


def main() -> None:
    TABLE.write_bytes(table(rules_root() / "registry" / "documents.csv"))
    print(f"{TABLE}: {TABLE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
