"""A part of a body, «Văn phòng Sở» → whether the body is another than the one that issues the document."""

from __future__ import annotations

from checker.language.normal import key
from checker.language.patterns import regexp
from checker.model import Document

#: «Văn phòng Sở», «Phòng Kế toán Sở Y tế»: a part of a body that its name tells
_PART_OF = regexp(
    r"(?:văn\sphòng|thanh\stra|phòng|bộ\sphận|văn\sthư|lãnh\sđạo)\s(?:[^,;]{0,50}?\s)?(?P<whole>sở|bộ|chi\scục|tổng\scục|cục)(?!\w)"
)


def is_part_of_another(document: Document, name: str) -> bool:
    """Whether a name is of a part of a body that does not issue the document: «Văn phòng Sở» is outside for a centre of the Sở."""
    part = _PART_OF.match(key(name))
    bodies = document.header.bodies
    return part is not None and bool(bodies) and not any(key(issuer).startswith(part["whole"]) for issuer in bodies)
