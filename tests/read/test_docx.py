"""What Word prints is what the reader reads, in order, once, each character tied to its run or cell."""

from __future__ import annotations

import io

import pytest
from docx import Document

from checker.model import Source, Span
from checker.read import read_bytes
from checker.read.docx.names import WP, A
from tests.read.builders import docx, levels, num, numbered, p, r, table


def lines(source: Source) -> list[str]:
    return source.text.split("\n")


def read(*body: str, **options: object) -> Source:
    return read_bytes("plan.docx", docx(*body, **options))  # type: ignore[arg-type]


INLINE = {
    "insertion": ("<w:ins>" + r("thêm") + "</w:ins>", "thêm"),
    "deletion": (r("còn") + "<w:del><w:r><w:delText>mất</w:delText></w:r></w:del>", "còn"),
    "moved": ("<w:moveFrom>" + r("đi") + "</w:moveFrom><w:moveTo>" + r("đến") + "</w:moveTo>", "đến"),
    "hyperlink": ("<w:hyperlink>" + r("liên kết") + "</w:hyperlink>", "liên kết"),
    "smart tag": ("<w:smartTag>" + r("thẻ") + "</w:smartTag>", "thẻ"),
    "custom xml": ("<w:customXml>" + r("phần") + "</w:customXml>", "phần"),
    "content control": ("<w:sdt><w:sdtContent>" + r("ô nhập") + "</w:sdtContent></w:sdt>", "ô nhập"),
    "simple field": ('<w:fldSimple w:instr="DATE">' + r("5/9") + "</w:fldSimple>", "5/9"),
    "no-break hyphen": ("<w:r><w:t>12/KH</w:t><w:noBreakHyphen/><w:t>THXX</w:t></w:r>", "12/KH-THXX"),
    "soft hyphen": ("<w:r><w:t>nhà</w:t><w:softHyphen/><w:t>trường</w:t></w:r>", "nhàtrường"),
    "tab": ("<w:r><w:t>Số:</w:t><w:tab/><w:t>/KH</w:t></w:r>", "Số: /KH"),
    "hidden": (r("thấy") + r("không", "<w:vanish/>"), "thấy"),
    "not hidden": (r("thấy", '<w:vanish w:val="0"/>'), "thấy"),
    "capitals": (r("kế hoạch", "<w:caps/>"), "KẾ HOẠCH"),
    "Symbol's ≥": ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r(" 95%"), "≥ 95%"),
    "nested field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("99")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("kết quả")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "kết quả",
    ),
}


@pytest.mark.parametrize(("xml", "printed"), INLINE.values(), ids=INLINE)
def test_inline_content_is_read_as_it_prints(xml: str, printed: str) -> None:
    assert lines(read(p(xml))) == [printed]


def test_comments_are_told_and_are_no_text_of_the_plan() -> None:
    made = Document()
    run = made.add_paragraph("Kinh phí: 2 triệu đồng.").runs
    for author in ("Cô Lan", "Cô Lan", "Soát kế hoạch"):
        made.add_comment(run, text="Em xem lại số này.", author=author)
    data = io.BytesIO()
    made.save(data)
    source = read_bytes("plan.docx", data.getvalue())
    assert source.text.strip() == "Kinh phí: 2 triệu đồng."
    assert [n.code for n in source.warnings] == ["comments", "own_comments"]
    assert source.warnings[0].message.vi.startswith("Tệp còn 2 nhận xét (comment) của Cô Lan;")


def test_tracked_changes_are_told() -> None:
    assert [n.code for n in read(p("<w:ins>" + r("thêm") + "</w:ins>")).warnings] == ["tracked_changes"]
    assert read(p("yên")).warnings == ()


def test_a_field_that_never_ends_swallows_no_later_paragraph() -> None:
    broken = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("mất"))
    assert lines(read(broken, p("Còn đây"))) == ["Còn đây"]


def test_deleted_paragraph_mark_joins_the_next_paragraph() -> None:
    marked = p("Nửa đầu, ", properties="<w:rPr><w:del/></w:rPr>")
    assert lines(read(marked, p("nửa sau."))) == ["Nửa đầu, nửa sau."]


def test_line_breaks_part_blocks_of_one_paragraph() -> None:
    source = read(p("<w:r><w:t>KẾ HOẠCH</w:t><w:br/><w:t>Năm học mới</w:t></w:r>"))
    assert lines(source) == ["KẾ HOẠCH", "Năm học mới"]
    assert [b.place.paragraph for b in source.blocks] == [1, 1]
    assert source.pieces[1].place.offset == len("KẾ HOẠCH") + 1


BREAKS = {
    "a date": ("gửi trước ngày", "22/11/2022.", 1),
    "a noun": ("cho học sinh", "lớp 5 của trường", 1),
    "after a comma": ("giáo viên,", "nhân viên", 1),
    "before a small letter": ("trong năm 2025", "của nhà trường", 1),
    "an item": ("các nội dung sau", "1. Mở lớp tập huấn", 2),
    "a lettered item": ("gồm có", "a) Mở lớp", 2),
    "an item with a dash": ("gồm có", "- Mở lớp", 2),
    "a sentence": ("Họp phụ huynh.", "mở lớp", 2),
    "capitals": ("TRƯỜNG TIỂU HỌC", "Ấp Đình", 2),
    "figures under figures": ("năm 2024", "2025", 2),
}


@pytest.mark.parametrize(("before", "after", "count"), BREAKS.values(), ids=BREAKS)
def test_a_line_broken_by_hand_in_mid_sentence_goes_on(before: str, after: str, count: int) -> None:
    source = read(p(before, "<w:r><w:br/></w:r>", after))
    assert lines(source) == ([before, after] if count == 2 else [f"{before} {after}"])
    assert len(source.blocks) == count
    assert source.places(Span(len(before) + 1, len(source.text)))[0].run == 3


def test_places_name_paragraph_and_run() -> None:
    source = read(p("một"), p("hai ", "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", "ba"))
    at = source.text.index("ba")
    place = next(piece.place for piece in source.pieces if piece.span.start <= at < piece.span.end)
    assert (place.part, place.paragraph, place.run) == ("body", 2, 3)


def test_every_character_is_mapped() -> None:
    source = read(p("Mở\u200b đầu e\u0302\u0301"), table(["TT", "Việc"], ["1", "Họp"]))
    mapped = {i for piece in source.pieces for i in range(piece.span.start, piece.span.end)}
    between = {i for i, c in enumerate(source.text) if i not in mapped}
    assert "".join(source.text[i] for i in sorted(between)) == "\n | \n | "
    assert "ế" in source.text
    assert [n.code for n in source.warnings] == ["not_nfc"]


@pytest.mark.parametrize("first", ["bi\u0300nh", "bình"])  # what comes before is in NFC, too
def test_a_letter_torn_over_two_runs_is_composed(first: str) -> None:
    source = read(p(r(f"{first} th\u01b0\u01a1"), r("\u0300ng")))
    assert source.text == "bình thường"


def test_look_comes_through_styles() -> None:
    style = '<w:style w:type="paragraph" w:styleId="T"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    based = '<w:style w:type="paragraph" w:styleId="U"><w:basedOn w:val="T"/></w:style>'
    body = (p("Đậm", properties='<w:pStyle w:val="U"/>'), p(r("nửa "), r("đậm", "<w:b/>")))
    blocks = read(*body, parts={"styles": style + based}).blocks
    assert [(b.bold, b.centred) for b in blocks] == [(True, True), (False, False)]


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    source = read(p(BOX.format(p("DỰ THẢO")), "Thân bài"), p("Sau"))
    assert lines(source) == ["Thân bài", "DỰ THẢO", "Sau"]
    assert source.blocks[1].place.part == "textbox"


def test_a_box_within_a_box_is_read_once() -> None:
    assert lines(read(p(BOX.format(p(BOX.format(p("trong")), "ngoài"))))) == ["ngoài", "trong"]


def test_notes_and_margins_stand_after_the_body() -> None:
    note = f'<w:footnote w:id="2">{p("Chú thích")}</w:footnote><w:footnote w:id="3">{p("không dùng")}</w:footnote>'
    parts = {"footnotes": note, "header": p("Trang 2/5"), "footer": p("Lưu hành nội bộ")}
    source = read(p("Thân", '<w:r><w:footnoteReference w:id="2"/></w:r>'), parts=parts)
    assert [(b.place.part, b.span.of(source.text)) for b in source.blocks] == [
        ("body", "Thân"),
        ("footnote", "Chú thích"),
        ("footer", "Lưu hành nội bộ"),
    ]


def test_a_national_name_in_the_page_header_comes_first() -> None:
    source = read(p("Thân"), parts={"header": p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")})
    assert lines(source)[0].startswith("CỘNG HÒA")


def test_ruled_tables_give_rows_with_cells() -> None:
    source = read(table(["TT", "Nội dung", "Thời hạn"], ["1", p("Họp") + p("tổ"), "10/9"]))
    assert lines(source) == ["TT | Nội dung | Thời hạn", "1 | Họp tổ | 10/9"]
    row = source.blocks[1]
    assert [c.of(source.text) for c in row.cells] == ["1", "Họp tổ", "10/9"]
    place = source.places(row.cells[2])[0]
    assert (place.table, place.row, place.column) == (1, 2, 3)


def test_merged_away_cells_are_empty() -> None:
    top = '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("Khối 1") + "</w:tc>"
    rest = "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + p("") + "</w:tc>"
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("Tiêu đề") + "</w:tc>"
    assert lines(read(table([wide], [top, "a"], [rest, "b"]))) == ["Tiêu đề | ", "Khối 1 | a", " | b"]


def test_layout_tables_come_cell_by_cell() -> None:
    head = table([p("PHÒNG A") + p("TRƯỜNG B"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")], ["Số: /KH", "ngày"], borders="nil")
    assert lines(read(head)) == ["PHÒNG A", "TRƯỜNG B", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: /KH", "ngày"]


def test_a_table_of_data_inside_a_frame_keeps_its_rows() -> None:
    """A whole plan laid into one cell; in a cell of data a table is words of that cell."""
    tasks = table(["TT", "Việc", "Hạn"], ["1", "Họp", "05/9"])
    assert lines(read(table([p("KẾ HOẠCH") + tasks + p("Hết")]))) == ["KẾ HOẠCH", "TT | Việc | Hạn", "1 | Họp | 05/9", "Hết"]
    assert lines(read(table(["TT", "Việc"], ["1", tasks + p("Hết")]))) == ["TT | Việc", "1 | TT Việc Hạn 1 Họp 05/9 Hết"]


def test_a_header_is_layout_even_with_borders_and_a_list_is_data_without() -> None:
    head = table(["Nơi nhận:", "HIỆU TRƯỞNG"])
    rows = table(["1", "Họp", "10/9"], ["2", "Chấm", "12/9"], borders="nil")
    assert lines(read(head)) == ["Nơi nhận:", "HIỆU TRƯỞNG"]
    assert lines(read(rows)) == ["1 | Họp | 10/9", "2 | Chấm | 12/9"]
    assert lines(read(table(["Việc", "Hạn"], ["Ký cam kết với cha mẹ học sinh", "10/9"]))) == [
        "Việc | Hạn",
        "Ký cam kết với cha mẹ học sinh | 10/9",
    ]
    assert lines(read(table(["TỔ TRƯỞNG", "HIỆU TRƯỞNG"], ["(Ký, ghi rõ họ tên)", "Ký tên"])))[2:] == ["(Ký, ghi rõ họ tên)", "Ký tên"]


def test_automatic_numbers_are_written_out() -> None:
    shape = levels(("upperRoman", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)"), ("bullet", "\uf0b7"))
    body = [
        numbered("A", 1),
        numbered("b", 1, 1),
        numbered("c", 1, 1),
        numbered("D", 1),
        numbered("e", 1, 1),
        numbered("f", 1, 2),
        numbered("g", 1, 3),
    ]
    source = read(*body, parts={"numbering": shape + num(1)})
    assert lines(source) == ["I. A", "I.1. b", "I.2. c", "II. D", "II.1. e", "a) f", "- g"]
    assert [b.label.of(source.text) for b in source.blocks if b.label][:2] == ["I.", "I.1."]


NUMBERING = {
    "a second list of one definition goes on": (num(1) + num(2), [(1, 0), (1, 0), (2, 0)], ["1.", "2.", "3."]),
    "startOverride begins anew, once": (
        num(1) + num(2, overrides='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
        [(1, 0), (2, 0), (2, 0)],
        ["1.", "5.", "6."],
    ),
    "an overridden level has its own shape": (
        num(1)
        + num(
            2,
            overrides='<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%1)"/></w:lvl></w:lvlOverride>',
        ),
        [(1, 0), (2, 0)],
        ["1.", "(ii)"],
    ),
    "numId 0 takes the number away": (num(1), [(1, 0), (0, 0), (1, 0)], ["1.", "", "2."]),
    "an unseen upper level counts as one": (num(1), [(1, 1), (1, 1)], ["1.1", "1.2"]),
}


@pytest.mark.parametrize(("nums", "items", "labels"), NUMBERING.values(), ids=NUMBERING)
def test_counters(nums: str, items: list[tuple[int, int]], labels: list[str]) -> None:
    shape = levels(("decimal", "%1."), ("decimal", "%1.%2"))
    source = read(*(numbered("mục", n, level) for n, level in items), parts={"numbering": shape + nums})
    assert [line.removesuffix("mục").strip() for line in lines(source)] == labels


def test_numbers_through_a_style_and_legal_form() -> None:
    shape = levels(("upperRoman", "%1."), ("decimal", "%1.%2"), more="<w:isLgl/>")
    style = '<w:style w:type="paragraph" w:styleId="M"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = (numbered("một", 1), p("hai", properties='<w:pStyle w:val="M"/>'))
    assert lines(read(*body, parts={"numbering": shape + num(1), "styles": style})) == ["1. một", "1.1 hai"]


def test_an_empty_numbered_cell_prints_its_number() -> None:
    cells = [numbered("", 1), "Họp"]
    source = read(table(["TT", "Việc"], cells, cells), parts={"numbering": levels(("decimal", "%1")) + num(1)})
    assert lines(source) == ["TT | Việc", "1 | Họp", "2 | Họp"]


def _picture(wide: float, high: float, *, behind: bool = False) -> str:
    """A picture in the text, or on a layer; sides in centimetres."""
    size = f'<wp:extent cx="{wide * 360_000:.0f}" cy="{high * 360_000:.0f}"/>'
    kind = f'anchor behindDoc="{int(behind)}"' if behind else "inline"
    drawn = f'<wp:{kind} xmlns:wp="{WP[1:-1]}">{size}<a:blip xmlns:a="{A[1:-1]}"/></wp:{kind.split()[0]}>'
    return f"<w:p><w:r><w:drawing>{drawn}</w:drawing></w:r></w:p>"


PICTURES = {
    "a page": (_picture(16, 23), "partial", ["page_pictures"]),
    "an emblem": (_picture(2, 2), "read", []),
    "a photo": (_picture(15, 10), "read", []),
    "a frame behind the text": (_picture(19, 27, behind=True), "read", []),
    "a side that is no number": (_picture(16, 23).replace('cx="', 'cx="x'), "read", []),
}


@pytest.mark.parametrize(("picture", "status", "codes"), PICTURES.values(), ids=PICTURES)
def test_pictures_of_pages_are_told(picture: str, status: str, codes: list[str]) -> None:
    source = read(p("Kế hoạch"), picture)
    assert (source.status, [w.code for w in source.warnings]) == (status, codes)


def test_nothing_but_pictures_of_pages() -> None:
    source = read(_picture(16, 23), _picture(16, 23))
    assert (source.status, [w.code for w in source.warnings]) == ("unreadable", ["pictures_only"])


def test_the_main_part_is_found_through_relationships() -> None:
    assert read(p("đây"), main="word/document2.xml").text == "đây"


def test_strict_ooxml() -> None:
    import io
    import zipfile

    data = docx(p("chặt chẽ"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {n: archive.read(n) for n in archive.namelist()}
    swap = (
        (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )
    for old, new in swap:
        files = {name: content.replace(old, new) for name, content in files.items()}
    from tests.read.builders import zipped

    assert read_bytes("plan.docx", zipped(files)).text == "chặt chẽ"
