"""Who has the duty, one literal a row: as written, None for the unit itself."""

from __future__ import annotations

import pytest

from checker.extract.deadlines import deadlines
from checker.extract.deadlines.parties import actor as actor_of
from checker.extract.deadlines.parties import recipient
from checker.language.normal import fold
from checker.language.units import _table
from checker.model import Span
from checker.parse import parse
from tests.documents import plain, source_of

ACTORS: list[tuple[str, str | None]] = [
    ("Nhà trường gửi báo cáo về Phòng GD&ĐT trước 20/5.", None),
    ("Gửi báo cáo về Phòng GD&ĐT trước 20/5.", None),
    ("Các trường mầm non gửi báo cáo về Phòng GD&ĐT trước 20/5.", "Các trường mầm non"),
    ("Các cơ sở giáo dục thực hiện nghiêm túc. Định kỳ báo cáo về Phòng GD&ĐT trước 20/5.", "Các cơ sở giáo dục"),
    ("Ban chỉ đạo công tác hè tổng hợp, báo cáo UBND xã trước 20/8.", "Ban chỉ đạo công tác hè"),
    ("Giao Phòng Nội vụ chủ trì, tham mưu UBND huyện báo cáo Sở Nội vụ trước 05/12.", "Phòng Nội vụ"),
    ("Hiệu trưởng phân công nhân viên Văn thư xây dựng báo cáo gửi Phòng GD&ĐT trước 05/12.", "nhân viên Văn thư"),
    ("Đề nghị thủ trưởng các đơn vị gửi báo cáo về Phòng GD&ĐT trước 05/12.", "thủ trưởng các đơn vị"),
    ("Bộ phận văn thư:\n- Gửi báo cáo về Phòng GD&ĐT trước 05/12.", "Bộ phận văn thư"),
    ("Các chi đội thăm gia đình chính sách, hoàn thành trước 20/5.", "Các chi đội"),
    ("Ngày hội “Vườn quê” và hội chợ: gửi danh sách trước 20/5.", None),
    ("Đại hội chi đội hoàn thành trước 20/5.", None),
    ("Công tác phòng học, hội thi báo cáo Phòng GD&ĐT trước 05/12.", None),
    ("Các trường mầm non, tiểu học, trung học cơ sở: báo cáo Phòng GD&ĐT trước 05/12.", "Các trường mầm non, tiểu học, trung học cơ sở"),
    ("UBND các xã, thị trấn báo cáo UBND huyện trước 05/12.", "UBND các xã, thị trấn"),
    ("Các cơ quan, đơn vị, trường học: lập kế hoạch; báo cáo UBND xã trước 05/12.", "Các cơ quan, đơn vị, trường học"),
    ("Phòng Tài vụ: chủ trì, tham mưu lãnh đạo Sở báo cáo UBND tỉnh trước 05/12.", "Phòng Tài vụ"),
    ("Ban Chỉ đạo hè:\n- Gửi báo cáo về UBND xã trước 20/8.", "Ban Chỉ đạo hè"),
    ("Tổ thẩm định rà soát hồ sơ từ ngày 03/6/2027 đến 12/6/2027.", "Tổ thẩm định"),
    ("Các tổ kiểm tra, rà soát sổ sách, hoàn thành trước ngày 03/6/2027.", "Các tổ"),
    ("Tổ trưởng, nhân viên y tế báo cáo Phòng GD&ĐT trước 05/12.", "nhân viên y tế"),
    ("Các sở, ban, ngành, UBND các huyện báo cáo UBND tỉnh trước 05/12.", "Các sở, ban, ngành, UBND các huyện"),
    ("LĐLĐ các huyện, thị xã; công đoàn ngành báo cáo LĐLĐ tỉnh trước 05/12.", "LĐLĐ các huyện, thị xã; công đoàn ngành"),
    ("Các Viện thuộc Bộ báo cáo Bộ Y tế trước ngày 05/12/2027.", "Các Viện thuộc Bộ"),
    ("Các trường; giáo viên báo cáo Phòng GD&ĐT trước 05/12.", "giáo viên"),
    ("Các sở, Ủy ban nhân dân xã, phường báo cáo UBND tỉnh trước 05/12.", "Các sở, Ủy ban nhân dân xã, phường"),
    ("Giao Ban An toàn giao thông huyện đôn đốc, báo cáo UBND huyện trước 05/12.", "Ban An toàn giao thông huyện"),
    ("Các bệnh viện công lập lập danh sách trước ngày 05/6/2027.", "Các bệnh viện công lập"),
    ("Giao Thanh tra tỉnh tổng hợp báo cáo UBND tỉnh để báo cáo Thanh tra Chính phủ trước 25/12.", "Thanh tra tỉnh"),
    ("Kiện toàn Ban chỉ đạo công tác hè của phường trước ngày 05/6/2027.", None),
    ("Tạo cơ hội học tập, bảo đảm an sinh xã hội, lập danh sách trước ngày 05/6/2027.", None),
    ("Thành lập Ban chỉ đạo, Tổ tiếp nhận sữa trước ngày 05/6/2027.", None),
    ("Hội thao chào mừng năm học mới xong trước ngày 05/6/2027.", None),
    ("Duyệt kế hoạch cá nhân trước ngày 05/6/2027.", None),
    ("Các trường có phương án phòng, chống bão, phê duyệt xong trước ngày 05/6/2027.", "Các trường"),
    ("Các khoa, phòng, trạm y tế: gửi số liệu về Sở Y tế trước ngày 05/6/2027.", "Các khoa, phòng, trạm y tế"),
    ("Đoàn các xã, phường, đặc khu xây dựng kế hoạch trước ngày 05/6/2027.", "Đoàn các xã, phường, đặc khu"),
    ("Thành lập tổ giúp việc trước ngày 05/6/2027.", None),
    ("Học sinh tham gia bảo hiểm y tế, nộp danh sách trước ngày 05/9/2027.", None),
    ("Các trường nộp hồ sơ về Phòng GD&ĐT (bộ phận Tổ chức) trước ngày 05/9/2027.", "Các trường"),
    ("Chịu trách nhiệm trước Phòng GD&ĐT, báo cáo kết quả trước ngày 05/9/2027.", None),
    ("Kiểm tra, phối hợp Công an xã lập danh sách trước ngày 05/9/2027.", None),
    ("100% giáo viên được bồi dưỡng, hoàn thành trước ngày 05/9/2027.", None),
    ("Phòng Nội vụ được giao chủ trì, hoàn thành trước ngày 05/9/2027.", "Phòng Nội vụ"),
    ("Đội chữa cháy cơ sở tự kiểm tra, gửi kết quả trước ngày 05/9/2027.", "Đội chữa cháy cơ sở"),
    ("Chăm lo đội ngũ cốt cán, lập danh sách trước ngày 05/9/2027.", None),
    ("Đoàn trường: phối hợp tuyên truyền, hoàn thành phim ngắn trước ngày 05/9/2027.", "Đoàn trường"),
    ("Báo cáo tổng kết gửi Sở Y tế, Ủy ban nhân dân huyện chậm nhất ngày 05/9/2027.", None),
    ("Kiểm tra cấp trường 02 lần; đo kiểm xong trước ngày 05/9/2027.", None),
    ("Các khoa: phân công an toàn viên trước ngày 05/9/2027.", "Các khoa"),
    ("Các thôn, tiểu khu bình xét xong trước ngày 05/9/2027.", "Các thôn, tiểu khu"),
    ("UBND cấp xã công nhận danh hiệu trước ngày 05/9/2027.", "UBND cấp xã"),
    ("Giữ môi trường an toàn, lấp hố nước, hoàn thành trước ngày 05/9/2027.", None),
    ("Trên cơ sở Kế hoạch này, các trường nộp hồ sơ trước ngày 05/9/2027.", "các trường"),
    ("1. BHXH tỉnh: Là cơ quan thường trực, tổng hợp báo cáo UBND tỉnh trước ngày 24 hằng tháng.", "BHXH tỉnh"),
    ("Thu, nộp BHXH, lập danh sách trước ngày 05/9/2027.", None),
    (
        "UBND các xã\n- Lập kế hoạch, giao việc đến từng thôn, tổ dân phố, gửi UBND tỉnh trước ngày 05/9/2027.",
        None,
    ),
    ("Trưởng thôn:\n- Lập danh sách hộ có trẻ bỏ học trước ngày 05/9/2027.", "Trưởng thôn"),
    ("Phòng Nội vụ huyện Yên Lập lập danh sách trước ngày 05/9/2027.", "Phòng Nội vụ huyện Yên Lập"),
    ("UBND xã Tân Sơn Lập danh sách trước ngày 05/9/2027.", "UBND xã Tân Sơn"),
]


@pytest.mark.parametrize(("text", "actor"), ACTORS)
def test_actor(text: str, actor: str | None) -> None:
    assert deadlines(plain(text))[-1].actor == actor


def test_a_centre_in_its_own_plan_is_the_unit_itself() -> None:
    head = "UBND HUYỆN BÁT XÁT\nTRUNG TÂM GIÁO DỤC THƯỜNG XUYÊN\nSố: 9/KH-TTGDTX\nBát Xát, ngày 02 tháng 01 năm 2027\nKẾ HOẠCH\nMở lớp\n"
    text = head + "\nI. BÁO CÁO\nTrung tâm báo cáo UBND huyện trước ngày 05/9/2027. Trung tâm Y tế báo cáo UBND huyện trước ngày 06/9/2027."
    assert [d.actor for d in deadlines(parse(source_of(text)))] == [None, "Trung tâm Y tế"]


def test_the_heading_above_the_heading_of_reports_names_who_has_the_duty() -> None:
    text = "III. TỔ CHỨC THỰC HIỆN\n2. Các trường học\n2.1. Chuyên môn\nDạy đúng, dạy đủ.\n2.2. Chế độ báo cáo\n- Báo cáo học kỳ I trước ngày 06/01/2027."
    (found,) = deadlines(parse(source_of(text)))
    assert found.actor == "Các trường học"


def test_the_name_of_every_unit_is_read_whole_though_a_word_of_it_else_ends_a_name() -> None:
    """«huyện Đại Từ», «tỉnh Cao Bằng», «xã Yên Lập», «phường Cam Ly - Đà Lạt»."""
    names = [" ".join(word[:1].upper() + word[1:] for word in name.split()) for name in _table().names.split("\n") if name[:1].isalpha()]
    cut = []
    for place in (name for name in names if "." not in name):
        office, text = f"UBND huyện {place}", f"UBND huyện {place} gửi báo cáo về UBND huyện {place} từ ngày 10/6."
        whole = Span(0, len(text))
        if recipient(text, fold(text), whole) != (office, True) or actor_of(text, fold(text), Span(0, len(office) + 1)) != office:
            cut.append(place)
    assert len(names) > 8000
    assert not cut
