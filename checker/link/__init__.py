"""Documents → Hierarchy: which citation names which parent, and each item of the parents beside the child's answer.

A row says what stands beside what and whom it binds; whether that is enough is for the rules to say (judge).

Where what is (each file opens with what it makes of what; a test keeps this list whole):

- Documents among documents. The parents of one plan: `parents` (cited as), `mistaken` (given, but another), `named` (a citation's slips),
  `subjects`. Many: `forest` (who implements whom), `circles`, `register` (an issuer's numbers), `versions`, `near` (copies), `roster`.
- Whom an item binds: `binding`, fact by fact. To whom words speak is told in one room, `addressed` (any words, headings, who acts), which
  asks: `audiences`, `headed` and `offices` (headings, leads), `standing`, `tiers`, `communes`, `only_some` (units, a column's cell),
  `speaks` (tasks), `allotted` (a unit's row of a table), `charges` (what a unit answers for); `language/addressees` reads the words.
  What leaves out: `lacking` (it has none), `years` (outside the plan's), `bygone` (parts on earlier years),
  `left_out` (some of the groups).
- Targets: `targets` makes the rows. Two beside one another: `pair`, of `clauses`, `similarity`, `short` (abbreviations), `plain` (what is
  not compared), `parts`, `openers`, `milestones`. An answer in other words: `passages`, then `akin` (may be one). More than one figure for
  another: `grades`, `alternatives`, `siblings`, `sums`. Besides the value: `bounds` («trong vòng 24 giờ»), `overdue`.
- Tasks: `tasks` makes the rows, by `task_terms`; `urgent` (reports within hours). Days of targets and tasks: `overdue`, by `steps` and
  `rounds`.
- Report days: `deadlines`. Events: `events`.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.link import deadlines, events, targets, tasks
from checker.link.mistaken import mistaken
from checker.link.parents import cited_as
from checker.model import Document, Hierarchy, Inheritance, Kin


def link(child: Document, parents: Sequence[Document] = (), kin: Kin | None = None) -> Hierarchy:
    """The child among its given parents (readable, and not plainly another document), with a row for each target, report day, event and
    task."""
    given = [p for p in parents if p.source.status != "unreadable"]
    others = mistaken(child, given)
    above = tuple(p for p in given if not any(p is other for other in others))
    rows: list[Inheritance] = []
    for parent in above:
        rows += targets.align(parent, child)
        rows += deadlines.align(parent, child)
        rows += events.align(parent, child)
        rows += tasks.align(parent, child)
    unread = tuple(p for p in parents if p.source.status == "unreadable")
    return Hierarchy(child, above, tuple(cited_as(child, p) for p in above), tuple(rows), others, unread, kin)
