"""Words as recognised → with the engine's usual slips mended, where what is meant is beyond doubt. No figure is ever invented."""

from __future__ import annotations

from checker.read.scan.model import Seen

_LETTERS = str.maketrans({"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u2018": "'", "`": "'"})


def repaired(seen: list[Seen]) -> list[Seen]:
    return [w._replace(text=w.text.translate(_LETTERS)) for w in seen]
