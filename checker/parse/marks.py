"""Opening of a line → the list mark or section number that it prints."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from checker.language.patterns import regexp

#: Kinds from the widest part to the narrowest; `dotted` has as many dots as its numbers («2.1» one, «2.1.3» two).
RANK = {
    "phan": 0,
    "chuong": 1,
    "muc": 2,
    "upper": 3,
    "roman": 4,
    "dieu": 5,
    "arabic": 6,
    "dotted": 7,
    "dotted2": 8,
    "dotted3": 9,
    "lower": 10,
}
LETTERS = "abcdđeghiklmnopqrstuvxy"
_WORDS = {"phần": "phan", "chương": "chuong", "mục": "muc", "tiểu mục": "muc", "điều": "dieu"}

# What must follow in capitals is tested in code: a class of all Vietnamese capitals is slow to compile.
_ANY = r"[^\W\d_]"
_ROMAN = regexp(r"[IVXL]+")
_ROMAN_VALUE = regexp(r"X{0,3}(?:IX|IV|V?I{0,3})")
#: «I.», «I/», «I/.», «I-», «II –», «III)», «IV:»; «I MỤC ĐÍCH» without a mark
_TOP = regexp(r"(?P<number>[IVX]{1,6})(?:(?P<mark>\s?[./):]\.?)|(?P<dash>\s?[-–])|\s)\s*")
#: «A.», «B/», «C -»
_LETTER = regexp(r"(?P<number>[A-EGHĐ])(?:\s?[.)]|(?P<loose>\s?[/–-]))\s*(?=\S)")
#: «1.», «1)», «(1)», «1/», «1-», «1️⃣» of a message, «1. 1.» is dotted
_ARABIC = regexp(
    rf"(?:(?P<key>\d)\ufe0f?\u20e3|\((?P<inner>\d{{1,2}})\)|(?P<number>\d{{1,2}})\s?(?:[.)](?=\s|{_ANY}|[“\"*(]|$)|[/–:-](?=\s*(?:{_ANY}|[“\"]))))\s*"
)
#: «2.1.», «2.1», «3.2.1.», «I.1.», «2.5. 5/5 trường»
_DOTTED = regexp(
    rf"(?P<number>(?:\d{{1,2}}|[IVX]{{1,4}})(?:\.\s?\d{{1,2}}){{1,3}})(?:[.)/:]\s*(?={_ANY}|[“\"*(]|$)|\.\s+(?=\d)|(?P<bare>\s+)(?={_ANY}|[“\"*]))"
)
#: «a)», «đ)», «a.», «b/»
_LOWER = regexp(rf"(?P<number>[{LETTERS}])(?:\s?\)|\.(?P<glued>(?!\s))?|(?P<slash>/))\s*")
#: «-», «–», «+», «*», «·», «•», «👉» of a message
_BULLET = regexp(rf"(?:[-–—−]{{1,2}}|[+·•▪●○◦✓✔➢➤►]|[✅👉👍📌🔹🔸🔷🔶▶➡⭐]\ufe0f?|\*\.?(?![^*]{{0,80}}\*))(?=\s|{_ANY}|[“\"(\d*])\s*")
_BULLET_FIRST = set("-–—−+·•▪●○◦✓✔➢➤►✅👉👍📌🔹🔸🔷🔶▶➡⭐*\uf02d\uf0b7\uf0a7")
_PRIVATE = regexp(r"[\uf020-\uf0ff]\s*")  # Symbol and Wingdings bullets
#: «Phần I.», «PHẦN THỨ NHẤT», «Chương II», «Mục 1», «Điều 3.»
_PART = regexp(
    r"(?P<number>(?P<word>phần|chương|mục|tiểu mục) "
    r"(?:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|[ivx]{1,5}|\d{1,2})(?!\w))\s*(?P<mark>[.:/)-]?)\s*"
)
_ARTICLE = regexp(r"(?P<number>điều \d{1,3}[a-zđ]?)\s?[.:]\s*")


class Mark(Struct, frozen=True, gc=False):
    """A mark at the head of a line: `kind` as in RANK or `bullet`, `number` without its closing mark, `length` up to the content."""

    kind: str
    printed: str
    number: str
    length: int

    @property
    def numbered(self) -> bool:
        return self.kind != "bullet"

    @property
    def value(self) -> int | None:
        """Its place in the order of its list: «IV» → 4, «đ» → 5, «2.3» → 3; None where the number has none."""
        if not self.number:
            return None
        if self.number.isdecimal():
            return int(self.number)
        last = self.number.split()[-1].split(".")[-1].strip()
        if last.isdigit():
            return int(last)
        if self.kind in ("roman", "phan", "chuong") and _ROMAN.fullmatch(last.upper()):
            return roman_value(last.upper())
        if len(last) == 1 and last.lower() in LETTERS:
            return LETTERS.index(last.lower()) + 1
        return None


@lru_cache(maxsize=64)
def roman_value(number: str) -> int | None:
    """«XIV» → 14; None for what is no number."""
    if not number or not _ROMAN_VALUE.fullmatch(number):
        return None
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in number]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _mark(kind: str, found: re.Match[str], text: str, number: str | None = None) -> Mark:
    number = number or found["number"]
    return Mark(kind, text[: found.end()].rstrip(), number, found.end())


def _part(text: str, low: str) -> Mark | None:
    article = _ARTICLE.match(low) if text[0] == "Đ" else None
    if article:
        return _mark("dieu", article, text, text[: article.end("number")])
    found = _PART.match(low)
    if not found or not text[0].isupper():
        return None
    rest = text[found.end() :]
    if rest and not found["mark"] and not _capitals(rest):  # «Phần I của Kế hoạch này …»
        return None
    if rest and found["word"] in ("mục", "tiểu mục") and not _capitals(rest):
        return None
    return _mark(_WORDS[found["word"]], found, text, text[: found.end("number")])


def _capitals(text: str) -> bool:
    letters = [c for c in text[:60] if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def _roman(text: str) -> Mark | None:
    found = _TOP.match(text)
    if not found or roman_value(found["number"]) is None:
        return None
    rest = text[found.end() :]
    if len(rest) > 1 and rest[1] == ".":  # «V.I. Lê-nin»
        return None
    if found["dash"] and not rest[:1].isupper():
        return None
    if not found["mark"] and not found["dash"] and not _capitals(rest):
        return None
    if rest and rest[0].islower():
        return None
    return _mark("roman", found, text)


def _digits(text: str) -> Mark | None:
    dotted = _DOTTED.match(text)
    if dotted and not (dotted["bare"] and text[dotted.end()].islower()):  # «1.5 triệu»
        return _mark("dotted" + {1: "", 2: "2", 3: "3"}[dotted["number"].count(".")], dotted, text, dotted["number"].replace(" ", ""))
    found = _ARABIC.match(text)
    return _mark("arabic", found, text, found["inner"] or found["key"] or found["number"]) if found else None


def _upper(text: str) -> Mark | None:
    found = _LETTER.match(text)
    if not found or (found["loose"] and not text[found.end()].isupper()):
        return None
    return _mark("upper", found, text)


def _lower(text: str) -> Mark | None:
    found = _LOWER.match(text)
    if not found or ((found["slash"] or found["glued"] is not None) and not text[found.end() : found.end() + 1].isupper()):
        return None
    return _mark("lower", found, text)


#: «HI. TỔ CHỨC …», «Ill. KINH PHÍ»: a III that an engine for recognising text took for letters
_SCANNED = regexp(r"(?:HI|IH|Ill|IIl|lII|lIl|IlI|HL)(?:\s?[./)]|\s?[-–])\s*")


def mark_of(text: str, low: str) -> Mark | None:
    """The mark that a line opens with, or None. `low` is the folded line."""
    first = text[0]
    if first in "HIl" and (scanned := _SCANNED.match(text)) and _capitals(text[scanned.end() :]):
        return Mark("roman", text[: scanned.end()].rstrip(), "III", scanned.end())
    if first.isdigit() or first == "(":
        return _digits(text)
    if first in _BULLET_FIRST:
        found = _BULLET.match(text) or _PRIVATE.match(text)
        return Mark("bullet", text[: found.end()].rstrip(), "", found.end()) if found else None
    if first in "IVX":
        return _roman(text) or _digits(text)
    if first in "PpCcMmTtĐđ" and (part := _part(text, low)):
        return part
    if first in "ABCDEGHĐ":
        return _upper(text)
    return _lower(text) if first in LETTERS else None
