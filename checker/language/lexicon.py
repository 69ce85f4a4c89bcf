"""rules/ → plain data, read once. The one place that knows where rules/ lies, in a checkout and in the wheel."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any


@cache
def rules_root() -> Path:
    """The folder of rules that came with the program: inside the wheel, or beside the package in a checkout."""
    inside = Path(__file__).parents[1] / "rules"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "rules"


def came_with(path: Path) -> bool:
    """Whether a file or folder is one of those that came with the program; asked of every file at every start, so by its text alone."""
    return str(path).startswith(_inside())


@cache
def _inside() -> str:
    return f"{rules_root()}{os.sep}"


def load_yaml(path: Path) -> Any:
    """The data of a YAML file: as `compiled` keeps it for the files of `rules_root`, which are read at every start."""
    text = path.read_bytes()
    if not came_with(path):
        return parse_yaml(text)
    from checker.language.compiled import compiled

    return compiled(text, kept=Path(rules_root(), "compiled", f"{_name(path)}.msgpack"))


def _name(path: Path) -> str:
    """«can_cu/pack.yaml» → «can_cu.pack»."""
    return str(path)[len(_inside()) :].removesuffix(path.suffix).replace(os.sep, ".")


def parse_yaml(text: bytes | str) -> Any:
    """The data of a YAML text, by libyaml where it is there. Raises yaml.YAMLError."""
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def lexicon(name: str) -> Any:
    """The data of rules/lexicons/NAME.yaml."""
    return load_yaml(rules_root() / "lexicons" / f"{name}.yaml")
