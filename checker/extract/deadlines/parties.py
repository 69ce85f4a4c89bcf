"""A clause → who has the duty, to whom the report goes, by what channel."""

from __future__ import annotations

import re
from functools import cache

from checker.extract.deadlines.vocabulary import ends_with, opens_with, starts, whole, words
from checker.language.bodies import same_body
from checker.language.normal import key as match_key
from checker.language.patterns import by_letter, regexp
from checker.language.units import divides
from checker.model import Document, Span

_MAIL = regexp(r"(?:(?:địa\schỉ\s)?(?:e-?mail|thư\sđiện\stử|hộp\sthư)\s?:?\s?)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CHANNEL = regexp(
    r"(?:q(?<!\wq)ua|t(?<!\wt)(?:rên|hông\squa)|b(?<!\wb)ằng)\s(?P<way>(?:phần\smềm|hệ\sthống|zalo|trục\sliên\sthông|cổng|e-?mail|thư\sđiện\stử|đường\sbưu\sđiện|văn\sbản)[^;.,()]{0,60}?)(?=\s(?:trước|chậm|theo|để|đúng)|[;.,()]|$)"
)
_PASSED_ON = regexp(r"\s?,?\s?(?:tổng\shợp|để|và|,|\s){1,6}(?P<verb>báo\scáo)(?!\w)")
_COUNT = regexp(r"(?:các|những|từng|mỗi|mọi|toàn\sthể|100%|tất\scả(?:\scác)?|lãnh\sđạo)\s+$")
_LIST_MARK = regexp(r"\s*(?:(?:\d[\d.]*|[ivx]+|[a-zđ])[.)/]\s*|[-+*•]\s*)?(?:(?:đối\s)?với\s|trách\snhiệm\scủa\s)?")
_LISTED = regexp(r"\s?\([^():]*,[^():]*\)\W*$")
_COUNTED = regexp(r"(?:các|từng|mỗi)\s(?!cơ\ssở|đơn\svị|trường)")
#: «Tổ kiểm tra rà soát hồ sơ»: a team that is called after its work, and the verb behind its name
_TEAM = regexp(r"(?:tổ|đoàn|ban|hội\sđồng|bộ\sphận)$")
_NAMED_BY_WORK = regexp(
    r"\s(?:kiểm\stra|thẩm\sđịnh|rà\ssoát|thống\skê|đánh\sgiá)(?=\s(?:rà\ssoát|tổng\shợp|lập|báo\scáo|gửi|hoàn\sthành|thực\shiện|tiến\shành|xây\sdựng|nộp|trình"
    r"|cập\snhật|thống\skê|đánh\sgiá|kiểm\stra|chịu|có\strách)(?!\w))"
)
_YEARLESS = regexp(r"Năm(?!\w|\s+(?:học\b|\d))")
#: «Các sở, ban, ngành, UBND các huyện»: one list of those who have the duty
_ALL_OFFICES = regexp(
    r"(?:các|những)\s(?:sở|ban|bộ|cơ\squan|ubnd)(?!\w)|(?:ubnd|ủy\sban\snhân\sdân|lđlđ|liên\sđoàn\slao\sđộng|công\sđoàn|đoàn|hội)\s(?:các|cấp)\s"
)
_AND = regexp(r"\s?(?:,|;|\svà)(?:\svà)?\s")
#: «Ủy ban nhân dân xã, phường»: all of them, by no name
_BARE_UNIT = regexp(r"(?:xã|phường|thị\strấn|đặc\skhu|huyện|quận|thị\sxã)$")
#: «giao chỉ tiêu đến từng thôn, tổ dân phố, gửi …»: they are given it
_GIVEN_TO = regexp(r"(?<!\w)(?:đến|cho|tới|với)\s(?:các|từng|mỗi)\s[^.;:,]{1,30},\s(?:[^.;:,]{1,30},\s)?$")
_BOARD = regexp(r"(?:tổ|ban|tiểu\sban|hội\sđồng|đoàn)(?!\w)")
_SET_UP = regexp(r"(?<!\w)(?:kiện\stoàn|thành\slập|củng\scố)(?!\w)[^;.:]{0,80}(?:,|\svà)\s$")
#: «Trung tâm», as a centre's plan calls it
_OWN_KIND = regexp(r"(?:trung\stâm|bệnh\sviện|sở|học\sviện|viện|chi\scục)$")
_RECEIVES = regexp(r"(?<!\w)(?:gửi|gởi|nộp|trình|báo\scáo)(?:\s(?:về|cho|tới|lên))?\s$")
#: «Phòng X được giao …» is to act, «giáo viên được tập huấn …» is not
_PASSIVE = regexp(r"được\s(?!giao|phân\scông|ủy\squyền)")
_OWN_UNIT = regexp(r"(?:nhà\strường|đơn\svị|trường|phòng|cơ\squan)$")


#: «về Phòng trong tháng 6»: what follows where a head alone names the recipient
_TIME = (
    r"trước|theo|để|chậm|đúng|muộn|định\skỳ|h[ằà]ng|từ\sngày|từ\s\d{1,2}|trong\s(?:các\sngày|ngày|tuần|tháng|quý|vòng|thời\shạn)|vào\s(?:ngày|tháng|đầu|giữa|cuối)|(?:đầu|giữa|cuối)\s(?:tháng|quý|năm)|ngay|mỗi\s(?:tháng|quý|năm)"
    r"|không\s(?:quá|muộn)|sau\s(?:khi|\d{1,2})"
)
_TO_WORDS = ("về", "cho", "tới", "đến", "lên", "gửi", "gởi", "nộp", "trình", "báo cáo", "với", "tại")
#: «đối chiếu với trường mầm non», «phối hợp với công an»: nothing goes there
_BESIDE = regexp(r"(?<!\w)(?:(?:đối\schiếu|phối\shợp|kết\shợp|liên\shệ|làm\sviệc)(?!\w)[^,;.]{0,30}|(?:đối|so|cùng)\s)$")
_SENDING = regexp(r"(?<!\w)(?:gửi|gởi|nộp|chuyển|báo\scáo)(?!\w)")
_ADDRESSING = frozenset(("về", "gửi", "gởi", "báo cáo", "cho", "lên"))


@cache
def _board() -> str:
    """«Ban Chỉ đạo phổ cập giáo dục, xóa mù chữ xã»: a board of another level than the unit's own, by the level at its end."""
    within = rf"(?!(?<!\w)(?:{words('recipient_stops')}|ubnd|ủy\sban|nhà\strường|của\strường)(?!\w))[^.;:()|]"
    return rf"ban\schỉ\sđạo\s(?:{within}){{1,60}}?\s(?:cấp\s)?(?:xã|phường|thị\strấn|huyện|quận|thị\sxã|thành\sphố|tỉnh|trung\sương)"


@cache
def _to() -> re.Pattern[str]:
    return regexp(
        rf"(?P<to>{by_letter(_TO_WORDS)})\s+(?:(?:cho|về|đến|tới|lên|lại|với)\s+)?"
        rf"(?P<body>(?!tổ\schức(?!\w))(?:(?:đồng\schí|lãnh\sđạo|các)\s+)?(?:(?P<outside>{_board()}|{words('outside')}|phòng(?=\s*(?:[,.;()]|$|(?:{_TIME})(?!\w))))|{words('inside')})(?!\w))"
    )


@cache
def sent() -> re.Pattern[str]:
    """«… trước ngày 10/01, gửi Phòng» behind words of reports: it is the report that is sent."""
    return regexp(rf"(?:gửi|gởi|nộp)\s(?:về|cho|lên|tới|đến|phòng|{words('outside')})(?!\w)")


#: «thu bản cam kết của học sinh nộp về Văn phòng»
_THING = regexp(
    r"(?:b(?<!\wb)ản|p(?<!\wp)hiếu|đ(?<!\wđ)ơn|h(?<!\wh)ồ\ssơ|d(?<!\wd)anh\ssách)\s(?!báo\scáo)[^;.]{2,60}\s(?:gửi|gởi|nộp)(?!\w)"
)


def sends_a_thing(key: str, clause: Span) -> bool:
    """Whether it is papers that a clause behind words of reports sends, no report."""
    return _THING.search(key, clause.start, clause.end) is not None


@cache
def _more() -> re.Pattern[str]:
    return regexp(rf"\s?(?:,|và|;)\s?(?:các\s)?(?={words('outside')}(?!\w))")


@cache
def _body_end() -> re.Pattern[str]:
    """Each branch opens with one letter or mark, for which the engine can search."""
    joined = r"\s(?!xã\shội|thương\sbinh|thể\sthao|thông\stin|khoa\shọc|kế\shoạch|hành\schính|kế\stoán|quản\strị|bồi\sdưỡng)"
    marks = r",(?!\s(?:thể\sthao|thương\sbinh|thông\stin|hạ\stầng)(?!\w))|;|:|\.|\(|\)|\||\[|\]|\*|\"|“"
    period = r"\d(?<=\s\d)\d?\stháng(?!\w)"  # «báo cáo Sở Y tế 6 tháng trước ngày …»
    return regexp(rf"{marks}|-(?<=\s-){joined}|/(?<=\s/){joined}|{period}|{starts('recipient_stops')}")


@cache
def _through() -> re.Pattern[str]:
    """«về UBND xã (qua Phòng Văn hóa - Xã hội)»"""
    return regexp(
        rf"qua(?<!\wqua)\s(?P<way>(?:{words('outside')})(?!\w)[^;.,()|]{{0,60}}?)(?=\s(?:trước|chậm|theo|để|đúng|định)|[;.,()|]|$)"
    )


@cache
def _actor() -> re.Pattern[str]:
    return regexp(starts("actors"))


@cache
def _may_be_actor() -> re.Pattern[str]:
    """No «phòng học», no «cơ sở» of «trung học cơ sở»."""
    return regexp(rf"(?<!trung\shọc\s)(?<!phổ\sthông\s)(?!(?:{words('not_actors')})(?!\w))")


def _next_actor(key: str, at: int, end: int) -> re.Match[str] | None:
    while (m := _actor().search(key, at, end)) and not _may_be_actor().match(key, m.start()):
        at = m.start() + 1
    return m


@cache
def _more_actors() -> re.Pattern[str]:
    return regexp(rf"\s?,\s?(?:và\s)?(?:các\s)?(?:{words('actor_tails')})(?!\w)")


@cache
def _actor_end() -> re.Pattern[str]:
    return regexp(rf",|;|:|\.|\(|\)|\||\[|\]|\*|{starts('actor_stops')}")


def recipient(text: str, key: str, clause: Span) -> tuple[str, bool] | None:
    """(the recipient as written, whether it is a body outside the unit); the outside one of several, the one after «về» first."""
    found = (m for m in _to().finditer(key, clause.start, clause.end) if _addresses(key, m))
    best = max(found, key=_rank, default=None)
    if best is None:
        return None
    name = _whole_name(text, key, best.start("body"), best.end(), clause.end)
    return " ".join(text[name.start : name.end].split()), best["outside"] is not None


def _addresses(key: str, to: re.Match[str]) -> bool:
    """Whether something goes to the body: not «đối chiếu với trường mầm non», nor «vận động trẻ đến trường»."""
    before = key[max(0, to.start() - 45) : to.start()]
    if to["to"] == "với":
        return not _BESIDE.search(before)
    return to["to"] != "đến" or not to["body"].startswith("trường") or bool(_SENDING.search(before))


def _rank(to: re.Match[str]) -> int:
    word, outside = to.group("to", "outside")
    return 2 * (outside is not None) + (word in _ADDRESSING)


def _whole_name(text: str, key: str, start: int, at: int, limit: int) -> Span:
    """From the head to the end of the name, and of the names joined to it: «UBND huyện, Phòng Nội vụ huyện»."""
    while True:
        ends = (m.start() for m in _body_end().finditer(key, at, limit))
        end = next((stop for stop in ends if not _of_a_place(text, stop)), limit)
        more = _more().match(key, end, limit)
        if not more or more.end() <= end:
            break
        at = more.end() + 3
    while end > start and (key[end - 1].isspace() or key[end - 1] in "-–"):
        end -= 1
    return Span(start, end)


def _of_a_place(text: str, at: int) -> bool:
    """A word that else ends a name, as a part of one: «quận Nam Từ Liêm», «tỉnh Cao Bằng», «phường Ngã Năm» (not «xã An Hòa Năm 2026»)."""
    words = text[at : at + 30].split()[:2]
    if len(words) == 2 and all(_capital(word) for word in words) or divides(text, at):
        return True
    return bool(_YEARLESS.match(text, at)) and _capital((text[max(0, at - 30) : at].split() or [""])[-1])


def _capital(word: str) -> bool:
    return word[:1].isupper() and word[1:2].islower()


def onward(text: str, key: str, clause: Span) -> tuple[str, Span] | None:
    """(the body, the words) of «gửi Công an phường tổng hợp, báo cáo UBND phường»: to whom the first recipient passes it on."""
    if key.rfind("báo", clause.start, clause.end) <= clause.start:
        return None
    first = _to().search(key, clause.start, clause.end)
    if not first or first["to"] not in ("gửi", "gởi", "nộp", "về", "cho") or not first["outside"]:
        return None
    name = _whole_name(text, key, first.start("body"), first.end(), clause.end)
    then = _PASSED_ON.match(key, name.end, clause.end)
    more = _to().match(key, then.start("verb"), clause.end) if then else None
    if then is None or more is None or not more["outside"]:
        return None
    body = _whole_name(text, key, more.start("body"), more.end(), clause.end)
    return " ".join(text[body.start : body.end].split()), Span(then.start(), body.end)


def channel(text: str, key: str, clause: Span) -> str | None:
    """«email: x@y», «phần mềm …» as written."""
    mail = _MAIL.search(key, clause.start, clause.end) if key.find("@", clause.start, clause.end) >= 0 else None
    if mail:
        return " ".join(text[mail.start() : mail.end()].split())
    way = _CHANNEL.search(key, clause.start, clause.end) or _through().search(key, clause.start, clause.end)
    return " ".join(text[way.start("way") : way.end("way")].split()) if way else None


def actor(text: str, key: str, span: Span) -> str | None:
    """The last body or person before the duty's verb that is its subject, as written."""
    named: Span | None = None
    at, receives = span.start, -1
    while m := _next_actor(key, at, span.end):
        start = m.start()
        count = _COUNT.search(key, max(span.start, start - 14), start)
        start = count.start() if count else start
        end, stop = _actor_till(text, key, Span(start, span.end), m.end())
        head = key[max(span.start, start - 14) : start]
        joined = stop == ";" and _ALL_OFFICES.match(key, start) and _actor().match(key, end + 2)
        ended = stop is not None and (stop not in ".()|[]*;" or joined) and (named is None or stop != ",")
        aside = head.endswith("(")  # «về Phòng (bộ phận Tổ chức cán bộ)»
        made = aside or ends_with("not_actor_after").search(head) or _GIVEN_TO.search(key[max(span.start, start - 75) : start])
        made = made or _is_set_up(key, span.start, start) or _PASSIVE.match(key, end)
        if receives >= 0:  # «gửi Sở X, Ủy ban nhân dân huyện»
            made = made or _AND.fullmatch(key, receives, start)
        if (ended or end == span.end) and not made and end - start <= 90:
            listed = named is not None and _ALL_OFFICES.match(key, named.start) and _AND.fullmatch(key, named.end, start)
            named = Span(named.start if named and listed else start, end)
        receives = end if made and _RECEIVES.search(head) else -1
        at = max(end, m.end())
    return " ".join(text[named.start : named.end].split()).strip(" -–,").removesuffix(" có") if named else None


def _is_set_up(key: str, since: int, at: int) -> bool:
    """«thành lập Ban chỉ đạo, Tổ tiếp nhận»: the second of what is set up."""
    return bool(_BOARD.match(key, at)) and bool(_SET_UP.search(key[max(since, at - 90) : at]))


def _actor_till(text: str, key: str, span: Span, at: int) -> tuple[int, str | None]:
    """(where the name of an actor ends, the mark or word that ends it): past the commas of «các trường mầm non, tiểu học, THCS»."""
    start, limit = span.start, span.end
    team = _NAMED_BY_WORK.match(key, at) if _TEAM.search(key, start, at) else None
    at = min(team.end(), limit) if team else at
    while True:
        stop = _actor_end().search(key, at, limit)
        if stop is None:
            return limit, None
        of_a_name = stop[0] == "lập" and key.endswith("công ", start, stop.start())  # «các bệnh viện công lập»
        if of_a_name or _of_a_place(text, stop.start()):
            at = stop.end()
            continue
        listed = stop[0] == "," and ("các " in key[start : stop.start()] or _BARE_UNIT.search(key, start, stop.start()))
        more = _more_actors().match(key, stop.start(), limit) if listed else None
        if more is None:
            return stop.start(), stop[0]
        at = more.end()


def is_issuer(document: Document, name: str) -> bool:
    """Whether an actor is the issuer itself: «nhà trường» in a school's plan, its own name, its head's."""
    plain = match_key(name)
    header = document.header
    if _OWN_UNIT.fullmatch(plain):
        return header.level in (None, "school") if "trường" in plain else True
    if _OWN_KIND.fullmatch(plain):
        return any(match_key(issuer).startswith(f"{plain} ") for issuer in header.bodies)
    return not plain.startswith(("các ", "từng ", "mỗi ")) and any(same_body(name, issuer) is True for issuer in header.bodies)


def within(name: str | None) -> bool:
    """Whether an actor is a part of the unit whose reports stay inside: «Các tổ khối», «giáo viên»."""
    return bool(name) and bool(opens_with("inner_actors").match(match_key(name or "")))


def named_actor(text: str, key: str, title: Span) -> str | None:
    """An actor that a heading or list head names by itself: «2. Các cơ sở giáo dục trực thuộc», «Bộ phận văn thư:»."""
    mark = _LIST_MARK.match(key, title.start, title.end)
    start = mark.end() if mark else title.start
    head = _COUNTED.match(key, start, title.end)
    at = head.end() if head else start
    m = _actor().match(key, at, title.end) if _may_be_actor().match(key, at) else None
    listed = _LISTED.search(key, start, title.end)  # «các đơn vị trực thuộc (bệnh viện, trung tâm …)»
    title = Span(title.start, listed.start()) if listed else title
    name = " ".join(text[start : title.end].split()).strip(" :.-–*/")
    if not m or len(name) > 90 or "." in name or whole("regime").search(match_key(name)):
        return None
    _, ended = _actor_till(text, key, Span(start, start + len(key[start : title.end].rstrip(" :.-–*/"))), m.end())
    return name if ended is None or ended in ",(" else None
