"""Near-copies among plans of several schools: what counts as copied, and what all may share."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from itertools import permutations

import pytest

from checker.cli.examples import _understood
from checker.judge import load_pack
from checker.judge.examples import model_plan
from checker.model import Document, Report
from checker.pipeline import check_together

WORDS = (
    "bàn ghế cửa sổ mái hiên sân trước cổng sau hàng cây lối đi bể nước phòng học cầu thang lan can ổ điện quạt trần bóng đèn tủ thuốc"
    " bình chữa cháy xe đạp mũ bảo hiểm áo phao còi báo bảng tin tờ rơi loa tay đội trực tổ văn phòng nhóm lớp tuần lễ buổi sáng"
).split()
PARENT = _understood("cap-tren.txt", "".join(model_plan("cap_tren").values()))


def own(seed: int, size: int = 220) -> str:
    """So many words that no other seed gives in this order, as numbered items."""
    rng = random.Random(seed)
    items = [" ".join(rng.choice(WORDS) for _ in range(20)).capitalize() for _ in range(size // 20)]
    return "III. NHIỆM VỤ, GIẢI PHÁP\n" + "".join(f"{i}. {item}.\n" for i, item in enumerate(items, 1))


def plan(name: str, text: str, day: int = 20, *, cites: str = "15/KH-UBND", reason: str = "") -> Document:
    """The plan of the primary school of that name, with these tasks, and a line above what it implements."""
    slots = {slot: words.replace("Hoa Ban", name).replace("HOA BAN", name.upper()) for slot, words in model_plan("ke_hoach").items()}
    slots["nhiem_vu"] = text
    slots["ngay"] = slots["ngay"].replace("ngày 20", f"ngày {day:02d}")
    slots["mo_dau"] = reason + slots["mo_dau"].replace("15/KH-UBND", cites)
    return _understood(f"{name}.txt", "".join(slots.values()))


def told(documents: Sequence[Document], given: Sequence[Document] = (PARENT,)) -> dict[str, list[tuple[str, str]]]:
    """File → severity and evidence of what LT04 says of it."""
    reports = check_together(documents, given, load_pack("luu_tru"))
    return {r.document.source.name: [(f.severity, f.evidence) for f in r.findings if f.rule == "LT04"] for r in reports}


def outcome(report: Report) -> str:
    return next(v.outcome for v in report.verdicts if v.rule == "LT04")


def test_the_later_plan_is_told_and_order_changes_nothing() -> None:
    plans = [plan("Bằng Lăng", own(1), 16), plan("Hoa Ban", own(1), 20), plan("Sao Mai", own(2), 21)]
    first = told(plans)
    assert [len(first[f"{name}.txt"]) for name in ("Bằng Lăng", "Hoa Ban", "Sao Mai")] == [0, 1, 0]
    assert first["Hoa Ban.txt"][0][0] == "info"
    assert all(told(list(order)) == first for order in permutations(plans))


def test_single_words_that_fall_in_line_make_no_copy_of_other_sentences() -> None:
    """Seven tasks of eleven are one another's; with what falls in line of the other four it would be more than eight tenths."""
    shared, *others = (own(seed, size).splitlines(keepends=True) for seed, size in ((1, 140), (2, 80), (3, 80)))
    plans = [plan(name, "".join(shared + other[1:])) for name, other in zip(("Bằng Lăng", "Hoa Ban"), others, strict=True)]
    assert not any(told(plans).values())


def test_what_is_shown_is_no_sentence_of_the_preamble() -> None:
    """There both tell why they are issued, in words that the parent does not have."""
    reason = f"Căn cứ {' '.join(WORDS[:40])};\n"
    found = told([plan("Bằng Lăng", own(1), 16, reason=reason), plan("Hoa Ban", own(1), reason=reason)])
    assert found["Hoa Ban.txt"][0][1] not in reason


def test_of_one_day_both_are_told() -> None:
    found = told([plan("Bằng Lăng", own(1)), plan("Hoa Ban", own(1))])
    assert [len(rows) for rows in found.values()] == [1, 1]


def test_a_name_left_in_is_a_warning_on_whoever_left_it() -> None:
    left = own(1).replace(".\n5.", " của Trường Bằng Lăng theo dõi hằng ngày.\n5.")
    found = told([plan("Hoa Ban", left, 16), plan("Bằng Lăng", left, 20)])
    assert sorted(severity for severity, _ in found["Hoa Ban.txt"]) == ["info", "warning"]
    assert ("warning", "Bằng Lăng") in found["Hoa Ban.txt"]
    assert [severity for severity, _ in found["Bằng Lăng.txt"]] == ["info"]  # the later of the two, with its own name


def test_a_name_that_is_the_place_s_too_is_left_in_only_with_its_kind() -> None:
    place, school = "theo lịch của Hoa Sơn hằng ngày", "theo lịch của Trường Tiểu học Hoa Sơn hằng ngày"
    for words, severities in ((place, ["info"]), (school, ["info", "warning"])):
        left = own(1).replace(".\n5.", f" {words}.\n5.")
        found = told([plan("Hoa Sơn", left, 16), plan("Bằng Lăng", left, 20)])
        assert sorted(severity for severity, _ in found["Bằng Lăng.txt"]) == severities


def test_a_name_that_is_a_word_too_is_left_in_only_with_capitals() -> None:
    for words, severities in (("nghe đoàn kết hằng ngày", ["info"]), ("nghe Đoàn Kết hằng ngày", ["info", "warning"])):
        left = own(1).replace(".\n5.", f" {words}.\n5.")
        found = told([plan("Đoàn Kết", left, 16), plan("Bằng Lăng", left, 20)])
        assert sorted(severity for severity, _ in found["Bằng Lăng.txt"]) == severities


@pytest.mark.parametrize(("changed", "count"), [(2, 1), (9, 0)])
def test_how_much_may_be_another_s(changed: int, count: int) -> None:
    mine, other = own(1).splitlines(), own(3).splitlines()
    mixed = "\n".join([*mine[:-changed], *other[-changed:]])
    assert len(told([plan("Bằng Lăng", own(1), 16), plan("Hoa Ban", mixed)])["Hoa Ban.txt"]) == count


def test_the_superior_s_words_are_nobody_s_copy() -> None:
    parent = _understood("cap-tren.txt", "".join({**model_plan("cap_tren"), "nhiem_vu": own(1)}.values()))
    own_part = {"Bằng Lăng": own(4, 100), "Hoa Ban": own(5, 100)}
    plans = [plan(name, own(1) + text, day) for (name, text), day in zip(own_part.items(), (16, 20), strict=True)]
    assert told(plans, [parent]) == {"Bằng Lăng.txt": [], "Hoa Ban.txt": []}


def test_a_form_that_all_fill_in_is_nobody_s_copy() -> None:
    names = ["Bằng Lăng", "Hoa Ban", "Sao Mai", "Hướng Dương", "Ánh Dương"]
    found = told([plan(name, own(1), 10 + at) for at, name in enumerate(names)])
    assert all(rows == [] for rows in found.values())


def test_a_school_s_own_plan_of_the_year_before_is_no_other_s() -> None:
    again = plan("Hoa Ban", own(1), 16)
    assert all(rows == [] for rows in told([again, plan("Hoa Ban", own(1).replace("bàn", "ghế"), 20)]).values())


def test_without_the_superior_s_plan_nobody_is_told() -> None:
    reports = check_together([plan("Bằng Lăng", own(1), 16), plan("Hoa Ban", own(1))], (), load_pack("luu_tru"))
    assert [outcome(r) for r in reports] == ["pass", "not_evaluated"]
    assert not any(f.rule == "LT04" for r in reports for f in r.findings)


def test_alone_there_is_nothing_to_lay_beside() -> None:
    (report,) = check_together([plan("Hoa Ban", own(1))], [PARENT, PARENT], load_pack("luu_tru"))
    assert outcome(report) == "not_applicable"


def test_many_plans_cost_what_they_are() -> None:
    from checker.link.forest import Ancestry, planted
    from checker.link.near import near

    plans = [plan(f"Số {at}", own(at % 298)) for at in range(300)]
    ancestry = Ancestry(planted([*plans, PARENT]))
    start = time.process_time()
    found = near(ancestry.forest.documents, ancestry.forest.copies, ancestry.above, ancestry.direct)
    assert sorted(found) == [0, 1, 298, 299]
    assert time.process_time() - start < 10
