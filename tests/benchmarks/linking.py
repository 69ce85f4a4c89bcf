"""Headers with their citations, linked: `python -m tests.benchmarks.linking [--whole 100000 …] [--parts 1000000 …]`.

Whole: all in one call, as `checker audit run` does. In parts: district by district, a superior's documents with those that cite them, one
part in memory at a time. Prints processor time and peak memory of a process each, and whether every planted parent was found.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator

from msgspec.structs import replace

from checker.audit.work import named, packed, unpacked
from checker.link.forest import Ancestry, planted
from checker.model import Citation, Document, Facts, Header, PartialDate, Source, Span

YEARS = range(2015, 2025)
SCHOOLS, TOPICS = 58, 2  # a year; with the offices' own plans 120 headers to a district's year, 1,200 to a district
_A = "An Bình Cẩm Diên Đông Gia Hải Hòa Khánh Lâm Long Minh Nam Phú Quang Sơn Tân Thanh Vĩnh Yên".split()
_B = "Châu Dương Giang Hưng Khê Lạc Mỹ Ninh Phong Quý Thịnh Thọ Trung Xuân Ý Bắc Đức Hà Lĩnh Kiên".split()
_TOPICS = ("Phòng, chống tai nạn, đuối nước cho trẻ em", "Phát triển văn hóa đọc trong trường học")
_SPAN = Span(0, 0)


def district(at: int) -> Iterator[Document]:
    """The headers of one district through its years: committee → office → schools, each with the citation of its parent."""
    name = f"{_A[at % 20]} {_B[at // 20 % 20]}" + (f" {_A[at // 400 % 20]} {_B[at // 8000]}" if at >= 400 else "")
    committee, office = f"Ủy ban nhân dân huyện {name}", f"Phòng Giáo dục và Đào tạo huyện {name}"
    for year in YEARS:
        for topic, subject in enumerate(_TOPICS):
            said = f"{subject} năm {year}"
            first, second = (
                (f"{10 + topic}/KH-UBND", PartialDate(5 + topic, 1, year)),
                (f"{30 + topic}/KH-PGDĐT", PartialDate(5 + topic, 2, year)),
            )
            yield _head(f"{name}/{year}/u{topic}", committee, None, "district", *first, said, None)
            yield _head(f"{name}/{year}/p{topic}", office, committee, "district_office", *second, said, _cited(first, committee, said))
            for school in range(SCHOOLS):
                own = f"Trường Tiểu học {_A[school % 20]} {_B[school // 20]}"
                number, day = f"{5 + 9 * topic}/KH-TH{school}", PartialDate(1 + school % 28, 3 + topic, year)
                yield _head(f"{name}/{year}/{school}t{topic}", own, committee, "school", number, day, said, _cited(second, office, said))


def _cited(parent: tuple[str, PartialDate], issuer: str, subject: str) -> Citation:
    return Citation("Kế hoạch", *parent, issuer, subject, "parent", _SPAN)


def _head(
    name: str, issuer: str, superior: str | None, level: str, number: str, day: PartialDate, subject: str, cited: Citation | None
) -> Document:
    header = Header(type="Kế hoạch", number=number, issued=day, issuer=issuer, superior=superior, subject=subject, level=level)  # type: ignore[arg-type]
    return Document(Source(name, name, "docx"), header, facts=Facts(citations=(cited,) if cited else ()))


def documents(count: int) -> Iterator[Document]:
    """So many headers, as a run has them: unpacked from the ledger's bytes."""
    at = left = 0
    while left < count:
        for document in district(at):
            yield named(unpacked(packed(replace(document, source=replace(document.source, name="")))), document.source.name)
            left += 1
            if left == count:
                return
        at += 1


def measure(count: int, parts: bool) -> None:
    """Links so many headers and prints a row."""
    start = time.process_time()
    linking = 0.0
    bonds = wanted = 0
    for part in _parts(count) if parts else ([*documents(count)],):
        begun = time.process_time()
        ancestry = Ancestry(planted(part))
        bonds += sum(len(ancestry.direct(at)) for at in range(len(part)))
        linking += time.process_time() - begun
        wanted += sum(1 for d in part if d.facts.citations)
    whole = time.process_time() - start
    row = f"{'in parts' if parts else 'whole':<10}{count:>12,}{linking:>10.1f}{linking / count * 1e6:>12.0f}{whole - linking:>12.1f}{_peak():>10.0f}"
    print(f"{row}{bonds:>12,} of {wanted:,}")


def _parts(count: int) -> Iterator[list[Document]]:
    part: list[Document] = []
    place = ""
    for document in documents(count):
        if (here := document.source.name.partition("/")[0]) != place and part:
            yield part
            part = []
        place = here
        part.append(document)
    if part:
        yield part


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
        measure(int(given.one[1]), given.one[0] == "parts")
        return
    print(f"{'':<10}{'headers':>12}{'link s':>10}{'µs/header':>12}{'unpack s':>12}{'peak MB':>10}{'parents found':>16}", flush=True)
    for kind, counts in (("whole", given.whole), ("parts", given.parts)):
        for count in counts:  # each in a process of its own, for its memory
            subprocess.run([sys.executable, "-m", "tests.benchmarks.linking", "--one", kind, str(count)], check=True)


if __name__ == "__main__":
    main()
