"""«Sơ kết», «tổng kết»: reviews, which are reports where they are sent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from checker.extract.deadlines.parties import recipient
from checker.extract.deadlines.vocabulary import words
from checker.language.patterns import regexp
from checker.model import Span

#: What may be sent besides
_OTHER_PAPER = regexp(r"(?<!\w)(?:danh\ssách|hồ\ssơ|giấy\smời|kế\shoạch|biên\sbản|tờ\strình|sản\sphẩm|bài|ý\skiến|dự\stoán|đề\snghị)(?!\w)")


def is_review(text: str, key: str, clause: Span, around: Iterable[Span | None]) -> bool:
    """«Sơ kết 6 tháng gửi trước 15/6», where one of the stretches `around` it sends something to somebody above: a report, though it is not
    called so. «gửi Phòng danh sách khen thưởng» sends something else."""
    if key.find("kết", clause.start, clause.end) < 0 or (found := _review().search(key, clause.start, clause.end)) is None:
        return False
    to = next((to for span in around if span and (to := recipient(text, key, span))), None)
    return to is not None and to[1] and not _OTHER_PAPER.search(key, found.end(), clause.end)


@cache
def _review() -> re.Pattern[str]:
    sends = rf"(?:gửi|gởi|nộp)\s(?:về|cho|lên|tới|đến|phòng|trước|chậm|muộn|{words('outside')})(?!\w)"
    return regexp(rf"(?<!\w)(?:sơ|tổng)\skết(?!\w)[^;.]*?(?<!\w){sends}")
