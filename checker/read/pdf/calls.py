"""The calls of pdfium made for every line and object, without a look at each argument's kind, which costs more than the answer."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium


def _bare(call: Any, answer: Any) -> Any:
    """The same function; what it is handed must be a handle of pdfium's, an int, or `ctypes.byref` of what it fills."""
    return ctypes.PYFUNCTYPE(answer)(ctypes.cast(call, ctypes.c_void_p).value or 0)


char_box = _bare(pdfium.FPDFText_GetCharBox, ctypes.c_int)
count_rects = _bare(pdfium.FPDFText_CountRects, ctypes.c_int)
rect = _bare(pdfium.FPDFText_GetRect, ctypes.c_int)
font_size = _bare(pdfium.FPDFText_GetFontSize, ctypes.c_double)
font_info = _bare(pdfium.FPDFText_GetFontInfo, ctypes.c_ulong)
matrix = _bare(pdfium.FPDFText_GetMatrix, ctypes.c_int)
page_object = _bare(pdfium.FPDFPage_GetObject, pdfium.FPDFPage_GetObject.restype)
object_type = _bare(pdfium.FPDFPageObj_GetType, ctypes.c_int)
