"""Marked paragraphs → the tree of sections, and each paragraph's owner."""

from __future__ import annotations

from msgspec import Struct

from checker.language.normal import fold, squeeze
from checker.language.patterns import regexp
from checker.model import Section, Span
from checker.parse.kinds import kinds_of
from checker.parse.marks import RANK
from checker.parse.paragraphs import Draft, capitals

_ALWAYS = {"phan", "chuong", "muc", "upper", "roman", "dieu", "phu_luc", "bare"}
_RANKS = {**RANK, "phu_luc": -1, "bare": 4}


class Node(Struct, gc=False):
    """A numbered item: index of its draft, its parent among the nodes, what stands under it, and the last draft that belongs to it."""

    draft: int
    kind: str
    parent: int | None
    last: int
    items: int = 0  # numbered items, bullets and rows under it
    plain: int = 0


_ENUMERATED = regexp(r"(?:mục tiêu|chỉ tiêu|nhiệm vụ|giải pháp|nội dung|hoạt động|bước|tiêu chí) (?:số )?\d+$")
_APPENDIX_NUMBER = regexp(r"(?:phụ lục|phụ biểu|biểu mẫu|mẫu)(?:\s+(?:số\s*)?(?:[ivx]{1,5}|\d{1,2}[a-z]?|[a-e]))?(?!\w)")
_CONTENTS = regexp(r"(?:[.…]{4,}|…)\s*\d{1,3}$|\t\s*\d{1,3}$")
_SHORT_HEAD = 60
_SIGNS = {"–": "-", "—": "-", "−": "-"}


def _kind(draft: Draft) -> str | None:
    """The kind of numbered item that a draft opens, or None for text, bullets and rows."""
    if draft.region == "appendix" and draft.mark is None and len(draft.low) < 200 and _APPENDIX_NUMBER.match(draft.low):
        return "phu_luc"
    mark = draft.mark
    if mark is not None:
        last = draft.lines[-1].text
        return mark.kind if mark.kind != "bullet" and not (last[-1].isdigit() and _CONTENTS.search(last)) else None
    line = draft.lines[0]
    if draft.cells or len(draft.low) > 90 or not (line.bold or capitals(line.text)):
        return None
    if draft.region == "appendix":
        return "title"
    return "bare" if line.text[-1] not in ".;,!" and kinds_of(draft.low) else None


def _numbers_its_parts(drafts: list[Draft]) -> bool:
    """Whether a document numbers its widest parts, so that a line in capitals without a number is none."""
    marked = (d for d in drafts if d.region == "body" and d.mark)
    return any(d.mark and (d.mark.kind in ("roman", "phan", "upper") or d.mark.numbered and capitals(d.lines[0].text)) for d in marked)


def _first(draft: Draft) -> bool:
    return draft.mark is not None and draft.mark.number[-1:] in "1iIaA" and draft.mark.value == 1


def _loud(draft: Draft) -> bool:
    """A heading set in capitals."""
    line = draft.lines[0]
    return capitals(line.text[draft.mark.length if draft.mark else 0 :])


class Tree:
    """Builds the nodes in one pass over the drafts, a stack of open items at hand."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.nodes: list[Node] = []
        self.stack: list[int] = []  # of nodes: each the parent of the next
        self.upper: int | None = None  # the number of the last «B.»
        self.lead: int | None = None  # the bullet or line that further bullets hang on
        self.bullets: list[tuple[str, int]] = []
        self.numbered = _numbers_its_parts(drafts)

    def build(self) -> None:
        for index, draft in enumerate(self.drafts):
            if draft.region not in ("body", "appendix"):
                self.stack.clear()
                continue
            kind = _kind(draft)
            if kind and (kind := self._settled(draft, kind)):
                self._open(index, kind)
            else:
                self._put(index)
        self._sum()

    def _sum(self) -> None:
        """Books what stands under an item with those above it, too."""
        for node in reversed(self.nodes):
            if node.parent is not None:
                above = self.nodes[node.parent]
                above.items += node.items + 1
                above.plain += node.plain
                above.last = max(above.last, node.last)

    def _settled(self, draft: Draft, kind: str) -> str | None:
        """The kind of item in its surroundings: an initial is none, nor are numbers in an appendix that has no title."""
        if kind == "bare" and self.numbered:
            return None
        if kind == "upper" and not self._letter_fits(draft):
            draft.unmark()
            return None
        if draft.region == "appendix":
            inside = bool(self.stack)
            if kind == "title":
                return None if inside else "phu_luc"
            return kind if inside or kind == "phu_luc" else None
        return kind

    def _letter_fits(self, draft: Draft) -> bool:
        """«C.» stands after «B.», or its title in capitals; a person's initial does not."""
        value = draft.mark.value if draft.mark else None
        return value == 1 or bool(value and self.upper and self.upper < value) or capitals(draft.lines[-1].text)

    def _open(self, index: int, kind: str) -> None:
        draft = self.drafts[index]
        if kind == "roman" and draft.mark and draft.mark.number in ("C", "D"):
            kind = "upper"
        same = [at for at, n in enumerate(self.stack) if self.nodes[n].kind == kind]
        if same:
            del self.stack[self._cut(draft, same) :]
        elif not (self.stack and kind in ("upper", "arabic", "lower") and _first(draft)):
            while self.stack and _RANKS[self.nodes[self.stack[-1]].kind] >= _RANKS[kind]:
                self.stack.pop()
        parent = self.stack[-1] if self.stack else None
        if parent is not None:
            draft.above = self.nodes[parent].draft
        if kind == "upper" and draft.mark:
            self.upper = draft.mark.value
        self.nodes.append(Node(index, kind, parent, index))
        self.stack.append(len(self.nodes) - 1)
        self.bullets.clear()
        self.lead = index if draft.lines[-1].text[-1] == ":" else None

    def _cut(self, draft: Draft, same: list[int]) -> int:
        """Where the open items end that an item closes; `same` are the places of its own kind on the stack. «1. Mục đích» that begins anew
        under «1. MỤC ĐÍCH, YÊU CẦU» is a part of it, and «2. NỘI DUNG» goes on after that."""
        if len(same) == 1 and not _first(draft):
            return same[0]
        loud = _loud(draft)
        alike = [at for at in same if _loud(self.drafts[self.nodes[self.stack[at]].draft]) == loud]
        if not alike and not loud and _first(draft):
            return same[-1] + 1
        return (alike or same)[-1]

    def _put(self, index: int) -> None:
        """A bullet, a row or plain text under the innermost open item."""
        draft = self.drafts[index]
        owner: int | None = None
        if self.stack:
            node = self.nodes[self.stack[-1]]
            owner, node.last = node.draft, index
            if draft.mark or draft.cells:
                node.items += 1
            else:
                node.plain += 1
        if draft.mark:
            sign = _SIGNS.get(draft.mark.printed[0], draft.mark.printed[0])
            for at, (known, _) in enumerate(self.bullets):
                if known == sign:
                    del self.bullets[at:]
                    break
            draft.above = self.bullets[-1][1] if self.bullets else (owner if self.lead is None else self.lead)
            self.bullets.append((sign, index))
        else:
            draft.above = owner
            if not draft.cells:
                self.bullets.clear()
                self.lead = index if draft.lines[-1].text[-1] == ":" else None


class _Title(Struct, gc=False):
    """The title of a numbered item: its text, from `start` of the source on, up to `end`. What is asked of few items is worked out then."""

    start: int
    raw: str
    end: int
    squeezed: str | None = None

    @property
    def text(self) -> str:
        """«MỤC ĐÍCH» of «MỤC ĐÍCH: Nâng cao …»."""
        if self.squeezed is None:
            self.squeezed = squeeze(self.raw[: self.end].strip(" *_")).rstrip(" .:;/*")
        return self.squeezed

    @property
    def stop(self) -> int:
        """Where in the source it ends."""
        return self.start + len(self.raw[: self.end].rstrip(" .:;/*\n"))

    @property
    def runs_on(self) -> bool:
        """Whether text follows on its line."""
        return self.end < len(self.raw) and bool(self.raw[self.end :].strip(" .:;*/-"))


def _title(draft: Draft, text: str) -> _Title:
    start = draft.content
    raw = text[start : draft.end]
    end = len(raw)
    colon = raw.find(":", 0, 161)
    if colon > 0:
        end = colon
    elif (stop := raw.find(". ")) > 0 and capitals(raw[:stop]):
        end = stop
    return _Title(start, raw, end)


def _is_section(node: Node, draft: Draft, title: _Title) -> bool:
    """Whether a numbered item heads a part, by what stands under it and how it reads."""
    if node.kind in _ALWAYS:
        return node.kind in ("phan", "chuong", "phu_luc") or bool(title.text)
    ends_open = draft.lines[-1].text[-1] in ";,"
    if node.kind == "lower":
        if ends_open or draft.lines[-1].text[-1] == "." or not (node.items or node.plain) or title.runs_on:
            return False
        return 0 < len(title.text) <= 100 and (bool(node.items) or (len(title.text) <= 40 and bool(kinds_of(title.text))))
    if not node.items and title.runs_on:
        return 0 < len(title.text) <= 80 and bool(kinds_of(title.text)) and not _ENUMERATED.search(fold(title.text))
    if node.items:
        return not ends_open and bool(title.text)
    if len(title.text) > 3 and capitals(title.text):
        return True
    sentence = draft.lines[-1].text[-1] == "." and len(title.text) > _SHORT_HEAD
    return bool(node.plain) and 0 < len(title.text) <= 150 and not (ends_open or sentence) and ". " not in title.text


def _short_siblings(nodes: list[Node], chosen: set[int], drafts: list[Draft], titles: list[_Title]) -> None:
    """Adds the short childless items of a list most of whose items head parts: a heading with nothing under it is still a heading."""
    lists: dict[tuple[int | None, str], list[int]] = {}
    for number, node in enumerate(nodes):
        lists.setdefault((node.parent, node.kind), []).append(number)
    for (_, kind), brothers in lists.items():
        heads = len(chosen.intersection(brothers))
        if kind == "lower" or not heads or any(nodes[n].items for n in brothers if n not in chosen):
            continue
        short = [n for n in brothers if n not in chosen and _is_short(drafts[nodes[n].draft], titles[n])]
        if 2 * heads > len(brothers) - 1:
            chosen.update(short)


def _lead_ins(nodes: list[Node], chosen: set[int], drafts: list[Draft]) -> set[int]:
    """Items of a list that but lead into rows, «6. Tỷ lệ hài lòng của người dân:», where those before it are sentences."""
    lists: dict[tuple[int | None, str], list[int]] = {}
    for number, node in enumerate(nodes):
        if node.kind not in _ALWAYS:
            lists.setdefault((node.parent, node.kind), []).append(number)
    out: set[int] = set()
    for brothers in lists.values():
        heads = chosen.intersection(brothers)
        text = [n for n in brothers if n not in heads and drafts[nodes[n].draft].lines[-1].text[-1] in ".;"]
        if heads and len(text) > 2 * len(heads):
            out |= {n for n in heads if nodes[n].items and _leads_in(drafts[nodes[n].draft])}
    return out


def _leads_in(draft: Draft) -> bool:
    """«6. Tỷ lệ hài lòng của người dân:», and a whole sentence above a table."""
    return draft.lines[-1].text[-1] == ":" or (draft.lines[-1].text[-1] == "." and len(draft.low) > _SHORT_HEAD)


def _is_short(draft: Draft, title: _Title) -> bool:
    if title.runs_on:  # «3. Môi trường an toàn: rà soát ao, hồ …» beside «1. Truyền thông», «2. Dạy bơi»
        return title.raw[title.end] == ":" and 0 < len(title.text) <= _SHORT_HEAD and not _ENUMERATED.search(fold(title.text))
    return draft.lines[-1].text[-1] not in ".;," and 0 < len(title.text) <= 80


def sections_of(drafts: list[Draft], text: str) -> tuple[Section, ...]:
    """The sections in order; gives every draft its owner (`above`) and innermost section."""
    tree = Tree(drafts)
    tree.build()
    nodes = tree.nodes
    titles = [_title(drafts[node.draft], text) for node in nodes]
    chosen = {n for n, node in enumerate(nodes) if _is_section(node, drafts[node.draft], titles[n])}
    _short_siblings(nodes, chosen, drafts, titles)
    chosen -= _lead_ins(nodes, chosen, drafts)
    sections: list[Section] = []
    place: dict[int, int] = {}
    for number in sorted(chosen):
        parent = nodes[number].parent
        while parent is not None and parent not in place:
            parent = nodes[parent].parent
        above = place[parent] if parent is not None else None
        here = place[number] = len(sections)
        sections.append(_section(nodes[number], drafts, titles[number], above, sections))
        for draft in drafts[nodes[number].draft : nodes[number].last + 1]:
            draft.section = here
    return tuple(sections)


def _section(node: Node, drafts: list[Draft], title: _Title, parent: int | None, sections: list[Section]) -> Section:
    draft = drafts[node.draft]
    shown, heading = title.text, Span(draft.start, title.stop)
    number = draft.mark.number if draft.mark else None
    kinds = kinds_of(shown)
    if node.kind == "phu_luc":
        number, shown, kinds = _appendix_names(draft, shown)
    depth = sections[parent].depth + 1 if parent is not None else 1
    return Section(kinds[0] if kinds else None, kinds, number, shown, depth, heading, Span(draft.start, drafts[node.last].end), parent)


def _appendix_names(draft: Draft, title: str) -> tuple[str | None, str, tuple[str, ...]]:
    """«Phụ lục I» and the title on its line or under it."""
    found = _APPENDIX_NUMBER.match(draft.low)
    first = draft.lines[0].text
    number = first[: found.end()] if found else None
    rest = squeeze(" ".join([first[found.end() if found else 0 :], *(line.text for line in draft.lines[1:])])).strip(" .:-–")
    return number, rest, ("phu_luc", *(k for k in kinds_of(rest) if k != "phu_luc"))
