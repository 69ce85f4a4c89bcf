"""Our words against pyvi's own and spaCy's: the slow originals are the oracle of the fast one."""

from __future__ import annotations

import random
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.language import words_build
from checker.language.words import _table, tokens, words

ROOT = Path(__file__).parents[2]
OWN = [
    "Phòng Giáo dục và Đào tạo quận Hoa Sen xây dựng kế hoạch thực hiện bình đẳng giới",
    "THỦ TRƯỞNG các đơn vị chịu trách nhiệm; báo cáo gửi về Phòng trước ngày 10/6 hằng năm.",
    "Căn cứ Quyết định số 12/QĐ-UBND ngày 05/02/2023 của UBND thành phố v/v phê duyệt Đề án;",
    "- 95,5% cán bộ, giáo viên được tập huấn ==> đạt 1.250 người -> xem https://vi.example/a?b=1, lh: c2.hoasen@edu.example.vn",
    "1.Mục tiêu chung: giữ vững nền nếp, nâng cao chất lượng… (TP. Hoa Sen, ThS. Lê A.)",
    "cơ\tsở  vật chất\u00a0trường học",
    "Uỷ ban nhân dân phường; hoà nhập, thuỷ lợi; Đ.Đ.K >> ... __ _ a_b 1_000 «trích»  ",
    "·",
    "A",
]


@pytest.fixture(scope="session")
def pyvi() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip("pyvi.ViTokenizer").ViTokenizer


@pytest.fixture(scope="session")
def spacy_words(pyvi: Any) -> Callable[[str], list[str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = pytest.importorskip("spacy").blank("vi")
    return lambda text: [word.text for word in nlp(text) if not word.is_space]


@pytest.fixture(scope="session")
def seed_lines(seeds: list[Path]) -> list[str]:
    return [line for path in seeds for line in path.read_text("utf-8").split("\n") if line.strip()]


def corpus_lines() -> list[str]:
    """Every line of the plans of corpus/, from their sources and as their files read."""
    written = [p for kind in ("txt", "md", "yaml") for p in sorted((ROOT / "corpus").rglob(f"*.{kind}"))]
    lines = [line for path in written for line in path.read_text("utf-8").split("\n")]
    if files := sorted((ROOT / "corpus").rglob("*.docx")):
        from checker.read import read

        lines += [line for path in files for line in read(path).text.split("\n")]
    return sorted({line for line in lines if line.strip()})


def damaged(lines: Iterable[str]) -> list[str]:
    """Lines with their syllables shuffled, glued together, and recased: what no model was trained on."""
    chance = random.Random(20220322)
    out = []
    for line in lines:
        syllables = line.split()
        chance.shuffle(syllables)
        out.append(" ".join(syllables))
        out.append("".join(s + chance.choice(["", " ", "  ", "\t"]) for s in line.split()))
        out.append(" ".join(chance.choice([s.upper(), s.title(), s.lower()]) for s in syllables))
    return [line for line in out if line.strip()]


def differing(lines: Iterable[str], pyvi: Any, spacy_words: Callable[[str], list[str]]) -> list[str]:
    """The lines whose words are not those of both originals. pyvi works on NFC and prints `_` at each joint, with a blank there or none."""

    def letters(forms: list[str]) -> list[str]:
        return [re.sub(r"[\s_]+", "", form) for form in forms]

    def same(line: str) -> bool:
        nfc = unicodedata.normalize("NFC", line)
        return tokens(line) == spacy_words(line) and letters(tokens(nfc)) == letters(pyvi.spacy_tokenize(nfc)[0])

    return [line for line in lines if not same(line)]


def test_own_lines(pyvi: Any, spacy_words: Callable[[str], list[str]]) -> None:
    assert differing(OWN + damaged(OWN * 20), pyvi, spacy_words) == []


def test_every_line_of_the_seeds(seed_lines: list[str], pyvi: Any, spacy_words: Callable[[str], list[str]]) -> None:
    assert len(seed_lines) > 250
    assert differing(seed_lines, pyvi, spacy_words) == []
    assert differing(damaged(seed_lines * 3), pyvi, spacy_words) == []


@pytest.mark.slow
def test_every_line_of_the_corpus(pyvi: Any, spacy_words: Callable[[str], list[str]]) -> None:
    lines = corpus_lines()
    if not lines:
        pytest.skip("no plan in corpus/ yet")
    assert differing(lines, pyvi, spacy_words) == []
    assert differing(damaged(lines[::4]), pyvi, spacy_words) == []


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "bình",
                    "đẳng",
                    "giới",
                    "phòng",
                    "Giáo",
                    "Dục",
                    "TRƯỜNG",
                    "học",
                    ".",
                    "..",
                    "/",
                    "@",
                    "a.b",
                    "://",
                    "_",
                    "1,5",
                    "̣",
                    "\xa0",
                    "\u2028",
                    "ß",
                    "İ",
                    "Σ",
                    "ǆ",
                ]
            ),
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=3),  # to CRFsuite a NUL ends a word
        )
    ).map("".join)
)
def test_any_text(spacy_words: Callable[[str], list[str]], text: str) -> None:
    assert tokens(text) == spacy_words(text)


def test_offsets() -> None:
    text = "  Phòng Giáo dục\u00a0và Đào\ttạo , 2025."
    spans = words(text)
    assert [text[a:b] for a, b in spans] == ["Phòng", "Giáo dục", "và", "Đào\ttạo", ",", "2025", "."]
    assert words("") == words(" \n\t") == []


def test_no_line_takes_long() -> None:
    """A line of dashes and one mail sign: the search for an address may not run over it from each of its places."""
    from time import process_time

    start = process_time()
    assert len(words("-" * 50_000 + "@" + "a." * 5_000)) > 1000
    assert process_time() - start < 5


def test_memory_is_bounded() -> None:
    for i in range(0, 60_000, 10):
        words(" ".join(f"k{n}" for n in range(i, i + 10)))
    assert len(_table().known) <= 20_001


def test_the_table_is_what_the_build_makes() -> None:
    assert words_build.TABLE.read_bytes() == words_build.table(words_build.pyvi_models())
