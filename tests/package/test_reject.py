"""A rejected note never comes back, and only what the user meant is rejected."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.package import read_lock, rejected, taken_back, write_lock
from quizgen.problems import WrongInput
from tests.package.support import (
    Deck,
    cloze,
    collection,
    guids,
    history,
    question,
    source,
    statuses,
    study,
    take_in,
)  # fmt: skip

PRISM = question("prism", "a wedge of glass that splits light", source())
LENS = question("lens", "a curved piece of glass", source())


def reject(deck: Deck, wanted: str) -> str:
    """Reject as the command does; the GUID."""
    lock, entry = rejected(read_lock(deck.lock, deck.package), wanted, "the lock")
    write_lock(lock, deck.lock)
    return entry.guid


@pytest.mark.parametrize(
    "again",
    [
        PRISM,
        question("prism", "a wedge of glass that splits the light", source()),
        question("prism", "a wedge of glass that splits light", source("Elsewhere", document="d2", title="Colours")),
        question("Prisms", "a wedge of glass that splits light", source("Elsewhere", document="d2", title="Colours")),
        question("glass prism", "a wedge of glass that splits light", source(document="d2", title="Colours")),
        question("prism", "a wedge of clear glass that splits light", source("Elsewhere", document="d2")),
    ],
    ids=[
        "as it was",
        "answer reworded",
        "moved",
        "term reworded, moved",
        "term longer, moved",
        "answer reworded, moved",
    ],
)
def test_a_rejected_note_never_comes_back(tmp_path: Path, again: object) -> None:
    deck = Deck(tmp_path)
    deck.build(PRISM, LENS, time=1000)
    guid = reject(deck, "prism")
    for time in (2000, 3000):
        plan = deck.build(again, LENS, time=time)  # type: ignore[arg-type]
        assert statuses(plan) == {"lens": "unchanged"}
        assert plan.counts["rejected"] == 1
        assert plan.lock.notes[guid].state == "rejected"
    with collection(tmp_path) as col:
        take_in(col, deck.package)
        assert col.find_notes(f"UID:{guid}") == []


def test_all_that_say_what_was_rejected_stay_out(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    deck.build(PRISM, LENS, time=1000)
    reject(deck, "prism")
    reworded = question("prism", "a wedge of clear glass that splits light", source("Elsewhere", document="d2"))
    assert statuses(deck.build(PRISM, reworded, LENS, time=2000)) == {"lens": "unchanged"}


@pytest.mark.parametrize(
    ("unwanted", "other"),
    [
        (question("GPT-2", "a model of text, large"), question("GPT-3", "a model of text, larger", source("New"))),
        (
            cloze("tower", "49 m", "It is {{c1::49 m}} high."),
            cloze("tower", "51 m", "It is {{c1::51 m}} wide.", source("B")),
        ),
        (question("ray", "half a line"), question("ray", "a straight path of light", source("B"))),
    ],
    ids=["another number in the term", "another number", "another fact of the term"],
)
def test_another_fact_is_not_rejected_with_it(tmp_path: Path, unwanted: object, other: object) -> None:
    deck = Deck(tmp_path)
    first = deck.build(unwanted, other, time=1000)  # type: ignore[arg-type]
    guid = reject(deck, first.notes[0].entry.guid)
    plan = deck.build(unwanted, other, time=2000)  # type: ignore[arg-type]
    assert [p.entry.guid for p in plan.notes] == [first.notes[1].entry.guid]
    assert guid not in guids(plan).values()


def test_a_note_taken_back_is_built_again_with_its_guid_and_history(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    deck.build(PRISM, LENS, time=1000)
    with collection(tmp_path) as col:
        take_in(col, deck.package)
        study(col, "Light")
        guid = reject(deck, "prism")
        before = history(col, guid)
        deck.build(PRISM, LENS, time=2000)
        lock, entry = taken_back(read_lock(deck.lock, deck.package), "Prism", "the lock")
        assert entry.guid == guid
        write_lock(lock, deck.lock)
        assert statuses(deck.build(PRISM, LENS, time=3000)) == {"prism": "unchanged", "lens": "unchanged"}
        assert take_in(col, deck.package)["new"] == 0
        assert history(col, guid) == before
        assert before[0][2] > 0


def test_only_what_is_rejected_can_be_taken_back(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    deck.build(PRISM, LENS, time=1000)
    with pytest.raises(WrongInput, match="no note of the deck is rejected"):
        taken_back(read_lock(deck.lock, deck.package), "prism", "the lock")
    reject(deck, "prism")
    with pytest.raises(WrongInput, match="no note of the deck is about 'lens'"):
        taken_back(read_lock(deck.lock, deck.package), "lens", "the lock")


def test_a_term_of_several_notes_lists_them(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    two = question("ray", "a straight path of light"), question("ray", "half a line", source("Geometry"))
    first = guids(deck.build(*two, time=1000))
    with pytest.raises(WrongInput) as error:
        reject(deck, "Ray")
    assert all(guid in str(error.value) and answer in str(error.value) for answer, guid in first.items())
    reject(deck, first["half a line"])
    assert reject(deck, "ray") == first["a straight path of light"], "one is left"


def test_an_unknown_term_suggests_near_ones(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    deck.build(PRISM, LENS, time=1000)
    before = deck.lock.read_bytes()
    with pytest.raises(WrongInput, match="did you mean 'prism'"):
        reject(deck, "prsm")
    with pytest.raises(WrongInput, match="the lock lists"):
        reject(deck, "comet")
    assert deck.lock.read_bytes() == before
