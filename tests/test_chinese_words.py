"""Chinese text cut into words, and the dictionary that is kept for the next time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgen import chinese_words
from quizgen.chinese_words import cut, packed, tokenizer, unpacked

COUNTS = {"灯塔": 120, "灯": 900, "雾": 0, "雾号": 30}


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A cache folder of its own, and nothing remembered before or after."""
    monkeypatch.setattr(chinese_words, "cache_folder", lambda: tmp_path / "cache")
    for remembered in (tokenizer, cut):
        remembered.cache_clear()
    yield tmp_path / "cache"
    for remembered in (tokenizer, cut):
        remembered.cache_clear()


def test_what_is_packed_comes_back() -> None:
    assert unpacked(packed(COUNTS, 1050)) == (COUNTS, 1050)


@pytest.mark.parametrize("text", ["", "1\n2", "12\n灯塔\t雾号\n120\n雾", "a\n灯塔\n120\n灯", "12\n灯塔\nx\n灯"])
def test_another_file_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpacked(text)


def test_a_damaged_cache_is_made_again(anew: Path) -> None:
    words = cut("灯塔上的雾号响了")
    assert "灯塔" in words
    kept = next(anew.iterdir())
    whole = kept.read_text("utf-8")
    kept.write_text(whole[: len(whole) // 2], "utf-8")
    tokenizer.cache_clear()
    cut.cache_clear()
    assert cut("灯塔上的雾号响了") == words
    assert kept.read_text("utf-8") == whole
    assert list(anew.iterdir()) == [kept]


def test_words_are_cut_where_nothing_can_be_kept(anew: Path) -> None:
    anew.write_text("a file where the folder should be", "utf-8")
    assert "灯塔" in cut("灯塔上的雾号响了")
