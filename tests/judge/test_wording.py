"""Values as words of messages: names and subjects as another document writes them."""

from __future__ import annotations

import pytest

from checker.judge.case import Row
from checker.judge.checks.inherit import _mending
from checker.judge.checks.tasks import _named
from checker.judge.wording import full_name, receiver, running
from checker.model import Document, Header, Inheritance, Message, Span, Task
from tests.documents import plain


@pytest.mark.parametrize(
    ("issuer", "superior", "named"),
    [
        ("Phòng Giáo dục và Đào tạo", "UBND huyện Hoài Ân", "Phòng Giáo dục và Đào tạo huyện Hoài Ân"),
        ("Phòng Giáo dục và Đào tạo quận 3", "UBND quận 3", "Phòng Giáo dục và Đào tạo quận 3"),
        ("Trường Mầm non Sao Mai", "UBND phường Láng", "Trường Mầm non Sao Mai"),
        ("Phòng Giáo dục và Đào tạo", None, "Phòng Giáo dục và Đào tạo"),
        (None, "UBND huyện Hoài Ân", None),
    ],
)
def test_the_issuer_by_its_full_name(issuer: str | None, superior: str | None, named: str | None) -> None:
    assert full_name(Header(issuer=issuer, superior=superior)) == named


@pytest.mark.parametrize(
    ("said", "to"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("Sở Giáo dục và Đào tạo", "Sở Giáo dục và Đào tạo"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Sơn La"),
        ("Phòng", "Ủy ban nhân dân tỉnh Sơn La"),
        (None, "Ủy ban nhân dân tỉnh Sơn La"),
    ],
)
def test_whom_a_report_goes_to(said: str | None, to: str) -> None:
    assert receiver(said, Header(issuer="Ủy ban nhân dân tỉnh Sơn La")) == to


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("Thực hiện công tác y tế trường học năm 2026", "thực hiện công tác y tế trường học năm 2026"),
        ("Về việc tổ chức hội thi", "tổ chức hội thi"),
        ("Hà Nội xanh, sạch, đẹp", "Hà Nội xanh, sạch, đẹp"),
        ("PCCC năm 2026", "PCCC năm 2026"),
        (None, None),
    ],
)
def test_a_subject_in_running_text(subject: str | None, words: str | None) -> None:
    assert running(subject) == words


@pytest.mark.parametrize(
    ("stood", "words"), [("Ít nhất 50%", "Ít nhất 60%"), ("ít nhất 50%", "ít nhất 60%"), ("50%", "ít nhất 60%"), ("", "ít nhất 60%")]
)
def test_what_is_to_be_put_opens_as_what_stood_there(stood: str, words: str) -> None:
    assert _mending(Message("ít nhất 60%", "at least 60%"), stood) == words


def unsure(document: Document, line: str) -> Row:
    at = document.source.text.index(line)
    task = Task("Các trường", Span(at, at + len(line)), Span(at, at + len(line)))
    return Row(
        Inheritance("task", document, task, None, "unclear", Message("Chưa rõ: rải rác.", "Not clear: here and there.")),
        "not_evaluated",
        Message("Chưa rõ: rải rác.", "Not clear: here and there."),
    )


def test_a_verdict_names_the_task_that_it_is_not_sure_of() -> None:
    long = "Kiểm kê sách " * 12
    parent = plain(f"Trồng cây.\nQuét sân.\n{long.strip()}")
    assert _named([unsure(parent, "Trồng cây.")]).vi == "Chưa rõ: rải rác («Trồng cây»)."
    assert _named([unsure(parent, "Trồng cây."), unsure(parent, "Quét sân.")]).en == "Not clear: here and there (“Trồng cây” and 1 more)."
    assert len(_named([unsure(parent, long.strip())]).vi) < 120
