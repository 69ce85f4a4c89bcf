"""What a plan says that its unit has not: nothing that the parent asks of those that have it is asked of that unit."""

from __future__ import annotations

import re
from functools import cache

from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Document, Message, once

HAS_NONE = Message("Kế hoạch nêu rõ đơn vị không có, không tổ chức nội dung này.", "The plan says that the unit has no such thing.")


@cache
def _things() -> re.Pattern[str]:
    return regexp(rf"(?<!\w)(?:{'|'.join(lexicon('audiences')['not_everywhere'])})(?!\w)")


@cache
def _denial() -> re.Pattern[str]:
    """«Nhà trường không tổ chức ăn bán trú.», «chưa có bếp ăn nên …»; not «không tổ chức bán trú cho lớp 5», of some only."""
    return regexp(
        rf"(?<!\w)(?:không|chưa)\s(?:có|tổ chức|thực hiện)\s(?:(?:ăn|nấu ăn|học|lớp|học sinh|trẻ|dịch vụ)\s){{0,2}}"
        rf"(?P<thing>{_things().pattern})(?=\s?(?:[.;,)\n]|$|(?:nên|do đó|vì vậy|cho học sinh[.;,]|cho trẻ[.;,]|tại trường)(?!\w)))"
    )


@once
def _absent(child: Document) -> frozenset[str]:
    return frozenset(m["thing"] for m in _denial().finditer(fold(child.source.text)))


def lacks(text: str, child: Document) -> bool:
    """Whether a text speaks of what the child says it has not: «Bếp ăn bán trú có …» beside «Nhà trường không tổ chức ăn bán trú»."""
    named = {m[0] for m in _things().finditer(fold(text))}
    return not named.isdisjoint(_absent(child)) if named else False
