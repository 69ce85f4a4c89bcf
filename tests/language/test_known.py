"""Citations matched with the registry of documents: what is surely one, what may be two, and an office's own rows."""

from __future__ import annotations

import csv
from pathlib import Path

import msgspec
import pytest

from checker.language import known
from checker.language.known import TABLE, Cited, document_key, law_name, matched, registry, slip
from checker.language.known_build import COLUMNS, WrongRow, rows_of, table
from checker.language.lexicon import rules_root
from checker.language.stamp import SIZE
from checker.model import PartialDate

CSV = rules_root() / "registry" / "documents.csv"
HEAD = ",".join(COLUMNS)


def day(d: int | None, m: int | None, y: int) -> PartialDate:
    return PartialDate(d, m, y)


def cited(kind: str, number: str | None = None, when: PartialDate | None = None, subject: str | None = None, **more: str) -> Cited:
    return Cited(kind, number, when, subject, law=kind in ("luat", "bo_luat", "phap_lenh"), **more)


def test_the_table_is_made_of_the_file() -> None:
    assert table(CSV) == TABLE.read_bytes(), "documents.csv has changed: python -m checker.language.known_build"
    assert TABLE.stat().st_size <= 400_000


def test_a_changed_file_is_read_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for spoilt in (b"", b"\0" * 40, TABLE.read_bytes()[:32] + b"\xc1", b"\1" + TABLE.read_bytes()[1:]):
        (tmp_path / "known.table").write_bytes(spoilt)
        monkeypatch.setattr(known, "TABLE", tmp_path / "known.table")
        assert known._built_in.__wrapped__() == rows_of(CSV)


def test_the_rows_are_those_that_were_handed_over(shared: Path) -> None:
    with (shared / "registry" / "documents.csv").open(encoding="utf8", newline="") as file:
        theirs = list(csv.DictReader(file))
    ours = rows_of(CSV)
    assert len(ours) == len(theirs) == 790
    for row, their in zip(ours, theirs, strict=True):
        assert {name: getattr(row, name) for name in their} == {name: " ".join(value.split()) for name, value in their.items()}
    assert sum(bool(row.next_period) for row in ours) == 7  # the README's «next period»


def test_the_program_s_rows_are_central() -> None:
    assert [row.number for row in rows_of(CSV) if not known.central(row.number)] == []
    assert not any(map(known.central, ("15/KH-UBND", "379/KH-PGD&ĐT", "04-CTr/QU", "12/QĐ-UBND", "27/KH-THHB", "1234/BGDĐT-GDTH")))


@pytest.mark.parametrize(
    ("one", "other"),
    [("16/2008/QĐ-BGD&ĐT", "16/2008/QĐ-BGDĐT"), ("1790/QĐ-TTG", "1790/QĐ-TTg"), ("28 / NQ - CP", "28/NQ-CP"), ("07/2026/TT-BGDĐT", "7/2026/tt-bgdđt"),
     ("109/2009/TTLT/BTC-BGDĐT", "109/2009/TTLT-BTC-BGDĐT"), ("29-NQ/TW", "29/NQ-TW"), ("55/2009/ND-CP", "55/2009/NĐ-CP")],
)  # fmt: skip
def test_one_number_in_two_spellings(one: str, other: str) -> None:
    assert document_key(one) == document_key(other)


@pytest.mark.parametrize(
    ("said", "number", "by"),
    [
        (cited("nghi_dinh", "80/2017/NĐ-CP"), "80/2017/NĐ-CP", "number"),
        (cited("nghi_dinh", "80/2017/NĐ-CP", day(1, 1, 2017), "về một việc khác"), "80/2017/NĐ-CP", "number"),
        (cited("thong_tu", "13/2016/TTLT-BYT-BGDĐT"), "13/2016/TTLT-BYT-BGDĐT", "number"),
        (cited("quyet_dinh", "1790/QĐ-TTg", day(23, 10, 2021)), "1790/QĐ-TTg", "date"),
        (cited("quyet_dinh", "1790/QĐ-TTg", day(None, None, 2021)), "1790/QĐ-TTg", "date"),
        (cited("quyet_dinh", "1790/QĐ-TTg", day(23, 10, 2020)), None, ""),
        (
            cited("quyet_dinh", "1790/QĐ-TTg", None, "phê duyệt Chương trình truyền thông về bình đẳng giới đến năm 2030"),
            "1790/QĐ-TTg",
            "title",
        ),
        (cited("quyet_dinh", "1790/QĐ-TTg", None, "truyền thông về bình đẳng giới đến năm 2025"), None, ""),
        (cited("quyet_dinh", "1790/QĐ-TTg"), None, ""),
        # the same number of another year is another document
        (cited("chi_thi", "31/CT-TTg", day(21, 12, 2023), "tăng cường bảo đảm trật tự an toàn giao thông"), None, ""),
        (cited("quyet_dinh", "101/QĐ-TTg", day(23, 1, 2017)), None, ""),
        (cited("nghi_quyet", "28/NQ-CP", day(22, 4, 2015)), None, ""),
        (cited("quyet_dinh", "131/QĐ-TTg", day(25, 1, 2017)), None, ""),
        (cited("quyet_dinh", "45/QĐ-TTg", day(9, 1, 2019)), None, ""),
        # laws and resolutions of the National Assembly are numbered apart
        (cited("luat", "68/2013/QH13"), None, ""),
        (cited("nghi_quyet", "68/2013/QH13"), "68/2013/QH13", "number"),
        (cited("nghi_quyet", "102/2016/QH13"), None, ""),
        (cited("luat", "10/2012/QH13", None, "Luật Lao động"), "10/2012/QH13", "number"),
        (cited("luat", "102/2016/QH13", None, "Luật Đất đai"), None, ""),
        # laws by name and year
        (cited("luat", None, day(29, 11, 2006), "Luật Bình đẳng giới"), "73/2006/QH11", "name"),
        (cited("luat", None, day(None, None, 2019), "luật Giáo dục 2019"), "43/2019/QH14", "name"),
        (cited("luat", None, day(None, None, 2005), "Luật giáo dục"), "38/2005/QH11", "name"),
        (cited("bo_luat", None, day(None, None, 2012), "Bộ luật Lao động"), "10/2012/QH13", "name"),
        (cited("luat", None, day(None, None, 2021), "Luật Phòng chống ma tuý"), "73/2021/QH14", "name"),
        (cited("luat", None, None, "Luật Giáo dục"), None, ""),
        (cited("luat", None, day(None, None, 2009), "Luật Giáo dục"), None, ""),  # amended then, not made
    ],
)
def test_matched(said: Cited, number: str | None, by: str) -> None:
    found = matched(said)
    assert (found.row.number if found.row else None, found.by) == (number, by)


@pytest.mark.parametrize(
    ("said", "near"),
    [
        (cited("quyet_dinh", "248/QĐ-TTg", day(24, 2, 2014), "Ngày Sách Việt Nam"), "284/QĐ-TTg"),
        (cited("quyet_dinh", "248/QĐ-TTg", day(24, 2, 2014), "về một việc khác hẳn"), None),
        (cited("thong_tu", "52/2020/TT-GDĐT", day(31, 12, 2020)), "52/2020/TT-BGDĐT"),
        (
            cited(
                "quyet_dinh", "2282/QĐ-TTg", day(31, 12, 2020), "phòng ngừa và ứng phó với bạo lực trên cơ sở giới giai đoạn 2021 - 2025"
            ),
            "2232/QĐ-TTg",
        ),
        (cited("luat", "76/2006/QH11", day(29, 11, 2006), "Luật Công chứng"), None),  # laws of one day adjoin
        (cited("quyet_dinh", "9999/QĐ-TTg", day(24, 2, 2014), "một việc"), None),
    ],
)
def test_an_unknown_number_that_looks_like_a_known_one(said: Cited, near: str | None) -> None:
    found = matched(said)
    assert found.row is None
    assert (found.near.number if found.near else None) == near


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("abc", "abd", True),
        ("abc", "acb", True),
        ("abc", "ab", True),
        ("abcd", "abdd", True),
        ("abc", "bca", False),
        ("abc", "abc", False),
        ("a", "abc", False),
    ],
)
def test_slips(one: str, other: str, same: bool) -> None:
    assert slip(one, other) is same


def test_periods_and_exceptions_are_read_from_the_notes() -> None:
    only = registry().only
    assert {n: r.period for n in ("2351/QĐ-TTg", "1790/QĐ-TTg", "80/2017/NĐ-CP") if (r := only(n))} == {
        "2351/QĐ-TTg": ("2011 - 2020", 2020), "1790/QĐ-TTg": ("đến 2030", 2030), "80/2017/NĐ-CP": None,
    }  # fmt: skip
    law, doubted = only("38/2005/QH11"), only("01/2011/QH13")
    assert law is not None
    assert doubted is not None
    assert law.exception.startswith("trừ trường hợp tại Điều 115")
    assert (doubted.doubted_end, law.doubted_end) == (True, False)


def test_a_law_s_name_has_no_year() -> None:
    assert law_name("Luật Phòng, chống ma tuý năm 2021") == law_name("Luật phòng chống ma túy (2021)") == "luật phòng chống ma túy"


# --- an office's own rows

OWN = "15/KH-UBND,Kế hoạch,2026-01-12,Ủy ban nhân dân phường Hoa Sơn,An toàn trường học,,,,,,db,bản chính,"


def office(folder: Path, *rows: str, head: str = HEAD) -> Path:
    file = folder / "documents.csv"
    file.write_text("\n".join((head, *rows)) + "\n", "utf8")
    return file


@pytest.mark.parametrize(
    ("when", "issuer", "there"),
    [
        (day(12, 1, 2026), "UBND phường Hoa Sơn", True),
        (day(12, 1, 2026), "UBND phường Lĩnh Nam", False),
        (day(13, 1, 2026), "UBND phường Hoa Sơn", False),
        (day(12, 1, 2026), None, True),
    ],
)
def test_local_numbers_need_their_issuer(tmp_path: Path, when: PartialDate, issuer: str | None, there: bool) -> None:
    own = (str(office(tmp_path, OWN)),)
    said = Cited("ke_hoach", "15/KH-UBND", when, issuer=issuer)
    assert (matched(said, own).row is not None) is there
    assert matched(said).row is None


def test_an_office_s_row_stands_before_the_program_s(tmp_path: Path) -> None:
    row = "80/2017/NĐ-CP,Nghị định,2017-07-17,Chính phủ,Tên,2017-09-05,2025-01-01,01/2025/NĐ-CP,,,db,công báo,"
    found = matched(cited("nghi_dinh", "80/2017/NĐ-CP"), (str(office(tmp_path, row)),)).row
    assert found is not None
    assert (found.in_force_to, found.line, found.file) == ("2025-01-01", 2, f"{tmp_path.name}/documents.csv")


def test_a_row_added_later_is_seen(tmp_path: Path) -> None:
    own, said = (str(office(tmp_path)),), Cited("ke_hoach", "15/KH-UBND", day(12, 1, 2026))
    assert matched(said, own).row is None
    office(tmp_path, OWN)
    assert matched(said, own).row is not None


def test_what_excel_makes_of_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "documents.csv"
    file.write_bytes(
        b"\xef\xbb\xbf" + "number;type;issuer;title;evidence;source\r\n15/2024/TT-ABC;Thông tư;Bộ A;Tên, có phẩy;db;x\r\n;;;;;\r\n".encode()
    )
    (row,) = rows_of(file)
    assert (row.number, row.title, row.issued, row.line) == ("15/2024/TT-ABC", "Tên, có phẩy", "", 2)


GOOD = "15/2024/TT-ABC,Thông tư,2024-05-02,Bộ A,Tên,2024-06-01,,,,,db,công báo,"


@pytest.mark.parametrize(
    ("rows", "line", "word", "says"),
    [
        ([GOOD, GOOD], 3, "15/2024/TT-ABC", "đã có ở dòng 2"),
        ([GOOD, GOOD.replace("15/", "16/").replace("db", "chắc")], 3, "chắc", "db, cited2, cited1"),
        ([GOOD.replace("Thông tư", "Thông tu")], 2, "Thông tu", "có phải là «Thông tư»"),
        ([GOOD.replace("2024-05-02", "02/5/2024")], 2, "02/5/2024", "2024-01-31"),
        ([GOOD.replace("2024-05-02", "2024-02-30")], 2, "2024-02-30", "issued"),
        ([GOOD.replace("2024-05-02", "2023-05-02")], 2, "2023-05-02", "2023"),
        ([GOOD.replace("2024-06-01,,", "2024-06-01,2024-05-31,")], 2, "2024-05-31", "trước ngày"),
        ([GOOD.replace("2024-06-01,,,", "2024-06-01,2025-01-01,Thông tư 16,")], 2, "Thông", "không phải số"),
        ([GOOD.replace("15/2024/TT-ABC", "mười lăm")], 2, "mười lăm", "không phải số"),
        ([GOOD.replace("công báo", "")], 2, "source", "trống"),
        ([GOOD + ",thừa"], 2, "15/2024/TT-ABC", "14 ô thay vì 13"),
        ([GOOD, '"16/2024/TT-ABC,Thông tư'], 3, "", "CSV"),
        (["15/KH-UBND,Kế hoạch,,UBND phường Hoa Sơn,,,,,,,db,x,"], 2, "15/KH-UBND", "không mang năm"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_refused(tmp_path: Path, rows: list[str], line: int, word: str, says: str) -> None:
    with pytest.raises(WrongRow) as caught:
        rows_of(office(tmp_path, *rows))
    assert (caught.value.line, caught.value.word) == (line, word)
    assert says in caught.value.message.vi


@pytest.mark.parametrize(
    ("head", "word", "says"),
    [
        (HEAD.replace("issuer", "isuer"), "isuer", "có phải là «issuer»"),
        (HEAD.replace(",source", ""), "source", "Thiếu cột"),
        (HEAD + ",number", "number", "hai lần"),
        ("", "number", "Thiếu cột"),
    ],
)
def test_a_wrong_head_is_refused(tmp_path: Path, head: str, word: str, says: str) -> None:
    with pytest.raises(WrongRow) as caught:
        rows_of(office(tmp_path, head=head))
    assert caught.value.line == 1
    assert caught.value.word == word
    assert says in caught.value.message.vi


def test_a_file_in_another_encoding_is_refused_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "documents.csv"
    file.write_bytes(HEAD.encode() + b"\n\xe0\xff,x\n")
    with pytest.raises(WrongRow, match="UTF-8") as caught:
        rows_of(file)
    assert caught.value.line == 2


def test_rows_are_plain_data() -> None:
    assert msgspec.msgpack.decode(TABLE.read_bytes()[SIZE:])[0][0] == rows_of(CSV)[0].number
