"""Date, issuer and number as a plan cites them beside the registry's."""

from __future__ import annotations

from checker.judge.checks.compare import stated_at
from checker.judge.checks.known.seen import Said, Seen
from checker.judge.checks.values import TESTS, Result
from checker.judge.facts import folded
from checker.language.bodies import Body, body
from checker.language.known import central
from checker.language.normal import bare
from checker.language.patterns import regexp
from checker.model import Span


def issued(seen: Seen) -> Said:
    """Another day than the document's own. A given parent's is CC03's to judge, by its own text."""
    row, said = seen.match.row, seen.cited.issued
    if row is None or not row.sure or row.date is None or said is None or seen.fact.get("linked"):
        return None
    result: Result = TESTS["same_date"](said, row.date)
    if result.outcome != "fail" or (said.whole and not said.as_date()):  # a day that no calendar has is NT02's
        return "pass" if result.outcome == "pass" else None
    if not _own_date(seen) or row.year != said.year and seen.fact.get("number_year") is not None:
        return None  # the year is CC06's
    place = stated_at(seen.fact, "issued")
    return seen.hit("issued", place, row, stated=said, wanted=row.date, hint=result.hint)


_BETWEEN = regexp(r"[\s,.(]*(?:(?:được\s+)?(?:ký|ban hành)\s+)?")
_IN_FORCE = regexp(r"\s*,?\s*(?:có hiệu lực|hiệu lực)")


def _own_date(seen: Seen) -> bool:
    """Whether the date is surely the citation's own: it stands right behind the number (a law's name, in the preamble), and no document
    that holds this one lacks a date."""
    spans, text = seen.cited.spans, folded(seen.case.document.source.text)
    when, head = spans.get("issued"), spans.get("number") or spans.get("subject")
    if when is None or head is None or (seen.match.by in ("name", "slip") and seen.cited.role == "mention" and not _of_law(seen, when)):
        return False
    outer = seen.held_by
    own = _BETWEEN.fullmatch(text, head.end, when.start) is not None and not _IN_FORCE.match(text, when.end)
    return own and (outer is None or "ngày" in outer)


def _of_law(seen: Seen, when: Span) -> bool:
    """«Tuyên truyền Luật X ngày …» may say when that is done; «Căn cứ Luật X ngày …», «… ngày … của Quốc hội» say the law's own day."""
    text = folded(seen.case.document.source.text)
    return seen.before.endswith("căn cứ ") or text.startswith(" của quốc hội", when.end)


def issuer(seen: Seen) -> Said:
    """Another body than the document's own; a remark where one of several is named."""
    row, said = seen.match.row, seen.cited.issuer
    if row is None or not row.sure or not said or "issuer" not in seen.cited.spans or seen.fact.get("linked"):
        return None
    cited, own = ([known for name in bodies_of(names) if (known := body(name))] for names in (said, row.issuer))
    if not cited or not own or cited[0].kind == "chu_tich_nuoc":
        return None
    results = {TESTS["same_body"](one, other).outcome for one in cited for other in own}
    place = stated_at(seen.fact, "issuer")
    if "pass" in results:
        alone = len(own) > 1 and len(cited) == 1 and not _goes_on(seen)
        return seen.hit("joint", place, row, severity="info", wanted=row.issuer) if alone else "pass"
    surely = results == {"fail"} and all(_plain(one) for one in (*cited, *own)) and not any(_alike(a, b) for a in cited for b in own)
    return seen.hit("issuer", place, row, stated=said, wanted=row.issuer) if surely and not _held(seen) else None


#: Only central bodies of the state are told: a school's superior may stand where it passes a document on («Thông tư … của Phòng»), and
#: the Party's bodies are named loosely.
_OF_THE_STATE = ("central", "ministry")
_VOWEL = regexp(r"[aeiouy]")


def _plain(one: Body) -> bool:
    """A central body of the state whose name is written out: «Bộ TT&TT», «Bộ LĐ TBXH» tell nothing for certain."""
    return one.level in _OF_THE_STATE and (not one.name or bool(_VOWEL.search(bare(one.name.split()[0]))))


def _alike(one: Body, other: Body) -> bool:
    """«Bộ Lao động» may be short for the ministry whose name begins so."""
    return bool(one.name and other.name) and (one.name or "").split()[0] == (other.name or "").split()[0]


_AND = regexp(r"(?:,\s*|\s+và\s+|\s*[-–]\s*)(?=(?:Bộ|Ban|Ủy ban|Trung ương)\s)")


def bodies_of(issuer: str) -> list[str]:
    """«Bộ Y tế và Bộ Giáo dục và Đào tạo» → both."""
    return [name.strip() for name in _AND.split(issuer)]


_MORE = regexp(r"\s*(?:[,&/–-]|và(?!\w)|phối hợp|cùng)\s*")
_TOGETHER = regexp(r"liên (?:bộ|tịch|ngành)\W*$")


def _goes_on(seen: Seen) -> bool:
    """Whether another body's name follows the issuer («Bộ Y tế - Bộ GD&ĐT»), or it is one of «liên bộ»."""
    text, span = folded(seen.case.document.source.text), seen.cited.spans["issuer"]
    return bool(_MORE.match(text, span.end)) or bool(_TOGETHER.search(text[max(0, span.start - 12) : span.start]))


def _held(seen: Seen) -> bool:
    """Whether the issuer may be that of a document that holds this one («Hướng dẫn thực hiện Nghị định số … của Bộ …»)."""
    outer = seen.held_by
    return outer is not None and " của " not in outer


def listed(seen: Seen) -> Said:
    """A number that is likely not the document's, where the registry has the one that was meant."""
    near = seen.match.near
    if near is None or seen.fact.get("linked") or not central(near.number):
        return None
    if bare(seen.fact.get("number") or "") == bare(near.number):
        return None
    return seen.hit("listed", stated_at(seen.fact, "number"), near, severity="info", wanted=near.number)
