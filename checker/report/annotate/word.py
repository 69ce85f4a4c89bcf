"""A Word file + its report → a copy with native comments at the exact words; nothing else of it is changed."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from docx import Document as open_document
from docx.oxml.ns import qn
from docx.text.run import Run

from checker.language.signs import COMMENTER
from checker.model import Document, Finding, Message, Piece, Report, Span
from checker.report.annotate import NotAnnotated
from checker.report.annotate.words import INITIALS, Comment, comment_of
from checker.report.belongs import belongs

_P, _R, _T, _RPR, _BOX = qn("w:p"), qn("w:r"), qn("w:t"), qn("w:rPr"), qn("w:txbxContent")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: What counts one character in a run, besides the letters of w:t: as the reader counts them.
_ONE = frozenset(qn(f"w:{name}") for name in ("tab", "ptab", "noBreakHyphen", "softHyphen", "br", "cr", "sym"))


def annotated(data: bytes, report: Report, lang: str) -> bytes:
    """The bytes of the commented copy. Raises NotAnnotated where Word's own library can't open the file (macros, strict OOXML)."""
    name = report.document.source.name
    try:
        document = open_document(io.BytesIO(data))
    except Exception as error:  # whatever a package that our reader takes lets python-docx stumble over
        raise NotAnnotated(
            Message(
                f"«{name}» không phải tệp .docx thông thường nên chưa ghi nhận xét được; hãy lưu lại thành .docx.",
                f"“{name}” is no plain .docx ({type(error).__name__}), so it gets no comments; save it as .docx.",
            )
        ) from None
    runs = Runs(document.element)
    for finding in report.findings:
        first, last = runs.around(finding, report.document)
        if first is not None and last is not None:
            _comment(document, first, last, comment_of(finding, report.document.source, lang))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _comment(document: Any, first: Any, last: Any, said: Comment) -> None:
    comment = document.comments.add_comment(text="", author=COMMENTER, initials=INITIALS)
    Run(first, document).mark_comment_range(Run(last, document), comment.comment_id)
    opening = comment.paragraphs[0]
    opening.add_run(f"{said.head}. ").bold = True
    opening.add_run(said.message)
    for line in said.grounds:
        comment.add_paragraph(line)
    if said.mending:
        last_line = comment.add_paragraph()
        last_line.add_run(f"{said.mending[0]}: ").bold = True
        last_line.add_run(said.mending[1])


class Runs:
    """The runs of a document as they were read: by paragraph and number, each with the pieces that it has been cut into."""

    def __init__(self, root: Any) -> None:
        self.paragraphs = list(root.iter(_P))
        self._of: dict[int, list[list[tuple[int, Any]]]] = {}  # paragraph → run → pieces: offset of its first character, element

    def around(self, finding: Finding, document: Document) -> tuple[Any | None, Any | None]:
        """The first and the last run of exactly the words of a finding; of what is missing, of the passage where it belongs."""
        span = belongs(finding, document)
        ends = self._ends(span, document) if span is not None else None
        if ends is None:
            shown = self._shown()
            return shown, shown
        return ends

    def _ends(self, span: Span, document: Document) -> tuple[Any, Any] | None:
        """The runs cut so that they begin and end with the span; None where it stands in no run of the body."""
        pieces = [p for p in _pieces(span, document) if p.place.part in ("body", "textbox") and p.place.paragraph and p.place.run]
        if not pieces:
            return None
        first, last = pieces[0], pieces[-1]
        outer = [self._outside(p) for p in (first, last)]
        if outer[0] is not None or outer[1] is not None:  # Word takes no comments inside a text box
            run = outer[0] if outer[0] is not None else outer[1]
            return run, run
        start = self._cut(first, max(0, span.start - first.span.start))
        self._cut(last, min(len(last.span), span.end - last.span.start))
        end = self._at(last, min(len(last.span), span.end - last.span.start) - 1)
        return (start, end) if start is not None and end is not None else None

    def _outside(self, piece: Piece) -> Any | None:
        """Of a piece inside a text box, the run that anchors the box; else None."""
        box = next(self._paragraph(piece).iterancestors(_BOX), None)
        while box is not None and (outer := next(box.iterancestors(_BOX), None)) is not None:
            box = outer
        return next(box.iterancestors(_R), None) if box is not None else None

    def _paragraph(self, piece: Piece) -> Any:
        return self.paragraphs[(piece.place.paragraph or 1) - 1]

    def _parts(self, piece: Piece) -> list[tuple[int, Any]]:
        number = piece.place.paragraph or 1
        if number not in self._of:
            self._of[number] = [[(0, run)] for run in self.paragraphs[number - 1].iter(_R)]
        return self._of[number][(piece.place.run or 1) - 1]

    def _offset(self, piece: Piece, characters: int) -> int:
        """The offset in the run of a character of a piece: where the file spells a letter by several marks, the text has one."""
        at, left = piece.place.offset or 0, characters
        raw = "".join(_characters(run) for _, run in self._parts(piece))
        while left > 0 and at < len(raw):
            at += 1
            while at < len(raw) and unicodedata.combining(raw[at]):
                at += 1
            left -= 1
        return at

    def _at(self, piece: Piece, characters: int) -> Any | None:
        """The element that holds a character of a piece."""
        offset = self._offset(piece, characters)
        return next((run for start, run in reversed(self._parts(piece)) if start <= offset), None)

    def _cut(self, piece: Piece, characters: int) -> Any | None:
        """Cuts the run before a character of a piece; the element that begins there."""
        offset, parts = self._offset(piece, characters), self._parts(piece)
        at = next((i for i in range(len(parts) - 1, -1, -1) if parts[i][0] <= offset), 0)
        start, run = parts[at]
        if offset == start:
            return run
        rest = _split(run, offset - start)
        if rest is None:
            return run
        parts.insert(at + 1, (offset, rest))
        return rest

    def _shown(self) -> Any | None:
        """The first run of the body that shows letters."""
        return next((run for p in self.paragraphs for run in p.iter(_R) if any(t.text for t in run.iter(_T))), None)


def _pieces(span: Span, document: Document) -> Iterator[Piece]:
    """The pieces of the text under a span, blank ones left out."""
    for piece in document.source.pieces:
        if piece.span.start < span.end and span.start < piece.span.end and piece.span.of(document.source.text).strip():
            yield piece


def _characters(run: Any) -> str:
    """The characters of a run as the reader counts them."""
    return "".join(item.text or "" if item.tag == _T else "\t" if item.tag in _ONE else "" for item in run)


def _split(run: Any, offset: int) -> Any | None:
    """Moves what stands from a character on into a run of its own behind, which is returned; None where nothing would be left."""
    left, moved = offset, []
    for item in list(run):
        length = len(item.text or "") if item.tag == _T else 1 if item.tag in _ONE else 0
        if item.tag == _RPR:
            continue
        if left <= 0:
            moved.append(item)
        elif item.tag == _T and left < length:
            moved.append(_tail(item, left))
        left -= length
    if not moved:
        return None
    rest = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(_RPR)
    if properties is not None:
        rest.append(deepcopy(properties))
    rest.extend(moved)
    run.addnext(rest)
    return rest


def _tail(text: Any, length: int) -> Any:
    """Shortens a w:t to its first characters; the rest as a w:t of its own."""
    rest = deepcopy(text)
    text.text, rest.text = text.text[:length], text.text[length:]
    for part in (text, rest):
        part.set(_SPACE, "preserve")
    return rest
