"""Sources handed in as plans → those that are none: commented copies of others as an earlier check wrote them, and the superior's own."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePosixPath

from msgspec import Struct

from checker.language.signs import COPY
from checker.model import Message, Source


class Sign(Struct, frozen=True):
    """What tells a copy: the digest of its text, empty where there is none, and whether it looks like one of the program's."""

    text: str
    ours: bool


def sign_of(source: Source) -> Sign:
    """A copy is known by its name or by the comments in it, whatever it is called by now."""
    ours = PurePosixPath(source.name).stem.endswith(COPY) or any(notice.code == "own_comments" for notice in source.warnings)
    return Sign(sha256(source.text.encode("utf-8", "replace")).hexdigest() if source.text else "", ours)


class LeftOut(Struct, frozen=True):
    """Places of what is no plan of a school, and what is said of it."""

    places: list[int]
    told: list[Message]


def no_plans(names: Sequence[str], signs: Sequence[Sign], parents: Sequence[Sign]) -> LeftOut:
    """Beside one parent, that parent itself lies among the plans where a whole folder was given; of several each may have its own."""
    above = [at for at, sign in enumerate(signs) if len(parents) == 1 < len(signs) and sign.text and sign.text == parents[0].text]
    left = [at for at in copies(signs) if at not in above]
    told = [_superior(names[at]) for at in above] + ([_copies([names[at] for at in left])] if left else [])
    return LeftOut(above + left, told)


def _superior(name: str) -> Message:
    return Message(
        f"«{name}» là văn bản cấp trên được dùng để đối chiếu nên không kiểm tra như một kế hoạch.",
        f"“{name}” is the parent that the plans are judged by, and is not judged as a plan.",
    )


def _copies(names: Sequence[str]) -> Message:
    shown, rest = ", ".join(names[:5]), len(names) - 5
    return Message(
        f"Bỏ qua {len(names)} bản có nhận xét của kế hoạch đã có trong các tệp: {shown}{f' và {rest} tệp khác' if rest > 0 else ''}.",
        f"Left out, commented copies of plans that are there ({len(names)}): {shown}{f' and {rest} more' if rest > 0 else ''}.",
    )


def copies(signs: Sequence[Sign]) -> list[int]:
    """The places of the copies whose own plan is there too; one that a school has mended says something else, and is a plan."""
    plans = {sign.text for sign in signs if not sign.ours}
    return [at for at, sign in enumerate(signs) if sign.ours and sign.text and sign.text in plans]
