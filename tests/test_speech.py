"""Cards that read aloud, in real Anki: the right voice for each side, nothing hidden, nothing lost by switching it on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from quizgen.render import template_set
from quizgen.render.speech import Speech, is_foreign
from tests.support.real_anki import answer_some, collection, import_package
from tests.support.texts import ROOT

SEA = """# 航海

大潮指的是朔望前后涨落幅度最大的潮汐。**Gyre**（Gyre: 大洋中绕行一圈的表层环流系统）也在这里讲。岬角上有一座**灯塔**（lighthouse）。
**AIS**（Automatic Identification System）让船只互相看见。苏伊士运河于1869年11月17日通航。

# Tides

The neap tide is the tide with the smallest range of the month. The Suez Canal opened on 17 November 1869.
On the cape stands a lantern room (灯室).
"""


def built(folder: Path, *options: str, time: int = 1_000, deck: str = "sea") -> Path:
    (folder / "sea.md").write_text(SEA, "utf-8")
    command = [sys.executable, "-m", "quizgen", "build", "sea.md", "-o", "decks", "--deck", deck, *options]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": str(time)}
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env=env)
    return folder / f"decks/{deck}.apkg"


def heard(card: Any) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(voice, words) of front and back."""
    front, back = card.question_av_tags(), card.answer_av_tags()
    return [(tag.lang, tag.field_text) for tag in front], [(tag.lang, tag.field_text) for tag in back]


def heard_in(col: Any) -> dict[tuple[str, int], tuple[list[tuple[str, str]], list[tuple[str, str]]]]:
    """What every card of a collection says, by the term of its note and its place in the note."""
    cards = [col.get_card(card) for card in col.find_cards("")]
    return {(card.note()["Term"], card.ord): heard(card) for card in cards}


def test_each_side_has_the_voice_of_its_language(tmp_path: Path) -> None:
    package = built(tmp_path, "--speech")
    with collection(tmp_path / "anki") as col:
        import_package(col, package)
        said = heard_in(col)
    tide, gyre = "朔望前后涨落幅度最大的潮汐", "大洋中绕行一圈的表层环流系统"
    assert said["大潮", 0] == ([("zh_CN", "大潮")], [("zh_CN", tide)])
    assert said["大潮", 1] == ([("zh_CN", tide)], [("zh_CN", "大潮")])
    assert said["Gyre", 0] == ([("en_US", "Gyre")], [("zh_CN", gyre)])
    assert said["lighthouse", 0] == ([("en_US", "lighthouse")], [("zh_CN", "灯塔")])
    assert said["lighthouse", 1] == ([("zh_CN", "灯塔")], [("en_US", "lighthouse")])
    assert said["lantern room", 0] == ([("en_US", "lantern room")], [("zh_CN", "灯室")])
    assert said["AIS", 0] == ([("en_US", "AIS")], [("en_US", "Automatic Identification System")])
    assert said["苏伊士运河", 0] == ([("zh_CN", "苏伊士运河于[…年…月…日]通航。")], [("zh_CN", "1869年11月17日")])
    assert said["Suez Canal", 0] == (
        [("en_US", "The Suez Canal opened on blank.")],
        [("en_US", "17 November 1869")],
    )


def test_silent_unless_asked(tmp_path: Path) -> None:
    package = built(tmp_path)
    with collection(tmp_path / "anki") as col:
        import_package(col, package)
        assert set(map(str, heard_in(col).values())) == {"([], [])"}


def test_switched_on_later_it_changes_no_note_and_loses_no_history(tmp_path: Path) -> None:
    with collection(tmp_path / "anki") as col:
        import_package(col, built(tmp_path))
        col.decks.select(col.decks.id("sea"))
        assert answer_some(col, 5) == 5
        before = history(col)
        log = import_package(col, built(tmp_path, "--speech", time=2_000))
        assert (log["new"], log["updated"], log["conflicting"]) == (0, 0, 0)
        assert history(col) == before
        assert all(front and back for front, back in heard_in(col).values())


def history(col: Any) -> list[tuple[int, ...]]:
    reviews = col.db.all("select cid, ease, ivl from revlog")
    notes = col.db.all("select id, mod, flds from notes")
    return [*map(tuple, col.db.all("select id, ivl, reps, queue from cards")), *map(tuple, reviews + notes)]


def test_a_deck_that_did_not_ask_stays_silent(tmp_path: Path) -> None:
    with collection(tmp_path / "anki") as col:
        import_package(col, built(tmp_path, deck="quiet"))
        quiet = col.find_cards("deck:quiet")
        import_package(col, built(tmp_path, "--speech", time=2_000, deck="loud"))
        assert all(heard(col.get_card(card)) == ([], []) for card in quiet)
        assert all(heard(col.get_card(card))[0] for card in col.find_cards("deck:loud"))


def test_one_kind_of_card_and_another_voice(tmp_path: Path) -> None:
    (tmp_path / "layout.yaml").write_text("speech: true\nvoices: {en: en_GB speed=0.8}\n", "utf-8")
    shipped = (ROOT / "templates/en/definition.yaml").read_text("utf-8")
    (tmp_path / "mine.yaml").write_text(shipped + "speech: false\n", "utf-8")
    cards = {template.id: template.cards[0].front for template in template_set(tmp_path, "mine")}
    assert "{{tts" not in cards["en-definition"]
    assert "{{tts en_GB speed=0.8:Term}}" in cards["en-acronym"]
    assert "{{tts zh_CN" in cards["zh-acronym"]


def test_a_wording_is_read_under_the_conditions_it_is_shown_under() -> None:
    said = Speech("en", {"en": "en_US"}).of("{term}: {!hint}{answer}{/hint} {term}, {title}")
    assert said == (
        '<span class="speech">{{#Term}}{{tts en_US:Term}}{{/Term}}'
        "{{^Hint}}{{#Answer}}{{tts en_US:Answer}}{{/Answer}}{{/Hint}}</span>"
    )
    assert Speech("en", {"zh": "zh_CN"}).of("{term}") == ""
    assert Speech("en", {"en": "en_US"}).of("{title}{?hint}!{/hint}") == ""


@pytest.mark.parametrize(
    ("text", "language", "foreign"),
    [("1921", "zh", False), ("AIS", "zh", True), ("AIS系统", "zh", False), ("灯塔", "en", True), ("tide", "en", False)],
)
def test_which_voice_reads_a_side(text: str, language: str, foreign: bool) -> None:
    assert is_foreign(text, language) is foreign
