"""The guides in docs/, followed to the letter: each command run, each edit made, every deck imported into one Anki."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.real_anki import answer_some, cards_shown, collection, import_package
from tests.support.texts import ROOT

GUIDE = (ROOT / "docs/templates.md").read_text("utf-8")
RULES = (ROOT / "docs/rules.md").read_text("utf-8")
BLOCK = re.compile(r"```(console|yaml)\n(.*?)```", re.S)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.M)
DECK = Path("my-decks/seeds.apkg")


def steps(guide: str = GUIDE) -> Iterator[tuple[str, str]]:
    """(command, the output the guide shows) and ("# FILE" or "# in FILE", YAML), in order."""
    for language, text in BLOCK.findall(guide):
        if language == "console":
            yield from COMMAND.findall(text)
        else:
            yield tuple(text.split("\n", 1))  # type: ignore[misc]


def edit(folder: Path, where: str, text: str) -> None:
    """Writes a file, or puts lines in the place of those that have the same key."""
    target = folder / where.removeprefix("# ").removeprefix("in ")
    if where.startswith("# in "):
        old = target.read_text("utf-8")
        for key in yaml.safe_load(text):
            old = re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", old, flags=re.M)
        text = old + text
    target.write_text(text, "utf-8")


def run(command: str, folder: Path, time: int) -> str:
    program, *args = shlex.split(command)
    known = {"quizgen": [sys.executable, "-m", "quizgen"], "mkdir": ["mkdir"], "cp": ["cp"]}
    env = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": str(time)}
    ran = subprocess.run([*known[program], *args], cwd=folder, env=env, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, f"{command}: {ran.stderr}"
    return ran.stdout + ran.stderr


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, dict[str, list[tuple[int, ...]]], int]]:
    """Anki after the guide, what it knew of the cards that were studied after the first import, and the notes of it."""
    folder = tmp_path_factory.mktemp("guide")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    with collection(folder / "anki") as col:
        studied: dict[str, list[tuple[int, ...]]] = {}
        notes = 0
        for time, (step, text) in enumerate(steps(), 1_000):
            if step.startswith("# "):
                edit(folder, step, text)
                continue
            output = run(step, folder, time)
            for line in text.splitlines():
                assert line in output, f"{step}: {output}"
            if "-o my-decks" in step:
                assert import_package(col, folder / DECK)["conflicting"] == 0
            if not studied:
                col.decks.select(col.decks.id("seeds"))
                assert answer_some(col, 20) == 20
                studied, notes = history(col), col.note_count()
        yield col, studied, notes


def history(col: Any) -> dict[str, list[tuple[int, ...]]]:
    """Card → what its answers left: interval, repetitions, the log."""
    cards = [col.get_card(card) for card in col.find_cards("-is:new")]
    log = {card.id: col.db.all("select id, ease, ivl from revlog where cid = ?", card.id) for card in cards}
    return {str(card.id): [(card.ivl, card.reps), *map(tuple, log[card.id])] for card in cards}


def test_cards_look_as_the_guide_makes_them(followed: tuple[Any, Any, int]) -> None:
    col, _, _ = followed
    fronts: dict[int, str] = {}
    for card in cards_shown(col):
        if card.note_type == "quizgen zh-definition":
            fronts.setdefault(card.ordinal, card.front)
    assert sorted(fronts) == [0, 1, 2, 3]
    assert "请用一句话解释" in fronts[0]
    assert "请用一句话解释" in fronts[2]
    assert "哪句话讲到" in fronts[3]
    assert all("#fffbe6" in col.get_note(note).note_type()["css"] for note in col.find_notes(""))


def test_no_note_came_twice_and_no_history_was_lost(followed: tuple[Any, Any, int]) -> None:
    col, studied, notes = followed
    assert col.note_count() == notes
    assert len(studied) == 20
    assert history(col) == studied


def test_a_rule_of_ones_own_finds_what_the_guide_says(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "notes.md").write_text(
        "Orlop => the lowest deck of a ship.\n\n锚链孔 => 船首供锚链穿过的孔。\n", "utf-8"
    )
    for step, text in steps(RULES):
        if step.startswith("# "):
            edit(tmp_path, step, text)
            continue
        output = run(step, tmp_path, 1_000)
        assert text in output or text.strip() in output
    found = run("quizgen extract notes.md --rules my-rules.yaml --format jsonl", tmp_path, 1_000)
    assert [json.loads(line)["term"] for line in found.splitlines()] == ["Orlop"]


def test_a_tag_of_ones_own_outlives_new_wording_and_style(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    with collection(tmp_path / "anki") as col:
        run("quizgen build seeds -o my-decks", tmp_path, 1_000)
        import_package(col, tmp_path / DECK)
        for note in map(col.get_note, col.find_notes('"note:quizgen zh-definition"')):
            note.tags.append("exam")
            col.update_note(note)
        run("quizgen templates new zh-definition", tmp_path, 2_000)
        edits = [step for step in steps() if step[0].startswith("# ")]
        for where, text in edits[:2]:
            edit(tmp_path, where, text)
        run("quizgen build seeds -o my-decks --templates my-templates", tmp_path, 3_000)
        log = import_package(col, tmp_path / DECK)
        assert (log["new"], log["updated"], log["conflicting"]) == (0, 0, 0)
        found = [col.get_note(note) for note in col.find_notes('"note:quizgen zh-definition"')]
        assert found
        assert all("exam" in note.tags and "#fffbe6" in note.note_type()["css"] for note in found)
        assert all("请用一句话解释" in col.get_card(note.card_ids()[0]).render_output().question_text for note in found)
