"""Word 97-2003 (.doc) → the bytes of a .docx: by doc2docx in a child process, and by LibreOffice where that fails."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from msgspec.structs import replace

from checker.read.legacy import office
from checker.read.limits import Limits
from checker.read.raw import Raw, Unreadable


def read_doc(data: bytes, limits: Limits) -> Raw:
    """The blocks of a .doc. `Unreadable` where neither reader opens it, or where the second one is needed and not installed."""
    folder = tempfile.mkdtemp(prefix="soat-")  # made here, so that it goes even when the child is killed
    try:
        return office.parsed("doc", data, replace(limits, folder=folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def parse_doc(data: bytes, limits: Limits) -> Raw:
    """The child's part of `read_doc`. Macros and embedded objects are never opened."""
    import doc2docx
    from doc2docx import errors
    from doc2docx.cfb import CompoundFileLimits

    source, target = Path(limits.folder) / "in.doc", Path(limits.folder) / "out.docx"
    source.write_bytes(data)
    bounds = CompoundFileLimits(max_input_bytes=limits.size, max_stream_bytes=limits.part, max_directory_entries=limits.entries)
    try:
        doc2docx.convert(source, target, limits=bounds)
    except errors.EncryptedDocumentError:
        raise Unreadable("encrypted") from None
    except (errors.InvalidCompoundFile, errors.BinaryBoundsError) as error:
        raise Unreadable("truncated", what=f"doc: {str(error)[:120]}") from None
    except errors.Doc2DocxError as error:
        raise Unreadable("unsupported_doc", why=str(error)[:120]) from None
    from checker.read.docx import read_docx

    return read_docx(target.read_bytes(), limits)
