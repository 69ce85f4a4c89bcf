"""An item of the parent → whether it binds this child: by school type, addressee and force of the words."""

from __future__ import annotations

import re
from functools import cache

from checker.language.bodies import bodies_of, body
from checker.language.ceremonies import is_ceremony, is_named
from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.addressed import (
    ENCOURAGED,
    OF_WHOLE_TIER,
    OTHER_BODY,
    OTHER_TYPE,
    SUPERIOR,
    YES,
    by_actor,
    by_headings,
    by_offices,
    by_tier,
    by_words,
    is_issuer,
    own_types,
)
from checker.link.allotted import of_another
from checker.link.audiences import either, joined, types_named, words
from checker.link.charges import is_office, of_education
from checker.link.headed import acts_itself
from checker.link.only_some import NAMED, Judgement, column_of_whom, laid_on, only_some, own_clause
from checker.link.openers import opener, set_for_others
from checker.link.speaks import Speaks
from checker.link.standing import left_out
from checker.link.tiers import for_others, no_patients, of_facilities
from checker.link.years import outside_period
from checker.model import Deadline, Document, Event, Message, Target, Task

_CEREMONY = Message(
    "Lễ, hội mỗi nơi tổ chức vào ngày riêng; nội dung được đối chiếu như một nhiệm vụ.",
    "Each body holds such a ceremony on a day of its own; what it is for is compared as a task.",
)
_OUTSIDE = Message("Thời hạn nằm ngoài thời gian của kế hoạch.", "The day lies outside the plan's period.")
_RESIDENTS = Message(
    "Chỉ tiêu về hộ gia đình, người dân trên địa bàn, không thuộc phạm vi nhà trường.", "It counts households or residents: no school's."
)
_PLACES = Message(
    "Chỉ tiêu về địa điểm công cộng trên địa bàn, không thuộc phạm vi nhà trường.", "It counts places in the open: no school's."
)
_NOT_EDUCATION = Message(
    "Chỉ tiêu về hộ gia đình, người dân trên địa bàn, không thuộc ngành giáo dục.", "It counts households or residents: not for education."
)
_OF_SOME_OFFICE = Message(
    "Chỉ tiêu về địa bàn, người dân; chưa rõ có thuộc lĩnh vực của cơ quan không.",
    "It is of communes or residents; whether they are of this office's field is not said.",
)
_UNSURE = Message("Chưa rõ chỉ tiêu có thuộc phạm vi nhà trường không.", "It is not clear whether it is the school's.")
_ON_NOBODY = Message("Giải pháp chung, không giao riêng cho đơn vị.", "A general solution, laid on no unit.")
_OUTSIDERS = Message("Nội dung dành cho đối tượng ngoài phạm vi nhà trường.", "It is for people whom no school answers for.")
#: «Toàn xã: 75% …», «b) Sở Giáo dục và Đào tạo: …»: whom the figures after the colon are of
_LEAD = regexp(
    r"\W*(?:[a-zđ0-9]{1,3}(?:\.\d)*[.)]\s)?"
    r"(?P<lead>(?:[^:;.%\d]|(?:(?<=lớp )|(?<=khối ))\d{1,2}|\d{1,2}(?=[-–]\d{1,2}\stuổi|\stuổi)){3,80}):\s"
)
_OF_KIND = (
    "đối với",
    "riêng",
    "với ",
    "khối",
    "cấp",
    "bậc",
    "trường ",
    "các trường ",
    "ngành học ",
    "giáo dục ",
    "mầm non",
    "tiểu học",
    "thcs",
    "trung học",
)
_KIND_WORDS = 12
_COUNTED = r"\W*(?:(?:tỷ lệ|tỉ lệ|số|tổng số|các|những|mỗi)\s)*"


_SCHOOL_GROUNDS = regexp(r"(?<!\w)(?:trường|lớp|khuôn viên|học sinh|trẻ)(?!\w)")
_OPENS = r"\W*(?:[a-zđ0-9]{1,3}(?:\.\d+)*[.)/]\s+)?(?:(?:giao|đề nghị|yêu cầu)\s(?:cho\s)?)?"
_RANKED = regexp(r"(?:chỉ số|thứ hạng|xếp hạng|điểm số|vị trí)\s[^.;]*(?<!\w)của\s(?P<unit>tỉnh|thành phố|huyện|quận|thị xã)(?!\w)")
#: «Phát thanh trên hệ thống truyền thanh các xã, thị trấn»
_LOUDSPEAKERS = regexp(r"(?<!\w)truyền thanh (?:của )?(?:các |cấp )?(?:xã|phường|thị trấn|huyện|quận|tỉnh|thành phố|cơ sở)(?!\w)")
_EXACT = 2  # kinds of school that «tốt nghiệp THPT» names; «học sinh» alone names more
#: «dưới 120 ca/100.000 dân»: of an area
_PER_HEADS = regexp(r"/\s?\d[\d.]*\s(?:dân|người dân|người|trẻ đẻ sống|hộ)(?!\w)")
#: «Mỗi xã, thị trấn thành lập 01 đội …», but not «Xã hội hóa …»
_AREAS = regexp(
    _COUNTED + r"(?:(?:toàn bộ|từng)\s)?(?:ubnd |ủy ban nhân dân )?(?:các )?(?:xã|phường|thị trấn|đặc khu|huyện)(?!\w)(?!\shội)"
)
#: «Mỗi trung tâm liên kết với 02 doanh nghiệp»: it is the centre that is to
_EACH_SCHOOL = regexp(r"\W*(?:các|mỗi|từng)\s(?:trường|trung tâm|nhà trường|đơn vị|cơ sở giáo dục)(?!\w)")
_EACH_AREA = regexp(r"\W*(?:mỗi|từng)\s(?:xã|phường|thị trấn|đặc khu|huyện|thôn|bản|ấp|xóm|khu phố|tổ dân phố)(?!\w)(?!\shội)")
#: Behind those who are counted: «trẻ mẫu giáo 5 tuổi | được tham quan trường tiểu học»
_GETS = regexp(r"\s(?:được|tham gia|làm quen|(?:tiếp tục |vào |theo )học)\s", re.IGNORECASE)


@cache
def _residents() -> re.Pattern[str]:
    return regexp(_COUNTED + words("outside").pattern)


def _of_residents(target: Target, child: Document) -> Judgement | None:
    """«75% gia đình đạt …»: what a school, or an office of education, is not asked; households with pupils may be."""
    said = fold(f"{target.population or ''} {target.indicator}")
    school, office = bool(own_types(child)), is_office(child)
    if not (school or office or of_education(child)) or target.general or _papers().match(fold(target.indicator)):
        return None
    if school and _EACH_SCHOOL.match(fold(target.indicator)):
        return None
    of_area = _PER_HEADS.search(fold(target.unit or "")) or no_patients(fold(target.indicator), child)
    if not (of_area or _residents().match(fold(target.indicator)) or _residents().match(said)):
        return None
    if office and not of_education(child):
        return "unclear", _OF_SOME_OFFICE
    return ("unclear", _UNSURE) if not of_area and words("school_people").search(said) else ("no", _RESIDENTS if school else _NOT_EDUCATION)


@cache
def _places() -> re.Pattern[str]:
    return regexp(_COUNTED + words("places").pattern)


def _of_places(target: Target, child: Document) -> Judgement | None:
    """«100% ao, hồ trên địa bàn xã được cắm biển cảnh báo», but for those at a school."""
    said = fold(target.indicator)
    mine = own_types(child) and _places().match(said) and not _papers().match(said) and not _SCHOOL_GROUNDS.search(said)
    return ("no", _PLACES) if mine else None


@cache
def _papers() -> re.Pattern[str]:
    """«100% hồ sơ …» counts no lakes, «02 bản tin» no villages."""
    return regexp(_COUNTED + words("papers").pattern)


@cache
def _office() -> re.Pattern[str]:
    """«Công an tỉnh» of «- Công an tỉnh chủ động phát hiện, …», by the verb behind it."""
    verbs = joined([*lexicon("deadlines")["actor_stops"], *lexicon("audiences")["office_verbs"]])
    return regexp(rf"{_OPENS}(?P<name>(?:{either('offices')})(?!\w)[^.;:%\d]{{0,60}}?)(?<!giáo dục và)\s(?=(?:{verbs})(?!\w))")


def _of_others(target: Target, parent: Document, child: Document) -> Judgement | None:
    """What another office is to do («Sở Nội vụ kiểm tra 30% số xã»), another tier («tại cấp tỉnh»), or the superior as a whole («Chỉ số
    cải cách hành chính của tỉnh»)."""
    if own_types(child) and acts_itself(target.indicator, parent):
        return "no", SUPERIOR
    office = _office().match(fold(parent.text(target.span)))
    if office and not is_issuer(office["name"], parent.header.bodies) and by_actor(office["name"], parent, child) == ("no", OTHER_BODY):
        return "no", OTHER_BODY
    said, mine = fold(target.indicator), body(child.header.issuer or "")
    ranked, above = _RANKED.match(said), body(parent.header.issuer or "")
    if ranked and above and above.unit == ranked["unit"] and (mine is None or mine.level != above.level):
        return "no", SUPERIOR
    if own_types(child) and (_LOUDSPEAKERS.search(said) or (_AREAS.match(said) and not _SCHOOL_GROUNDS.search(said))):
        return "no", OTHER_BODY
    if facilities := of_facilities(said, child):
        return ("no", OTHER_BODY) if facilities == "other" else ("unclear", _OF_SOME_OFFICE)
    if for_others(fold(target.population or ""), child):
        return "no", OTHER_BODY
    if (is_office(child) or of_education(child)) and _EACH_AREA.match(said):
        return "unclear", _OF_SOME_OFFICE
    return by_tier(fold(target.population or said), child) or by_tier(said, child)


def _lead(target: Target, parent: Document) -> str:
    """The words before the colon that the target's clause opens with, where they name the superior, units or a kind of school."""
    lead = m["lead"] if (m := _LEAD.match(fold(parent.text(target.span)))) else ""
    of_kind = lead.startswith(_OF_KIND) and len(lead.split()) <= _KIND_WORDS and types_named(lead)
    return lead if of_kind or words("superior").search(lead) or words("units").search(lead) else ""


def _by_lead(target: Target, parent: Document, child: Document) -> Judgement:
    """By the words before the colon that the target's clause opens with: «Văn phòng Sở: kiểm tra ít nhất 30% số đơn vị»."""
    before, colon, _ = parent.text(target.span).partition(":")
    named = (left_out(before, child) or by_offices(before, parent=parent, child=child)) if colon else None
    return named or by_words(_lead(target, parent), child)


def taken_up(judged: Judgement, answer: Target | None) -> Judgement:
    """Of an office that has such a target in its own plan it is asked, where that alone was not sure."""
    its_own = answer is not None and answer.value is not None
    return ("yes", YES) if its_own and judged in (("unclear", _OF_SOME_OFFICE), ("unclear", OF_WHOLE_TIER)) else judged


def target_binds(target: Target, parent: Document, child: Document) -> Judgement:
    """Whether a parent's target is the child's to meet."""
    lead: Judgement = ("no", OTHER_BODY) if of_another(target, parent, child) else _by_lead(target, parent, child)
    if lead[0] == "no":
        return lead
    whom = column_of_whom(target.span, parent)
    if whom and by_words(whom, child)[0] == "no":
        return by_words(whom, child)
    if others := _of_residents(target, child) or _of_places(target, child) or _of_others(target, parent, child):
        above = by_headings(parent, target.section, child) if others[0] == "unclear" else others
        return above if above[0] == "no" else others
    said = " ".join(filter(None, (target.actor, target.indicator, target.population)))
    if away := left_out(said, child):
        return away
    if (some := only_some(own_clause(target, parent), child)) and some[0] != "unclear":
        return some
    mine, counted = own_types(child), _types_counted(target)
    if mine and not counted and target.unit != "%":  # «100% trường mầm non tổ chức | ít nhất 02 buổi …»: it is for these
        counted = _types_counted(opener(target, parent))
    if set_for_others(target, parent, mine) or (mine and counted and not counted & mine):
        return "no", OTHER_TYPE
    first = by_words(said, child)
    if first == ("no", OTHER_TYPE) and counted & mine and len(counted) <= _EXACT and not types_named(target.population or "") - mine:
        first = "yes", YES  # what these go on to may be of another kind: «học sinh tốt nghiệp THPT vào học nghề»
    if first[0] != "yes":
        return first
    above = by_headings(parent, target.section, child)
    return some if some and above[0] == "yes" else above


def _types_counted(target: Target) -> frozenset[str]:
    return types_named(_GETS.split(target.indicator, maxsplit=1)[0])


def event_binds(event: Event, parent: Document, child: Document, *, taken_up: bool) -> Judgement:
    """Whether a parent's event is the child's to hold; a ceremony only where the child has it."""
    if is_ceremony(event.name) and not (taken_up and is_named(event.name)):
        return "no", _CEREMONY
    if event.actor:
        said = by_words(event.actor, child)
        if said[0] != "yes":
            return said
    return by_headings(parent, event.section, child)


def actor_binds(actor: str | None, parent: Document, child: Document) -> Judgement:
    """Whether what is laid on somebody is laid on the child; on nobody: a general solution."""
    if actor is None:
        return "optional", _ON_NOBODY
    return ("no", SUPERIOR) if is_issuer(actor, parent.header.bodies) else by_actor(actor, parent, child)


def task_binds(task: Task, speaks: Speaks, by_actor: Judgement, mine: frozenset[str]) -> Judgement:
    """Whether a parent's task is the child's to take up: by who is named for it, by the kinds of school that it speaks of, by its force."""
    if by_actor[0] == "no" or by_actor == NAMED:
        return by_actor
    if mine and speaks.types and not speaks.types & mine:
        return "no", OTHER_TYPE
    if mine and speaks.above:
        return "no", _OUTSIDERS
    return ("optional", ENCOURAGED) if task.encouraged else by_actor


def deadline_binds(deadline: Deadline, parent: Document, child: Document) -> Judgement:
    """Whether a parent's report day is the child's: by who reports, then by who receives."""
    issuers = parent.header.bodies
    if deadline.actor and not is_issuer(deadline.actor, issuers):
        said = by_actor(deadline.actor, parent, child)
    elif not deadline.actor and sent_to_issuer(deadline, parent):
        said = by_headings(parent, deadline.section, child)
    else:
        return "no", SUPERIOR
    said = laid_on(deadline, said, parent, child)
    return ("no", _OUTSIDE) if said[0] == "yes" and outside_period(deadline, parent, child) else said


def sent_to_issuer(deadline: Deadline, parent: Document) -> bool:
    """«lập danh sách, gửi Sở trước ngày …» in the plan of that Sở: who sends it is below."""
    issuers = parent.header.bodies
    return deadline.recipient is not None and any(is_issuer(name, issuers) for name in bodies_of(deadline.recipient))


def submission_binds(deadline: Deadline, parent: Document, child: Document) -> Judgement:
    """Whether a day by which plans are made or sent in is the child's; one that names nobody is everybody's."""
    if deadline.actor or deadline.recipient:
        said = deadline_binds(deadline, parent, child)
    else:
        said = laid_on(deadline, by_headings(parent, deadline.section, child), parent, child)
    return ("no", _OUTSIDE) if said[0] == "yes" and outside_period(deadline, parent, child) else said
