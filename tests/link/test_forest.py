"""Documents thrown together → who implements whom, through slips; what is broken; nothing depends on their order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.link.circles import circles
from checker.link.forest import Ancestry, planted
from checker.link.named import meant
from checker.model import Citation, Document, Facts, Forest, Header, Level, PartialDate, Role, Span
from tests.documents import plain

OFFICE, WARD = "Phòng Giáo dục và Đào tạo", "Ủy ban nhân dân huyện Tây Hồ Sơn"
SUBJECT = "Phòng, chống đuối nước cho học sinh năm 2022"


def day(text: str | None) -> PartialDate | None:
    parts = [int(p) for p in text.split("/")] if text else []
    return PartialDate(*parts) if parts else None


def cites(number: str | None, issued: str | None, issuer: str | None, subject: str | None = None, role: Role = "parent") -> Citation:
    return Citation("Kế hoạch", number, day(issued), issuer, subject, role, Span(0, 4))


def made(
    name: str, issuer: str, number: str | None, issued: str | None, *citations: Citation, above: str | None = None, subject: str = SUBJECT
) -> Document:
    document = plain(f"{name} {issuer} {number} {issued} {subject}")
    level: Level = "school" if issuer.startswith("Trường") else "district_office" if issuer.startswith("Phòng") else "district"
    header = Header(
        type="Kế hoạch",
        number=number,
        issued=day(issued),
        issuer=issuer,
        superior=above,
        subject=subject,
        level=level,
        spans={"number": Span(0, 4)},
    )
    source = replace(document.source, name=name, sha256=name, layout=True)
    return replace(document, source=source, header=header, facts=Facts(citations=tuple(citations)))


TO_OFFICE = cites("22/KH-PGDĐT", "14/3/2022", "Phòng GD&ĐT huyện Tây Hồ Sơn", SUBJECT)
TO_DISTRICT = cites("63/KH-UBND", "25/2/2022", "UBND huyện Tây Hồ Sơn", "phòng, chống đuối nước cho trẻ em năm 2022")
DISTRICT = made("quan.docx", WARD, "63/KH-UBND", "25/2/2022", subject="Phòng, chống đuối nước cho trẻ em năm 2022")
PARENT = made("phong.docx", OFFICE, "22/KH-PGDĐT", "14/3/2022", TO_DISTRICT, above="UBND huyện Tây Hồ Sơn")


def school(*citations: Citation, name: str = "mn.docx", issued: str | None = "5/4/2022", number: str = "18/KH-MNHM") -> Document:
    return made(name, "Trường Mầm non Hoa Mai", number, issued, *citations, above="UBND huyện Tây Hồ Sơn")


def named(forest: Forest) -> dict[tuple[str, str], tuple[str, ...]]:
    names = [d.source.name for d in forest.documents]
    return {(names[b.child], names[b.parent]): b.breaks for b in forest.bonds}


@pytest.mark.parametrize(
    ("cited", "breaks"),
    [
        (TO_OFFICE, ()),
        (cites("220/KH-PGDĐT", "14/3/2022", "Phòng GD&ĐT huyện Tây Hồ Sơn"), ("number",)),  # a digit too many
        (cites("22/KH-PGDĐT", "14/3/2021", "Phòng GD&ĐT huyện Tây Hồ Sơn"), ("issued",)),  # last year's number by habit
        (cites("22/KH-PGDĐT", "3/14/2022", "Phòng GD&ĐT huyện Tây Hồ Sơn"), ("issued",)),  # turned round
        (cites("22/KH-PGDĐT", "14/3/2022", "UBND huyện Tây Hồ Sơn"), ("issuer",)),  # of another body of the place
        (cites("22", "14/3/2022", "Phòng GD&ĐT"), ()),  # no symbol, no place: the plan's own superior gives it
        (cites(None, "14/3/2022", "Phòng GD&ĐT huyện Tây Hồ Sơn"), ()),
        (cites("22/KH-PGDĐT", None, "Phòng GD&ĐT huyện Tây Hồ Sơn"), ()),
        (cites(None, None, "Phòng GD&ĐT huyện Tây Hồ Sơn", "phòng, chống đuối nước cho học sinh năm 2022"), ()),
        (cites("97/KH-PGDĐT", "14/3/2022", "Phòng GD&ĐT huyện Tây Hồ Sơn", SUBJECT), ("number",)),  # any number, but all else
    ],
)
def test_a_parent_is_found_through_slips(cited: Citation, breaks: tuple[str, ...]) -> None:
    assert named(planted([school(cited), PARENT, DISTRICT])) == {("mn.docx", "phong.docx"): breaks, ("phong.docx", "quan.docx"): ()}


@pytest.mark.parametrize(
    "cited",
    [
        cites("22/KH-PGDĐT", "14/3/2022", "Phòng GD&ĐT huyện Đồng Nam"),  # the same number and day of another district
        cites("22/KH-PGDĐT", "9/9/2021", "Phòng GD&ĐT huyện Tây Hồ Sơn", "phòng, chống đuối nước năm 2021"),  # last year's
        cites("118/KH-PGDĐT", "9/9/2022", "Phòng GD&ĐT huyện Tây Hồ Sơn", "phát triển văn hóa đọc trong trường học"),
        cites(None, None, "Phòng GD&ĐT huyện Tây Hồ Sơn", "phát triển văn hóa đọc trong trường học năm 2022"),
        cites(None, None, "Phòng GD&ĐT huyện Tây Hồ Sơn", "phòng, chống đuối nước cho học sinh năm 2021"),
        cites(None, None, None, SUBJECT),
        cites("22/KH-PGDĐT", "14/3/2022", "Phòng GD&ĐT huyện Tây Hồ Sơn", role="mention"),
    ],
)
def test_another_document_is_no_parent(cited: Citation) -> None:
    assert ("mn.docx", "phong.docx") not in named(planted([school(cited), PARENT, DISTRICT]))


def test_a_ward_without_its_name_is_the_one_above_the_school() -> None:
    wards = [made(f"{place}.docx", f"UBND xã {place}", "15/KH-UBND", "10/9/2025") for place in ("An Phú", "Bình Minh")]
    cited = cites("15/KH-UBND", "10/9/2025", "UBND xã")
    plan = made("mn.docx", "Trường Mầm non Hoa Mai", "18/KH-MNHM", "15/9/2025", cited, above="UBND xã Bình Minh")
    assert named(planted([*wards, plan])) == {("mn.docx", "Bình Minh.docx"): ()}
    unknown = made("mn.docx", "Trường Mầm non Hoa Mai", "18/KH-MNHM", "15/9/2025", cited)
    assert named(planted([*wards, unknown])) == {}


def test_of_two_as_likely_neither_is_the_parent() -> None:
    twin = replace(PARENT, source=replace(PARENT.source, name="khac.docx", sha256="x"), header=replace(PARENT.header, number="23/KH-PGDĐT"))
    assert named(planted([school(cites(None, "14/3/2022", "Phòng GD&ĐT huyện Tây Hồ Sơn")), PARENT, twin])) == {}


def test_a_grandparent_is_no_parent_even_where_the_plan_names_it() -> None:
    for documents in permutations([school(TO_DISTRICT, TO_OFFICE), PARENT, DISTRICT]):
        ancestry = Ancestry(planted(documents))
        at = {d.source.name: i for i, d in enumerate(documents)}
        assert ancestry.direct(at["mn.docx"]) == (at["phong.docx"],)
        assert ancestry.direct(at["phong.docx"], [at["quan.docx"]]) == (at["quan.docx"],)
        assert ancestry.direct(at["mn.docx"], [at["quan.docx"], at["phong.docx"]]) == (at["phong.docx"],)
        assert ancestry.direct(at["quan.docx"], [at["phong.docx"]]) == (), "what implements a document is no parent of it"


def test_several_parents_of_one_plan() -> None:
    other = made("doc.docx", OFFICE, "30/KH-PGDĐT", "1/4/2022", above="UBND huyện Tây Hồ Sơn", subject="Phát triển văn hóa đọc năm 2022")
    documents = [school(TO_OFFICE, cites("30/KH-PGDĐT", "1/4/2022", "Phòng GD&ĐT huyện Tây Hồ Sơn")), PARENT, other]
    assert [documents[i].source.name for i in Ancestry(planted(documents)).direct(0)] == ["doc.docx", "phong.docx"]


def test_a_plan_issued_with_a_decision_is_cited_by_the_decision() -> None:
    decision = Citation("Quyết định", "112/QĐ-PGDĐT", day("14/3/2022"), None, None, "mention", Span(2, 4))
    header = replace(PARENT.header, number=None, issued=None, spans={"attached_to": Span(0, 9)})
    attached = replace(PARENT, header=header, facts=Facts(citations=(decision,)))
    cited = Citation("Quyết định", "112/QĐ-PGDĐT", day("14/3/2022"), "Phòng GD&ĐT huyện Tây Hồ Sơn", None, "parent", Span(0, 4))
    assert named(planted([school(cited), attached])) == {("mn.docx", "phong.docx"): ()}
    assert (attached.cited_as.number, attached.cited_as.issued) == (decision.number, decision.issued)


def test_of_what_may_be_the_parent_absence_is_not_said() -> None:
    unread = replace(PARENT, header=Header(), source=replace(PARENT.source, name="scan.pdf", status="unreadable"))
    kin = Ancestry(planted([school(cites("99/KH-PGDĐT", "1/2/2022", "Phòng GD&ĐT huyện Tây Hồ Sơn")), PARENT, unread])).kin(0)
    assert (kin.absent, len(kin.unknown)) == ((), 1)


def test_of_what_may_be_the_parent_absence_is_not_said_where_but_a_copy_of_it_lies() -> None:
    cited = cites("99/KH-PGDĐT", "1/2/2022", "Phòng GD&ĐT huyện Tây Hồ Sơn")
    plans = [replace(one, source=replace(one.source, name=f"2022/{one.source.name}")) for one in (school(cited), PARENT)]
    assert Ancestry(planted(plans), ["2021/trang.pdf"]).kin(0).absent == (cited,)
    assert Ancestry(planted(plans), ["2021/trang.pdf", "2022/trang.pdf"]).kin(0).absent == ()


def test_copies_of_a_parent_are_one() -> None:
    pdf = replace(PARENT, source=replace(PARENT.source, name="a.pdf", sha256="other", layout=False))
    assert named(planted([school(TO_OFFICE), pdf, PARENT])) == {("mn.docx", "phong.docx"): ()}


def test_what_is_broken() -> None:
    early = school(TO_OFFICE, issued="1/3/2022")
    late = school(cites("22/KH-PGDĐT", "14/8/2025", "Phòng GD&ĐT huyện Tây Hồ Sơn"), issued="5/9/2025")
    office = replace(PARENT, header=replace(PARENT.header, issued=day("14/8/2025")), facts=Facts())
    assert named(planted([early, PARENT]))["mn.docx", "phong.docx"] == ("later",)
    assert named(planted([late, office]))["mn.docx", "phong.docx"] == ("authority",), "no office of a district since July 2025"


def test_a_circle_is_told_and_has_no_parents() -> None:
    office = replace(PARENT, facts=Facts(citations=(cites("18/KH-MNHM", "5/4/2022", "Trường Mầm non Hoa Mai"),)))
    documents = [school(TO_OFFICE), office]
    forest = planted(documents)
    assert all("circle" in b.breaks for b in forest.bonds)
    assert len(forest.bonds) == 2
    ancestry = Ancestry(forest)
    assert (ancestry.direct(0), [d.source.name for d in ancestry.kin(0).circle]) == ((), ["phong.docx"])


def test_absent_parents_are_parted_by_whether_others_of_their_issuer_are_there() -> None:
    plans = [school(cites("99/KH-PGDĐT", "1/2/2022", "Phòng GD&ĐT huyện Tây Hồ Sơn")), PARENT]
    ancestry = Ancestry(planted(plans))
    assert [c.number for c in ancestry.kin(0).absent] == ["99/KH-PGDĐT"]
    assert [c.number for c in ancestry.kin(1).unknown] == ["63/KH-UBND"]


@pytest.mark.parametrize(("office", "absent"), [("UBND phường Vĩnh Phúc", 0), ("UBND tỉnh Vĩnh Phúc", 1)])
def test_a_ward_that_bears_the_name_of_a_province_is_not_the_province(office: str, absent: int) -> None:
    held = made("khac.docx", office, "7/KH-UBND", "2/1/2026")
    ward = made("xa.docx", "UBND xã Yên Lạc", "15/KH-UBND", "10/1/2026", cites("330/KH-UBND", "2/1/2026", "UBND tỉnh Vĩnh Phúc"))
    assert len(Ancestry(planted([ward, held])).kin(0).absent) == absent


@pytest.mark.parametrize(
    ("scan", "kept"), [("anh.pdf", False), ("a/anh.pdf", False), ("b/anh.pdf", False), ("c/anh.pdf", True), ("a/b/anh.pdf", True)]
)
def test_a_document_that_tells_nothing_may_be_the_absent_parent_only_where_that_would_lie(scan: str, kept: bool) -> None:
    child = school(cites("99/KH-PGDĐT", "1/3/2022", "Phòng GD&ĐT huyện Tây Hồ Sơn"), name="a/mn.docx")
    office = replace(PARENT, source=replace(PARENT.source, name="b/phong.docx"))
    blank = replace(plain("Trang"), source=replace(plain("Trang").source, name=scan))
    kin = Ancestry(planted([child, office, blank])).kin(0)
    assert (len(kin.absent), len(kin.unknown)) == ((1, 0) if kept else (0, 1))


def test_a_document_that_tells_nothing_among_an_issuer_s_of_other_years_is_no_absent_parent() -> None:
    child = school(cites("99/KH-PGDĐT", "1/3/2022", "Phòng GD&ĐT huyện Tây Hồ Sơn"), name="a/mn.docx")
    old = replace(PARENT.header, issued=day("14/3/2016"))
    office = replace(PARENT, source=replace(PARENT.source, name="b/phong.docx"), header=old)
    blank = replace(plain("Trang"), source=replace(plain("Trang").source, name="b/anh.pdf"))
    assert [c.number for c in Ancestry(planted([child, office, blank])).kin(0).absent] == ["99/KH-PGDĐT"]


def numbered(*rows: tuple[str, str]) -> list[Document]:
    return [school(name=f"{n}.docx", number=f"{n}/KH-MNHM", issued=f"{d}/2022") for n, d in rows]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((("5", "1/3"), ("6", "1/3"), ("7", "9/3")), []),  # several on one day
        ((("5", "1/3"), ("7", "1/2")), ["7"]),  # of two the one with the higher number
        ((("5", "1/2"), ("6", "20/11"), ("7", "1/3"), ("8", "1/4")), ["6"]),  # one day wrong, not all the others
        ((("5", "1/2"), ("60", "2/2"), ("7", "1/3"), ("8", "1/4"), ("61", "9/9")), ["60"]),  # one number wrong
        ((("05", "1/2"), ("6a", "2/1")), ["6a"]),
    ],
)
def test_the_fewest_documents_that_stand_out_of_order(rows: Sequence[tuple[str, str]], told: list[str]) -> None:
    for documents in permutations(numbered(*rows)):
        forest = planted(documents)
        assert sorted(documents[i].source.name.removesuffix(".docx") for i, _ in forest.disorder) == told


def test_one_number_for_two_documents() -> None:
    other = made("khac.docx", "Trường Mầm non Hoa Mai", "18/KH-MNHM", "9/5/2022", above="UBND huyện Tây Hồ Sơn", subject="Văn hóa đọc")
    elsewhere = replace(other, header=replace(other.header, superior="UBND huyện Đồng Nam"))
    next_year = replace(other, header=replace(other.header, issued=day("9/5/2023")))
    version = replace(school(), source=replace(school().source, name="ban-2.docx", sha256="v2"))
    assert [len(g) for g in planted([school(), other]).namesakes] == [2]
    drafts = [replace(d, header=replace(d.header, number="/KH-MNHM")) for d in (school(), other)]
    assert planted(drafts).namesakes == ()
    for harmless in (elsewhere, next_year, version):
        assert planted([school(), harmless]).namesakes == ()


FAMILY = [
    school(TO_DISTRICT, TO_OFFICE),
    school(cites("21/KH-PGDĐT", "14/3/2022", "Phòng GD&ĐT huyện Tây Hồ Sơn"), name="a.docx", number="3/KH-MNHM", issued="7/4/2022"),
    school(cites(None, None, "Phòng GD&ĐT huyện Tây Hồ Sơn", SUBJECT), name="b.docx", number="4/KH-MNHM", issued="6/4/2022"),
    PARENT,
    DISTRICT,
    replace(PARENT, source=replace(PARENT.source, name="phong.pdf", sha256="p", layout=False)),
]


@given(st.permutations(range(len(FAMILY))))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_files_changes_nothing(order: list[int]) -> None:
    forest, shuffled = planted(FAMILY), planted([FAMILY[i] for i in order])
    assert named(forest) == named(shuffled)
    for at, i in enumerate(order):
        one, other = Ancestry(forest).kin(i), Ancestry(shuffled).kin(at)
        assert (one.before and one.before.source.name) == (other.before and other.before.source.name)
        names = [[d.documents[p].source.name for p in Ancestry(d).direct(x)] for d, x in ((forest, i), (shuffled, at))]
        assert names[0] == names[1]


@given(st.integers(1, 12), st.data())
@settings(max_examples=80, deadline=None)
def test_circles_are_what_reaches_each_other(count: int, data: st.DataObject) -> None:
    edges = data.draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=25))
    reach = [{i} for i in range(count)]
    for _ in range(count):
        for a, b in edges:
            for known in reach:
                if a in known:
                    known.add(b)
    part = circles(count, edges)
    assert all((part[a] == part[b]) == (a in reach[b] and b in reach[a]) for a in range(count) for b in range(count))


def test_thousands_of_documents_cost_what_they_are() -> None:
    """Each school asks few documents, however many there are: the comparisons are counted, not the seconds."""
    import checker.link.forest as forest

    counts = []
    for districts in (10, 40):
        documents, asked = [], 0
        for d in range(districts):
            place = f"huyện Số {d} Đông"
            documents.append(made(f"p{d}", OFFICE, "22/KH-PGDĐT", "14/3/2022", above=f"UBND {place}"))
            cited = cites("22/KH-PGDĐT", "14/3/2022", f"Phòng GD&ĐT {place}", SUBJECT)
            documents += [
                made(f"s{d}-{n}", f"Trường Mầm non Số {n}", f"{n}/KH-MN", "5/4/2022", cited, above=f"UBND {place}") for n in range(20)
            ]
        index = forest._Index.of(tuple(documents), tuple(range(len(documents))))
        asked = sum(len(index.candidates(c, meant(c.issuer, d), d)) for d in documents for c in d.facts.citations)
        counts.append(asked / len(documents))
        bonds = planted(documents).bonds
        assert len(bonds) == 20 * districts
    assert counts[1] <= 1.5 * counts[0]


def test_a_version_named_as_a_copy_stands_for_no_other() -> None:
    copy, plain_name = school(name="KH 18 (1).docx"), school(name="KH 18.docx")
    assert planted([copy, plain_name]).copies == (1, 1)
