"""The lock file is never misread or lost, and a package is whole, the same every time, or not there."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.package import read_lock
from quizgen.problems import CannotDo, WrongInput
from tests.package.support import Deck, cloze, guids, question, source

PRISM = question("prism", "a wedge of glass", source())
SPEED = cloze("light", "299792 km", "Light covers {{c1::299792 km}} in a second.", source())


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    made = Deck(tmp_path)
    made.build(PRISM, SPEED, time=1000)
    return made


def _spoil_last(text: str) -> str:
    return text[:-20] + "\n"


def _conflict(text: str) -> str:
    head, *lines = text.splitlines()
    return "\n".join([head, "<<<<<<< ours", *lines, "=======", *lines, ">>>>>>> theirs", ""])


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_spoil_last, "line"),
        (_conflict, "conflict"),
        (lambda text: text.replace('"quizgen_lock": 1', '"quizgen_lock": 2'), "newer"),
        (lambda text: "", "lock"),
        (lambda text: text.replace('"active"', '"sleeping"'), "line"),
        (lambda text: text.replace('"term": "prism"', '"term": 5'), "line"),
        (lambda text: text.replace('"term": "prism"', '"term": "\\ud800"'), "line"),
        (lambda text: text.replace('"cards": [0', '"cards": ["0"'), "line"),
        (lambda text: text.replace('"term": "prism"', '"term": ' + "[" * 99_999), "line"),
    ],
    ids=[
        *("cut off", "conflict markers", "newer version", "empty", "unknown state"),
        *("a number for a text", "half a character", "a text for a number", "endless nesting"),
    ],
)
def test_a_lock_that_cannot_be_trusted_stops_the_build_and_stays(deck: Deck, spoil: object, says: str) -> None:
    spoiled = spoil(deck.lock.read_text("utf-8"))  # type: ignore[operator]
    deck.lock.write_text(spoiled, "utf-8")
    with pytest.raises(WrongInput, match=says) as error:
        deck.build(PRISM, time=2000)
    assert error.value.problems[0].cure
    assert error.value.problems[0].location.path == deck.lock.as_posix()
    assert deck.lock.read_text("utf-8") == spoiled


def test_a_missing_lock_beside_its_package_stops_the_build(deck: Deck) -> None:
    deck.lock.unlink()
    package = deck.package.read_bytes()
    with pytest.raises(WrongInput, match="missing"):
        deck.build(PRISM, time=2000)
    assert deck.package.read_bytes() == package
    assert not deck.lock.exists()


def test_of_two_merged_lines_the_later_change_wins(deck: Deck) -> None:
    head, *lines = deck.lock.read_text("utf-8").splitlines()
    later = [line.replace('"time": 1000', '"time": 1500').replace("wedge", "block") for line in lines]
    for merged in (lines + later, later + lines):
        deck.lock.write_text("\n".join([head, *merged, ""]), "utf-8")
        entries = read_lock(deck.lock, deck.package).notes.values()
        assert {entry.answer: entry.time for entry in entries} == {"a block of glass": 1500, "299792 km": 1500}


def test_a_kill_between_lock_and_package_heals(deck: Deck, tmp_path: Path) -> None:
    old = deck.package.read_bytes()
    changed = question("prism", "a block of glass", source())
    deck.build(changed, SPEED, time=2000)
    whole = deck.package.read_bytes()
    deck.package.write_bytes(old)  # as if killed after the lock was written
    deck.build(changed, SPEED, time=3000)
    assert deck.package.read_bytes() == whole
    deck.package.unlink()
    deck.build(changed, SPEED, time=4000)
    assert deck.package.read_bytes() == whole


def test_nothing_changed_means_the_same_bytes_at_any_time(deck: Deck) -> None:
    before = deck.package.read_bytes(), deck.lock.read_bytes()
    deck.build(PRISM, SPEED, time=9_000_000)
    assert (deck.package.read_bytes(), deck.lock.read_bytes()) == before


BUILD = """
import sys; from pathlib import Path
from tests.package.support import Deck, cloze, question, source
notes = [question(f"term {i}", f"answer {i}", source(f"Part {i % 3}", title=f"T{i % 2}")) for i in range(20)]
Deck(Path(sys.argv[1])).build(*notes, time=1000)
"""


def test_same_bytes_for_any_hash_seed(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    results = set()
    for seed in ("0", "1", "77"):
        folder = tmp_path / seed
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        subprocess.run([sys.executable, "-c", BUILD, str(folder)], check=True, env=environment)
        results.add(((folder / "Light.apkg").read_bytes(), (folder / "Light.lock").read_bytes()))
    assert len(results) == 1


def test_guids_are_all_different_and_searchable() -> None:
    notes = [question(f"term {i % 500}", f"answer {i}", source()) for i in range(2000)]
    plan = Deck(Path("nowhere")).plan(*notes, time=1000)
    found = {planned.entry.guid for planned in plan.notes}
    assert len(found) == 2000
    assert all(guid.isascii() and guid.isalnum() for guid in found)


def test_rejected_notes_are_never_built(deck: Deck) -> None:
    lock = read_lock(deck.lock, deck.package)
    guid = next(entry.guid for entry in lock.notes.values() if entry.term == "prism")
    text = deck.lock.read_text("utf-8").splitlines()
    text = [line.replace('"active"', '"rejected"') if guid in line else line for line in text]
    deck.lock.write_text("\n".join([*text, ""]), "utf-8")
    for note in (PRISM, question("prism", "a wedge of clear glass", source("Elsewhere"))):
        plan = deck.build(note, SPEED, time=2000)
        assert [planned.note.term for planned in plan.notes] == ["light"]
        assert plan.lock.notes[guid].state == "rejected"


def test_an_interrupt_leaves_nothing_half_written(deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path.name: path.read_bytes() for path in deck.package.parent.iterdir()}

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("quizgen.package.write.check_package", interrupted)
    with pytest.raises(KeyboardInterrupt):
        deck.build(question("prism", "changed", source()), SPEED, time=2000)
    assert {path.name: path.read_bytes() for path in deck.package.parent.iterdir()} == before


def test_a_package_that_is_not_as_planned_is_not_kept(deck: Deck) -> None:
    before = {path.name: path.read_bytes() for path in deck.package.parent.iterdir()}
    plan = deck.plan(PRISM, SPEED, time=2000)
    from quizgen.package import write_deck

    doubled = replace(plan, notes=(*plan.notes, plan.notes[0]))
    with pytest.raises(CannotDo):
        write_deck(doubled, deck.package, deck.lock)
    assert {path.name: path.read_bytes() for path in deck.package.parent.iterdir()} == before


def test_same_term_and_answer_in_two_documents_keep_two_guids(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    notes = [question("ray", "a path", source(document=d, title=d)) for d in ("one", "two")]
    first = deck.build(*notes, time=1000)
    again = deck.build(*notes, time=2000)
    assert [p.entry.guid for p in first.notes] == [p.entry.guid for p in again.notes]
    assert guids(first)
