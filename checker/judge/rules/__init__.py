"""YAML → Rule: `shape` what a rule is, `load` how its file is read, `fault` what is said of a mistake."""

from __future__ import annotations

from checker.judge.rules.fault import RuleError
from checker.judge.rules.shape import AppliesTo, Basis, Example, Examples, Given, Pack, Rule, RuleFile, Text

__all__ = ["AppliesTo", "Basis", "Example", "Examples", "Given", "Pack", "Rule", "RuleError", "RuleFile", "Text"]
