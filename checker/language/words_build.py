"""pyvi's model → the compact table of `words`: `python -m checker.language.words_build`. Needs pyvi on disk, imports none of it.

Only the difference of the two labels' weights decides, so one number an attribute is kept. The CRF is read from its own file format
(CRFsuite's `lCRF`), byte for byte: the printed dump would round the weights, and an attribute may hold a line break.
"""

from __future__ import annotations

import json
import pickletools
import struct
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

TABLE = Path(__file__).with_name("words.table")
_INSIDE, _BEGIN = "I_W", "B_W"
_FLAGS = ("istitle", "isupper", "isdigit")


def pyvi_models() -> Path:
    """The folder of models of the pyvi that is installed; ModuleNotFoundError where there is none."""
    spec = find_spec("pyvi")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pyvi is not installed: its weights are what the table is made of")
    return Path(spec.origin).parent / "models"


def crf_of(pickled: bytes) -> bytes:
    """The CRFsuite model inside a pickle, taken out of its opcodes: nothing is unpickled, so nothing runs."""
    for _, argument, _ in pickletools.genops(pickled):
        blob = argument.encode("latin1", "ignore") if isinstance(argument, str) else argument
        if isinstance(blob, bytes) and blob.startswith(b"lCRF"):
            return blob
    raise ValueError("no CRFsuite model in the file")


def _strings(crf: bytes, at: int) -> list[str]:
    """The strings of a CQDB chunk in the order of their ids, through its backward array."""
    count, backward = struct.unpack_from("<II", crf, at + 16)
    names = []
    for offset in struct.unpack_from(f"<{count}I", crf, at + backward):
        _, size = struct.unpack_from("<II", crf, at + offset)
        names.append(crf[at + offset + 8 : at + offset + 8 + size - 1].decode("utf-8"))
    return names


def _features(crf: bytes, at: int) -> Iterator[tuple[int, int, int, float]]:
    """Kind (0 state, 1 transition), source, label and weight of each feature."""
    (count,) = struct.unpack_from("<I", crf, at + 8)
    for i in range(count):
        yield struct.unpack_from("<IIId", crf, at + 12 + 20 * i)


def weights(crf: bytes) -> tuple[dict[str, float], dict[str, float]]:
    """Attribute → weight of «inside a word» less that of «begins one», and «B_W I_W» → weight of a transition."""
    features_at, labels_at, attributes_at = struct.unpack_from("<III", crf, 28)
    labels, attributes = _strings(crf, labels_at), _strings(crf, attributes_at)
    sign = [1.0 if label == _INSIDE else -1.0 for label in labels]
    state: dict[str, float] = {}
    moves: dict[str, float] = {}
    for kind, source, label, weight in _features(crf, features_at):
        if kind == 0:
            state[attributes[source]] = state.get(attributes[source], 0.0) + sign[label] * weight
        else:
            moves[f"{labels[source]} {labels[label]}"] = weight
    return state, moves


def continuations(listed: str) -> dict[str, list[str]]:
    """First syllable → what may follow it («bình» → «đẳng», «đẳng giới»), of the two- and three-syllable entries of pyvi's word list."""
    found: dict[str, set[str]] = {}
    for line in listed.split("\n"):
        first, _, rest = line.partition(" ")
        if line == line.lower() and rest.count(" ") < 2 and all(rest.split(" ")):
            found.setdefault(first, set()).add(rest)
    return {first: sorted(rest) for first, rest in found.items()}


def table(models: Path) -> bytes:
    """Four parts with form feeds between: the small numbers as JSON, syllables, their continuations, and three doubles a syllable.

    The doubles (little-endian) weigh a syllable itself, for its follower and for its forerunner; syllables without any come last.
    """
    state, moves = weights(crf_of((models / "pyvi3.pkl").read_bytes()))
    places = ("word.lower():", "-1:word.lower():", "+1:word.lower():")
    weighed = sorted({s for p in places for a in state if a.startswith(p) for s in [a.removeprefix(p)] if s.split() == [s]})
    follow = continuations((models / "words.txt").read_text("utf-8"))
    syllables = weighed + sorted(follow.keys() - set(weighed))
    small = {
        "notice": "Made from the model of pyvi 0.1.1, MIT License, Copyright (c) 2016 Viet-Trung Tran: see LICENSE-pyvi.txt",
        "moves": [moves[f"{a} {b}"] for a in (_BEGIN, _INSIDE) for b in (_BEGIN, _INSIDE)],
        "bias": state.get("bias", 0.0),
        "flags": [[state.get(f"{place}word.{flag}()", 0.0) for flag in _FLAGS] for place in ("", "-1:", "+1:")],
        "pairs": [
            state.get(f"{place}:word.{kind}_gram()", 0.0) for place, kind in (("-1", "bi"), ("+1", "bi"), ("-2", "tri"), ("+2", "tri"))
        ],
    }
    text = "\f".join((json.dumps(small), "\n".join(syllables), "\n".join("\t".join(follow.get(s, ())) for s in syllables), ""))
    return text.encode() + b"".join(struct.pack("<3d", *(state.get(p + s, 0.0) for p in places)) for s in weighed)


def main() -> None:
    TABLE.write_bytes(table(pyvi_models()))
    print(f"{TABLE}: {TABLE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
