"""The YAML of a stranger's pack, before anything is made of it: how deep, how large with all its aliases, no key said twice."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from checker.model import Message

MOST_BYTES = 1_000_000  # of one file
_MOST_NODES = 100_000  # with every alias written out
_DEEPEST = 40


class Sick(Exception):
    """What is wrong with a YAML text, with its line (from 1) and word."""

    def __init__(self, line: int, word: str, message: Message) -> None:
        self.line, self.word, self.message = line, word, message
        super().__init__(message.vi)


class _Open(Struct):
    """A list or mapping that is being read: how many nodes so far, its keys where it is a mapping."""

    anchor: str | None
    mapping: bool
    nodes: int = 1
    items: int = 0
    keys: set[str] = set()


def healthy(text: str) -> None:
    """Raises Sick for a text that would grow (aliases of aliases), nests too deep, or says a key twice; YAMLError as the parser does."""
    import yaml

    reader = _Reader()
    events: Any = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for event in events:
        reader.take(event)


def strange_value(text: str) -> int | None:
    """The line of the first value that looks like a day or a number and is none."""
    import yaml

    loader: Any = yaml.SafeLoader("")
    events: Any = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for event in (e for e in events if hasattr(e, "value")):
        node = yaml.ScalarNode(loader.resolve(yaml.ScalarNode, event.value, event.implicit), event.value)
        try:
            loader.construct_object(node)
        except (ValueError, OverflowError, yaml.YAMLError):
            return int(event.start_mark.line) + 1
    return None


class _Reader:
    def __init__(self) -> None:
        self.open: list[_Open] = []
        self.sizes: dict[str, int] = {}

    def take(self, event: Any) -> None:
        kind, line = type(event).__name__, event.start_mark.line + 1
        if kind == "AliasEvent":
            if event.anchor not in self.sizes:
                where = Message(
                    f"Tham chiếu «*{event.anchor}» nằm trong chính nó hoặc không có.", f"“*{event.anchor}” holds itself, or is not there."
                )
                raise Sick(line, event.anchor, where)
            self._add(self.sizes[event.anchor], None, line)
        elif kind == "ScalarEvent":
            if event.anchor:
                self.sizes[event.anchor] = 1
            self._add(1, event.value, line)
        elif kind in ("SequenceStartEvent", "MappingStartEvent"):
            if len(self.open) >= _DEEPEST:
                raise Sick(line, "", Message(f"Lồng quá {_DEEPEST} tầng.", f"Nested deeper than {_DEEPEST} levels."))
            self.open.append(_Open(event.anchor, kind == "MappingStartEvent", keys=set()))
        elif kind in ("SequenceEndEvent", "MappingEndEvent"):
            done = self.open.pop()
            if done.anchor:
                self.sizes[done.anchor] = done.nodes
            self._add(done.nodes, None, line)

    def _add(self, nodes: int, word: str | None, line: int) -> None:
        if nodes > _MOST_NODES:
            self._too_large(line)
        if not self.open:
            return
        parent = self.open[-1]
        if parent.mapping and parent.items % 2 == 0 and word is not None:
            if word in parent.keys:
                raise Sick(line, word, Message(f"Khóa «{word}» viết hai lần.", f"The key “{word}” is said twice."))
            parent.keys.add(word)
        parent.items += 1
        parent.nodes += nodes
        if parent.nodes > _MOST_NODES:
            self._too_large(line)

    def _too_large(self, line: int) -> None:
        said = Message(
            f"Tệp phình quá {_MOST_NODES} mục khi viết hết các tham chiếu (*tên); hãy bỏ bớt tham chiếu.",
            f"The file grows beyond {_MOST_NODES} items once its aliases (*name) are written out; use fewer.",
        )
        raise Sick(line, "", said)
