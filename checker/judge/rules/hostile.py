"""What a stranger's pack must not hold: patterns that can run for hours, YAML that grows without bound."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from re import _constants as code
from re import _parser
from typing import Any

from checker.judge.rules.fault import Fault
from checker.model import Message

_LONGEST = 2_000  # characters of a pattern
_MOST_TIMES = 1_000  # that a counted repeat may say, and that nested ones may come to together
_MANY = 16  # times from which a repeat counts as without end
#: Keys of options that hold patterns.
PATTERN_KEYS = ("must", "never", "only", "assigned")
_SAMPLE = "".join(map(chr, range(1, 127))) + "ăâđêôơưấệộĂÂĐÊÔƠƯẤỆỘ\u00a0–…«»"
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT)


def patterns_in(options: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Each pattern among the options of a check, with the path to it."""
    if isinstance(options, dict):
        for key, value in options.items():
            if key in PATTERN_KEYS and isinstance(value, str):
                yield value, (*path, key)
            else:
                yield from patterns_in(value, (*path, str(key)))
    elif isinstance(options, list):
        for at, item in enumerate(options):
            yield from patterns_in(item, (*path, at))


def bounded(options: Any, path: tuple[str | int, ...]) -> None:
    """Raises Fault for options with a pattern that can blow up, or a token pattern with an expression of its own (not to be stopped)."""
    for pattern, at in patterns_in(options, path):
        if why := blows_up(pattern):
            shown = pattern if len(pattern) <= 80 else f"{pattern[:79]}…"
            raise Fault(at, pattern[:200], Message(f"Biểu thức chính quy «{shown}» {why.vi}.", f"The pattern “{shown}” {why.en}."))
    for word in _token_words(options):
        raise Fault(
            path,
            word,
            Message(
                f"Khóa «{word}» không dùng được trong gói riêng; hãy dùng LOWER, TEXT, IN, NOT_IN hoặc phép kiểm «matches».",
                f"“{word}” is not for others' packs; use LOWER, TEXT, IN, NOT_IN, or the check “matches”.",
            ),
        )


def _token_words(options: Any) -> Iterator[str]:
    if isinstance(options, dict):
        yield from (key for key in options if key == "REGEX" or str(key).startswith("FUZZY"))
        for value in options.values():
            yield from _token_words(value)
    elif isinstance(options, list):
        for item in options:
            yield from _token_words(item)


def blows_up(pattern: str) -> Message | None:
    """Why a pattern could run without end or fill the memory, and what would be right; None where no such thing is seen in it.

    What is not seen here is stopped while it runs: a search of others' patterns has a time limit.
    """
    if len(pattern) > _LONGEST:
        return Message(f"dài quá {_LONGEST} ký tự; hãy tách thành nhiều phép thử", f"is longer than {_LONGEST} characters; split it")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = _parser.parse(re.sub(r"\{[A-Z]+\}", "A", pattern))
    except RecursionError:
        return Message("có quá nhiều nhóm lồng nhau; hãy viết gọn lại", "nests too many groups")
    except OverflowError:
        return _counted(_MOST_TIMES)
    except re.error:
        return None  # told of as what it is, with the place
    return _worst(tree, 1)


def _counted(most: int) -> Message:
    return Message(
        f"lặp quá {most} lần (tính cả lặp lồng nhau); hãy giảm số lần lặp", f"repeats more than {most} times (nested ones together)"
    )


def _worst(tree: Sequence[Any], times: int) -> Message | None:
    for op, args in tree:
        if op not in _REPEATS and op is not code.POSSESSIVE_REPEAT:
            within = [found for inner in _bodies(op, args) if (found := _worst(inner, times))]
        else:
            low, high, body = args
            total = times * (low if high is code.MAXREPEAT else high)
            if total > _MOST_TIMES:
                return _counted(_MOST_TIMES)
            if high >= _MANY and op in _REPEATS and (clash := _ambiguous(list(body))):
                return clash
            within = [found for found in [_worst(body, max(1, total))] if found]
        if within:
            return within[0]
    return None


def _bodies(op: Any, args: Any) -> list[Any]:
    """What stands inside a group, an alternative, a look."""
    if op is code.SUBPATTERN:
        return [args[3]]
    if op is code.BRANCH:
        return list(args[1])
    if op in (code.ASSERT, code.ASSERT_NOT):
        return [args[1]]
    if op is code.ATOMIC_GROUP:
        return [args]
    return [args[1], *([args[2]] if args[2] else [])] if op is code.GROUPREF_EXISTS else []


_NESTED = Message(
    "có phần lặp lồng trong phần lặp, có thể chạy không dừng; hãy bỏ một trong hai dấu lặp (như «(a+)+» → «a+»)",
    "has a repeat within a repeat and may never end; leave one of them out (“(a+)+” → “a+”)",
)
_ALIKE = Message(
    "lặp các lựa chọn trùng nhau, có thể chạy không dừng; hãy viết mỗi lựa chọn một lần (như «(a|a)*» → «a*»)",
    "repeats alternatives that overlap and may never end; say each once (“(a|a)*” → “a*”)",
)


def _ambiguous(body: list[Any]) -> Message | None:
    """Whether a text can be cut in more than one way into rounds of a repeat: «(a+)+», «(a|a)*», «(a|aa)*», «(ab?b?)*»."""
    flat = _flat(body)
    for at, (op, args) in enumerate(flat):
        elastic = op in _REPEATS and args[0] != args[1]
        if elastic and _first(list(args[2])) & _following(flat, at):
            return _NESTED
        if op is code.BRANCH:
            empty = [all(_optional(*item) for item in branch) for branch in args[1]]
            if _doubled(args[1]) or sum(empty) > 1 or (any(empty) and _starts(op, args) & _following(flat, at)):
                return _ALIKE
    return None


def _flat(body: Sequence[Any]) -> list[Any]:
    """A sequence with the groups opened that stand in it once."""
    out: list[Any] = []
    for op, args in body:
        if op is code.SUBPATTERN:
            out += _flat(args[3])
        elif op is code.ATOMIC_GROUP:
            out += _flat(args)
        else:
            out.append((op, args))
    return out


def _doubled(branches: Sequence[Any]) -> bool:
    """Two alternatives that may begin alike, one of which is a single character or can be as long as one likes."""
    firsts = [_first(list(b)) for b in branches]
    short = [len(b) <= 1 or any(op in _REPEATS for op, _ in _flat(b)) for b in branches]
    return any(firsts[i] & firsts[k] and (short[i] or short[k]) for i in range(len(branches)) for k in range(i))


def _following(flat: list[Any], at: int) -> frozenset[str]:
    """What may come right behind an element of a repeat's body: the elements behind it, and those of the next round."""
    found: frozenset[str] = frozenset()
    for op, args in [*flat[at + 1 :], *flat[: at + 1]]:
        found |= _first([(op, args)])
        if not _optional(op, args):
            break
    return found


def _optional(op: Any, args: Any) -> bool:
    if op in _REPEATS:
        return args[0] == 0 or all(_optional(*item) for item in args[2])
    if op is code.BRANCH:
        return any(all(_optional(*item) for item in branch) for branch in args[1])
    if op is code.SUBPATTERN:
        return all(_optional(*item) for item in args[3])
    return op in (code.AT, code.ASSERT, code.ASSERT_NOT)


def _first(items: Sequence[Any]) -> frozenset[str]:
    """The characters (of a sample) that a sequence may begin with."""
    found: frozenset[str] = frozenset()
    for op, args in items:
        found |= _starts(op, args)
        if not _optional(op, args):
            break
    return found


def _starts(op: Any, args: Any) -> frozenset[str]:
    if op in _REPEATS:
        return _first(args[2])
    inner = _bodies(op, args)
    if inner and op not in (code.ASSERT, code.ASSERT_NOT):
        return frozenset().union(*map(_first, inner))
    if op in (code.LITERAL, code.NOT_LITERAL, code.IN, code.ANY):
        return frozenset(ch for ch in _SAMPLE if _is(ch, op, args))
    return frozenset(_SAMPLE) if op is code.GROUPREF else frozenset()


def _is(ch: str, op: Any, args: Any) -> bool:
    if op is code.ANY:
        return ch != "\n"
    if op is code.LITERAL:
        return bool(ord(ch) == args)
    if op is code.NOT_LITERAL:
        return bool(ord(ch) != args)
    negated = any(kind is code.NEGATE for kind, _ in args)
    return any(_in(ch, kind, what) for kind, what in args if kind is not code.NEGATE) != negated


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    code.CATEGORY_DIGIT: str.isdigit,
    code.CATEGORY_NOT_DIGIT: lambda ch: not ch.isdigit(),
    code.CATEGORY_SPACE: str.isspace,
    code.CATEGORY_NOT_SPACE: lambda ch: not ch.isspace(),
    code.CATEGORY_WORD: lambda ch: ch.isalnum() or ch == "_",
    code.CATEGORY_NOT_WORD: lambda ch: not (ch.isalnum() or ch == "_"),
}


def _in(ch: str, kind: Any, what: Any) -> bool:
    if kind is code.LITERAL:
        return bool(ord(ch) == what)
    if kind is code.RANGE:
        return bool(what[0] <= ord(ch) <= what[1])
    return bool(kind is code.CATEGORY and _CATEGORIES[what](ch))
