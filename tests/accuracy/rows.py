"""Row of the specification → the rules that hold it, or why none does. Command: python -m tests.accuracy.rows

The rows are read from ../shared/rules.md (ids of rules) and ../shared/nd30.md (ids of its sections 2 to 8, and rows of its tables by place);
what holds them stands in rows.yaml. The exit code is 1 where a row has no entry, an entry no row, or a rule is none.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from checker.judge import load_pack
from checker.judge.rules.packs import built_in
from tests.accuracy.shared import SHARED, lacking

HELD = Path(__file__).with_name("rows.yaml")
_RULE = re.compile(r"(?<![A-Z])(?:CC|BC|NT|TH|CT|TT|NQ|LT|NV)\d\d(?!\d)")
_ID = re.compile(r"(?<![\w.])(?:PAGE|QH|TN|ORG|NUM|DATE|TYPE|TRICHYEU|CITE|STRUCT|BODY|END|SIGN|NN|PL|VH)(?:\.[A-Z]+)+(?![\w.])")
_ALONE = ("CANCU", "STRUCT", "UNIFORM")  # ids without a second part, and the rule that stands under the table of §4
#: Sections whose tables or lists have no ids: the rows are counted.
_COUNTED = {2: r"^\| \d+ \|", 4: r"^\| (?!Component)[^|\n]+\|", 8: r"(?<!\S)[1-8]\. "}


@cache
def held() -> dict[str, str]:
    """What rows.yaml says of each row of nd30.md."""
    found: dict[str, str] = yaml.safe_load(HELD.read_text("utf-8"))
    return found


def rules_asked() -> list[str]:
    """The ids of rules.md, in order, each once."""
    return list(dict.fromkeys(_RULE.findall((SHARED / "rules.md").read_text("utf-8"))))


def decree_rows() -> list[str]:
    """The rows of nd30.md, §§2 to 8."""
    return list(dict.fromkeys(_decree_rows()))


def _decree_rows() -> Iterator[str]:
    text = (SHARED / "nd30.md").read_text("utf-8")
    sections = {int(m[1]): m[2] for m in re.finditer(r"(?ms)^## (\d+)\. (.*?)(?=^## |\Z)", text)}
    for number in range(2, 9):
        body = sections[number]
        if pattern := _COUNTED.get(number):
            rows = [m for m in re.findall(pattern, body, re.M) if not m.startswith("|---")]
            yield from (f"{number}.{at}" for at in range(1, len(rows) + 1))
        yield from _ID.findall(body)
        yield from (name for name in _ALONE if re.search(rf"(?m)^- {name} ", body))
        yield from (f"{m}" for m in re.findall(r"(?m)^### (5\.1\d) ", body))
    yield from ("UNIFORM", "7")


@cache
def known() -> frozenset[str]:
    return frozenset(rule.id for rule in load_pack(*built_in()))


def faults() -> list[str]:
    """Rows that nothing answers, answers without a row, and rules that there are none of."""
    rows, answers = set(decree_rows()), held()
    named = {rule for said in answers.values() if not said.startswith("-") for rule in said.split()}
    return [
        *(f"rules.md {rule}: no such rule" for rule in rules_asked() if rule not in known()),
        *(f"nd30.md {row}: nothing is said of it" for row in sorted(rows - set(answers))),
        *(f"rows.yaml {row}: no such row" for row in sorted(set(answers) - rows)),
        *(f"rows.yaml: no rule {rule}" for rule in sorted(named - known())),
    ]


def main() -> int:
    """Prints the table; 1 where something is wrong, 2 where ../shared is not there."""
    if code := lacking("."):
        return code
    print(*(f"{row:20} {held().get(row, '')}" for row in decree_rows()), sep="\n")
    rules = rules_asked()
    wrong, by_rule = faults(), sum(not held().get(row, "-").startswith("-") for row in decree_rows())
    print(
        f"rules.md: {len(rules)} rules, {sum(r in known() for r in rules)} there. nd30.md: {len(decree_rows())} rows, {by_rule} held by rules."
    )
    print(*wrong, sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
