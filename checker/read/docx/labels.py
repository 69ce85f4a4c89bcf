"""Number and format → the label as Word prints it."""

from __future__ import annotations

from collections.abc import Callable

_HIGH = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN = (*_HIGH, (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
#: Bullets that are read as typed; every other one (•, o, Symbol's and Wingdings' private letters) is read as a dash.
_KEPT_BULLETS = {"-": "-", "–": "–", "—": "—", "+": "+", "*": "*", "=": "=", ">": ">"}
_MOST = 32767


def roman(n: int) -> str:
    """14 → XIV."""
    if not 0 < n <= _MOST:
        return str(n)
    out = []
    for value, letters in _ROMAN:
        times, n = divmod(n, value)
        out.append(letters * times)
    return "".join(out)


def letters(n: int) -> str:
    """1 → a, 26 → z, 27 → aa, 28 → bb: Word doubles the letter."""
    if not 0 < n <= 26 * 30:
        return str(n)
    times, letter = divmod(n - 1, 26)
    return chr(97 + letter) * (times + 1)


def vietnamese(n: int) -> str:
    """21 → hai mươi mốt (the format vietnameseCounting)."""
    if not 0 < n < 100:
        return str(n)
    tens, units = divmod(n, 10)
    if not tens:
        return _DIGITS[units]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    tail = {0: "", 1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(units, _DIGITS[units])
    return f"{head} {tail}".strip()


def ordinal(n: int) -> str:
    """2 → 2nd."""
    ending = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": roman,
    "lowerRoman": lambda n: roman(n).lower(),
    "upperLetter": lambda n: letters(n).upper(),
    "lowerLetter": letters,
    "ordinal": ordinal,
    "vietnameseCounting": vietnamese,
    "numberInDash": lambda n: f"- {n} -",
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "decimalFullWidth": str,
    "chicago": lambda n: "*†‡§"[(n - 1) % 4] * ((n - 1) // 4 + 1) if 0 < n < 400 else str(n),
    "none": lambda n: "",
    "bullet": lambda n: "",
}


def label(number: int, form: str) -> str:
    """3, «lowerRoman» → iii. Formats that no Vietnamese document uses come out as decimal numbers."""
    if form.startswith("custom:"):  # «custom:001, 002, 003, ...» pads to the width of its first sample
        return str(number).zfill(len(form[7:].partition(",")[0].strip()))
    return FORMATS.get(form, str)(number)


def bullet(text: str) -> str:
    """The bullet as it is read: one of - – — + * as typed, else a dash; nothing for an empty one."""
    text = text.strip()
    return _KEPT_BULLETS.get(text, "-") if text else ""
