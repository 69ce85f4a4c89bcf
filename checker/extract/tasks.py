"""Document → the tasks that a superior's plan gives to its units, or proposes as general solutions, a clause each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from checker.extract.deadlines.parties import named_actor
from checker.extract.deadlines.vocabulary import opens_with, whole, words
from checker.extract.targets.clauses import sentences
from checker.language.addressees import addressee
from checker.language.ceremonies import is_ceremony
from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import by_letter, regexp
from checker.model import Document, Paragraph, Span, Task

_FEWEST = 4  # words of a clause that says what is to be done
_NEXT = regexp(r";\s+(?!(?:từ|và|của|để|trong|với|nhất là|đặc biệt|như|hoặc|bao gồm|gồm)(?!\w))")
#: «…; hoàn thành trước ngày 30/11/2027»: when what stands before it is to be done
_ONLY_WHEN = regexp(
    r"(?:và\s)?(?:hoàn thành|hoàn tất|xong|kết thúc)(?:\s(?:xong|trước|trong|chậm nhất|muộn nhất|vào|đến|là|hết|cuối|đầu|ngày|tháng|năm|"
    r"năm học|quý|học kỳ|hằng|hàng|[ivx]+|[\d/.-]+))+\s*(?=[;.]|$)"
)
_COMMA = regexp(r",\s")
_COLON = regexp(r"(?P<end>):(?=\s|$)")
_WORD = regexp(r"\w+")
#: «3. Các đơn vị trực thuộc (Phòng …, Trung tâm …): …»
_BY_NAME = regexp(r"[^():;.]{3,90}(?P<end>\s?\([^()]{3,300}\)):(?=\s|$)")
#: «- Tổ Mầm non: Đ/c …», «thực hiện các chỉ tiêu tại khoản 2 Mục II», «… như sau»: contacts, how a decision ends, what stands elsewhere or
#: is judged by other rules, and leads
_NO_TASK = regexp(
    r"\W*(?:đ/c|đồng chí|ông|bà)\s"
    r"|\W*(?:địa chỉ )?(?:thư điện tử|email|e-mail|hộp thư|(?:số )?điện thoại|zalo)\s?:"
    r"|.*(?<!\w)(?:có hiệu lực (?:thi hành )?(?:kể )?từ|chịu trách nhiệm thi hành)(?!\w)"
    r"|\W*(?:\w+\s){0,3}(?:thực hiện|bảo đảm|đảm bảo|hoàn thành)\s(?:tốt\s|đầy đủ\s)?(?:các\s)?(?:chỉ tiêu|mục tiêu|nhiệm vụ|nội dung)"
    r"(?:(?:,|\svà)\s(?:chỉ tiêu|nhiệm vụ|giải pháp))*\s(?:(?:đã )?(?:được )?(?:giao|nêu|quy định)\s)?"
    r"(?:tại|ở)\s(?:điểm|khoản|mục|phần|phụ lục)\s"
    r"|\W*là\s(?:cơ quan|đơn vị)\s(?:thường trực|đầu mối)(?:\svề\s\w+\s\w+)?\W*$"
    r"|.*(?<!\w)chế độ (?:thông tin,? )?báo cáo(?!\w)|.*(?<!\w)(?:như sau|sau đây|các nội dung sau)\s?:?\s*$",
    re.S,
)
#: «Kế hoạch của đơn vị phải có các phần: …»
_PARTS = regexp(r"\W*(?:nội dung\s)?kế hoạch(?:\scủa\s[^.;]{3,40})?\s(?:phải|cần|gồm|bao gồm|nêu rõ)(?!\w)")
#: «Kiểm tra tập trung vào các nội dung: …; …»: what follows are no tasks of their own
_LISTING = regexp(r"(?<!\w)(?:nội dung|sau|gồm|như|là|sau đây|nhóm[^:;.]{0,24})\s?:\s")
_OPENING = regexp(r"[\s*]*(?:(?:hằng năm|hàng năm|định kỳ|mỗi năm|riêng|riêng đối với|đề nghị|yêu cầu|giao|giao cho|đối với)\s?,?\s)*")
_OWN_HEADING = regexp(r"[\s*]*(?:(?:\d[\d.]*|[ivx]+|[a-zđ])[.)/]\s*)?(?:nhiệm vụ|trách nhiệm)\s(?:của|đối với)\s")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(lexicon("tasks")[name])


@cache
def _column() -> re.Pattern[str]:
    return regexp(by_letter(lexicon("tasks")["task_columns"]))


@cache
def _units() -> re.Pattern[str]:
    """«Các trường mầm non, tiểu học», «Mỗi đơn vị», «Cấp ủy, Hiệu trưởng các trường», «Cơ sở giáo dục mầm non»."""
    leaders, many, heads, kinds = (_either(name) for name in ("unit_leaders", "quantifiers", "unit_heads", "school_kinds"))
    named = rf"(?:(?:{leaders})(?:\s?,\s?|\svà\s|\s))*"
    tail = rf"(?:(?:\s?,|\svà|\s-)?\s(?:(?:các\s)?(?:trường|cơ sở|trung tâm)\s)?(?:{kinds})(?!\w))*"
    alone = r"(?:trường|cơ sở)(?=\s(?:mầm non|tiểu học|trung học|thcs|thpt))|hiệu trưởng|ban giám hiệu"
    units = r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)(?!\w)"
    committees = rf"(?:ubnd|ủy ban nhân dân)\s(?:các|cấp)\s{units}(?:(?:,|\svà)\s{units})*(?=\s(?!trên|thuộc|trực thuộc|trong|tại)\w)"
    return regexp(rf"{committees}|(?:{named}(?:(?:{many})\s)(?:{heads})|{named}(?:cơ sở giáo dục|nhà trường)|{alone})(?!\w){tail}")


def _either(name: str) -> str:
    return "|".join(re.escape(fold(term)).replace(r"\ ", r"\s") for term in sorted(lexicon("tasks")[name], key=len, reverse=True))


@cache
def _encouraged() -> re.Pattern[str]:
    return regexp(r"(?<!\w)(?:" + "|".join(map(re.escape, lexicon("tasks")["encouraged"])) + r")(?!\w)")


@cache
def _outside() -> re.Pattern[str]:
    """A body outside the units, in a name; no «sở» of «cơ sở»."""
    return regexp(r"(?<!\w)(?<!\bcơ\s)(?:" + words("outside") + r")(?!\w)")


@cache
def _single_types() -> tuple[re.Pattern[str], ...]:
    """For each kind of school the terms that mean it alone."""
    rows = [row["terms"] for row in lexicon("audiences")["school_types"] if len(row["types"]) == 1]
    return tuple(regexp(r"(?<!\w)(?:" + "|".join(re.escape(fold(t)) for t in terms) + r")(?!\w)") for terms in rows)


class _Place(Struct, frozen=True):
    """Where a clause stands, and whom the text above it names."""

    actor: str | None
    section: int | None


class _Reader:
    """The tasks of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.source.text
        self.key = fold(self.text)
        self.parts: dict[int | None, tuple[bool | None, str | None]] = {None: (None, None)}
        facts = document.facts
        reports = [d.focus for d in facts.deadlines if d.kind == "report" or d.submission]
        events = [e for e in facts.events if not is_ceremony(e.name)]  # that one is a task, too
        self.events = [fold(e.name)[:24] for e in events]
        self.judged = [*reports, *(t.focus for t in facts.targets), *(e.focus for e in events)]

    def read(self) -> Iterator[Task]:
        for index, paragraph in enumerate(self.document.paragraphs):
            if paragraph.region not in ("body", "appendix"):
                continue
            work, actor = self.part(paragraph.section)
            if work is False:
                continue
            place = _Place(actor, paragraph.section)
            if paragraph.cells:
                yield from self.row(index, place)
            elif (span := self.content(paragraph)) is not None:
                yield from self.item(paragraph, span, self.led(paragraph, place), listed=work is True)

    def part(self, section: int | None) -> tuple[bool | None, str | None]:
        """Whether a part holds tasks (None: not said), and whom its headings name."""
        known = self.parts.get(section)
        if known is None:
            assert section is not None
            own = self.document.sections[section]
            above = self.part(own.parent)
            kinds = set(own.kinds)
            work = True if kinds & _list("work") else False if kinds & _list("no_work") else above[0]
            actor = self.named(Span(own.heading.start, own.heading.start + len(self.document.text(own.heading).partition(":")[0])))
            known = self.parts[section] = (work if above[0] is not False else False, actor or above[1])
        return known

    def named(self, title: Span) -> str | None:
        """The addressee that a heading or lead is the name of: «2. Các cơ sở giáo dục», «Nhiệm vụ của các trường»."""
        own = _OWN_HEADING.match(self.key, title.start, title.end)
        return named_actor(self.text, self.key, Span(own.end(), title.end) if own else title)

    def content(self, paragraph: Paragraph) -> Span | None:
        """What a paragraph says beside being a heading."""
        if paragraph.section is None:
            return paragraph.content
        own = self.document.sections[paragraph.section]
        if paragraph.span.start != own.heading.start:
            return paragraph.content
        if any(map(str.isalnum, self.text[own.heading.end : paragraph.span.end])):
            return Span(own.heading.end, paragraph.span.end)
        alone = not any(map(str.isalnum, self.text[own.heading.end : own.span.end]))
        return paragraph.content if alone and own.depth > 1 and own.kind is None else None

    def led(self, paragraph: Paragraph, place: _Place) -> _Place:
        """Under «Các trường thực hiện các việc sau:» its units have the duty."""
        if paragraph.above is None:
            return place
        lead = self.document.paragraphs[paragraph.above]
        if lead.section != paragraph.section or not self.key[lead.span.start : lead.span.end].rstrip().endswith(":"):
            return place
        actor = self.named(lead.content) or self.subject(lead.content)[0]
        return _Place(actor, place.section) if actor else place

    def row(self, index: int, place: _Place) -> Iterator[Task]:
        """A row's cell of what is to be done; who is to do it stands in a column of its own."""
        row = self.document.paragraphs[index]
        header = self.document.paragraphs[row.header_row].cells if row.header_row is not None else ()
        titles = [self.key[cell.start : cell.end] for cell in header]
        what = next((at for at, title in enumerate(titles) if _column().search(title) and len(title) < 60), None)
        if what is None or what >= len(row.cells):
            return
        who = next((at for at, t in enumerate(titles) if at != what and len(t) < 40 and whole("actor_columns").search(t)), None)
        actor = " ".join(self.document.text(row.cells[who]).split()) if who is not None and who < len(row.cells) else None
        yield from self.clause(row.cells[what], row, _Place(actor or place.actor, place.section), listed=True)

    def item(self, paragraph: Paragraph, content: Span, place: _Place, *, listed: bool) -> Iterator[Task]:
        """The clauses of a list item or paragraph, after the name that leads it: «3. Các trường: …»."""
        led = _BY_NAME.match(self.key, content.start, content.end) or _COLON.search(
            self.key, content.start, min(content.end, content.start + 120)
        )
        if led and (actor := self.named(Span(content.start, led.start("end")))):
            content, place = Span(led.end(), content.end), _Place(actor, place.section)
        inherited = place.actor
        for start, end in sentences(content.of(self.text)):
            at = content.start + start
            if _PARTS.match(self.key, at, content.start + end):
                continue
            for part in self.parted(Span(at, content.start + end)):
                actor, rest = self.subject(part)
                inherited = actor or inherited
                yield from self.clause(rest, paragraph, _Place(inherited, place.section), listed=listed)
            inherited = place.actor

    def parted(self, span: Span) -> Iterator[Span]:
        """A sentence at its semicolons, and at the commas between kinds of school."""
        at = span.start
        listing = _LISTING.search(self.key, span.start, span.end)
        for m in _NEXT.finditer(self.key, span.start, listing.start() if listing else span.end):
            if _ONLY_WHEN.match(self.key, m.end(), span.end):
                continue
            yield from self.by_kind(Span(at, m.start()))
            at = m.end()
        yield from self.by_kind(Span(at, span.end))

    def by_kind(self, span: Span) -> Iterator[Span]:
        """«trẻ hoàn thành chương trình mầm non, trẻ hoàn thành chương trình tiểu học» are two, each for its own schools."""
        if len(self.kinds(span)) < 2:
            yield span
            return
        ends = [m.span() for m in _COMMA.finditer(self.key, span.start, span.end)]
        starts = [span.start, *(end for _, end in ends)]
        stops = [*(start for start, _ in ends), span.end]
        parts = [Span(a, b) for a, b in zip(starts, stops, strict=True)]
        kinds = [self.kinds(part) for part in parts]
        apart = len(parts) > 1 and all(len(k) == 1 for k in kinds) and all(len(p.of(self.key).split()) > 4 for p in parts)
        yield from parts if apart and len({k[0] for k in kinds}) > 1 else [span]

    def kinds(self, span: Span) -> list[int]:
        return [at for at, pattern in enumerate(_single_types()) if pattern.search(self.key, span.start, span.end)]

    def subject(self, span: Span) -> tuple[str | None, Span]:
        """Whom a clause itself names before its verb, and the rest: «Các trường trung học cơ sở bố trí …»."""
        opening = _OPENING.match(self.key, span.start, span.end)
        at = opening.end() if opening else span.start
        units = _units().match(self.key, at, span.end)
        if units:
            named = addressee(self.text[at : span.end])
            end = max(units.end(), at + named.end if named else 0)  # «Các trường được chọn đặt điểm thi | rà soát …»
            return " ".join(self.text[at:end].split()), Span(end, span.end)
        if (head := opens_with("actors").match(self.key, at, span.end)) and not opens_with("not_actors").match(self.key, at, span.end):
            verb = whole("actor_stops").search(self.key, head.end(), min(span.end, at + 100))
            name = " ".join(self.text[at : verb.start()].split()) if verb else ""
            if name and not _COMMA.search(name) and _outside().search(fold(name)):
                return name, Span(verb.start() if verb else at, span.end)
        return None, span

    def clause(self, focus: Span, paragraph: Paragraph, place: _Place, *, listed: bool) -> Iterator[Task]:
        """The clause as a task, unless another rule judges it."""
        said = self.key[focus.start : focus.end]
        if not listed and place.actor is None:
            return
        if (
            len(_WORD.findall(said)) < _FEWEST
            or _NO_TASK.match(said)
            or any(j.start < focus.end and focus.start < j.end for j in self.judged)
        ):
            return
        if any(name in said for name in self.events):
            return
        start = focus.start + len(said) - len(said.lstrip(" ,:;-–+•*"))
        end = focus.end - (len(said) - len(said.rstrip(" .;,:")))
        yield Task(
            place.actor, paragraph.span, Span(start, end), place.section, bool(_encouraged().search(f"{fold(place.actor or '')} {said}"))
        )


def tasks(document: Document) -> tuple[Task, ...]:
    """The tasks in order of the text. A school gives none: its own plan is nobody's parent. Needs the other facts of the document."""
    return () if document.header.level == "school" else tuple(_Reader(document).read())
