"""A report + the file that it is about → a copy of the file with the findings as comments."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from checker.language.signs import COPY
from checker.model import Message, Report

#: Format of the source → module with `annotated(data, report, lang)`, imported on use.
_FORMATS = {"docx": "checker.report.annotate.word", "pdf": "checker.report.annotate.pdf"}


class NotAnnotated(Exception):
    """Why a file gets no commented copy, in both languages."""

    def __init__(self, both: Message) -> None:
        super().__init__(both.vi)
        self.both = both


def annotated(data: bytes, report: Report, *, lang: str = "vi") -> bytes:
    """The bytes of a commented copy of a file. Raises NotAnnotated for a format, or a file, that takes no comments."""
    source = report.document.source
    if source.status == "unreadable":
        raise NotAnnotated(Message(f"«{source.name}» không đọc được nên không có bản nhận xét.", f"“{source.name}” could not be read."))
    if source.signatures:
        raise NotAnnotated(
            Message(
                f"«{source.name}» đã ký số; ghi nhận xét vào sẽ làm hỏng chữ ký nên không tạo bản nhận xét.",
                f"“{source.name}” is signed; comments would break the signature, so there is no commented copy.",
            )
        )
    if source.format not in _FORMATS:
        raise NotAnnotated(
            Message(
                f"«{source.name}»: chỉ tệp .docx và .pdf có bản nhận xét; hãy lưu lại thành .docx.",
                f"“{source.name}”: only .docx and .pdf files get a commented copy; save it as .docx.",
            )
        )
    make: Callable[..., bytes] = import_module(_FORMATS[source.format]).annotated
    return make(data, report, lang)


def copy_name(name: str) -> str:
    """«truong/ke-hoach.docx» → «truong/ke-hoach.nhan-xet.docx»."""
    path = Path(name)
    return path.with_name(f"{path.stem}{COPY}{path.suffix}").as_posix()
