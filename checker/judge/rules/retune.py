"""What packs do to a rule of others: switched off, another severity, other options; for every plan, or for some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from checker.judge.checks import CHECKS
from checker.judge.rules.fault import Fault, refuse
from checker.judge.rules.files import Path_, located
from checker.judge.rules.load import options_of
from checker.judge.rules.shape import For, Pack, Retune, Rule, Tuning
from checker.language.lexicon import rules_root
from checker.model import Message

_EVERY = For()
_NOBODY = Message(
    "«for» phải nêu ít nhất một điều kiện: levels (cấp ban hành), subjects (từ trong trích yếu) hoặc issuers (từ trong tên cơ quan).",
    "“for” needs one of levels, subjects (words of the subject) and issuers (words of the issuer's name).",
)
_NOTHING = Message(
    "Mục «retune» này không chỉnh gì: cần without, severity hoặc options.", "This “retune” changes nothing: without, severity or options."
)


def tuned(rule: Rule, tunings: Sequence[Tuning]) -> Rule:
    """The rule after what holds for every plan; from the first that holds for some on, they wait for the plan."""
    for at, tuning in enumerate(tunings):
        if tuning.when is not None:
            return replace(rule, tunings=tuple(tunings[at:]))
        rule = applied(rule, tuning)
    return rule


def applied(rule: Rule, tuning: Tuning) -> Rule:
    """The rule with another severity (then the highest too) and other options, each in the place of the old one of that name."""
    if tuning.severity:
        rule = replace(rule, severity=tuning.severity, at_most=None)
    if tuning.options:
        options = {**rule.options, **tuning.options}
        setting = msgspec.convert(options, CHECKS[rule.check].options)
        rule = replace(rule, options=options, setting=setting, trusted=rule.trusted and not _strange(tuning))
    return rule


def _strange(tuning: Tuning) -> bool:
    """Whether it brings patterns of somebody else's."""
    if tuning.trusted:
        return False
    from checker.judge.rules.hostile import patterns_in

    return any(True for _ in patterns_in(tuning.options))


def tunings_of(file: Path, pack: Pack, rules: Mapping[str, Rule]) -> dict[str, tuple[Tuning, ...]]:
    """Rule id → what the pack does to it. Raises RuleError for a rule that is not loaded, an option that its check has not."""
    found: dict[str, tuple[Tuning, ...]] = {}
    try:
        for rule_id, tuning in _all(pack, rules, file.is_relative_to(rules_root())):
            found[rule_id] = (*found.get(rule_id, ()), tuning)
    except Fault as fault:
        raise located(file, fault) from None
    return found


def _all(pack: Pack, rules: Mapping[str, Rule], ours: bool) -> Iterator[tuple[str, Tuning]]:
    yield from _of(Retune(_EVERY, pack.without, pack.severity, pack.options), None, (), rules, pack.id, ours)
    for at, part in enumerate(pack.retune):
        if part.for_ == _EVERY:
            raise Fault(("retune", at), "for", _NOBODY)
        if not (part.without or part.severity or part.options):
            raise Fault(("retune", at), "", _NOTHING)
        yield from _of(part, part.for_, ("retune", at), rules, pack.id, ours)


def _of(part: Retune, when: For | None, path: Path_, rules: Mapping[str, Rule], pack: str, ours: bool) -> Iterator[tuple[str, Tuning]]:
    for key in ("without", "severity", "options"):
        for name in getattr(part, key):
            if name not in rules:
                raise refuse((*path, key), Message("Không có quy tắc", "No rule"), name, rules)
    for rule_id in dict.fromkeys((*part.without, *part.severity, *part.options)):
        options: dict[str, Any] = part.options.get(rule_id, {})
        if options:
            _fits(rules[rule_id], {**rules[rule_id].options, **options}, (*path, "options", rule_id), ours)
        yield rule_id, Tuning(pack, when, rule_id in part.without, part.severity.get(rule_id), options, ours)


def _fits(rule: Rule, options: dict[str, Any], path: Path_, ours: bool) -> None:
    """Raises Fault for options that the rule's check has not, or that ask for a message that the rule has not."""
    setting = options_of(rule, options, path, ours)
    for name in sorted(CHECKS[rule.check].names(setting)):
        if rule.text_of(name) is None:
            raise refuse(path, Message("Quy tắc không có lời báo", "The rule has no message"), name, rule.messages)
