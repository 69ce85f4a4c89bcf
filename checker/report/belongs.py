"""A finding of something that isn't there → the passage of the plan where it belongs."""

from __future__ import annotations

from checker.model import Document, Finding, Region, Span

#: What a group of rules is about → where its words would stand: kinds of parts, regions, names of header places, the first that there is.
_PLACES: dict[str, tuple[str, ...]] = {
    "BC02": ("to_chuc", "closing"),
    "BC03": ("kinh_phi", "to_chuc", "closing"),
    "BC04": ("closing", "recipients"),
    "BC05": ("bao_cao", "to_chuc", "closing"),
    "TT05": ("recipients", "signature", "closing"),
    "BC": ("noi_dung", "nhiem_vu", "to_chuc", "closing"),
    "CC": ("preamble", "title"),
    "CT": ("chi_tieu", "muc_tieu", "muc_dich", "nhiem_vu"),
    "NT04": ("nhiem_vu", "noi_dung", "to_chuc"),
    "NV": ("nhiem_vu", "noi_dung", "to_chuc"),
    "TH": ("bao_cao", "to_chuc", "closing"),
}


def belongs(finding: Finding, document: Document) -> Span | None:
    """The place of the finding; of what is missing, the passage that it would stand in or beside. None in an empty document."""
    if finding.span is not None:
        return finding.span
    names = next((_PLACES[key] for key in (finding.rule, finding.rule[:2]) if key in _PLACES), ())
    found = (_place(name, document) for name in (*names, "type", "title", "body"))
    return next((span for span in found if span is not None), None)


def _place(name: str, document: Document) -> Span | None:
    if name in document.header.spans:
        return document.header.spans[name]
    regions: tuple[Region, ...] = ("title", "preamble", "body", "closing", "recipients", "signature")
    if name in regions:
        return next((p.span for p in document.paragraphs if p.region == name), None)
    return next((s.heading for s in document.sections if name in s.kinds), None)
