"""A clause → the days by which something is due in it, with their words."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from checker.extract.deadlines.relative import is_counted_from
from checker.extract.deadlines.vocabulary import ends_with
from checker.language.patterns import by_letter, regexp
from checker.model import DateMention, Recurrence, Span

_HOUR = r"\d{1,2}\s?(?:h|g|giờ)\s?(?:\d{1,2})?(?:\s?phút)?"
_LIMIT = r"ạn(?:\s(?:chót|cuối\scùng|cuối|nộp|gửi|báo\scáo|đăng\ský|hoàn\sthành)){0,2}(?:\s[^\d:;.,]{1,30}(?=:))?"
#: What makes a day a due day, right before it: «trước 16h30 ngày», «chậm nhất là», «hạn cuối:», «hoàn thành trong»
_CUE = regexp(
    r"(?:t(?<!\wt)(?:rước(?!\s(?:đến|tới)\s)|rong\shết|hời\sgian\s(?:nộp|gửi|báo\scáo|hoàn\sthành|đăng\ský)(?:\s[^\d:;.]{0,30})?|"
    rf"hời\sh{_LIMIT})|h(?<!\wh){_LIMIT}|c(?<!\wc)hậm\snhất|m(?<!\wm)uộn\snhất|k(?<!\wk)hông\s(?:quá|muộn\shơn|chậm\shơn)|"
    r"đ(?<!\wđ)ến\s(?:trước|hết)|x(?<!\wx)ong)"
    rf"(?:[\s:,]{{0,3}}(?:là|vào|đến|trong|hết|trước|thời\sđiểm|lúc|khoảng|đầu|giữa|cuối|ngày|{_HOUR}|từ)){{0,5}}[\s:(]{{0,3}}$"
)
#: A weaker cue that needs a report or «hoàn thành» in its clause
_WEAK = regexp(
    r"(?<!\w)(?:trong|vào|đầu|giữa|cuối|đến|từ|hết|tuần\s(?:đầu|cuối|thứ\s\w{2,3}|\d)(?:\s(?:tiên|cùng))?(?:\scủa)?)(?:\s(?:ngày|thời\sgian|khoảng|đầu|giữa|cuối)){0,2}[\s:(]{0,2}$"
)
#: «Báo cáo kết quả Tháng hành động từ 15/11 đến 15/12»: of this is the window, not of sending
_SPOKEN_OF = regexp(
    r"(?<!\w)(?:thực\shiện|triển\skhai|tổ\schức|diễn\sra|phát\ssinh|số\sliệu|tình\shình|hoạt\sđộng|cao\sđiểm|chiến\sdịch|đợt|giai\sđoạn"
    r"|tháng\s(?:hành\sđộng|cao\sđiểm|an\stoàn|thanh\sniên)|tuần\slễ|hội\sthi|ngày\shội|tập\shuấn|phong\strào|tính)(?!\w)"
    r"(?:(?!\s(?:gửi|gởi|nộp|về|lên|cho|báo\scáo)\s)[^;.:]){0,70}$"
)
#: «quý II trước ngày 20/6»: the quarter is what the report covers
_PERIOD_OF = regexp(r"[\s:,(]{0,3}(?:là\s)?(?:trước|từ(?=\s(?:ngày|\d))|chậm\snhất|muộn\snhất|không\smuộn\shơn|vào\sngày)(?!\w)")
_AND = regexp(r"[\s*]*(?:\([^()\n]{1,30}\)\s?(?=(?:,|;|và)\s(?!trước)))?(?:,|và|;|hoặc|&)\s*(?:trước\s)?(?:ngày\s|tháng\s)?[\s*]*")
#: «quý I: 05/3; 6 tháng (05/6)», «15/12 (báo cáo năm)»: the period beside a day makes it due
_PERIOD = r"(?:quý(?:\s(?:i{1,3}|iv|[1-4]))?|(?:6|06|sáu)\stháng(?:\s(?:đầu|cuối)\snăm)?|(?:cả\s|cuối\s)?năm|học\skỳ\si{1,2})"
_PERIOD_BEFORE = regexp(rf"(?<!\w){_PERIOD}\s?[:(]\s?(?:ngày\s)?$")
_PERIOD_AFTER = regexp(rf"\s?\((?:đối\svới\s|cho\s)?(?:báo\scáo\s)?{_PERIOD}(?!\w)")
_FINISHES = (
    *("hoàn thành", "hoàn thiện", "xong", "kết thúc", "nộp", "gửi", "đăng ký"),
    *("trình", "kiện toàn", "thẩm định", "phê duyệt", "ban hành"),
)
_FINISH = regexp(by_letter(_FINISHES, ahead=r"(?!\w)[^;.:]{0,70}$"))
#: «Tổ kiểm tra rà soát hồ sơ từ ngày 28/9 đến 02/10»: work with its window, no event
_WORKS = (
    *("rà soát", "cập nhật", "thu thập", "xử lý", "trang trí", "thực hiện", "điều tra", "khảo sát"),
    *("lắp đặt", "sửa chữa", "thống kê", "tổng hợp", "kiểm kê", "nhập"),
)
_NO_EVENT = r"(?:(?!tháng\shành\sđộng|tuần\slễ|hội\sthi|ngày\shội|hưởng\sứng)[^;.:(])"
_WORK = regexp(by_letter(_WORKS, ahead=rf"(?!\w){_NO_EVENT}{{0,70}}$"))
_NUMBERED = regexp(r"(?:[/-][^\W\d_][\w&.-]*|số\s?\S{1,12})\s?,?\s?(?:ký\s)?(?:ngày\s*)?$")
_OF_ISSUER = regexp(r"\s?,?\s?của\s(?!tháng|năm|quý|mỗi)")
#: «Trong năm 2025, nhà trường hoàn thành …», «hoàn thành việc di dời … trong năm 2022»: of a bare year only the end of work makes a day
_WITHIN_YEAR = regexp(r"(?<!\w)(?:trong|đến|hết|cuối|từ\snay\sđến)\s(?:hết\s|cuối\s)?$")
_ENDS = (
    r"(?<!\w)(?:hoàn\sthành|hoàn\sthiện|xong)(?!\w|\s(?:tốt|xuất\ssắc|vượt|nhiệm\svụ|chỉ\stiêu|mục\stiêu|các\s(?:nhiệm|chỉ|mục)|tiêu\schí|cấp\shọc"
    r"|chương\strình\s(?:lớp|tiểu|thcs|thpt|trung|học|giáo|môn)))"
)
_ENDS_BEFORE = regexp(rf"{_ENDS}[^;.:%]{{0,110}}$")
_ENDS_AFTER = regexp(rf"\s?,?\s?[^;.:%\d]{{0,60}}?{_ENDS}")
#: «Trong năm 2021, nhà trường đã hoàn thành …», «đơn vị hoàn thành nhiệm vụ», «hoàn thành 85% …»
_NO_END = regexp(r"%|(?<!\w)(?:đã|được|chưa|khi|sau\skhi|kết\squả|tỷ\slệ|tỉ\slệ|mức\sđộ)\s(?:[^\s;.:]{1,12}\s){0,3}(?:hoàn\sth|xong)")
#: «… đã được gửi Công an xã ngày 28/02»: done already
_DONE = regexp(r"đ(?<!\wđ)ã\s(?:được\s)?(?:gửi|nộp|báo\scáo|trình|hoàn\sthành|tổ\schức|thực\shiện)(?!\w)[^;.]{0,60}$")
#: «thu thập số liệu đến hết ngày 30/6»: work, where «số liệu đến ngày 30/6» is none
_GATHERED = regexp(r"(?<!\w)(?:thu thập|nhập)\ssố\sliệu\s*$")
#: «20/12 (báo cáo năm) hằng năm»
_YEARLY_LATER = regexp(r"\s?\([^()\n]{1,40}\)\s(?:hằng|hàng|mỗi)\snăm(?!\w)")
#: «kết quả đạt được trong quý I năm 2027», «còn 03 xã chưa đạt trong quý …»
_AT_REST = regexp(r"(?<!\w)(?:kết\squả|đạt|tăng|giảm|chiếm|còn|có|chưa|doanh\sthu|chi\sphí|dự\stoán|kinh\sphí|tiền)(?!\w)")
_FEW = 3  # words that are no more than a heading
_FAR = 160  # no word farther back than this makes a day due
_KINDS = frozenset({"day", "month", "quarter", "range", "recurring", "year"})


class Due(Struct, frozen=True):
    """A due day: the date as said, `focus` with its cue, `follows` when it is coordinated with the one before («10/6 và 25/11»)."""

    mention: DateMention
    focus: Span
    strict: bool
    follows: bool = False

    @property
    def end_of_period(self) -> bool:
        return not self.strict and self.mention.kind in ("month", "quarter", "range", "year")


def dues(key: str, clause: Span, mentions: list[DateMention], *, report: bool) -> list[Due]:
    """The due days of a clause, in order; `report`: the clause speaks of a report, so weaker words are enough."""
    found: list[Due] = []
    for mention in mentions:
        if mention.kind in ("quarter", "month") and _PERIOD_OF.match(key, mention.span.end):
            continue
        due = _coordinated(key, found, mention) or _cued(key, clause, mention, report=report)
        if due:
            found.append(due)
    return _same_recurrence(found, key)


def _cued(key: str, clause: Span, mention: DateMention, *, report: bool) -> Due | None:
    if mention.kind not in _KINDS or _undated(mention) or is_counted_from(key, clause, mention):
        return None
    head = key[max(clause.start, mention.span.start - _FAR) : mention.span.start]
    cue = _CUE.search(head[-70:])
    if cue and mention.kind == "year" and not report and not _ends_work(key, clause, mention, head):
        return None
    if cue:
        told = head[: len(head) - len(head[-70:]) + cue.start()]
        if ends_with("history").search(told) and not _GATHERED.search(told):
            return None
        before = "trước" in cue[0] or mention.kind in ("day", "recurring")
        return Due(mention, Span(mention.span.start - (len(head[-70:]) - cue.start()), mention.span.end), strict=before)
    if _NUMBERED.search(head[-30:]) or _OF_ISSUER.match(key, mention.span.end):
        return None
    if mention.kind == "year":
        return None if report else _year_of_work(key, clause, mention, head)
    weak = _WEAK.search(head[-30:])
    if weak and not report and mention.kind == "quarter" and mention.date.year and _is_work(key, clause, head):
        return Due(mention, Span(mention.span.start - (len(head[-30:]) - weak.start()), mention.span.end), strict=False)
    if report and _is_window(mention, weak[0] if weak else "") and _SPOKEN_OF.search(head):
        return None
    starts = key.startswith(("từ", "cuối"), mention.span.start)
    window = mention.kind == "range" and starts and bool(mention.date.day) and bool(_WORK.search(head))
    if _DONE.search(head) or not (report or window or _FINISH.search(head)):
        return None
    if weak or mention.recurrence or starts or (report and mention.kind == "day" and key.startswith("ngày", mention.span.start)):
        start = mention.span.start - (len(head[-30:]) - weak.start()) if weak else mention.span.start
        return Due(mention, Span(start, mention.span.end), strict=mention.kind in ("day", "recurring"))
    beside = report and mention.kind == "day" and (_PERIOD_AFTER.match(key, mention.span.end) or _PERIOD_BEFORE.search(head[-30:]))
    return Due(mention, mention.span, strict=True) if beside else None


def _is_work(key: str, clause: Span, head: str) -> bool:
    """«Rào chắn các hố nước trong quý III năm 2027»; not «Số liệu trong quý I năm 2027», «Trong quý I năm 2027, trường đã …»."""
    told = _SPOKEN_OF.search(head) or _DONE.search(head) or _NO_END.search(key, clause.start, clause.end)
    return not told and len(head.split()) > _FEW and _AT_REST.search(key, clause.start, clause.end) is None


def _is_window(mention: DateMention, word: str) -> bool:
    """«từ 15/11 đến 15/12», and the parts of one whose ends are apart: «từ ngày 15/12 năm trước đến ngày 14/12»; not one of each month."""
    return mention.date.month is not None and (mention.kind == "range" or word.startswith(("từ", "đến")))


def _year_of_work(key: str, clause: Span, year: DateMention, head: str) -> Due | None:
    """«Đến năm 2018, hoàn thành …»: work that ends in a year; a share to be reached by then is a target."""
    cue = _WITHIN_YEAR.search(head[-24:])
    if not cue or not _ends_work(key, clause, year, head):
        return None
    return Due(year, Span(year.span.start - len(cue[0]), year.span.end), strict=False)


def _ends_work(key: str, clause: Span, year: DateMention, head: str) -> bool:
    told = _ENDS_AFTER.match(key, year.span.end, clause.end) or _ENDS_BEFORE.search(head)
    return bool(told) and not _NO_END.search(key, clause.start, clause.end)


def _undated(mention: DateMention) -> bool:
    return not (mention.date.day or mention.date.month or mention.date.year or mention.quarter)


def _coordinated(key: str, found: list[Due], mention: DateMention) -> Due | None:
    if not found or mention.kind not in _KINDS or _undated(mention) or mention.kind == "year":
        return None
    last = found[-1]
    if not _AND.fullmatch(key, last.mention.span.end, mention.span.start):
        return None
    return Due(mention, mention.span, strict=last.strict or mention.kind == "day", follows=True)


def _same_recurrence(found: list[Due], key: str) -> list[Due]:
    """«10/6 và 25/11 hàng năm»: what the last says holds for the row; so does a year («20/5 và 20/11/2021»)."""
    out: list[Due] = []
    recurrence: Recurrence | None = None
    year: int | None = None
    everywhere = False
    for due in reversed(found):
        m = due.mention
        yearly = not m.date.year and _YEARLY_LATER.match(key, m.span.end)
        recurrence = m.recurrence or ("annual" if yearly else recurrence)
        everywhere = everywhere or recurrence == "annual"
        if everywhere and recurrence is None and m.date.day and m.date.month and not (m.date.year or year):
            recurrence = "annual"  # «6 tháng trước 12/6, năm trước 05/12 hằng năm»
        year = m.date.year or year
        if recurrence != m.recurrence or year != m.date.year:
            m = replace(m, recurrence=recurrence, date=replace(m.date, year=year))
        out.append(due if m is due.mention else replace(due, mention=m))
        if not due.follows:
            recurrence = year = None
    return out[::-1]
