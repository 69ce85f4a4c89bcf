"""Ways to set the same plan wrongly, each with the rule that tells it."""

from __future__ import annotations

from docx.oxml.ns import qn as q

from tests.structure.otherwise import (
    BODY,
    HEADER,
    STYLES,
    THEME,
    Change,
    Roots,
    annex_across,
    character_styles,
    defaults_alone,
    edges_by_style,
    framed_number,
    gutter,
    paragraphs,
    runs,
    style,
    styled_number,
    table_styled,
    theme_font,
    toggled,
    xml,
)


def narrow_gutter(roots: Roots) -> None:
    gutter(roots)
    next(roots[BODY].iter(q("w:pgMar"))).set(q("w:gutter"), "100")


def small_table_style(roots: Roots) -> None:
    table_styled(roots, 20)


def small_character_style(roots: Roots) -> None:
    character_styles(roots)
    style(roots, "Manh").find(q("w:rPr")).append(xml('<w:sz w:val="24"/>'))


def red_character_style(roots: Roots) -> None:
    character_styles(roots)
    style(roots, "Manh").find(q("w:rPr")).append(xml('<w:color w:val="C00000"/>'))


def other_theme(roots: Roots) -> None:
    theme_font(roots)
    next(roots[THEME].iter("{http://schemas.openxmlformats.org/drawingml/2006/main}minorFont"))[0].set("typeface", "Calibri")


def small_defaults(roots: Roots) -> None:
    defaults_alone(roots)
    next(roots[STYLES].iter(q("w:rPrDefault"))).find(f"{q('w:rPr')}/{q('w:sz')}").set(q("w:val"), "24")


def left_by_style(roots: Roots) -> None:
    edges_by_style(roots)
    style(roots, "Noidung2").find(f"{q('w:pPr')}/{q('w:jc')}").set(q("w:val"), "start")


def no_first_line_by_style(roots: Roots) -> None:
    edges_by_style(roots)
    style(roots, "Noidung").find(f"{q('w:pPr')}/{q('w:ind')}").set(q("w:firstLine"), "0")


def small_number_by_style(roots: Roots) -> None:
    styled_number(roots)
    style(roots, "Sotrang").find(f"{q('w:rPr')}/{q('w:sz')}").set(q("w:val"), "20")


def number_on_page_one(roots: Roots) -> None:
    title = next(roots[BODY].iter(q("w:titlePg")))
    title.getparent().remove(title)


def number_by_frame_at_the_side(roots: Roots) -> None:
    framed_number(roots)
    next(roots[HEADER].iter(q("w:framePr"))).set(q("w:xAlign"), "right")


def annex_counted_on(roots: Roots) -> None:
    annex_across(roots)
    counted = next(roots[BODY].iter(q("w:pgNumType")))
    counted.getparent().remove(counted)


def letter_paper(roots: Roots) -> None:
    size = next(roots[BODY].iter(q("w:pgSz")))
    size.set(q("w:w"), "12240")
    size.set(q("w:h"), "15840")


def issuer_not_bold(roots: Roots) -> None:
    toggled(roots)
    for run in runs(roots)[1:3]:
        run.find(q("w:rPr")).append(xml('<w:b w:val="0"/>'))
        run.find(q("w:rPr")).remove(run.find(f"{q('w:rPr')}/{q('w:b')}"))


def title_left(roots: Roots) -> None:
    for p in paragraphs(roots)[:3]:
        p.find(f"{q('w:pPr')}/{q('w:jc')}").set(q("w:val"), "start")


#: A way to be wrong → the rule that tells it.
WRONG: dict[str, tuple[Change, str]] = {
    change.__name__: (change, rule)
    for change, rule in (
        (narrow_gutter, "TT07"), (small_table_style, "TT13"), (small_character_style, "TT18"), (red_character_style, "TT09"),
        (other_theme, "TT08"), (small_defaults, "TT18"), (left_by_style, "TT19"), (no_first_line_by_style, "TT19"),
        (small_number_by_style, "TT11"), (number_on_page_one, "TT11"), (number_by_frame_at_the_side, "TT11"), (annex_counted_on, "TT11"),
        (letter_paper, "TT06"), (issuer_not_bold, "TT13"), (title_left, "TT15"),
    )
}  # fmt: skip
