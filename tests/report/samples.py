"""Reports that the tests of several formats look at: a faulty plan, one with all standings, one whose every text is an attack."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from checker.extract import extract
from checker.judge import judge, load_pack
from checker.link import link
from checker.model import Finding, Message, Related, Report, Roll, Span, Submission, Unit, Waived
from checker.parse import parse
from checker.pipeline import check
from tests.documents import source_of

CORPUS = Path(__file__).parents[2] / "corpus"
FAMILIES = sorted(path.parent.name for path in CORPUS.glob("*/faulty.yaml"))
#: Markup, a formula, a link, a call, line breaks, orders to a terminal, characters that XML has none of, half a letter.
WRONG = (
    '=1+1 <script>alert("1")</script> [x](javascript:y) {0} `a` |b| @nguoi #12 http://x.y\n# đề mục\r\n- Lưu\x07\x0b\ud800 ]]> &amp; *c*'
)


@cache
def report_of(family: str, name: str = "faulty.docx") -> Report:
    return check(CORPUS / family / name, parents=[CORPUS / family / "parent.docx"])


def set_aside() -> Report:
    """The first finding is waived, the second known."""
    report = report_of("thanh-oai")
    waived, known, *rest = report.findings
    one = Waived(waived, "Đã sửa trên bản giấy", "Nguyễn Thị Lan", date(2027, 6, 30))
    return replace(report, findings=tuple(rest), known=(known,), waived=(one,))


@cache
def hostile(name: str = "<script>=a.txt") -> Report:
    """A plan whose name, text and findings are all attacks."""
    plan = extract(parse(source_of(f"KẾ HOẠCH\n{WRONG}\nI. MỤC TIÊU\n<script>alert(1)</script>", name=name)))
    report = judge(plan, link(plan), load_pack())
    at = plan.source.text.rindex("<script>")
    related = (Related(name, Span(0, 8), WRONG),)
    finding = Finding("NT02", "error", Message(WRONG, WRONG), Span(at, at + 8), (), WRONG, related, Message(WRONG, WRONG))
    step = Waived(replace(finding, rule="NT01"), WRONG, WRONG, date(2027, 1, 1))
    return replace(report, findings=(finding, *report.findings), known=(replace(finding, rule="TT01"),), waived=(step,))


def roll() -> Roll:
    """A unit that handed in, one that did not, a stranger's plan."""
    sound = report_of("thanh-oai", "compliant.docx").document
    rows = (
        Submission(Unit("Trường Mầm non Sen Hồng", "MN01"), "submitted", (sound,)),
        Submission(Unit("=Trường <b>Cốm Xanh</b>", "MN02"), "missing", (), Message("Không có tệp nào.", "There is no file.")),
    )
    return Roll(rows, (report_of("dong-da").document,), ())
