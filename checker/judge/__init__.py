"""Document + rules + Hierarchy → Report."""

from __future__ import annotations

from checker.judge.engine import judge
from checker.judge.rules.fault import RuleError
from checker.judge.rules.packs import load_pack

__all__ = ["RuleError", "judge", "load_pack"]
