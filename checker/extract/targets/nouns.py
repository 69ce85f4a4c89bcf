"""A number → the noun that it counts, whole: «phụ huynh học sinh», «lần/năm», «huyện, thị xã, thành phố»."""

from __future__ import annotations

from checker.extract.targets.vocabulary import among, anywhere
from checker.language.patterns import regexp

_SLASH = regexp(r"\s?/\s?")
_NOUN = regexp(r"[^\W\d_]+(?:&[^\W\d_]+)*(?:\s?/\s?(?:\d[\d.]*\s)?[^\W\d_]+)*")
#: «372/372 học sinh lớp 12»: whom, not what is counted
_GRADE = regexp(r"(?:lớp|khối)\s\d")
#: «lần/năm» ends its noun: «2 lần/năm hội nghị đối thoại»
_PER_TIME = regexp(r"/(?:năm|tháng|quý|tuần)$")
_SECOND = regexp(r"[^\W\d_]+\s?/\s?(?:năm|tháng|quý|tuần|học kỳ)(?!\w)")
#: «03 giáo viên, nhân viên được …»
_JOINED = regexp(
    r",\s(?!tỷ lệ|tỉ lệ|số|riêng|phấn đấu)(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+){0,3}?)"
    r"\s(?P<end>được|có|tham gia|vào|về|đến|dự)(?!\w)"
)
#: «18 huyện, thị xã, thành phố»
_UNITS = (
    r"(?:xã|phường|thị trấn|thị xã|thành phố|quận|huyện|đặc khu|thôn|bản|xóm|ấp|buôn|làng|khu phố|khu dân cư|tổ dân phố|tiểu khu)(?!\w)"
)
_ONE_UNIT = frozenset(("xã", "phường", "trấn", "quận", "huyện", "tỉnh", "thôn", "bản", "xóm", "ấp", "buôn", "làng", "phố", "khu"))
_UNIT_LISTED = regexp(rf"(?:(?:,|\svà)\s{_UNITS})+")
#: «02 trường đạt chuẩn quốc gia», «03 dự án»: one noun
_STANDARD = regexp(r"(?:đạt chuẩn quốc gia|dự (?:án|thảo))(?!\w)")
#: «Điểm trung bình theo Bộ tiêu chí … đạt từ 3,8 điểm»: what is counted; not the marks of pupils
_SCORE = regexp(r"\W*(?:điểm|chấm)(?: \w+){0,2} (?:theo|bộ)(?!\w)|\W*[\d,.]+ điểm$|[^;]*(?<!\w)chỉ số(?!\w)")
#: Money is a target only as a due of each: «20.000 đồng/học sinh»
_MONEY = regexp(
    r"(?:nghìn |ngàn |triệu )?đồng\s?/\s?[^\W\d_]+(?:\s(?!(?:trở|từ|và|do|để|trong|vào|đến|năm)(?!\w))[^\W\d_]+){0,2}"
    r"(?:\s?/\s?(?:năm học|năm|học kỳ|tháng))?"
)


def counted_noun(key: str, at: int, *, twin: bool = True) -> tuple[int, str]:
    """The counted noun phrase from here: «phụ huynh học sinh», «lần/năm»; its end and words, or no words. `twin`: with a second name."""
    words: list[str] = []
    end = at
    if (money := _MONEY.match(key, at + key.startswith(" ", at))) is not None:
        return money.end(), _slashed(money.group())
    stops = anywhere("noun_ends")
    while len(words) < 7:
        here = end + key[end : end + 1].isspace()
        here += not words and key.startswith(('"', "“"), here)  # «01 "Mái ấm Công đoàn"»
        m = _NOUN.match(key, here)
        if m is None and words and key.startswith(", ", end):  # «04 tin, bài/năm»
            m = _SECOND.match(key, end + 2)
            words[-1] += "," if m else ""
        if m is None or (stops.match(key, here) and not _STANDARD.match(key, here)) or (words and _GRADE.match(key, here)):
            break
        words.append(_slashed(m.group()))
        end = m.end()
        if (len(words) == 1 and words[0] in among("measures")) or (_PER_TIME.search(words[-1]) and not key.startswith(" học", end)):
            return end, " ".join(words)
        if len(words) == 2 and _uncounted(words, key):
            break
    if not words or _uncounted(words, key):
        return at, ""
    if words[-1] in _ONE_UNIT and (listed := _UNIT_LISTED.match(key, end)):
        return listed.end(), " ".join(words) + listed.group()
    if twin and key.startswith(
        ", bài" if words == ["tin"] else f", {words[0]} ", end
    ):  # «đồ dùng, đồ chơi», «tin, bài»; no «03 cuộc, cuộc 1»
        last, other = counted_noun(key, end + 1, twin=False)
        if words == ["tin"] or " " in other:
            return last, f"{' '.join(words)}, {other}"
    joined = _JOINED.match(key, end)
    if joined and not stops.search(joined["noun"]):
        end = joined.end("noun")
        words[-1] += ", " + joined["noun"]
    return end, " ".join(words)


def _slashed(noun: str) -> str:
    """«lần / năm» → «lần/năm»."""
    return _SLASH.sub("/", noun) if "/" in noun else noun


def _uncounted(words: list[str], key: str) -> bool:
    """What these words open is no count of a target: «ngày», «tiết/tuần»; but «tiết mục» is."""
    first, uncounted = words[0], among("no_count") if words[0] != "điểm" or not _SCORE.match(key) else frozenset[str]()
    return (first in uncounted or first.split("/")[0] in uncounted) and among("counted_yet").isdisjoint((first, " ".join(words[:2])))
