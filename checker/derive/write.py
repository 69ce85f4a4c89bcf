"""`parent:` of a pack → pack.yaml as an officer reads and corrects it: what each key means, what to check, how to sign off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from checker.derive.audience import bound
from checker.derive.facts import KINDS
from checker.derive.shape import Item, Parent, PartOf
from checker.judge.wording import full_name
from checker.language.normal import bare
from checker.model import Document

_HEAD = """\
# GÓI QUY TẮC LẬP TỪ VĂN BẢN CẤP TRÊN
# {named}
#
# Máy đã đọc tệp «{file}» và ghi lại dưới đây những gì dùng để đối chiếu kế hoạch của trường. Máy có thể đọc sót hoặc hiểu nhầm,
# nên người phụ trách cần xem lại rồi ký duyệt. Dòng bắt đầu bằng dấu # chỉ để giải thích, máy bỏ qua.
#
# VIỆC CẦN LÀM
#   1. So từng mục với văn bản: «clause» là nguyên văn một câu, các dòng bên dưới là điều máy hiểu từ câu đó.
#   2. Sửa số, ngày: chỉ sửa phần sau dấu hai chấm, ví dụ  value: 60 → value: 70   hay   due: "20/11" → due: "25/11".
#      Số thập phân dùng dấu chấm (12.5), không viết dấu chấm hàng nghìn (1200). Lời báo sẽ theo giá trị đã sửa, không theo câu cũ.
#   3. Bỏ một mục không dành cho trường: xóa từ dòng «- clause:» của mục đó đến hết các dòng thuộc về nó.
#   4. Thêm một mục: chép nguyên một mục có sẵn, dán ngay bên dưới, giữ nguyên khoảng trắng đầu dòng, rồi sửa lại.
#      Bỏ dòng «words» của mục mới, hoặc chép vào đó đúng cụm từ nêu con số, thời hạn trong câu.
#   5. Ký duyệt: ghi họ tên, chức vụ vào signed_off_by, ngày ký vào signed_off_on. Khi chưa ký, mọi báo cáo đều nhắc.
#   6. Thử lại:  checker rules test THƯ_MỤC     Dùng:  checker check ke-hoach.docx --rules THƯ_MỤC
#      (THƯ_MỤC là thư mục chứa tệp này.) Ghi sai chỗ nào, máy báo dòng và từ sai.
#
# CÁC KHÓA
#   targets (chỉ tiêu)     indicator: nội dung; population: đối tượng; value, unit: con số, đơn vị; year: năm phải đạt; actor: nơi thực hiện
#                          op: "=" bằng, ">=" ít nhất, ">" trên, "<=" không quá, "<" dưới, "~" khoảng
#                          decreasing: true — càng ít càng tốt; change: true — mức tăng, giảm thêm; onward: true — từ năm đó trở đi
#                          general: true — mục tiêu chung, không có con số; label: số thứ tự trong văn bản
#   deadlines (thời hạn)   kind: report là báo cáo, task là công việc; due: ngày ("20/11", "20/11/2026", "ngày 25", "tháng 6", "quý II")
#                          recurrence: monthly hằng tháng, quarterly hằng quý, semiannual 6 tháng một lần, annual hằng năm
#                          covers: kỳ báo cáo — month tháng, quarter quý, half_year 6 tháng, year năm
#                          actor: ai làm; recipient: gửi về đâu; channel: gửi qua đâu; upward: true — gửi cho cơ quan khác
#                          submission: true — hạn ban hành, gửi kế hoạch của trường; end_of_period: true — tính đến hết kỳ
#   events (sự kiện)       name: tên; from, to: từ ngày, đến ngày; actor: ai tổ chức
#   tasks (nhiệm vụ)       actor: giao cho ai (không có: giải pháp chung); encouraged: true — chỉ khuyến khích; words: việc phải làm
#   columns                tiêu đề các cột của bảng, nơi ghi năm học của chỉ tiêu; không cần sửa
#   words                  cụm từ trong câu nêu con số, thời hạn đó (nth: cụm từ đứng lần thứ mấy trong câu); không cần sửa

"""
_SIGNING = """
# KÝ DUYỆT. Ví dụ: signed_off_by: "Nguyễn Thị A, Phó Trưởng phòng"   signed_off_on: 15/3/2026
signed_off_by: null
signed_off_on: null

"""
#: What is said above a key of `parent:`.
_ABOVE = {
    "file": "Tệp đã đọc và mã của nó; không sửa.",
    "type": "Tên, số, ngày, cơ quan của văn bản cấp trên: máy dùng để xét kế hoạch của trường viện dẫn có đúng không.",
    "level": "Cấp: central, ministry, province, province_office (Sở), district, district_office (Phòng), commune, school, party, other.",
    "period": "Thời gian của văn bản: từ năm, đến năm, định hướng đến năm (horizon).",
    "attached_to": "Văn bản ban hành kèm theo văn bản khác.",
    "required_parts": "Các phần mà văn bản yêu cầu kế hoạch của trường phải có; thêm, bớt được.",
    "required_by": "Câu của văn bản yêu cầu các phần đó, để trích dẫn.",
    "parts": "CÁC PHẦN CỦA VĂN BẢN, theo thứ tự; «items» là các câu có chỉ tiêu, thời hạn, đợt hoạt động.",
    "cites": "Văn bản mà văn bản này viện dẫn (role: parent là văn bản nó thực hiện).",
    "speaks_of": "PHẦN DƯỚI ĐÂY MÁY DÙNG, KHÔNG CẦN XEM.\n  # Nội dung mà văn bản có nói tới (kinh phí, báo cáo …).",
    "abbreviations": "Chữ viết tắt mà văn bản tự giải thích.",
    "printed": "Cách văn bản in các dòng ở phần đầu, để trích dẫn cho đúng.",
    "as_derived": "Dấu của từng mục lúc máy đọc, để máy biết mục nào đã được sửa.",
}
_PLAIN = re.compile(r"[a-z][a-z_]*")


def written(parent: Parent, document: Document) -> str:
    """The whole file, made from a document; whom an item is for, as far as it is not for every school, stands above it."""
    named = _named(document)
    pack_id = re.sub(r"\W+", "_", bare(parent.number or parent.file.rsplit(".", 1)[0])).strip("_") or "cap_tren"
    title = {"vi": f"Đối chiếu với {named}", "en": f"Beside {named}"}
    lines = [_HEAD.format(named=_one_line(named), file=_one_line(parent.file))]
    lines.append(f"id: {_scalar(pack_id)}\ntitle: {_flow(title)}\nextends: [ke_hoach]\nrules: []\n{_SIGNING}")
    lines += [f"{line}\n" for line in ("parent:", *_parent(parent, document))]
    return "".join(lines)


def _named(document: Document) -> str:
    h = document.header
    day = f"ngày {h.issued.day}/{h.issued.month}/{h.issued.year}" if h.issued and h.issued.whole else None
    issuer = full_name(h)
    said = (h.type or "Văn bản", h.number and f"số {h.number}", day, issuer and f"của {issuer}", h.subject and f"về {h.subject}")
    return " ".join(filter(None, said))


def _parent(parent: Parent, document: Document) -> Iterator[str]:
    plain = msgspec.to_builtins(parent)
    for name, value in plain.items():
        if name in _ABOVE:
            yield ""
            yield f"  # {_ABOVE[name]}"
        if name == "parts":
            yield "  parts:"
            above: dict[int, str] = {}  # by depth, what a part without a title may go on with
            for part in parent.parts:
                above |= {part.depth: part.title} if part.title is not None else {}
                yield from _part(part, above.get(part.depth), document)
        elif name in ("cites", "required_parts", "required_by", "abbreviations"):
            yield f"  {name}:"
            yield from (f"    - {_flow(one)}" for one in value)
        elif name == "as_derived":
            yield "  as_derived:"
            yield from _folded(value)
        elif name == "printed":
            yield "  printed:"
            yield from (f"    {key}: {_flow(one)}" for key, one in value.items())
        else:
            yield f"  {name}: {_flow(value)}"


def _part(part: PartOf, above: str | None, document: Document) -> Iterator[str]:
    """A part with a blank line before it; its items are set in."""
    head = {"depth": part.depth, **{k: v for k, v in msgspec.to_builtins(part).items() if k not in ("items", "depth")}}
    yield ""
    if part.title is None:
        yield f"    # Tiếp phần «{_one_line(above)}»." if part.depth and above else "    # Ngoài các phần."
    for at, (name, value) in enumerate(head.items()):
        yield f"    {'-' if at == 0 else ' '} {name}: {_flow(value)}"
    if part.items:
        yield "      items:"
    for item in part.items:
        yield from _item(item, document)


def _item(item: Item, document: Document) -> Iterator[str]:
    if who := bound(item, document):
        yield f"        # {who}"
    yield f"        - clause: {_scalar(item.clause)}"
    if item.columns:
        yield f"          columns: {_scalar(item.columns)}"
    for kind in KINDS:
        stated = getattr(item, kind.name)
        if stated:
            yield f"          {kind.name}:"
        for one in stated:
            for at, (name, value) in enumerate(_ordered(msgspec.to_builtins(one)).items()):
                yield f"            {'-' if at == 0 else ' '} {name}: {_flow(value)}"


def _ordered(stated: Mapping[str, Any]) -> dict[str, Any]:
    """What is corrected first, what nobody need look at last."""
    last = ("label", "words", "nth")
    return {**{k: v for k, v in stated.items() if k not in last}, **{k: stated[k] for k in last if k in stated}}


def _flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(one) for one in value) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, int):
        return str(value)
    plain = _PLAIN.fullmatch(value) and value not in ("y", "n", "yes", "no", "on", "off", "true", "false", "null")
    return value if plain else quoted(value)


def _number(value: float) -> str:
    """60, 12.5; never with three figures behind the point, which would look like thousands."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    figures, sign, power = repr(value).partition("e")
    figures += "" if "." in figures else ".0"  # else YAML reads 1e-05 as a word
    return figures + ("0" if len(figures.partition(".")[2]) == 3 else "") + sign + power


_ESCAPED = re.compile(
    '[\\\\"]|[^\\x20-\\x7e\\xa1-\\u1fff\\u2010-\\u2027\\u2030-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]'
)


def quoted(text: str) -> str:
    """A text between quotation marks, as every YAML reader reads it back; half a surrogate pair, which no file can hold, as «�»."""
    return f'"{_ESCAPED.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    known = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    return known.get(char) or (f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}")


def _folded(marks: str) -> Iterator[str]:
    """A long run of words between quotation marks, over several lines."""
    words = marks.split()
    rows = [" ".join(words[i : i + 14]) for i in range(0, len(words), 14)] or [""]
    for at, row in enumerate(rows):
        yield "    " + ('"' if at == 0 else " ") + row + ('"' if at == len(rows) - 1 else "")


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
