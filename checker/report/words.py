"""Outcomes, severities, states and kinds of source → the words that a reader sees."""

from __future__ import annotations

from checker.model import Message, Outcome, Severity

SEVERITY: dict[Severity, Message] = {
    "error": Message("LỖI", "ERROR"),
    "warning": Message("CẢNH BÁO", "WARNING"),
    "info": Message("LƯU Ý", "NOTE"),
}
STATUS = {
    "read": Message("đã đọc", "read"),
    "partial": Message("chỉ đọc được một phần", "read in part"),
    "unreadable": Message("không đọc được", "unreadable"),
}
OUTCOMES: tuple[tuple[Outcome, Message], ...] = (
    ("pass", Message("đạt", "passed")),
    ("fail", Message("không đạt", "failed")),
    ("not_applicable", Message("không áp dụng", "not applicable")),
    ("not_evaluated", Message("chưa xét được", "not evaluated")),
    ("broken", Message("quy tắc bị lỗi", "broken")),
)
#: How a finding names what it rests on.
GROUNDS = {
    "law": Message("Căn cứ", "Law"),
    "parent": Message("Theo văn bản cấp trên", "Parent"),
    "logic": Message(
        "Căn cứ: chính nội dung văn bản (mâu thuẫn, hoặc điều không thể có)",
        "Basis: the document itself (a contradiction, or what cannot be)",
    ),
    "practice": Message("Thông lệ", "Practice"),
}
#: The same as a kind of source.
KINDS = {
    "law": Message("quy định của pháp luật", "law"),
    "parent": Message("văn bản cấp trên", "the parent's own text"),
    "logic": Message("mâu thuẫn, không thể có", "logic: it cannot be so"),
    "practice": Message("thông lệ", "practice"),
}


def in_language(message: Message, lang: str) -> str:
    """A message in one language: «en», else Vietnamese."""
    return message.en if lang == "en" else message.vi


def counted(count: int, word: str) -> str:
    """A number with its English word: «1 error», «4 errors»."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
