"""`python -m tests.accuracy.real`: ../shared/real → share of its diacritic letters, or of its tokens, that the reader gets right."""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from checker.read import read
from checker.read.encodings.syllables import MARKED
from tests.accuracy.shared import SHARED, lacking

REAL = SHARED / "real"
LETTERS = 0.98
TOKENS = 0.99
_MOVED = 6  # characters
#: Beside each lies a transcript of the same name.
OLD = (
    "2003-02144qd.doc",
    "2003-A-15.rtf",
    "2004-0328NDCP.doc",
    "2006-16EZE_TT01.06GopvonDNNVV.pdf",
    "2008-23.QD-991-UBND.doc",
)
#: The same document in two formats.
TWINS = (("nd30-phu-luc-3.doc", "nd30-phu-luc-3.docx"),)


class Figure(NamedTuple):
    """What was right of what there is; `least` is what must be."""

    name: str
    what: str
    right: int
    there: int
    least: float

    @property
    def share(self) -> float:
        return self.right / self.there if self.there else 0.0


def letters(transcript: str, text: str) -> tuple[int, int]:
    """Letters with Vietnamese marks that the text has too, case and blanks ignored; and how many the transcript has.

    Where columns are read in another order than the transcript's, what stands elsewhere, whole, counts.
    """
    from rapidfuzz.distance import Indel

    wanted, got = (_squeezed(t) for t in (transcript, text))
    steps = list(Indel.opcodes(wanted, got))
    same = "".join(wanted[o.src_start : o.src_end] for o in steps if o.tag == "equal")
    more = "\n".join(got[o.dest_start : o.dest_end] for o in steps if o.tag == "insert")
    for stretch in (wanted[o.src_start : o.src_end] for o in steps if o.tag == "delete"):
        if len(stretch) >= _MOVED and stretch in more:
            more = more.replace(stretch, "\n", 1)
            same += stretch
    return sum(c in MARKED for c in same), sum(c in MARKED for c in wanted)


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).lower().split())


def tokens(wanted: str, got: str) -> tuple[int, int]:
    """Tokens that both texts have, and how many the first has."""
    first, second = Counter(wanted.split()), Counter(got.split())
    return (first & second).total(), first.total()


def figures() -> Iterator[Figure]:
    for name in OLD:
        path = REAL / name
        yield Figure(name, "letters", *letters(path.with_suffix(".txt").read_text("utf-8"), read(path).text), LETTERS)
    for name, twin in TWINS:
        yield Figure(name, "tokens", *tokens(read(REAL / twin).text, read(REAL / name).text), TOKENS)


def main() -> int:
    if code := lacking("real"):
        return code
    low = 0
    for figure in figures():
        low += figure.share < figure.least
        print(f"{figure.name:<40} {figure.what:<8} {figure.right:>5} of {figure.there:<5} {figure.share:.4f}  (at least {figure.least})")
    return int(low > 0)


if __name__ == "__main__":
    sys.exit(main())
