"""The bytes of an .rtf → raw blocks: groups, fonts and tables as Word writes them. Pictures, objects and links are never opened."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from typing import Any

from checker.language.patterns import regexp
from checker.read.docx.labels import bullet
from checker.read.encodings.fonts import of_font
from checker.read.legacy.paper import Paper
from checker.read.legacy.rtf_tables import Tables
from checker.read.limits import Limits
from checker.read.raw import Raw, Unreadable

_DEEPEST = 10_000
#: Groups that print nothing of their own here. Every group that begins with \* is left out too.
_SKIPPED = frozenset(
    "stylesheet colortbl info pict object fldinst fonttbl listtable listoverridetable revtbl rsidtbl generator xmlnstbl themedata "
    "colorschememapping latentstyles datastore bkmkstart bkmkend pn pnseclvl nonshppict shprslt sp annotation atnid atnauthor txe xe tc "
    "userprops operator author title filetbl ftnsep ftnsepc aftnsep aftnsepc nonesttables nesttableprops template keywords subject doccomm "
    "company formfield datafield".split()
)
_SIDES = {"header": "header", "headerl": "header", "headerr": "header", "headerf": "header"}
_SIDES |= {name.replace("header", "footer"): "footer" for name in _SIDES}
_SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "softline": "\n",
}  # fmt: skip
_ESCAPED = {"~": "\u00a0", "_": "-", "-": "\u00ad", "\\": "\\", "{": "{", "}": "}", "\n": "\\par", "\r": "\\par"}
_CHARSETS = {77: "mac_roman", 161: "cp1253", 162: "cp1254", 163: "cp1258", 186: "cp1257", 204: "cp1251", 238: "cp1250", 2: "latin-1"}
_TOGGLES = {"b": "b", "i": "i", "v": "vanish", "caps": "caps", "deleted": "vanish"}


@cache
def _token() -> re.Pattern[str]:
    return regexp(r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\")


@dataclass(slots=True)
class _State:
    """What a group inherits and gives back."""

    skip: bool = False
    font: int | None = None
    flags: tuple[str, ...] = ()
    unicode_width: int = 1
    into: str = ""  # «fonttbl», «label»: where text goes that the document doesn't print as it stands
    leave: Any = None  # what held the document's text before this group: after it, that again


@dataclass(slots=True)
class _Font:
    name: str = ""
    charset: int | None = None
    nested: int = 0


@dataclass(slots=True)
class _Target:
    """A container that paragraphs go to: the body, a header, a note."""

    tables: Tables
    paragraph: Any = None
    centred: bool = False
    label: list[str] = field(default_factory=list)


class _Reader:
    def __init__(self, data: bytes, limits: Limits) -> None:
        self.text = data.decode("latin-1")
        self.paper = Paper(limits)
        self.target = _Target(Tables(self.paper, self.paper.body))
        self.fonts: dict[int, _Font] = {}
        self.page, self.default = "cp1252", 0
        self.state = _State()
        self.stack: list[_State] = []
        self.pending = 0  # characters that repeat a \u for old readers
        self.high = ""  # first half of a character beyond the basic plane
        self.opened = self.starred = False
        self.waiting: list[tuple[bool, str]] = []  # text of one look; True for bytes that the font's code page decodes

    def read(self) -> Raw:
        at = 0
        matches = _token()
        while at < len(self.text):
            match = matches.match(self.text, at)
            if match is None:
                break
            at = match.end()
            word, value, code, sign, brace, text = match.groups()
            if word == "bin":
                at += max(int(value or 0), 0)
            elif brace:
                self._brace(brace)
            elif word:
                self._word(word, int(value) if value else None)
            elif code:
                self._byte(code)
            elif sign:
                self._sign(sign)
            elif text:
                self._plain(text)
        cut = bool(self.stack)
        self._end()
        raw = self.paper.read()
        return raw._replace(notices=[*raw.notices, ("cut_short", {})], status="partial") if cut else raw

    def _brace(self, brace: str) -> None:
        self._flush()
        if brace == "{":
            if len(self.stack) >= _DEEPEST:
                raise Unreadable("bomb", what=f"{len(self.stack)} nhóm lồng nhau")
            self.stack.append(self.state)
            self.state = replace(self.state, leave=None)
            self.opened = True
            return
        if self.state.leave is not None:
            self._close()
            self.target = self.state.leave
        if self.stack:
            self.state = self.stack.pop()
        self.opened = self.starred = False

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.starred = self.opened
            return
        said = _ESCAPED.get(sign, "")
        if said == "\\par":
            self._word("par", None)
        elif said:
            self._plain(said)

    def _plain(self, text: str) -> None:
        self.opened = self.starred = False
        if self.pending:
            cut = min(self.pending, len(text))
            self.pending -= cut
            text = text[cut:]
        if text and not self.state.skip:
            self.waiting.append((True, text))

    def _byte(self, code: str) -> None:
        if self.pending:
            self.pending -= 1
        elif not self.state.skip:
            self.waiting.append((True, chr(int(code, 16))))

    def _flush(self) -> None:
        """The text that waits, decoded by its font and put where it belongs."""
        if not self.waiting:
            return
        waiting, self.waiting = self.waiting, []
        font = self._font()
        out = []
        for raw, group in groupby(waiting, key=lambda item: item[0]):
            text = "".join([part for _, part in group])
            out.append(text.encode("latin-1").decode(self._charset(font), "replace") if raw and not text.isascii() else text)
        self._put("".join(out), font)

    def _font(self) -> _Font:
        return self.fonts.get(self.state.font if self.state.font is not None else self.default, _Font())

    def _charset(self, font: _Font) -> str:
        """Text of an old Vietnamese font is read as Western, whatever script the font says it is for."""
        if of_font(font.name):
            return "latin-1" if of_font(font.name) and of_font(font.name).name in ("viscii", "vps") else "cp1252"  # type: ignore[union-attr]
        return _CHARSETS.get(font.charset if font.charset is not None else 0, self.page)

    def _put(self, text: str, font: _Font) -> None:
        if self.state.into == "fonttbl":
            font.name += text
        elif self.state.into == "label":
            self.target.label.append(text)
        else:
            flags = dict.fromkeys(self.state.flags, True)
            self.paper.run(self._paragraph(), text, font=font.name.split(";")[0].strip() or None, **flags)

    def _paragraph(self) -> Any:
        target = self.target
        if target.paragraph is None:
            target.paragraph = self.paper.paragraph(target.tables.container())
        return target.paragraph

    def _close(self) -> None:
        """Ends a paragraph: its alignment and number hold for all of it."""
        target = self.target
        label = "".join(target.label).strip()
        target.label = []
        if target.paragraph is None:
            return
        if target.centred:
            self.paper.centre(target.paragraph)
        if label:
            shown = label if any(c.isalnum() for c in label) else bullet(label)
            self.paper.number(target.paragraph, self.paper.label(shown))
        target.paragraph = None

    def _end(self) -> None:
        self._flush()
        while self.stack:
            self._brace("}")
        self._close()
        self.target.tables.close()

    def _word(self, word: str, value: int | None) -> None:
        if word == "u" and value is not None:
            self._unicode(value)
            return
        self._flush()
        first, starred = self.opened, self.starred
        self.opened = self.starred = False
        if first and self._destination(word, starred):
            return
        if self.state.skip:
            return
        if word in _SIGNS:
            self._put(_SIGNS[word], self._font())
        elif not self._character(word, value) and not self.state.into:
            self._structure(word, value)

    def _unicode(self, value: int) -> None:
        self.opened = self.starred = False
        self.pending = 0
        if self.state.skip:
            return
        char = chr(value % 0x10000)
        if "\ud800" <= char < "\udc00":
            self.high, char = char, ""
        elif self.high:
            char = (self.high + char).encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
            self.high = ""
        if char:
            self.waiting.append((False, char))
        self.pending = self.state.unicode_width

    def _destination(self, word: str, starred: bool) -> bool:
        """Whether the first word of a group says where its text goes."""
        if word == "fonttbl":
            self.state.into = "fonttbl"
        elif word in ("listtext", "pntext"):
            self.state.into = "label"
        elif word == "shptxt":  # a text box: its paragraphs come after those it is anchored in
            self._turn(_Target(Tables(self.paper, self.paper.body)))
        elif word in _SIDES and not self.state.skip:
            self._turn(_Target(Tables(self.paper, self.paper.side(_SIDES[word]))))
        elif word == "footnote" and not self.state.skip:
            self._turn(_Target(Tables(self.paper, self.paper.footnote(self._paragraph()))))
        elif word in _SKIPPED or (starred and word not in ("shpinst", "shptxt")):
            self.state.skip = True
        else:
            return False
        return True

    def _turn(self, target: _Target) -> None:
        self.state.leave = self.target
        self.target = target
        self.state.flags, self.state.font = (), None

    def _character(self, word: str, value: int | None) -> bool:
        state = self.state
        if word == "f":
            state.font = value
            if state.into == "fonttbl" and value is not None:
                self.fonts.setdefault(value, _Font())
        elif word == "fcharset" and state.into == "fonttbl" and state.font is not None:
            self.fonts[state.font].charset = value
        elif word in _TOGGLES:
            rest = tuple(f for f in state.flags if f != _TOGGLES[word])
            state.flags = rest if value == 0 else (*rest, _TOGGLES[word])
        elif word == "plain":
            state.flags, state.font = (), None
        elif word == "uc":
            state.unicode_width = max(value or 0, 0)
        elif word == "ansicpg" and value:
            self.page = f"cp{value}" if value in range(1250, 1259) else "cp1252"
        elif word == "mac":
            self.page = "mac_roman"
        elif word == "deff":
            self.default = value or 0
        else:
            return False
        return True

    def _structure(self, word: str, value: int | None) -> None:
        target = self.target
        if word in ("par", "sect", "page", "nestcell"):
            self._close()
        elif word == "pard":
            target.centred = False
            target.tables.inside = False
        elif word == "intbl":
            target.tables.inside = True
        elif word == "qc":
            target.centred = True
        elif word in ("ql", "qr", "qj"):
            target.centred = False
        elif word == "cell":
            self._paragraph()
            self._close()
            target.tables.end_cell()
        elif word == "row":
            self._close()
            target.tables.end_row()
        else:
            target.tables.define(word, value)


def parse_rtf(data: bytes, limits: Limits) -> Raw:
    """The blocks of an .rtf. Run it in a child process only."""
    return _Reader(data, limits).read()
