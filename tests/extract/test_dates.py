"""The dates of a document are those of its text, headers and impossible ones included."""

from __future__ import annotations

from checker.extract.dates import dates
from checker.model import PartialDate
from tests.documents import plain


def test_dates_in_order_with_places() -> None:
    document = plain("Hương Sơn, ngày 30 tháng 0 năm 2020\nThực hiện Công văn số 45/PGDĐT ngày 12/8/2020\n1 | Rà soát | Tháng 9/2020")
    assert [(m.kind, m.date) for m in dates(document)] == [
        ("day", PartialDate(30, 0, 2020)),
        ("day", PartialDate(12, 8, 2020)),
        ("month", PartialDate(None, 9, 2020)),
    ]
    assert document.text(dates(document)[1].span) == "ngày 12/8/2020"


def test_numbers_and_shares_are_no_dates() -> None:
    assert dates(plain("Căn cứ Thông tư số 32/2018/TT-BGDĐT; 7/8 xã hoàn thành, tài khoản 12/3456.")) == ()
