"""Document → records of every kind that a rule may be given: `KINDS` has each kind's fields and who finds it, `record` what a record is.

- What the extractors found: `stated`. The document's form: `structure` (header lines, sections, lists), `setting` (letters, pages).
- Passages that rules compare: `named` (period, closing, parts), `said` (what is stated in several places), `years` (school years),
  `dates` (that no calendar has), `money` (sums), `annexes` (whose annex), `offices` (other units' names), `former` (abolished bodies, names
  nearly the plan's own), `left` (blanks, abbreviations, repeats). The few values that a field may have: `values`.
"""

from __future__ import annotations

from checker.judge.facts import annexes, dates, former, left, money, named, offices, said, setting, stated, structure, years
from checker.judge.facts.record import Kind, Record, fields, folded, slug

KINDS: dict[str, Kind] = {
    "citation": Kind(
        fields(
            "role type type_word number issued issuer subject numbered instruction region law number_year issued_year linked real_issued so"
        ),
        stated.citations,
    ),
    "date": Kind(fields("shape real fault weekday named day month year"), dates.dates),
    "deadline": Kind(
        fields("kind actor recipient upward outward dated recurrence covers submission end_of_period due clause binds on_a_day"),
        stated.deadlines,
    ),
    "target": Kind(fields("label indicator population actor op value unit year general decreasing change valued"), stated.targets),
    "exemption": Kind(fields("indicator reason label"), stated.exemptions),
    "event": Kind(fields("name known dated start end actor"), stated.events),
    "task": Kind(fields("actor encouraged clause"), stated.tasks),
    "header": Kind(fields("type number issued place issuer superior subject level"), structure.header),
    "line": Kind(fields("name level"), structure.lines),
    "section": Kind(fields("kind kinds title number depth empty figures listing"), structure.sections),
    "list": Kind(fields("top heading style single numbers flat"), structure.lists),
    "period": Kind(fields("at start end horizon years clause"), named.periods),
    "closing": Kind(fields("quote"), named.closings),
    "unit": Kind(fields("own right"), offices.units),
    "part": Kind(fields("kind order"), named.parts),
    "abbreviation": Kind(fields("told"), left.abbreviations),
    "placeholder": Kind(fields("shape"), left.placeholders),
    "passage": Kind(fields("again"), left.passages),
    "abolished": Kind(fields("region"), former.abolished),
    "school": Kind(fields("slip"), former.near_names),
    "spelled_sum": Kind(fields("unlike figure words"), money.spelled_sums),
    "total": Kind(fields("unlike sum row"), money.totals),
    "school_year": Kind(fields("left years"), years.school_years),
    "statement": Kind(fields("about thing value clause"), said.statements),
    "annex_line": Kind(fields("type number issued own"), annexes.annex_lines),
    "look": Kind(fields("name size bold italic caps centred"), setting.looks),
    "face": Kind(fields("region table letters size font bold italic color address"), setting.faces),
    "spacing": Kind(fields("align indent line gap letters"), setting.spacings),
    "notice": Kind(fields("code"), setting.notices),
    "page": Kind(
        fields(
            "first narrow wide landscape top bottom left right long tables numbered number_align number_size number_first restarts annex"
        ),
        setting.pages,
    ),
}

__all__ = ["KINDS", "Kind", "Record", "fields", "folded", "slug"]
