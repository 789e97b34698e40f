"""A lost lock is made again, from our own package and from what real Anki exports."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quizgen.package import lock_from, read_lock, rejected, write_lock
from quizgen.problems import WrongInput
from tests.package.support import (
    TEMPLATES,
    Deck,
    cloze,
    collection,
    edit,
    export,
    guids,
    history,
    note_of,
    question,
    source,
    statuses,
    study,
    take_in,
)  # fmt: skip

NOW = 4_000_000_000
"""A build after every edit that a test makes in Anki, in Unix seconds."""
PRISM = question("prism", "a wedge of glass", source(heading="A \\(b\\) [sound:c]::d"))
LENS = question("lens", "a curved piece of glass", source(document="d2", title="Sight: an introduction"), reverse=True)
SPEED = cloze("light", "299792 km", "Light covers {{c1::299792 km}} in a second.", source())


def lose(deck: Deck, package: Path) -> None:
    """Loses the lock and makes it again from a package."""
    deck.lock.unlink()
    write_lock(lock_from(package), deck.lock)


def test_our_own_package_gives_the_same_lock(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    deck.build(PRISM, LENS, SPEED, question("ray", "half a line"), time=1000)
    lock, _ = rejected(read_lock(deck.lock, deck.package), "prism", "")
    write_lock(lock, deck.lock)
    deck.build(PRISM, LENS, SPEED, time=2000)  # one is rejected, one has vanished
    lost = deck.lock.read_text("utf-8")
    assert {entry.state for entry in read_lock(deck.lock, deck.package).notes.values()} == {
        "active",
        "rejected",
        "vanished",
    }
    lose(deck, deck.package)
    assert deck.lock.read_text("utf-8") == lost


@pytest.mark.parametrize("legacy", [True, False], ids=["for older versions", "current format"])
def test_from_ankis_export_the_next_build_updates_in_place(tmp_path: Path, legacy: bool) -> None:
    deck = Deck(tmp_path)
    first = guids(deck.build(PRISM, LENS, SPEED, time=1000))
    edited, studied = first["a curved piece of glass"], first["a wedge of glass"]
    with collection(tmp_path) as col:
        take_in(col, deck.package)
        study(col, "Light")
        edit(col, edited, Term="my lens", Answer="mine")
        col.set_deck([card.id for card in note_of(col, edited).cards()], col.decks.id("My own"))
        col.set_deck([card.id for card in note_of(col, edited).cards()], col.decks.id("Light::Mine"))
        before = history(col, studied)
        lose(deck, export(col, "Light", tmp_path / "export.apkg", legacy=legacy))
        assert read_lock(deck.lock, deck.package).notes[edited].subdeck == "Sight: an introduction"
        again = question("prism", "a wedge of clear glass", *PRISM.sources)
        plan = deck.build(again, LENS, SPEED, time=NOW)
        assert statuses(plan) == {"prism": "changed", "lens": "unchanged", "light": "unchanged"}
        assert set(guids(plan).values()) == set(first.values())
        assert take_in(col, deck.package) == {"new": 0, "updated": 1, "duplicate": 2, "conflicting": 0}
        assert note_of(col, studied)["Answer"] == "a wedge of clear glass"
        assert note_of(col, edited)["Answer"] == "mine"
        assert history(col, studied) == before
        assert before[0][2] > 0


def test_notes_that_carry_nothing_are_known_by_what_they_show(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    first = guids(deck.build(PRISM, SPEED, time=1000))
    with collection(tmp_path) as col:
        take_in(col, deck.package)
        for guid, kind in zip(first.values(), ("definition", "number"), strict=True):
            edit(col, guid, Extra4="{spoiled")
            col.tags.bulk_add([note_of(col, guid).id], f"quizgen::{kind}")
        lose(deck, export(col, "Light", tmp_path / "export.apkg", legacy=False))
    lock = read_lock(deck.lock, deck.package)
    assert lock.name == "Light"
    assert {entry.subdeck for entry in lock.notes.values()} == {"Optics"}
    plan = deck.build(PRISM, SPEED, time=NOW)
    assert guids(plan) == first
    assert set(statuses(plan).values()) == {"unchanged"}


def test_two_decks_in_one_export_are_not_mixed(tmp_path: Path) -> None:
    Deck(tmp_path, "Light").build(PRISM, time=1000)
    Deck(tmp_path, "Sound").build(question("pitch", "how high a tone is"), time=1000)
    with collection(tmp_path) as col:
        for name in ("Light", "Sound"):
            take_in(col, tmp_path / f"{name}.apkg")
        col.decks.rename(col.decks.id("Sound"), "Light::Sound")
        both = export(col, "Light", tmp_path / "both.apkg", legacy=False)
    with pytest.raises(WrongInput, match="several decks: Light, Sound"):
        lock_from(both)


def _zip(path: Path, **members: bytes) -> None:
    with zipfile.ZipFile(path, "w") as package:
        for name, data in members.items():
            package.writestr(name.replace("_", "."), data)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.write_bytes(b"no package"), "is no package"),
        (lambda path: _zip(path, readme_txt=b"x"), "holds no collection"),
        (lambda path: _zip(path, collection_anki2=b"x" * 2000), "holds a collection that cannot be read"),
        (lambda path: _zip(path, collection_anki21b=b"x" * 2000), "is no package"),
        (lambda path: _zip(path, collection_anki2=b""), "holds an empty collection"),
        (lambda path: path, "no such file"),
        (lambda path: path.mkdir(), "is a folder"),
    ],
    ids=["not zip", "no collection", "not a database", "not zstd", "empty database", "missing", "a folder"],
)
def test_what_is_no_package_is_told(tmp_path: Path, make: Any, says: str) -> None:
    path = tmp_path / "x.apkg"
    make(path)
    with pytest.raises(WrongInput, match=says) as error:
        lock_from(path)
    assert error.value.problems[0].cure


def test_a_deck_of_others_is_told(tmp_path: Path) -> None:
    with collection(tmp_path) as col:
        note = col.new_note(col.models.by_name("Basic"))
        note["Front"] = "not ours"
        col.add_note(note, col.decks.id("Theirs"))
        theirs = export(col, "Theirs", tmp_path / "theirs.apkg", legacy=False)
    with pytest.raises(WrongInput, match="no note of quizgen's"):
        lock_from(theirs)


def test_the_package_carries_its_lock_without_what_anki_would_read(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    plan = deck.build(PRISM, LENS, time=1000)
    with collection(tmp_path) as col:
        take_in(col, deck.package)
        for planned in plan.notes:
            carried = note_of(col, planned.entry.guid)["Extra4"]
            assert not any(active in carried for active in ("{{", "}}", "::", "[sound:", "\\(", "<"))
            assert carried.count("{") == 1
    assert json.loads(carried)["key"] == plan.lock.key


@pytest.mark.parametrize("legacy", [True, False], ids=["for older versions", "current format"])
def test_a_note_type_of_the_deck_alone_is_known_again(tmp_path: Path, legacy: bool) -> None:
    deck, restyled = Deck(tmp_path), tuple(replace(template, restyled=True) for template in TEMPLATES)
    deck.build(PRISM, LENS, SPEED, time=1000, templates=restyled)
    kinds = set(read_lock(deck.lock, deck.package).note_types)
    assert kinds
    assert all("@" in kind for kind in kinds)
    with collection(tmp_path) as col:
        take_in(col, deck.package)
        lose(deck, export(col, "Light", tmp_path / "exported.apkg", legacy=legacy))
        assert set(read_lock(deck.lock, deck.package).note_types) == kinds
        deck.build(question("prism", "a wedge of clear glass", source()), LENS, SPEED, time=NOW, templates=TEMPLATES)
        log = take_in(col, deck.package)
        assert (log["new"], log["conflicting"]) == (0, 0)
