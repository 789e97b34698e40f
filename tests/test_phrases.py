"""Phrases are data: each language has its own, and a document is read with those of all."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgen import phrases
from quizgen.data import data_root, languages
from quizgen.phrases import phrase, phrases_of
from quizgen.read.page import MAIL_FIELDS

NAMES = sorted({name for lang in languages() for name in phrases_of(lang)})
CODE = "\n".join(path.read_text("utf-8") for path in Path(phrases.__file__).parent.rglob("*.py"))
LOOKED_FOR = {*re.findall(r"[\"'](\w+)[\"']", CODE), *(f"mail_{told}" for told in MAIL_FIELDS)}


@pytest.fixture
def toki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    root = tmp_path / "languages"
    shutil.copytree(data_root("languages"), root)
    (root / "toki").mkdir()
    (root / "toki/phrases.yaml").write_text("original: 'tan'\nmeans: 'sama'\n", "utf-8")
    monkeypatch.setattr(phrases, "data_root", lambda kind: root)
    monkeypatch.setattr(phrases, "languages", lambda: (*languages(), "toki"))
    for cached in (phrase, phrases_of):
        cached.cache_clear()
    yield
    for cached in (phrase, phrases_of):
        cached.cache_clear()


@pytest.mark.parametrize("name", NAMES)
def test_each_is_looked_for_and_matches_no_empty_text(name: str) -> None:
    assert phrase(name).search("") is None
    assert name in LOOKED_FOR


@pytest.mark.usefixtures("toki")
def test_those_of_a_language_of_files_only_are_found_with_the_others() -> None:
    assert phrase("original").search("tan: https://example.org")
    assert phrase("original").search("来源：https://example.org")
    assert phrase("means").search("ni li sama e ijo")


def test_what_no_language_has_is_never_found() -> None:
    assert phrase("song").search("") is None
    assert phrase("song").search("song") is None
