"""Sources → those among them that are commented copies of others: what an earlier check wrote, as nobody has changed it since."""

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


def copies_left_out(names: Sequence[str]) -> Message:
    """What is said of them."""
    shown, rest = ", ".join(names[:5]), len(names) - 5
    return Message(
        f"Bỏ qua {len(names)} bản có nhận xét của kế hoạch đã có trong các tệp: {shown}{f' và {rest} tệp khác' if rest > 0 else ''}.",
        f"Left out, commented copies of plans that are there ({len(names)}): {shown}{f' and {rest} more' if rest > 0 else ''}.",
    )


def copies(signs: Sequence[Sign]) -> list[int]:
    """The places of the copies whose own plan is there too; one that a school has mended says something else, and is a plan."""
    plans = {sign.text for sign in signs if not sign.ours}
    return [at for at, sign in enumerate(signs) if sign.ours and sign.text and sign.text in plans]
