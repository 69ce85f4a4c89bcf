"""Literal text → documents, for testing one stage without the others."""

from __future__ import annotations

from checker.model import Block, Document, Paragraph, Source, Span


def source_of(text: str, *, name: str = "plan.txt") -> Source:
    """A source whose every non-blank line is a block; « | » parts the cells of a row."""
    blocks, at = [], 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if not line.strip():
            continue
        if " | " in line:
            cells, here = [], start
            for cell in line.split(" | "):
                cells.append(Span(here, here + len(cell)))
                here += len(cell) + 3
            blocks.append(Block(Span(start, start + len(line)), kind="row", cells=tuple(cells)))
        else:
            blocks.append(Block(Span(start, start + len(line))))
    return Source(name=name, sha256="0" * 64, text=text, blocks=tuple(blocks))


def plain(text: str) -> Document:
    """A document of body paragraphs only, one a block: enough for an extractor's own tests."""
    source = source_of(text)
    return Document(source, paragraphs=tuple(Paragraph(b.span, b.span, cells=b.cells) for b in source.blocks))


#: The top of a plan of a ward, which tests go on with
OFFICE_HEAD = """ỦY BAN NHÂN DÂN
PHƯỜNG AN BÌNH

Số: 12/KH-UBND
An Bình, ngày 10 tháng 01 năm 2026
KẾ HOẠCH
Xây dựng trường học xanh năm 2026
Ủy ban nhân dân phường An Bình ban hành Kế hoạch xây dựng trường học xanh năm 2026 như sau:
"""
