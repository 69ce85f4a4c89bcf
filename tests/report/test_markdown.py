"""Markdown: what a chat or a pull request shows of it is text, never markup of a plan's own."""

from __future__ import annotations

import re

import pytest

from checker.report.markdown import render, text_of
from checker.report.told import one_line
from tests.report.samples import FAMILIES, hostile, report_of, roll, set_aside


def test_each_finding_is_told_with_words_to_copy() -> None:
    reports = [report_of(family) for family in FAMILIES]
    lines = render(reports).splitlines()
    assert sum(line.startswith(("- **LỖI ", "- **CẢNH BÁO ", "- **LƯU Ý ")) for line in lines) == sum(len(r.findings) for r in reports)
    assert "  - Đề xuất: `- Lưu: VT.`" in lines
    assert sum(line.startswith("| ") for line in lines) == len(FAMILIES) + 2
    assert lines.count("## faulty.docx") == len(FAMILIES)


def test_standings_and_roster() -> None:
    told = render([set_aside()], roll=roll(), lang="en")
    assert "- *Waived* TT03" in told
    assert "approved by Nguyễn Thị Lan, until 2027-06-30" in told
    assert "- *Known from the baseline* CC03" in told
    assert "  - \\=Trường &lt;b>Cốm Xanh&lt;/b>" in told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kế hoạch số 18/KH-MNSH (bản 1).", "Kế hoạch số 18/KH-MNSH (bản 1)."),
        ("# to\n- lớn", "\\# to - lớn"),
        ("1. mục", "1\\. mục"),
        ("[x](javascript:y)", "\\[x\\](javascript:y)"),
        ("<img src=x>", "&lt;img src=x>"),
        ("a | b ~c~ `d` *e* _f_ $g$ \\h", "a \\| b \\~c\\~ \\`d\\` \\*e\\* \\_f\\_ \\$g\\$ \\\\h"),
        ("@lan #12 http://x.y www.x.y", "@\u200blan #\u200b12 http:\u200b//x.y www\u200b.x.y"),
        ("GD&ĐT, &lt; &#64;", "GD&ĐT, &amp;lt; &amp;#\u200b64;"),
        ("> trích", "\\> trích"),
    ],
)
def test_a_text_of_whatever_origin(text: str, shown: str) -> None:
    assert text_of(text) == shown


def test_a_hostile_plan_stays_text() -> None:
    told = render([hostile(), hostile()], roll=roll())
    outside = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", told)
    assert "<script" not in outside
    assert not re.search(r"(?<!\\)\[|@n|#1|https?://", outside)
    assert [line for line in told.splitlines() if line.startswith("# ")] == ["# Soát: kết quả kiểm tra kế hoạch"]
    assert "``=1+1" in told


def test_a_parser_of_others_sees_no_markup_of_the_plan_s() -> None:
    from markdown_it import MarkdownIt

    reports = [hostile(), *(report_of(family) for family in FAMILIES)]
    tokens = MarkdownIt("commonmark").enable("table").parse(render(reports, roll=roll()))
    inline = [token for token in tokens if token.type == "inline"]
    children = [child for token in inline for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *children)}
    assert not {kind for kind in kinds if "html" in kind or "link" in kind or "image" in kind or "fence" in kind}
    assert [t.tag for t in tokens if t.type == "heading_open"] == ["h1", *["h2"] * len(reports)]
    copied = [child.content for child in children if child.type == "code_inline"]
    assert copied == [one_line(f.suggestion.vi) for r in reports for f in r.findings if f.suggestion]
