"""Recipients and signature side by side in plain text: each is judged by its own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.judge import load_pack
from checker.pipeline import check

BODY = """PHÒNG GD&ĐT HUYỆN TÂN LẬP
TRƯỜNG TIỂU HỌC SAO KHUÊ
Số: 45/KH-THSK
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Lập, ngày 05 tháng 10 năm 2023

KẾ HOẠCH
Tổ chức Ngày hội đọc sách năm học 2023 - 2024

I. MỤC ĐÍCH
Nâng cao văn hóa đọc.

Trên đây là Kế hoạch tổ chức Ngày hội đọc sách năm học 2023 - 2024./.

"""
LINES = [
    ("Nơi nhận:", "KT. HIỆU TRƯỞNG"),
    ("- Phòng GD&ĐT (để b/c);", "PHÓ HIỆU TRƯỞNG"),
    ("- Các tổ, khối;", ""),
    ("- Lưu: VT.", "Lê Hoa"),
]


def told(path: Path, foot: str) -> list[str]:
    path.write_text(BODY + foot, "utf8")
    return [f.evidence for f in check(path, rules=load_pack()).findings if f.rule == "TT05"]


@pytest.mark.parametrize("between", [" | ", "          ", "\t\t"])
def test_a_sound_foot_in_two_columns_is_sound(between: str, tmp_path: Path) -> None:
    assert told(tmp_path / "a.txt", "\n".join(between.join(line) for line in LINES)) == []


@pytest.mark.parametrize("between", [" | ", "          "])
def test_a_faulty_one_is_told_at_its_own_words(between: str, tmp_path: Path) -> None:
    faulty = [LINES[0], (LINES[1][0].replace(";", ","), LINES[1][1]), *LINES[2:]]
    assert told(tmp_path / "a.txt", "\n".join(between.join(line) for line in faulty)) == ["- Phòng GD&ĐT (để b/c),"]
