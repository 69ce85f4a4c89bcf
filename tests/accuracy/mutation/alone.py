"""Rule × planted fault: for each rule of every pack, the faults that it alone catches. Command: python -m tests.accuracy.mutation.alone [FAMILY…]

Faults are those planted in the compliant plans of corpus/ (kind × how often), and where a fault needs what no family has (a plan without its parent, several
documents of an archive, a theme), those that the rule's own bad examples plant in the model plan. A rule without any is a red line, and the exit code is 1.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from checker.cli.examples import report_of
from checker.judge import load_pack
from checker.judge.rules import Example, Rule
from checker.judge.rules.packs import built_in
from checker.model import Finding
from tests.accuracy.mutation.__main__ import results


class Alone(NamedTuple):
    """What one rule alone catches: kinds of planted faults with how often, and names of its bad examples."""

    rule: Rule
    kinds: Counter[str]
    examples: list[str]

    @property
    def red(self) -> bool:
        return not self.kinds and not self.examples


@cache
def all_rules() -> tuple[Rule, ...]:
    """Those of every pack that came with the program."""
    return load_pack(*built_in(), examples=True)


def tellers(findings: Iterable[Finding], rules: Sequence[Rule]) -> set[str]:
    """The rules that tell something: remarks count for those that only remark, and where nothing else is told."""
    found, remarking = list(findings), {rule.id for rule in rules if rule.severity == "info"}
    return {f.rule for f in found if f.severity != "info" or f.rule in remarking} or {f.rule for f in found}


def table(families: Sequence[str] = ()) -> list[Alone]:
    """A line a rule, in the order of the packs."""
    rules = all_rules()
    kinds: dict[str, Counter[str]] = {rule.id: Counter() for rule in rules}
    for result in results(list(families)):
        told = tellers(result.told, rules)
        if len(told) == 1 and (rule_id := told.pop()) in result.planted.rules:
            kinds[rule_id][result.planted.kind] += 1
    return [Alone(rule, kinds[rule.id], list(caught(rule))) for rule in sorted(rules, key=lambda r: (r.pack, r.id))]


def caught(rule: Rule) -> Iterable[str]:
    """The bad examples that, beside all rules, this rule alone tells anything of that the model plan is not told."""
    for number, example in enumerate(rule.examples.bad if rule.examples else [], 1):
        if tellers(_new(example), all_rules()) == {rule.id}:
            yield f"{rule.id}-bad-{number}"


def _new(example: Example) -> list[Finding]:
    plain = report_of(Example(text={}, parent={} if example.parent is not None else None, layout=example.layout), all_rules())
    known = {(f.rule, f.evidence, f.message) for f in plain.findings}
    return [f for f in report_of(example, all_rules()).findings if (f.rule, f.evidence, f.message) not in known]


def lines(told: Sequence[Alone], *, colour: bool) -> list[str]:
    """The table, packs apart, and how many lines of it are red."""
    out, pack = [], ""
    for one in told:
        if one.rule.pack != pack:
            pack = one.rule.pack
            out.append(f"--- {pack}")
        kinds = ", ".join(f"{kind} ×{count}" for kind, count in one.kinds.most_common())
        said = "; ".join(filter(None, (kinds, ", ".join(one.examples))))
        line = f"{one.rule.id}  {said or 'NOTHING that it alone catches'}"
        out.append(f"\033[31m{line}\033[0m" if one.red and colour else line)
    red = sum(one.red for one in told)
    planted = sum(bool(one.kinds) for one in told)
    return [
        *out,
        f"{len(told)} rules, {planted} by faults planted in the corpus, {len(told) - planted - red} by their own examples, {red} red",
    ]


def main(words: list[str]) -> int:
    """Prints the table; 1 where a line is red."""
    told = table(words)
    print(*lines(told, colour=sys.stdout.isatty()), sep="\n")
    return int(any(one.red for one in told))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
