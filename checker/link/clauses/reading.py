"""A target's words → a clause prepared once, to be set beside many."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import dropwhile, pairwise

from checker.language.lazy import lazy
from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.clauses.ordinals import ordinals_of
from checker.link.clauses.senses import LIGHT, PLACES, Sense, rooms, senses, unnamed, words
from checker.link.plain import without_documents

_ORDINAL = 0.4  # the weight of a grade, a rank or an age; which one it is, is for `conflict`
_STANDS = 1.2  # what weighs less is no target of its own
_CONTENT = 0.5  # what weighs more tells one target from another
_TOPIC = 8  # words before a colon
_FULL = 0.9  # what weighs as much needs no topic
_UP, _DOWN = ("tăng", "nâng"), ("giảm", "hạ", "tiết", "cắt", "rút", "thu")
_RISES = regexp(r"(?<!\w)(?:tăng(?! cường)|nâng(?! (?:cao|chuẩn)))(?!\w)")
_FALLS = regexp(r"(?<!\w)(?:giảm|hạ thấp|kéo giảm|tiết kiệm|tiết giảm|cắt giảm|rút ngắn|thu hẹp)(?!\w)")
#: «không để xảy ra», «bằng không»: none of it
_NONE = frozenset({"không", "0", "chấm", "xóa", "loại"})
_ZERO = regexp(
    r"(?<!, )(?<!\w)(?:không (?:có|để|còn|xảy ra|bị|phát sinh)|bằng (?:không|0)|0 (?:vụ|ca|trường hợp)|chấm dứt|xóa|loại bỏ)"
    r"(?!\w|[.,]\d)|:\s0(?![\w.,/-])"
)
#: «không để quá 0,4%»: not none of it
_AT_MOST = regexp(
    r"(?<!\w)không (?:có|để|còn) (?:[^,;.\d]{0,60}\s)?(?:quá|vượt|nhiều hơn|hơn) (?:mức )?(?=\d)"
    r"|(?<!\w)không (?:có|để|còn) (?:quá|vượt|nhiều hơn|hơn)(?!\w)"
)
_MARKS = regexp(
    r"(?P<low>điểm dưới|dưới (?:\d+(?:,\d+)? )?điểm|dưới trung bình)|điểm (?:đạt )?(?:từ|trên) \d|(?:từ|trên) \d+(?:,\d+)? điểm|"
    r"\d điểm trở lên|trên trung bình|trung bình trở lên"
)
_NEGATIVE = frozenset({"không", "giảm", "dưới", "xóa"})
_NEGATIVES = (("hạn", "chế"), ("tối", "đa"), ("chấm", "dứt"), ("loại", "bỏ"), ("an", "toàn"))
_SAYS = frozenset({"được", "có", "đạt", "bị", "là", "biết", "vào", "không", "chưa"})
_GOES_ON = _SAYS | {"thực", "tham", "hoàn", "tổ", "triển", "đưa", "giữ", "duy", "hỗ"}
_NO_ONE_ACT = frozenset({"để", "hoặc"})
_NOT = frozenset({"không", "chưa"})
_KINDERGARTEN, _SCHOOL_AGE = 3, 6  # years
#: «không để tụt hạng» is «không tụt hạng», «nói không với …» is «không …»
_OF_DENIAL = frozenset({"để", "với", "bị", "được", "có", "phải", "cần"})
_KNOWLEDGE = (("kiến", "thức"), ("kĩ", "năng"))


@cache
def _counters() -> frozenset[str]:
    """Words that only count: «buổi», «lượt»."""
    return frozenset(lexicon("meanings")["counters"])


class Clause:
    """What a target says, prepared to be compared; what only a close look asks for is worked out when it is asked for."""

    terms: dict[str, float]  # with their weights
    keys: frozenset[str]  # of `terms`
    content: frozenset[str]  # … without people, places and what weighs little

    def __init__(
        self, indicator: str, population: str | None, lead: str, whole: str, unit: str | None, bound: int, spell: Callable[[str], str] = str
    ) -> None:
        """`spell` writes out what `whole` abbreviates; see `clause_of`."""
        self._indicator, self._population, self._lead, self._unit, self._bound = indicator, population, lead, unit, bound
        self._whole, self._spell = whole, spell
        self._said = senses(indicator)
        self._topic = _topic(lead, indicator, spell)
        self._group = senses(population) if population else ()
        self._every = every = self._enough()
        self.terms = terms = {s.term: s.weight for s in every if s.weight}
        if self.ordinals:
            terms |= dict.fromkeys(self.ordinals, _ORDINAL)
        self.keys = frozenset(terms)
        self.content = frozenset([term for term, weight in terms.items() if weight > _CONTENT])

    def _enough(self) -> tuple[Sense, ...]:
        """«…, trẻ mẫu giáo đạt 98%»: one that says but whom it counts speaks of what its clause does."""
        every = self._said if self._population and self._population in self._indicator else (*self._said, *self._group)
        if self._topic and math.fsum([s.weight for s in self._said if not s.who]) < _FULL:
            every += senses(self._topic)
        for sense in every:
            if sense.kinds:
                if any(kind != "stage" for kind, _ in sense.kinds):
                    return every
            elif sense.weight > LIGHT and not sense.who:
                return every
        return (*every, *senses(without_documents(self._text)))

    @lazy
    def _text(self) -> str:
        """The whole clause, its abbreviations written out."""
        return self._spell(self._whole)

    @property
    def _opening(self) -> str:
        """The words before the figure, but for those of another one: «100% giáo viên được tập huấn và ít nhất 20% …», «kiểm tra 50% giáo
        viên; kiểm tra bếp ăn …»."""
        lead = self._lead.rpartition(";")[2] if "%" in self._lead else self._lead
        return "" if "%" in self._lead and self._lead.rstrip().endswith((",", ";", " và")) else lead

    @lazy
    def _clause(self) -> tuple[Sense, ...]:
        return senses(self._text)

    @lazy
    def known(self) -> frozenset[str]:
        """`keys` and those of the whole clause, of which the target may be a part."""
        return self.keys.union([s.term for s in self._clause if s.weight])

    @lazy
    def things(self) -> frozenset[str]:
        """`known` without proper names: «02 câu lạc bộ: “Mọt sách” …» counts no books."""
        bare = unnamed(said := f"{self._indicator} {self._text}")
        return self.known if bare == said else frozenset([s.term for s in senses(bare) if s.weight])

    @lazy
    def parts(self) -> dict[str, tuple[str, ...]]:
        """The words of a term."""
        return {s.term: s.words for s in self._every if s.words}

    @lazy
    def conjuncts(self) -> list[frozenset[str]]:
        """The terms of each of two things that it tells of one group: «bếp lưu mẫu thức ăn | và thực hiện kiểm thực ba bước»."""
        group = [s.term for s in self._said if s.who][:1]
        seams = [at for at, (sense, after) in enumerate(pairwise(self._said)) if sense.term == "và" and _goes_on(after)]
        parts = [(self._said[:at], self._said[at:]) for at in seams]
        apart = [pair for pair in parts if all(math.fsum([s.weight for s in part if not s.who]) >= _STANDS for part in pair)]
        return [frozenset([*group, *(s.term for s in part)]) & self.keys for pair in apart for part in pair]

    @lazy
    def named(self) -> frozenset[str]:
        """The kinds that the whole clause names."""
        return frozenset([kind for s in self._clause for kind, _ in s.kinds])

    @lazy
    def said(self) -> frozenset[str]:
        """The words of the whole clause."""
        return frozenset(words(self._text))

    @lazy
    def _opened(self) -> tuple[frozenset[str], frozenset[str]]:
        return _heads(self._group, self._said, self._opening)

    @lazy
    def heads(self) -> frozenset[str]:
        """The classes of those whom it counts."""
        return self._opened[0] or frozenset([s.who for s in self._every if s.who][:1])

    @property
    def sure(self) -> bool:
        """Whether the `heads` stand where those counted stand."""
        return bool(self._opened[0])

    @property
    def owners(self) -> frozenset[str]:
        """«nhà vệ sinh giáo viên»: whose a place is."""
        return self._opened[1]

    @lazy
    def mentioned(self) -> frozenset[str]:
        """All classes of people and places that it names."""
        return frozenset([s.who for s in self._every if s.who])

    @lazy
    def counted(self) -> frozenset[str]:
        """By the unit, «học sinh/lớp»: the first that it names."""
        return frozenset([s.who for s in senses(self._unit) if s.who][:1]) if self._unit else frozenset()

    @lazy
    def numbered(self) -> str | None:
        """By the unit, the thing of which it gives a number: «chuyên đề»; none for a share, or for times."""
        if not self._unit or self._unit.startswith("%"):
            return None
        counters = _counters()
        return next((s.term for s in senses(self._unit) if s.weight and (" ".join(s.words) or s.term) not in counters), None)

    @lazy
    def ratio(self) -> tuple[str, str] | None:
        """«tỷ lệ trẻ/giáo viên»: of whom how many to one of whom."""
        over, _, under = self._indicator.partition("/")
        many, few = (senses(over), senses(under)) if under else ((), ())
        who, whose = many[-1].who if many else None, next((s.who for s in few if s.weight), None)
        return (who, whose) if who and whose else None

    @lazy
    def scored(self) -> int:
        """1 marks from one upwards, «từ 8 điểm trở lên», -1 below one, «điểm dưới 3», 0 not said."""
        found = _MARKS.search(fold(self._text)) if "điểm" in self._text.lower() and "điểm" in self.said else None
        return 0 if found is None else -1 if found["low"] else 1

    @lazy
    def provided(self) -> frozenset[str]:
        """«có đủ giáo viên, nhân viên»: people and rooms of which there are to be enough."""
        at = next((at for at, s in enumerate(self._said) if s.deed == "equip"), None)
        return frozenset(_opening(self._said[at + 1 :])) if at is not None else frozenset()

    @lazy
    def _told(self) -> tuple[Sense, ...]:
        """What is told of the group that it opens with, «giáo viên dạy lớp 5 | được tập huấn», where that is a deed."""
        group = self._population or ""
        bare = group and self._indicator.startswith(group) and _SAYS.isdisjoint(words(group))
        told = senses(self._indicator[len(group) :]) if bare else ()
        return told if any(s.deed for s in told) else ()

    @lazy
    def deeds(self) -> frozenset[str]:
        """«cung cấp kiến thức»: to equip with knowledge is to teach."""
        said = self._told or self._every
        found = frozenset([s.deed for s in said if s.deed]) or frozenset([s.deed for s in senses(self._opening) if s.deed])
        return found | {"teach"} if "equip" in found and any(self.said.issuperset(pair) for pair in _KNOWLEDGE) else found

    @lazy
    def act(self) -> Sense | None:
        """The deed that it opens with, but for those whom it counts; none where that is only done «để» the rest may be so, or is one of two
        that it leaves to choose from."""
        said = self._told or self._said
        at = next((at for at, s in enumerate(said) if (s.weight > LIGHT or s.deed) and not s.who), None)
        if at is None or not said[at].deed or not _NO_ONE_ACT.isdisjoint(words(self._indicator)):
            return None
        also = at + 2 < len(said) and said[at + 1].term == "và" and not said[at + 2].deed  # «cam kết và không điều khiển …»
        return None if also or self._one_of_several(at, said) else said[at]

    def _one_of_several(self, at: int, said: tuple[Sense, ...]) -> bool:
        """«khảo sát, phân loại, ôn tập»: a deed that a comma parts from others of another sort is not what all the rest is done by."""
        after = said[at + 1] if at + 1 < len(said) else None
        if after is None or after.who or after.deed or after.weight <= LIGHT or not (opens := " ".join(said[at].words)):
            return False
        return re.search(rf"(?<!\w){re.escape(opens)},", fold(self._indicator)) is not None

    @property
    def several(self) -> bool:
        """Whether it goes on behind a semicolon."""
        return ";" in self._indicator

    @property
    def names_first(self) -> bool:
        """Whether it opens with those of whom it tells something."""
        return bool(_opening(self._said))

    @lazy
    def predicate(self) -> tuple[str, ...]:
        """What weighs behind its last «được», «có» …: what is said of those whom the rest names; none where nothing parts the two."""
        tail: list[str] = []
        for sense in reversed(self._said):
            if tail and sense.words and sense.words[0] in _SAYS:
                return tuple(tail)
            if sense.weight > _CONTENT and not sense.who:
                tail.append(sense.term)
        return ()

    @lazy
    def kinds(self) -> dict[str, frozenset[int]]:
        found = _kinds(self._every)
        if self._group and (self._population or "") not in self._indicator:  # «Đạt chuẩn trình độ: 100%, trong đó trên chuẩn 42%»
            found |= _kinds(self._group)
        ages = self.ordinals.get("age")
        return found | _stage_of(max(ages)) if ages and "stage" not in found else found

    @lazy
    def ordinals(self) -> dict[str, frozenset[int]]:
        """«lớp 3 đến lớp 5» → grade: 3, 4, 5."""
        own = ordinals_of(self._topic) | ordinals_of(self._indicator)
        return own | ordinals_of(self._population) if self._population and self._population not in self._indicator else own

    @lazy
    def direction(self) -> int:
        """1 it rises, -1 it falls, 0 not said."""
        return _direction(self._lead or self._text)

    @property
    def bound(self) -> int:
        """1 the more the better, -1 the less, 0 not said."""
        return -1 if self.direction < 0 else self._bound

    @lazy
    def zero(self) -> bool:
        """None of it; «không có em nào … mà không đội mũ», «không để sót em nào» is all of it."""
        none = None if _NONE.isdisjoint(words(self._indicator)) or self._twice else _ZERO.search(fold(self._indicator))
        return none is not None and not (none.group().startswith("không") and _AT_MOST.search(fold(self._text)))

    @property
    def negative(self) -> bool:
        return not _NEGATIVE.isdisjoint(self.said) or any(self.said.issuperset(pair) for pair in _NEGATIVES)

    @lazy
    def denied(self) -> frozenset[str]:
        """«chưa hoàn thành»."""
        group = self._population or ""
        graded = "" if group in self._indicator else group  # «Môn học: | Chưa hoàn thành»
        if _NOT.isdisjoint(words(f"{self._indicator} {graded}")) or self.zero or self._twice:
            return frozenset()
        return _denied((*self._said, *self._group) if graded else self._said)

    @property
    def _twice(self) -> bool:
        said = words(self._indicator)
        return ("mà", "không") in pairwise(said) or ("sót" in said and "không" in said)


@lru_cache(maxsize=2048)
def clause_of(indicator: str, population: str | None, lead: str, whole: str, unit: str | None = None, bound: int = 0) -> Clause:
    """`lead` is the clause up to its figure, `whole` all of it, `bound` which way the figure's operator goes (see `Clause`)."""
    return Clause(indicator, population, lead, whole, unit, bound)


def passage_of(text: str) -> Clause:
    """A passage that is no target."""
    return clause_of(text, None, text, text)


def _heads(group: tuple[Sense, ...], said: tuple[Sense, ...], lead: str) -> tuple[frozenset[str], frozenset[str]]:
    """Those whom the group names, else those whom the indicator opens with, else the words before the figure, «100% giáo viên dùng ít nhất
    02 phần mềm»; and whose they are, for places."""
    found = _opening(group) or _opening(said) or (_counted_before(lead) if lead else [])
    if found and found[0] in rooms():
        return frozenset(f for f in found if f in rooms()), frozenset(f for f in found if f not in rooms())
    return frozenset(found), frozenset()


def _counted_before(lead: str) -> list[str]:
    """«Trường mầm non: 90% …» says of which schools it is asked, not whom it counts."""
    found = _opening(tuple(dropwhile(_names_nobody, senses(lead))))
    return [] if ":" in lead and PLACES.issuperset(found) else found


def _topic(lead: str, indicator: str, spell: Callable[[str], str]) -> str:
    """«Lĩnh vực nhận thức: 91% trẻ đạt yêu cầu»: what a figure is told of, where the indicator does not say it."""
    before, colon, rest = lead.rpartition(":")
    if not colon or rest.strip():
        return ""
    found = spell(before[before.rfind(":") + 1 :])
    told = words(found)
    return "" if len(told) > _TOPIC or set(told) <= {*words(indicator), *map(str, range(100))} else found


def _names_nobody(sense: Sense) -> bool:
    return sense.who is None


def _opening(said: tuple[Sense, ...]) -> list[str]:
    """The classes that a text opens with: «cán bộ, giáo viên và nhân viên …»."""
    found: list[str] = []
    for sense in said:
        if sense.who:
            found.append(sense.who)
        elif not (sense.opens and not found) and not (sense.term == "và" and found):
            break
    return found


def _kinds(every: tuple[Sense, ...]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for sense in every:
        for kind, which in sense.kinds:
            found.setdefault(kind, set()).add(which)
    return {kind: frozenset(which) for kind, which in found.items()}


@cache
def _stages() -> dict[str, frozenset[int]]:
    """The stages by the word that stands for each."""
    return {name: which for name in ("nhà trẻ", "mẫu giáo") for kind, which in _kinds(senses(name)).items() if kind == "stage"}


def _stage_of(age: int) -> dict[str, frozenset[int]]:
    """«trẻ dưới 36 tháng» are of the nursery, «trẻ 3 - 5 tuổi» of the kindergarten; the years of pupils say nothing sure."""
    return {"stage": _stages()["nhà trẻ" if age < _KINDERGARTEN else "mẫu giáo"]} if age < _SCHOOL_AGE else {}


def _direction(lead: str) -> int:
    low = lead.lower()
    if any(map(low.__contains__, _UP)) and _RISES.search(fold(lead)):
        return 1
    return -1 if any(map(low.__contains__, _DOWN)) and _FALLS.search(fold(lead)) else 0


def _denied(said: tuple[Sense, ...]) -> frozenset[str]:
    told = [sense for sense in said if sense.term not in _OF_DENIAL]
    found = [b.term for a, b in pairwise(told) if _says_not(a) and b.weight and not b.who]
    times = Counter([sense.term for sense in told])
    return frozenset([term for term in found if times[term] == 1])


def _goes_on(sense: Sense) -> bool:
    """Whether something else is said behind an «và»: «và được …», «và thực hiện …»."""
    return sense.deed is not None or (sense.words or (sense.term,))[0] in _GOES_ON


def _says_not(sense: Sense) -> bool:
    return sense.term in _NOT or sense.words[:1] == ("chưa",) or (not sense.weight and sense.words[:1] == ("không",))
