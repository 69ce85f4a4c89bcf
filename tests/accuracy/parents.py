"""Documents thrown together → whether each child finds its right parent among them, and no other. Command: python -m tests.accuracy.parents

First the corpus with the real pairs (where ../shared is there); then an archive of districts, years and themes that differ by little, its
citations with one slip each. The exit code is 1 where a parent is wrong, or one of the first part is not found.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from checker.link.forest import planted
from checker.model import Citation, Document, Facts, Header, PartialDate, Span
from checker.pipeline import understand
from tests.accuracy.shared import ROOT, SHARED
from tests.documents import plain

CORPUS = ROOT / "corpus"
#: Of this plan the fault that was planted is that it names no parent.
NAMES_NONE = {"phuong-2026/faulty"}
PLACES = ("huyện Thanh Bình", "huyện Thanh Bình Đông", "quận 4", "quận 14", "thị xã Sơn Lâm")
THEMES = (
    "phòng, chống đuối nước cho học sinh",
    "phòng, chống tai nạn thương tích cho học sinh",
    "phát triển văn hóa đọc trong trường học",
    "công tác bình đẳng giới và vì sự tiến bộ của phụ nữ",
    "bảo đảm an toàn thực phẩm trong trường học",
    "phòng, chống bạo lực học đường",
)
YEARS = (2021, 2022, 2023)
SLIPS = ("none", "digit", "swapped", "day", "month", "year", "no number", "no day", "neither", "no symbol", "no place", "no issuer")


class Score(NamedTuple):
    right: int
    wrong: list[str]
    lost: list[str]


def thrown_together() -> tuple[list[Document], dict[str, str | None]]:
    """The documents of the corpus in both forms, with those of ../shared/pairs; child → its parent's name without the ending."""
    documents, wanted = [], dict[str, str | None]()
    for family in sorted(p.parent for p in CORPUS.glob("*/parent.docx")):
        for path in sorted([*family.glob("*.docx"), *family.glob("*.pdf")]):
            documents.append(understand(path, f"{family.name}/{path.name}"))
            above = {"parent": "grandparent", "grandparent": ""}.get(path.stem, "parent")
            there = (family / f"{above}.docx").exists() and f"{family.name}/{path.stem}" not in NAMES_NONE
            wanted[f"{family.name}/{path.name}"] = f"{family.name}/{above}" if there else None
    for folder in sorted(p for p in (SHARED / "pairs").glob("*") if p.is_dir()):
        for path in sorted([folder / "parent.txt", *folder.glob("*.docx")]):
            documents.append(understand(path, f"pairs/{folder.name}/{path.name}"))
            wanted[f"pairs/{folder.name}/{path.name}"] = None if path.stem == "parent" else f"pairs/{folder.name}/parent"
    return documents, wanted


def scored(documents: list[Document], wanted: dict[str, str | None]) -> Score:
    """Each document's parents beside the one that it has; «stem» is compared, since a DOCX and its PDF are one document."""
    forest = planted(documents)
    names = [d.source.name for d in documents]
    found: dict[str, list[str]] = {name: [] for name in names}
    for bond in forest.bonds:
        found[names[bond.child]].append(names[bond.parent].rpartition(".")[0] or names[bond.parent])
    wrong = [f"{n}: {', '.join(found[n])}, is {wanted[n]}" for n in names if any(p != wanted[n] for p in found[n])]
    lost = [f"{n}: {wanted[n]}" for n in names if wanted[n] and wanted[n] not in found[n]]
    return Score(sum(wanted[n] in found[n] for n in names if wanted[n]), wrong, lost)


def _made(name: str, header: Header, *citations: Citation) -> Document:
    document = plain(name)
    return replace(document, source=replace(document.source, name=name, sha256=name), header=header, facts=Facts(citations=citations))


def archive(slip: str, *, lacking: bool = False) -> tuple[list[Document], dict[str, str | None]]:
    """Offices of five districts, three years, six themes; under each plan four schools whose citations have that slip. `lacking`: half of the
    offices' plans are not there, so that those of other years, themes and districts are all that a school could be given for its parent."""
    documents, wanted = [], dict[str, str | None]()
    for d, place in enumerate(PLACES):
        for y, year in enumerate(YEARS):
            for t, theme in enumerate(THEMES):
                number, issued = 20 + 7 * t + d + y, PartialDate(12 + t, 2 + t % 3, year)
                name, subject, above = f"p{d}-{y}-{t}", f"{theme} năm {year}", f"UBND {place}"
                office = Header(
                    "Kế hoạch", f"{number}/KH-PGDĐT", issued, None, "Phòng Giáo dục và Đào tạo", above, "district_office", subject
                )
                there = not lacking or (t + y + d) % 2 == 0
                documents += [_made(name, office)] if there else []
                wanted[name] = None
                for s in range(4):
                    child, own = f"s{d}-{y}-{t}-{s}", PartialDate(1 + s, 6, year)
                    school = Header("Kế hoạch", f"{9 + t}/KH-MN{s}", own, None, f"Trường Mầm non Số {s}", above, "school", subject)
                    documents.append(_made(child, school, _cited(slip, number, issued, place, subject)))
                    wanted[child] = name if there else None
    return documents, wanted


def _cited(slip: str, number: int, issued: PartialDate, place: str, subject: str) -> Citation:
    text = str(number)
    if slip == "digit":
        text = text[:-1] + str((int(text[-1]) + 1) % 10)
    elif slip == "swapped":
        text = text[::-1]
    shown: str | None = f"{text}/KH-PGDĐT" if slip != "no symbol" else text
    moved = {"day": (issued.day or 0) + 1, "month": (issued.month or 0) + 1, "year": (issued.year or 0) - 1}
    day: PartialDate | None = replace(issued, **{slip: moved[slip]}) if slip in moved else issued
    issuer = "Phòng Giáo dục và Đào tạo" if slip == "no place" else f"Phòng GD&ĐT {place}"
    return Citation(
        "Kế hoạch",
        None if slip in ("no number", "neither") else shown,
        None if slip in ("no day", "neither") else day,
        None if slip == "no issuer" else issuer,
        subject,
        "parent",
        Span(0, 1),
    )


def rows() -> Iterator[tuple[str, Score]]:
    yield "corpus and pairs", scored(*thrown_together())
    for slip in SLIPS:
        yield f"archive: {slip}", scored(*archive(slip))
        yield f"archive: {slip}, lacking", scored(*archive(slip, lacking=True))


def main() -> int:
    """A line a set: right, wrong, not found."""
    code, total = 0, Counter[str]()
    for name, score in rows():
        print(f"{name:<28} right {score.right:>4}  wrong {len(score.wrong):>3}  not found {len(score.lost):>3}", flush=True)
        for line in (*score.wrong[:5], *(score.lost[:5] if not name.startswith("archive") else ())):
            print(f"  {line}")
        total.update(right=score.right, wrong=len(score.wrong), lost=len(score.lost))
        code |= int(bool(score.wrong) or (bool(score.lost) and not name.startswith("archive")))
    found = total["right"] + total["wrong"]
    print(f"precision {total['right'] / found:.3f}, recall {total['right'] / (total['right'] + total['lost']):.3f}")
    return code


if __name__ == "__main__":
    sys.exit(main())
