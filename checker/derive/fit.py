"""Document → why no pack can be made of it."""

from __future__ import annotations

from checker.judge.select import recognised
from checker.model import Document, Message


def unfit(document: Document) -> Message | None:
    """Why no pack can be made of a document; None where one can."""
    name, facts = document.source.name, document.facts
    if document.source.status != "read":
        partly = document.source.status == "partial"
        vi, en = ("chỉ đọc được một phần", "was read only in part") if partly else ("không đọc được", "could not be read")
        why = [w.message for w in document.source.warnings]
        return Message(
            " ".join([f"Không lập được gói quy tắc: «{name}» {vi}.", *(w.vi for w in why)]),
            " ".join([f"No pack was made: “{name}” {en}.", *(w.en for w in why)]),
        )
    if not recognised(document):
        return Message(
            f"Không lập được gói quy tắc: không nhận ra «{name}» là kế hoạch hay văn bản chỉ đạo.",
            f"No pack was made: “{name}” is not recognised as a plan or an order.",
        )
    if not (facts.targets or facts.deadlines or facts.events):
        return Message(
            f"Không lập được gói quy tắc: không thấy chỉ tiêu, thời hạn hay đợt hoạt động nào trong «{name}».",
            f"No pack was made: “{name}” has no target, deadline or event.",
        )
    return None
