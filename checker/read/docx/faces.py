"""What runs look like, each look kept once: size, font, weight, slope, colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from checker.language.patterns import regexp
from checker.read.docx.names import VAL, A, W

if TYPE_CHECKING:
    from checker.read.docx.styles import Look

BLACK = "000000"
_HEX = regexp("[0-9A-Fa-f]{6}")
_INK = frozenset(("text1", "dark1"))

#: The arguments of `Face`, in order; the font may still be «+minor».
Told = tuple[float | None, str | None, bool, bool, str | None]


class Faces(Struct):
    """Looks by number, in the order in which they were met."""

    numbers: dict[Told, int] = field(default_factory=dict)

    def of(self, look: Look) -> int:
        """The number of a run's look."""
        said = (
            look.size and look.size / 2,
            look.font,
            bool(look.bold),
            bool(look.italic),
            BLACK if look.color is None else look.color or None,
        )
        number = self.numbers.get(said)
        if number is None:
            number = self.numbers[said] = len(self.numbers)
        return number

    def told(self, theme: Callable[[], Any]) -> list[Told]:
        """The looks by their numbers, fonts of the theme by name; the root of the theme is asked for only where one is used."""
        fonts: dict[str, str | None] = {}
        if any(said[1] in ("+minor", "+major") for said in self.numbers):
            root = theme()
            fonts = {f"+{kind}": _latin(root, kind) for kind in ("minor", "major")}
        return [(size, fonts.get(font, font) if font else None, *rest) for size, font, *rest in self.numbers]  # type: ignore[misc]


def _latin(root: Any, kind: str) -> str | None:
    found = next(root.iter(f"{A}{kind}Font"), None) if root is not None else None
    latin = found.find(A + "latin") if found is not None else None
    return latin.get("typeface") or None if latin is not None else None


def color(item: Any) -> str:
    """The colour that a w:color gives: «000000» for the automatic one and for the theme's ink, «» where it is not told."""
    said = item.get(VAL) or ""
    if said == "auto" or (item.get(W + "themeColor") in _INK and item.get(W + "themeTint") is None):
        return BLACK
    return said.upper() if _HEX.fullmatch(said) else ""
