"""A citation → the document of the registry that it means: `rules/registry/documents.csv`, and the rows that an office adds of its own.

The table (`known_build` makes it) is read at the first question, not at the start. An empty field means «not seen», never «none», and what
may mean two documents means neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from checker.language.bodies import same_body
from checker.language.lexicon import rules_root
from checker.language.normal import bare, number_key, syllables
from checker.language.patterns import regexp
from checker.language.stamp import SIZE, stamp
from checker.model import PartialDate

TABLE = Path(__file__).with_name("known.table")
LAWS = frozenset({"luat", "bo_luat", "phap_lenh", "hien_phap"})

_STROKES = regexp(r"[/-]+")
_GAPS = regexp(r"\W+")
_YEAR = regexp(r"^\d+[a-z]{0,2}-((?:19|20)\d\d)-")
_SERIES = regexp(r"-qh\d{1,2}$")  # laws and resolutions are numbered apart
_LAST_YEAR = regexp(r"(?:\s+năm)?\s+\(?(?:19|20)\d\d\)?$")
_PERIOD = regexp(r"\bkỳ (?:(\d{4})-|đến )(\d{4})\b")
_OPENING = regexp(r"^(?:(?:về|việc|v|phê|duyệt|ban|hành|chương|trình|đề|án) )+")
_YEARS = regexp(r"(?:19|20)\d\d")


class Known(Struct, frozen=True, array_like=True):
    """A document as its row tells it: numbers as printed, days ISO, "" for what was not seen. `file`, `line`: where the row stands."""

    number: str
    type: str
    issued: str
    issuer: str
    title: str
    in_force_from: str
    in_force_to: str  # the first day on which it is no longer in force
    replaced_by: str
    amended_by: str
    next_period: str  # of a strategy or programme with a period in its title: the number of the next one's
    evidence: str  # db | cited2 | cited1
    source: str
    notes: str
    file: str
    line: int
    key: str
    name: str  # laws: the key of the title

    def day(self, name: str) -> date | None:
        """`issued`, `in_force_from` or `in_force_to` as a date."""
        said = getattr(self, name)
        return date.fromisoformat(said) if said else None

    @property
    def date(self) -> PartialDate | None:
        day = self.day("issued")
        return PartialDate(day.day, day.month, day.year) if day else None

    @property
    def year(self) -> int | None:
        """The year of issue: of the day, else of the number."""
        return int(self.issued[:4]) if self.issued else number_year(self.key)

    @property
    def sure(self) -> bool:
        """Good enough to fault a plan by."""
        return self.evidence in ("db", "cited2")

    @property
    def doubted_end(self) -> bool:
        """Its end or its successor rests on one source alone."""
        return "thay thế: cited1" in self.notes

    @property
    def period(self) -> tuple[str, int] | None:
        """The period in its title, as words and its last year: («2011 - 2020», 2020)."""
        found = _PERIOD.search(self.notes)
        return (f"{found[1]} - {found[2]}" if found[1] else f"đến {found[2]}", int(found[2])) if found else None

    @property
    def exception(self) -> str:
        """What of it lasts beyond its end («trừ trường hợp tại Điều 115 …»), or ""."""
        return next((part.strip() for part in self.notes.split(";") if part.strip().startswith("trừ ")), "")


class Cited(Struct, frozen=True):
    """What a citation says: the slug of its type, its subject (of a law without number: its name)."""

    type: str | None = None
    number: str | None = None
    issued: PartialDate | None = None
    subject: str | None = None
    issuer: str | None = None
    law: bool = False


class Match(Struct, frozen=True):
    """`by` tells how it was recognised: number (unique by its year), date, title, name; slip: a law's name, day and month, in another
    year. `near`: no match, but it looks like this one."""

    row: Known | None = None
    by: str = ""
    near: Known | None = None


class Registry(Struct, frozen=True):
    """Rows by the key of their number, and laws by the key of their name; an office's own rows stand before those of the program."""

    numbers: dict[str, list[Known]]
    names: dict[str, list[Known]]

    def numbered(self, number: str) -> list[Known]:
        return self.numbers.get(document_key(number), [])

    def only(self, number: str) -> Known | None:
        """The one document of that number, None where there are two."""
        rows = self.numbered(number)
        return rows[0] if len(rows) == 1 else None


@lru_cache(maxsize=4096)
def document_key(number: str) -> str:
    """«28/NQ-CP», «16/2008/QĐ-BGD&ĐT», «29 - NQ/TW» → «28-nq-cp», «16-2008-qd-bgddt», «29-nq-tw»."""
    return _STROKES.sub("-", bare(number_key(number)))


def number_year(key: str) -> int | None:
    """The year inside a number's key."""
    found = _YEAR.match(key)
    return int(found[1]) if found else None


def law_name(title: str) -> str:
    """The key of a law's name, its year left out: «Luật Phòng, chống ma tuý năm 2021» → «luật phòng chống ma túy»."""
    return " ".join(syllables(_LAST_YEAR.sub("", title)))


@cache
def _built_in() -> tuple[Known, ...]:
    """The rows of the program's own registry: from the table where that was made of this very file, else from the file."""
    file = rules_root() / "registry" / "documents.csv"
    made_of = stamped(file.read_bytes())
    try:
        table = TABLE.read_bytes()
        if table.startswith(made_of):
            return msgspec.msgpack.decode(memoryview(table)[SIZE:], type=tuple[Known, ...])
    except (OSError, msgspec.DecodeError):
        pass
    from checker.language.known_build import rows_of

    return rows_of(file)


def stamped(text: bytes) -> bytes:
    """The stamp of a registry's text; ends of lines do not count (git may change them)."""
    return stamp(text.replace(b"\r\n", b"\n"))


@lru_cache(maxsize=8)
def _of_office(file: Path, _: tuple[int, int]) -> tuple[Known, ...]:
    from checker.language.known_build import rows_of

    return rows_of(file)


#: A file and its time and size, by which a change is seen.
_File = tuple[Path, tuple[int, int]]


@lru_cache(maxsize=8)
def _joined(files: tuple[_File, ...]) -> Registry:
    numbers: dict[str, list[Known]] = {}
    names: dict[str, list[Known]] = {}
    for rows in (*(_of_office(*file) for file in files), _built_in()):
        fresh = [row for row in rows if not any(_one_document(row, other) for other in numbers.get(row.key, ()))] if numbers else rows
        for row in fresh:
            numbers.setdefault(row.key, []).append(row)
            if row.name:
                names.setdefault(row.name, []).append(row)
    return Registry(numbers, names)


def _one_document(row: Known, other: Known) -> bool:
    """Whether two files' rows of one number mean one document: then the first file's holds."""
    return same_type(row, slug_of(other.type)) and (number_year(row.key) is not None or row.issued == other.issued)


def _files(own: Iterable[str]) -> tuple[_File, ...]:
    found = [(Path(name), Path(name).stat()) for name in own]
    return tuple((file, (stat.st_mtime_ns, stat.st_size)) for file, stat in found)


def registry(own: Iterable[str] = ()) -> Registry:
    """The registry with the rows of an office's files before it. Raises `known_build.WrongRow` for a faulty file."""
    return _joined(_files(own))


@lru_cache(maxsize=64)
def slug_of(words: str) -> str:
    """«Thông tư liên tịch» → thong_tu_lien_tich."""
    return _GAPS.sub("_", bare(words)).strip("_")


_ORDERS = frozenset({"nghi_dinh", "nghi_quyet", "quyet_dinh", "thong_tu", "thong_tu_lien_tich", "chi_thi", "nghi_quyet_lien_tich"}) | LAWS


def same_type(row: Known, cited: str | None) -> bool:
    """Whether a citation's type may be the row's: a joint circular is a circular; «Chương trình … (số 1790/QĐ-TTg)» may be any decision.
    Laws and resolutions of the National Assembly are numbered apart, so there the type must be said."""
    own = slug_of(row.type)
    if cited is None or cited not in _ORDERS:
        return not _SERIES.search(row.key)
    return (own in LAWS and cited in LAWS) or own.startswith(cited) or cited.startswith(own)


#: The codes of central bodies in a number's key: «-cp», «-ttg», «-qh15», «nq-tw», «tt-…», «ttlt-…», «qd-bgddt»
_CENTRAL = regexp(
    r"-(?:cp|ttg|ubtvqh\d*|qh\d{1,2}|tw)$|-(?:tt(?:lt|ln|lb)?|nqlt)(?:-|$)"
    r"|-(?:qd|ct|nq)-b(?:gddt|tc|nv|yt|tp|ca|qp|ct|xd|ng|gtvt|tttt|tnmt|kh|khcn|khdt|ldtbxh|vhttdl|nnptnt|nnmt|dttg)$"
)


@lru_cache(maxsize=4096)
def central(number: str) -> bool:
    """Whether a number is a central body's, by its code; the program's own registry holds no others, and is not loaded for them."""
    return _CENTRAL.search(document_key(number)) is not None


def matched(cited: Cited, own: Iterable[str] = ()) -> Match:
    """The document that a citation means: by its number (without a year only where date or title agree), a law also by name and year."""
    files = _files(own)
    unknown = not central(cited.number) if cited.number else not (cited.law and cited.issued and cited.issued.year)
    return Match() if unknown and not files else _matched(cited, files)


@lru_cache(maxsize=2048)
def _matched(cited: Cited, files: tuple[_File, ...]) -> Match:
    known = _joined(files)
    if not cited.number:
        return _by_name(cited, known) if cited.law else Match()
    rows = [r for r in known.numbered(cited.number) if same_type(r, cited.type) and _same_issuer(r, cited)]
    if number_year(document_key(cited.number)):
        rows = [r for r in rows if not (cited.law and cited.subject and r.title) or _shared(r.title, cited.subject, min) >= 0.6]
        return Match(rows[0], "number") if len(rows) == 1 else Match(near=None if rows else _near(cited, known))
    for by, agrees in (("date", _dated), ("title", _titled)):
        found = [r for r in rows if agrees(r, cited)]
        if len(found) == 1:
            other = _near(cited, known) if by == "date" and cited.subject and not _titled(found[0], cited) else None
            return Match(near=other) if other else Match(found[0], by)
    return Match(near=_near(cited, known))


def _same_issuer(row: Known, cited: Cited) -> bool:
    """Local bodies all number from 1 with the same codes («15/KH-UBND»): there the issuer must not be another."""
    return central(row.number) or not cited.issuer or same_body(cited.issuer, row.issuer) is not False


def _by_name(cited: Cited, known: Registry) -> Match:
    year = cited.issued.year if cited.issued else None
    laws = known.names.get(law_name(cited.subject or ""), [])
    rows = [r for r in laws if year and r.year == year]
    if not rows and len(laws) == 1 and _other_year(laws[0], cited):
        return Match(laws[0], "slip")
    return Match(rows[0], "name") if len(rows) == 1 else Match()


def _other_year(row: Known, cited: Cited) -> bool:
    """A slip in the year: an older law of that name, which the registry may lack, was hardly made on the same day and month."""
    said, own = cited.issued, row.date
    return said is not None and own is not None and said.whole and (said.day, said.month) == (own.day, own.month)


def _dated(row: Known, cited: Cited) -> bool:
    """The dates agree as far as the citation's is written, its year at least: numbers begin anew each year."""
    said, own = cited.issued, row.date
    if said is None or own is None or said.year is None:
        return False
    return all(a is None or a == b for a, b in ((said.day, own.day), (said.month, own.month), (said.year, own.year)))


def _titled(row: Known, cited: Cited) -> bool:
    """The titles are the same: nearly all words of the row's are in the citation's, few others are, and no year differs."""
    return bool(cited.subject) and same_title(row.title, cited.subject or "")


def same_title(title: str, subject: str) -> bool:
    """«Phê duyệt Chương trình truyền thông về bình đẳng giới đến năm 2030» is also cited without its first words."""
    years = [set(_YEARS.findall(text)) for text in (title, subject)]
    if years[0] != years[1]:
        return False
    return _shared(title, subject) >= 0.85 and len(_content(title)) >= 4


def _content(text: str) -> tuple[str, ...]:
    return tuple(_OPENING.sub("", " ".join(syllables(text)) + " ").split())


def _shared(one: str, other: str, of: Callable[..., int] = max) -> float:
    """The share of words that two titles have in common, of the longer one's (`min`: of the shorter one's)."""
    a, b = set(_content(one)), set(_content(other))
    return len(a & b) / max(1, of(len(a), len(b)))


def _near(cited: Cited, known: Registry) -> Known | None:
    """The one document that a citation with an unknown number looks like: the same title; or the same date and a slip in the number."""
    key = document_key(cited.number or "")
    symbol, day = key.partition("-")[2], cited.issued.as_date() if cited.issued else None
    issued = day.isoformat() if day else None
    rows = (row for rows in known.numbers.values() for row in rows if row.issued == issued or row.key.endswith(symbol))
    found = [row for row in rows if row.sure and row.key != key and same_type(row, cited.type) and _alike(row, cited, key, symbol)]
    return found[0] if len(found) == 1 else None


def _alike(row: Known, cited: Cited, key: str, symbol: str) -> bool:
    """On one day adjoining numbers are given to documents of one issuer: a slip in the serial needs the title too."""
    serial, _, rest = row.key.partition("-")
    same_year = not (cited.issued and cited.issued.year) or cited.issued.year == row.year
    if rest == symbol and same_year and _titled(row, cited):
        return True
    if not (cited.issued and cited.issued.whole and _dated(row, cited) and slip(row.key, key)):
        return False
    return serial == key.partition("-")[0] or _shared(row.title, cited.subject or "") >= 0.5


def slip(one: str, other: str) -> bool:
    """One sign is off, left out or doubled, or two neighbours are swapped."""
    if len(one) == len(other):
        apart = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
        return len(apart) == 1 or swapped
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
