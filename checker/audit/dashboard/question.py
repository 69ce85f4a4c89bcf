"""The shape of a question to an archive, and the columns that answers share."""

from __future__ import annotations

from typing import Literal, NamedTuple

from checker.model import Message

#: How a value is shown: a word of the program in the reader's language, a rule by its title, [page, paragraph] as a place.
Kind = Literal["text", "word", "title", "place", "share"]


class Column(NamedTuple):
    """`width` in characters, as a workbook counts them; what is narrow is not broken into lines."""

    title: Message
    width: int = 12
    kind: Kind = "text"

    @property
    def narrow(self) -> bool:
        return self.width <= 18


class Chart(NamedTuple):
    """Stacked columns: `query` gives (where it stands, which series, how many); series in the order of `series`."""

    title: Message
    query: str
    series: tuple[tuple[str, Message], ...]


class Question(NamedTuple):
    """`query` gives the rows of `columns`, each a `unit`; `good` is said where there are none. `tally` gives (word of the program or rule,
    how many): what the rows come to. Where none of `rules` judged, nothing is said to be good."""

    id: str
    title: Message
    unit: Message
    about: Message
    query: str
    columns: tuple[Column, ...]
    good: Message
    tally: str | None = None
    chart: Chart | None = None
    rules: tuple[str, ...] = ()


FILE = Column(Message("Tệp", "File"), 44)
NUMBER = Column(Message("Số, ký hiệu", "Number"), 17)
DAY = Column(Message("Ngày", "Day"), 12)
ISSUER = Column(Message("Cơ quan ban hành", "Issuer"), 30)
SUBJECT = Column(Message("Trích yếu", "Subject"), 50)
YEAR = Column(Message("Năm", "Year"), 7)
LEVEL = Column(Message("Cấp", "Level"), 16, "word")
RULE = Column(Message("Quy tắc", "Rule"), 9)
SEVERITY = Column(Message("Mức độ", "Severity"), 11, "word")
PLACE = Column(Message("Vị trí", "Place"), 18, "place")
PARENT = Column(Message("Văn bản cấp trên", "Parent"), 40)
PLANS = Column(Message("Kế hoạch", "Plans"), 10)
BY_YEAR = Column(Message("Theo năm", "By year"), 40)
