"""Communes of one name in two provinces or districts: what is told of each is its own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from checker.link.forest import planted
from checker.link.named import province
from checker.model import Citation, Document, Forest
from tests.link.test_forest import SUBJECT, cites, made

COMMUNE, NGHE_AN, NINH_BINH = "UBND xã Nghĩa Lâm", "tỉnh Nghệ An", "tỉnh Ninh Bình"


def committee(where: str, number: str = "46/KH-UBND", issued: str = "16/1/2023", name: str = "ubnd") -> Document:
    cited = cites("7/KH-UBND", "6/1/2023", f"UBND {where}", SUBJECT)
    return made(f"{where}/xã Nghĩa Lâm/{name}", COMMUNE, number, issued, cited)


def school(where: str, cited: Citation, issued: str = "5/2/2023", name: str = "trường") -> Document:
    return made(f"{where}/xã Nghĩa Lâm/{name}", "Trường Tiểu học Nghĩa Lâm", "18/KH-THNL", issued, cited, above=COMMUNE)


def cited(number: str = "46/KH-UBND", issued: str = "16/1/2023", where: str = "") -> Citation:
    return cites(number, issued, COMMUNE + where, SUBJECT)


def bonds(documents: Sequence[Document]) -> dict[str, str]:
    forest = planted(documents)
    return {documents[b.child].source.name: documents[b.parent].source.name for b in forest.bonds}


def flat(document: Document) -> Document:
    """In no folder."""
    return replace(document, source=replace(document.source, name=document.source.name.replace("/", " ")))


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (committee(NGHE_AN), "nghệ an"),
        (school(NGHE_AN, cited(where=f", {NINH_BINH}")), "ninh bình"),
        (school(NGHE_AN, cited()), None),
        (made("tỉnh", "UBND tỉnh Nghệ An", "1/KH-UBND", "2/1/2023"), "nghệ an"),
        (made("hai", COMMUNE, "1/KH-UBND", "2/1/2023", *(cites(None, None, f"UBND {p}") for p in (NGHE_AN, NINH_BINH))), None),
    ],
)
def test_the_province_that_a_document_says(document: Document, said: str | None) -> None:
    assert province(document) == said


def test_a_citation_with_its_province_means_that_commune() -> None:
    one, other = flat(committee(NGHE_AN)), flat(committee(NINH_BINH))
    child = flat(school(NGHE_AN, cited(where=f", {NGHE_AN}")))
    assert bonds([one, other, child]) == {child.source.name: one.source.name}


def test_a_slip_is_none_of_another_province() -> None:
    one, other = flat(committee(NGHE_AN)), flat(committee(NINH_BINH, "64/KH-UBND"))
    child = flat(school(NGHE_AN, cited("64/KH-UBND", where=f", {NGHE_AN}")))
    forest = planted([one, other, child])
    assert [(b.parent, b.breaks) for b in forest.bonds] == [(0, ("number",))]


def test_of_two_as_likely_the_one_in_the_plans_own_folder() -> None:
    one, other, child = committee(NGHE_AN), committee(NINH_BINH), school(NINH_BINH, cited())
    assert bonds([one, other, child]) == {child.source.name: other.source.name}
    assert bonds([flat(one), flat(other), flat(child)]) == {}


def registers(forest: Forest) -> tuple[object, ...]:
    return forest.namesakes, forest.disorder


def test_each_province_has_its_own_registers() -> None:
    first, second = committee(NGHE_AN), committee(NINH_BINH, issued="20/1/2023")
    assert registers(planted([first, second])) == ((), ())
    later = committee(NINH_BINH, "50/KH-UBND", "12/1/2023", name="sau")
    assert registers(planted([first, second, later])) == ((), ((2, 1),))
    unsaid = made("không rõ", COMMUNE, "46/KH-UBND", "21/1/2023")
    assert planted([first, unsaid]).namesakes == ((0, 1),)  # nothing tells them apart


def test_a_school_is_of_its_parents_province() -> None:
    above = [committee(NGHE_AN), committee(NINH_BINH, "47/KH-UBND")]
    forest = planted([*above, school(NGHE_AN, cited()), school(NINH_BINH, cited("47/KH-UBND"), "7/2/2023")])
    assert len(forest.bonds) == 2
    assert registers(forest) == ((), ())
    assert forest.copies == (0, 1, 2, 3)


def test_versions_of_two_provinces_are_two_documents() -> None:
    where = [school(NGHE_AN, cited(where=f", {p}"), name=p) for p in (NGHE_AN, NINH_BINH)]
    assert planted(where).copies == (0, 1)
    assert planted([school(NGHE_AN, cited(), name=p) for p in (NGHE_AN, NINH_BINH)]).copies == (0, 0)


def test_plans_of_one_name_that_implement_two_plans_are_no_versions() -> None:
    several = [school(p, cited(number)) for p, number in ((NGHE_AN, "46/KH-UBND"), (NINH_BINH, "49/KH-UBND"))]
    assert planted(several).copies == (0, 1)
    once = [made(number, "Trường Tiểu học Hoa Ban", "18/KH-THHB", "5/2/2023", cited(number)) for number in ("46/KH-UBND", "49/KH-UBND")]
    assert planted(once).copies == (0, 0)  # no place: a plan that was mended and sent again


def test_in_an_archive_a_slip_is_of_the_plans_own_folder() -> None:
    one, other = committee(NGHE_AN), committee(NINH_BINH, "64/KH-UBND")
    child = school(NGHE_AN, cited("64/KH-UBND"))
    assert bonds([one, other, child]) == {child.source.name: one.source.name}


def in_district(district: str, *, issued: str = "16/1/2023", subject: str = SUBJECT) -> Document:
    return made(f"{district} {issued}", COMMUNE, "46/KH-UBND", issued, above=f"UBND {district}", subject=subject)


def test_communes_of_one_name_in_two_districts() -> None:
    first, second = in_district("huyện Tây Hồ Sơn"), in_district("huyện Đồng Nam")
    assert planted([first, second]).copies == (0, 1)
    assert registers(planted([first, in_district("huyện Đồng Nam", issued="3/2/2023", subject="Văn hóa đọc")])) == ((), ())
    unsaid = made("không rõ", COMMUNE, "46/KH-UBND", "16/1/2023")
    assert planted([first, unsaid]).copies == (0, 0)  # one version prints the district, one does not


def test_plans_alike_to_the_day_that_implement_plans_of_two_provinces_are_no_versions() -> None:
    above = [committee(NGHE_AN), committee(NINH_BINH)]
    several = [school(NGHE_AN, cited()), school(NINH_BINH, cited())]
    forest = planted([*above, *several])
    assert forest.copies == (0, 1, 2, 3)
    assert {(b.child, b.parent) for b in forest.bonds} == {(2, 0), (3, 1)}
    again = school(NGHE_AN, cited(), name="bản quét")
    assert planted([*above, *several, again]).copies == (0, 1, 4, 3, 4)
    assert planted([flat(one) for one in (*above, *several)]).copies == (0, 1, 2, 2)  # nothing tells whose plan each implements


def test_a_folder_tells_the_province_where_the_plan_does_not() -> None:
    alone = [made(f"{p}/2023/kế hoạch", COMMUNE, "46/KH-UBND", "16/1/2023") for p in ("Tỉnh Nghệ An", "Tỉnh Ninh Bình")]
    assert planted(alone).copies == (0, 1)
    other = made("Tỉnh Ninh Bình/2023/khác", COMMUNE, "46/KH-UBND", "18/1/2023", subject="Văn hóa đọc")
    assert registers(planted([alone[0], other])) == ((), ())
    said = school("Tỉnh Ninh Bình", cited(where=f", {NGHE_AN}"))
    assert planted([committee(NGHE_AN), said, school(NGHE_AN, cited(), name="bản quét")]).copies == (0, 1, 1)  # its own words tell more


def test_in_an_archive_each_folder_of_a_communes_name_has_its_own_register() -> None:
    """Nothing else tells them apart, and the name is borne by several; a folder of the year is none of a commune."""

    def filed(folder: str, issued: str) -> Document:
        return made(f"{folder}/kế hoạch {issued}", COMMUNE, "46/KH-UBND", issued, subject=f"Việc ngày {issued}")

    assert registers(planted([filed("cụm 1/Xã Nghĩa Lâm", "16/1/2023"), filed("cụm 2/Xã Nghĩa Lâm", "20/1/2023")])) == ((), ())
    assert planted([filed("cụm 1/Xã Nghĩa Lâm", "16/1/2023"), filed("cụm 1/Xã Nghĩa Lâm/sửa", "20/1/2023")]).namesakes == ((0, 1),)
    assert planted([filed("quý I", "16/1/2023"), filed("quý II", "20/1/2023")]).namesakes == ((0, 1),)
