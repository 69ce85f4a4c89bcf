"""Scenes → the files of an archive, and beside it what is true of them."""

from __future__ import annotations

import itertools
import json
import random
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from tests.benchmarks.archive.broken import KINDS, broken
from tests.benchmarks.archive.pages import rendered
from tests.benchmarks.archive.places import FIRST, LAST, Place, places
from tests.benchmarks.archive.scenes import Planned, scene

_LARGE = 4000  # files, from which on there are twelve schools to a place and every year
_SHARES = (("docx", 60), ("pdf", 25), ("txt", 15))


def write(folder: Path, files: int, seed: int = 1, workers: int = 1) -> tuple[int, float]:
    """(files written, seconds). The truth has one line a file: its place, its id, the id of its parent, its fault."""
    began = time.perf_counter()
    folder.mkdir(parents=True, exist_ok=True)
    with truth_of(folder).open("w", encoding="utf-8") as told:
        count = 0
        for rows in _made(folder, files, seed, workers):
            told.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            count += len(rows)
    return count, time.perf_counter() - began


def truth_of(folder: Path) -> Path:
    """Where the truth of an archive lies: beside it."""
    return folder.with_name(f"{folder.name}.truth.jsonl")


def _made(folder: Path, files: int, seed: int, workers: int) -> Iterator[list[dict[str, Any]]]:
    chosen = _enough(files, seed)
    jobs = [(folder, place, seed, turn) for turn, place in enumerate(chosen)]
    if workers == 1:
        yield from itertools.starmap(_scene, jobs)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(_scene, *zip(*jobs, strict=True), chunksize=4)


def _enough(files: int, seed: int) -> list[Place]:
    """Places that hold so many files, or a few more."""
    schools, years = (12, tuple(range(FIRST, LAST + 1))) if files >= _LARGE else (6, (2016, 2019, 2021, 2024))
    chosen, count = list[Place](), 0
    for place in places(seed, schools, years):
        if count >= files:
            return chosen
        chosen.append(place)
        parents = 3 if place.commune else 6
        count += round(1.1 * parents * (len(place.schools) + 1.5))  # copies, versions and what is broken are a tenth
    return chosen


def _scene(folder: Path, place: Place, seed: int, turn: int) -> list[dict[str, Any]]:
    """Writes the files of a scene; every twelfth into one ZIP."""
    above = f"{_titled(place.province)}/{place.year}"
    packed = turn % 12 == 5
    rows: list[dict[str, Any]] = []
    where = f"{above}/{_titled(place.full)}.zip" if packed else f"{above}/{_titled(place.full)}"
    target = folder / where
    target.parent.mkdir(parents=True, exist_ok=True)
    put = _Zipped(target) if packed else _Plain(target)
    for at, planned in enumerate(scene(place, seed, turn)):
        for name, data, truth in _files(planned, random.Random(f"{seed}/{planned.id}"), at, turn):
            put(name, data)
            rows.append({"file": f"{where}/{name}", **truth})
    put.close()
    return rows


def _files(planned: Planned, chance: random.Random, at: int, turn: int) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    source = planned.source()
    kind = chance.choices([k for k, _ in _SHARES], [share for _, share in _SHARES])[0]
    kind = "docx" if planned.fault == "version" else kind
    said = planned.said
    issuer = _titled(said.issuer) if planned.level == "school" else "Phòng GDĐT" if planned.level == "office" else "UBND"
    stem = f"{issuer}/{said.family.name} {said.matter + 1} KH {said.number.split('/')[0]}"
    data = rendered(source, kind)
    yield f"{stem}.{kind}", data, planned.truth()
    for copy in range({"duplicate": 1, "five": 4}.get(planned.fault or "", 0)):
        yield f"gửi lại/lần {copy + 1}/{stem.replace('/', ' ')} (bản sao).{kind}", data, {**planned.truth(), "duplicate": True}
    if planned.fault == "version":
        yield f"{stem}.pdf", rendered(source, "pdf"), {**planned.truth(), "version": True}
    if (at * 7 + turn) % 97 == 0 or (turn % 4 == 1 and at == 3):
        wrong = KINDS[(at + turn // 4) % len(KINDS)]
        ending, spoilt = broken(wrong, rendered(source, "docx"), rendered(source, "pdf"), chance)
        yield f"{stem} hỏng.{ending}", spoilt, {"id": None, "broken": wrong}
    if at == 7 and turn % 3 == 0:
        for name, why in (("~$" + stem.rpartition("/")[2] + ".docx", "hidden"), ("Thumbs.db", "ending")):
            yield f"{issuer}/{name}", b"\0" * 162, {"id": None, "skipped": why}


def _titled(name: str) -> str:
    return name[0].upper() + name[1:]


class _Plain:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, name: str, data: bytes) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def close(self) -> None:
        return


class _Zipped:
    def __init__(self, path: Path) -> None:
        self._file = zipfile.ZipFile(path, "w", zipfile.ZIP_STORED)

    def __call__(self, name: str, data: bytes) -> None:
        self._file.writestr(zipfile.ZipInfo(name, (2022, 1, 1, 0, 0, 0)), data)

    def close(self) -> None:
        self._file.close()
