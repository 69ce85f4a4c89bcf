"""A value that is not as it must be → words: «cỡ 14 (phải từ 12 đến 13)»."""

from __future__ import annotations

from typing import Any

from checker.model import Message

#: Field → its words, its unit, in Vietnamese and in English.
_AMOUNTS = {
    "size": ("cỡ chữ", "", "size", ""),
    "number_size": ("số trang cỡ chữ", "", "page number of size", ""),
    "narrow": ("khổ giấy rộng", "mm", "paper width", "mm"),
    "wide": ("khổ giấy dài", "mm", "paper length", "mm"),
    "top": ("lề trên", "mm", "top margin", "mm"),
    "bottom": ("lề dưới", "mm", "bottom margin", "mm"),
    "left": ("lề trái", "mm", "left margin", "mm"),
    "right": ("lề phải", "mm", "right margin", "mm"),
    "indent": ("dòng đầu lùi", "cm", "first line indented by", "cm"),
    "gap": ("cách đoạn sau", "pt", "distance to the next paragraph", "pt"),
    "line": ("giãn dòng", "", "line spacing", ""),
}
_CENTIMETRE = 28.3465  # points
#: Field and the value that it has → words.
_STATES: dict[tuple[str, Any], tuple[str, str]] = {
    ("bold", False): ("không đậm", "not bold"),
    ("bold", True): ("in đậm", "bold"),
    ("italic", False): ("không nghiêng", "not italic"),
    ("italic", True): ("in nghiêng", "italic"),
    ("caps", False): ("không viết in hoa", "not in capitals"),
    ("caps", True): ("viết in hoa", "in capitals"),
    ("centred", False): ("không đặt giữa", "not centred"),
    ("align", "left"): ("chỉ căn lề trái", "aligned left only"),
    ("align", "right"): ("căn lề phải", "aligned right"),
    ("align", "center"): ("căn giữa", "centred"),
    ("landscape", True): ("trang nằm ngang", "landscape"),
    ("numbered", ""): ("văn bản nhiều trang không đánh số trang", "no page number in a text of several pages"),
    ("numbered", "footer"): ("số trang đặt ở lề dưới (phải ở lề trên)", "page number in the bottom margin (should be the top one)"),
    ("number_align", "left"): ("số trang căn trái (phải ở giữa)", "page number at the left (should be centred)"),
    ("number_align", "right"): ("số trang căn phải (phải ở giữa)", "page number at the right (should be centred)"),
    ("number_first", True): ("số trang hiện cả ở trang thứ nhất", "page number shown on page 1 too"),
    ("restarts", False): ("phụ lục không đánh số trang riêng", "annex without page numbers of its own"),
}


def deviation(name: str, value: Any, wanted: Any, least: float | None, most: float | None) -> Message:
    """What is wrong with a field's value: its state, or its amount beside the bounds. Lengths of paragraphs are points, told in cm."""
    if state := _STATES.get((name, value)):
        return Message(*state)
    if name == "color":
        return Message(f"màu #{value}", f"colour #{value}")
    if name not in _AMOUNTS:
        return Message(f"{value}", f"{value}")
    vi, unit, en, unit_en = _AMOUNTS[name]
    scale = _CENTIMETRE if name == "indent" else 1.0
    said, low, high = (None if n is None else n / scale for n in (value, least, most))
    return Message(
        f"{vi} {amount(said, 'vi')}{_unit(unit)} (phải {_bounds(low, high, 'vi')}{_unit(unit)})",
        f"{en} {amount(said, 'en')}{_unit(unit_en)} (should be {_bounds(low, high, 'en')}{_unit(unit_en)})",
    )


def _unit(unit: str) -> str:
    return f" {unit}" if unit else ""


def amount(number: float | None, language: str) -> str:
    """12.5 → «12,5» in Vietnamese."""
    said = f"{number or 0:.2f}".rstrip("0").rstrip(".")
    return said.replace(".", ",") if language == "vi" else said


def _bounds(least: float | None, most: float | None, language: str) -> str:
    low, high = (None if n is None else amount(n, language) for n in (least, most))
    if low == high and low is not None:
        return low
    if low is not None and high is not None:
        return f"từ {low} đến {high}" if language == "vi" else f"{low} to {high}"
    if low is not None:
        return f"ít nhất {low}" if language == "vi" else f"at least {low}"
    return f"không quá {high}" if language == "vi" else f"at most {high}"
