"""rules/ → plain data, read once. The one place that knows where rules/ lies, in a checkout and in the wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any


@cache
def rules_root() -> Path:
    """The folder of rules that came with the program: inside the wheel, or beside the package in a checkout."""
    inside = Path(__file__).parents[1] / "rules"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "rules"


def load_yaml(path: Path) -> Any:
    """The data of a YAML file: as `compiled` keeps it for the files of `rules_root`, which are read at every start."""
    text = path.read_bytes()
    if not path.is_relative_to(rules_root()):
        return parse_yaml(text)
    from checker.language.compiled import compiled

    return compiled(text, kept=rules_root() / "compiled" / f"{'.'.join(path.relative_to(rules_root()).with_suffix('').parts)}.msgpack")


def parse_yaml(text: bytes | str) -> Any:
    """The data of a YAML text, by libyaml where it is there. Raises yaml.YAMLError."""
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def lexicon(name: str) -> Any:
    """The data of rules/lexicons/NAME.yaml."""
    return load_yaml(rules_root() / "lexicons" / f"{name}.yaml")
