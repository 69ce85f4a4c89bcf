"""Headers with their citations, linked: `python -m tests.benchmarks.linking [--whole 100000 …] [--parts 1000000 …]`.

Whole: all in one call, as `checker audit run` does. In parts: by the place of the issuer (`parting`), one file of places in memory at a time. The
headers come as a store has them, no district's together. Prints processor time and peak memory of a process each, and whether every planted
parent was found.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path

from checker.audit.linking import sharing
from checker.audit.work import named, packed, unpacked
from checker.link.forest import Ancestry, planted
from checker.model import Citation, Document, Facts, Header, PartialDate, Source, Span
from tests.benchmarks.parting import Bonds, parts, spilled

YEARS = range(2015, 2025)
SCHOOLS, TOPICS = 58, 2  # a year; with the offices' own plans 120 headers to a district's year, 1,200 to a district
_A = "An Bình Cẩm Diên Đông Gia Hải Hòa Khánh Lâm Long Minh Nam Phú Quang Sơn Tân Thanh Vĩnh Yên".split()
_B = "Châu Dương Giang Hưng Khê Lạc Mỹ Ninh Phong Quý Thịnh Thọ Trung Xuân Ý Bắc Đức Hà Lĩnh Kiên".split()
_TOPICS = ("Phòng, chống tai nạn, đuối nước cho trẻ em", "Phát triển văn hóa đọc trong trường học")
_DISTRICTS = 12  # of a province
_SPAN = Span(0, 0)


def documents(count: int) -> Iterator[Document]:
    """So many headers as a run has them, unpacked from the ledger's bytes: those of one place lie far from each other."""
    districts = -(-count // (len(YEARS) * TOPICS * (SCHOOLS + 2)))
    rounds = ((year, topic, role) for year in YEARS for topic in range(TOPICS) for role in range(SCHOOLS + 2))
    every = (_header(at, *one) for one in rounds for at in range(districts))
    above = (_province(at, year, topic) for year in YEARS for topic in range(TOPICS) for at in range(0, districts, _DISTRICTS))
    for at, document in enumerate(islice(chain(above, every), count)):
        yield sharing(named(unpacked(packed(document)), str(at)))


def _named(at: int) -> str:
    return f"{_A[at % 20]} {_B[at // 20 % 20]}" + (f" {_A[at // 400 % 20]} {_B[at // 8000]}" if at >= 400 else "")


def _subject(year: int, topic: int) -> str:
    return f"{_TOPICS[topic]} năm {year}"


def _province(at: int, year: int, topic: int) -> Document:
    """A province's plan, which the committees of its districts implement."""
    issuer = f"Ủy ban nhân dân tỉnh {_named(at // _DISTRICTS)}"
    return _head(issuer, None, "province", f"{3 + topic}/KH-UBND", PartialDate(3 + topic, 1, year), _subject(year, topic), None)


def _header(at: int, year: int, topic: int, role: int) -> Document:
    """Of a district: its committee (role 0) → its office (1) → its schools."""
    name, said = _named(at), _subject(year, topic)
    committee, office = f"Ủy ban nhân dân huyện {name}", f"Phòng Giáo dục và Đào tạo huyện {name}"
    first, second = (f"{10 + topic}/KH-UBND", PartialDate(5 + topic, 1, year)), (f"{30 + topic}/KH-PGDĐT", PartialDate(5 + topic, 2, year))
    if role == 0:
        above = _province(at, year, topic).header
        return _head(
            committee, None, "district", *first, said, Citation("Kế hoạch", above.number, above.issued, above.issuer, said, "parent", _SPAN)
        )
    if role == 1:
        return _head(office, committee, "district_office", *second, said, _cited(first, committee, said))
    school = role - 2
    own = f"Trường Tiểu học {_A[school % 20]} {_B[school // 20]}"
    number, day = f"{5 + 9 * topic}/KH-TH{school}", PartialDate(1 + school % 28, 3 + topic, year)
    return _head(own, committee, "school", number, day, said, _cited(second, office, said))


def _cited(parent: tuple[str, PartialDate], issuer: str, subject: str) -> Citation:
    return Citation("Kế hoạch", *parent, issuer, subject, "parent", _SPAN)


def _head(issuer: str, superior: str | None, level: str, number: str, day: PartialDate, subject: str, cited: Citation | None) -> Document:
    header = Header(type="Kế hoạch", number=number, issued=day, issuer=issuer, superior=superior, subject=subject, level=level)  # type: ignore[arg-type]
    digest = sha256(f"{issuer} {superior} {number} {day} {subject}".encode()).hexdigest()
    return Document(Source("", digest, "docx"), header, facts=Facts(citations=(cited,) if cited else ()))


def whole(count: int) -> None:
    """Links so many headers in one call and prints a row."""
    start = time.process_time()
    heads = [*documents(count)]
    begun = time.process_time()
    ancestry = Ancestry(planted(heads))
    bonds = sum(len(ancestry.direct(at)) for at in range(count))
    _row("whole", count, time.process_time() - begun, begun - start, 1, count, bonds, sum(1 for d in heads if d.facts.citations))


def in_parts(count: int) -> None:
    """The same by the places of issuers."""
    start = time.process_time()
    asked = 0

    def counted() -> Iterator[Document]:
        nonlocal asked
        for document in documents(count):
            asked += bool(document.facts.citations)
            yield document

    with tempfile.TemporaryDirectory() as folder:
        written = spilled(counted(), Path(folder), min(256, max(4, count // 20_000)))
        begun = time.process_time()
        bonds, sizes = Bonds(), list[int]()
        for part in parts(Path(folder)):
            bonds.add(part)
            sizes.append(len(part.at))
        circled = bonds.circled(count)
    _row("in parts", count, time.process_time() - begun, begun - start, len(sizes), max(sizes), len(bonds.children), asked)
    print(f"{'':<10}{written / 1e6:>12,.0f} MB on disk meanwhile, {circled} headers in circles", flush=True)


def _row(kind: str, count: int, linking: float, before: float, some: int, largest: int, bonds: int, asked: int) -> None:
    print(
        f"{kind:<10}{count:>12,}{linking:>10.1f}{linking / count * 1e6:>12.0f}{before:>12.1f}{_peak():>10.0f}{some:>9,}{largest:>12,}"
        f"{bonds:>13,} of {asked:,}",
        flush=True,
    )


def _peak() -> float:
    """Peak memory of this process in MB; nothing on Windows."""
    if sys.platform == "win32":
        return float("nan")
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks.linking", description=__doc__)
    options.add_argument("--whole", type=int, nargs="*", default=[10_000, 100_000])
    options.add_argument("--parts", type=int, nargs="*", default=[10_000, 100_000])
    options.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.one:
        (in_parts if given.one[0] == "parts" else whole)(int(given.one[1]))
        return
    print(
        f"{'':<10}{'headers':>12}{'link s':>10}{'µs/header':>12}{'before s':>12}{'peak MB':>10}{'parts':>9}{'largest':>12}{'parents found':>17}",
        flush=True,
    )
    for kind, counts in (("whole", given.whole), ("parts", given.parts)):
        for count in counts:  # each in a process of its own, for its memory
            subprocess.run([sys.executable, "-m", "tests.benchmarks.linking", "--one", kind, str(count)], check=True)


if __name__ == "__main__":
    main()
