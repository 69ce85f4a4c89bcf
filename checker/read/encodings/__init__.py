"""Text of the time before Unicode (TCVN3, VNI, VISCII, VPS) → Unicode, by the name of the font or by the text itself."""

from __future__ import annotations

from checker.read.encodings.bits import Fonted, by_content, by_font
from checker.read.encodings.faces import by_face
from checker.read.encodings.fonts import Code, of_font
from checker.read.encodings.guess import by_text, by_texts, decoded
from checker.read.encodings.tables import PAD, converted

__all__ = ["PAD", "Code", "Fonted", "by_content", "by_face", "by_font", "by_text", "by_texts", "converted", "decoded", "of_font"]
