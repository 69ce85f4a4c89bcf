"""What an audit finds of what was planted: `python -m tests.accuracy.archive STORE TRUTH` (an archive of tests.benchmarks.archive).

Precision and recall of each kind, of files or pairs of files; and the errors and warnings that nothing planted explains.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

BAR = 0.98
#: What each planted fault may make the rules say of its own file.
SAYS: Mapping[str, frozenset[str]] = {
    "weak": frozenset({"CT02"}), "weak_office": frozenset({"LT05", "CT02"}), "late": frozenset({"TH02"}), "absent": frozenset({"LT03", "CC03"}),
    "number": frozenset({"CC03"}), "date": frozenset({"CC03"}), "doubled": frozenset({"LT01"}), "disorder": frozenset({"LT02"}),
    "copy": frozenset({"LT04"}), "copy_named": frozenset({"LT04", "NQ02"}), "across": frozenset({"LT04"}),
    "across_named": frozenset({"LT04", "NQ02"}), "powerless": frozenset({"CC05"}), "misdated": frozenset({"CC08"}),
}  # fmt: skip
_COPIES = ("copy", "copy_named", "across", "across_named")

Found = frozenset[Any]


class Score(Struct, frozen=True):
    """Of one kind: what was planted, what was found, and what of it was both."""

    kind: str
    planted: Found
    found: Found

    @property
    def precision(self) -> float:
        return len(self.planted & self.found) / len(self.found) if self.found else 1.0

    @property
    def recall(self) -> float:
        return len(self.planted & self.found) / len(self.planted) if self.planted else 1.0

    def line(self) -> str:
        both = len(self.planted & self.found)
        return f"{self.kind:<24}{len(self.planted):>9}{len(self.found):>9}{both:>9}{self.precision:>11.4f}{self.recall:>9.4f}"


class Archive:
    """A store beside the truth of its archive. Files are told by the first place of their content, as the store does."""

    def __init__(self, store: Path, truth: Path) -> None:
        from checker.audit.ask import opened

        self._base = opened(store)
        self.first: dict[str, str] = {file: copy or file for file, copy in self.ask("SELECT file, copy_of FROM documents")}
        self.rows = [json.loads(line) for line in truth.read_text("utf8").splitlines()]
        self.plans = [row for row in self.rows if row["id"]]
        self.file = {row["id"]: self.first.get(row["file"], row["file"]) for row in self.plans if not row.get("version")}

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = self._base.execute(query).fetchall()
        return rows

    def files(self, query: str) -> Found:
        """What a query gives: files, or pairs of files."""
        return frozenset(row[0] if len(row) == 1 else row for row in self.ask(query))

    def pairs(self, query: str) -> Found:
        return frozenset(frozenset(row) for row in self.ask(query))

    def at(self, row: Mapping[str, Any]) -> str:
        file: str = row["file"]
        return self.first.get(file, file)

    def planted(self, *faults: str) -> Found:
        return frozenset(self.at(row) for row in self.plans if row["fault"] in faults)

    def beside(self, *faults: str) -> Iterable[tuple[str, str]]:
        """(the file, the other file) of faults that speak of another plan."""
        return ((self.at(row), self.file[row["other"]]) for row in self.plans if row["fault"] in faults and not row.get("version"))

    def copied(self) -> Found:
        """The files of one content, each with the first."""
        held: dict[str, list[str]] = defaultdict(list)
        for row in self.plans:
            if not row.get("version"):
                held[row["id"]].append(row["file"])
        return frozenset(frozenset((first, file)) for first, *more in map(sorted, held.values()) for file in more)

    def without(self, *why: str) -> Found:
        """Files that are no plan, of these kinds."""
        return frozenset(row["file"] for row in self.rows if not frozenset(why).isdisjoint(row))

    def absent(self) -> Found:
        """Plans whose parent is not there; where a broken file lies beside the plan, or among its superior's, that may be it."""
        doubtful = {file.rpartition("/")[0] for file in self.without("broken")}
        return frozenset(
            self.at(row)
            for row in self.plans
            if row["fault"] == "absent" and doubtful.isdisjoint(f.rpartition("/")[0] for f in (row["file"], self.file[row["other"]]))
        )

    def kept(self) -> Found:
        """Plans beside a parent whose report days they keep."""
        return frozenset(self.at(row) for row in self.plans if row["parent"] and row["fault"] != "late" and not row.get("version"))

    def unimplemented(self) -> Found:
        parents = {row["parent"] for row in self.plans}
        return frozenset(self.at(row) for row in self.plans if row["level"] != "school" and row["id"] not in parents)


def scores(archive: Archive) -> list[Score]:
    """Of each kind."""
    a = archive
    chains = frozenset((a.at(row), a.file[row["parent"]]) for row in a.plans if row["parent"])
    same = frozenset(frozenset((row["file"], a.file[row["id"]])) for row in a.plans if row.get("version"))
    weak = "SELECT file FROM weakened_targets WHERE level {} 'school'"
    # the offices' plans are all of one text
    near = "SELECT f.file, related_file FROM findings f JOIN originals o USING (content) WHERE rule = 'LT04' AND level = 'school'"
    return [
        Score("chains", chains, a.files("SELECT file, parent_file FROM links WHERE parent IS NOT NULL AND direct")),
        Score("duplicates", a.copied(), a.pairs("SELECT file, copy_of FROM documents WHERE copy_of IS NOT NULL AND status = 'read'")),
        Score("versions", same, a.pairs("SELECT d.file, o.file FROM documents d JOIN originals o ON o.content = d.version_of")),
        Score("doubled numbers", frozenset(map(frozenset, a.beside("doubled"))), a.pairs("SELECT file, other_file FROM doubled_numbers")),
        Score("numbers out of order", a.planted("disorder"), a.files("SELECT file FROM disordered_numbers")),
        Score("targets weakened, school", a.planted("weak"), a.files(weak.format("="))),
        Score("targets weakened, office", a.planted("weak_office"), a.files("SELECT file FROM findings WHERE rule = 'LT05'")),
        Score("report days lost", a.planted("late"), a.files("SELECT file FROM report_days WHERE outcome = 'fail'")),
        Score("report days kept", a.kept(), a.files("SELECT file FROM report_days GROUP BY file HAVING bool_and(outcome = 'pass')")),
        Score("parents absent", a.absent(), a.files("SELECT file FROM absent_parents")),
        Score("parent's number wrong", a.planted("number"), a.files("SELECT file FROM links WHERE breaks = 'number'")),
        Score("parent's day wrong", a.planted("date"), a.files("SELECT file FROM links WHERE breaks = 'issued'")),
        Score("bases not in force", a.planted("powerless"), a.files("SELECT file FROM bad_bases WHERE rule = 'CC05'")),
        Score("bases' day wrong", a.planted("misdated"), a.files("SELECT file FROM bad_bases WHERE rule <> 'CC05'")),
        Score("not implemented", a.unimplemented(), a.files("SELECT file FROM unimplemented")),
        Score("near-copies", frozenset(a.beside(*_COPIES)), a.files(near)),
        Score("names left in", frozenset(a.beside("copy_named", "across_named")), a.files(f"{near} AND severity = 'warning'")),
        Score("broken files", a.without("broken"), a.files("SELECT file FROM documents WHERE status IN ('partial', 'unreadable')")),
        Score("files skipped", a.without("skipped"), a.files("SELECT file FROM documents WHERE status = 'skipped'")),
    ]


def beyond(archive: Archive) -> list[tuple[str, str]]:
    """(file, rule) of errors and warnings that nothing planted explains."""
    allowed: dict[str, set[str]] = {}
    for row in archive.plans:
        if row["fault"] in SAYS:
            allowed.setdefault(archive.at(row), set()).update(SAYS[row["fault"]])
    for _, other in archive.beside("doubled"):
        allowed.setdefault(other, set()).add("LT01")
    told = archive.ask("SELECT DISTINCT file, rule FROM findings WHERE severity IN ('error', 'warning')")
    return sorted((file, rule) for file, rule in told if rule not in allowed.get(file, ()))


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.accuracy.archive", description=__doc__)
    options.add_argument("store", type=Path)
    options.add_argument("truth", type=Path)
    options.add_argument("--show", type=int, default=5, help="how many of what is wrong to print of each kind")
    given = options.parse_args()
    archive = Archive(given.store, given.truth)
    print(f"{'kind':<24}{'planted':>9}{'found':>9}{'both':>9}{'precision':>11}{'recall':>9}")
    low = []
    for score in scores(archive):
        print(score.line())
        low += [score.kind] if min(score.precision, score.recall) < BAR else []
        for name, wrong in (("missed", score.planted - score.found), ("beyond", score.found - score.planted)):
            for one in sorted(map(_shown, wrong))[: given.show]:
                print(f"    {name}: {one}")
    more = beyond(archive)
    print(
        f"errors and warnings beyond what was planted: {len(more)} in {len(archive.first):,} files", dict(Counter(rule for _, rule in more))
    )
    for file, rule in more[: given.show]:
        print(f"    {rule}: {file}")
    raise SystemExit(f"below {BAR}: {', '.join(low)}" if low else 0)


def _shown(one: Any) -> str:
    return one if isinstance(one, str) else " | ".join(sorted(one) if isinstance(one, frozenset) else one)


if __name__ == "__main__":
    main()
