"""Two builds of a deck, both imported into real Anki: what changed arrives, what the learner did stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.package.support import (
    CLOZE,
    QUESTION,
    Deck,
    cloze,
    collection,
    guids,
    history,
    note_of,
    question,
    source,
    statuses,
    study,
    take_in,
)  # fmt: skip

PRISM = question("prism", "a wedge of glass", source(line=3))
LENS = question("lens", "a curved piece of glass", source(line=9), reverse=True)
SPEED = cloze("light", "299792 km", "Light covers {{c1::299792 km}} in a second.", source(line=12))


def test_first_import_makes_every_planned_card(tmp_path: Path) -> None:
    plan = Deck(tmp_path).build(PRISM, LENS, SPEED, time=1000)
    with collection(tmp_path) as col:
        assert take_in(col, tmp_path / "Light.apkg")["new"] == 3
        for planned in plan.notes:
            note = note_of(col, planned.entry.guid)
            assert tuple(card.ord for card in note.cards()) == planned.note.cards
            assert note["UID"] == note.guid == planned.entry.guid
        assert {col.decks.name(card.did) for card in map(col.get_card, col.find_cards(""))} == {"Light::Optics"}
        assert col.fix_integrity()[1]


def test_order_of_new_cards_is_the_document_order(tmp_path: Path) -> None:
    plan = Deck(tmp_path).build(PRISM, LENS, SPEED, time=1000)
    with collection(tmp_path) as col:
        take_in(col, tmp_path / "Light.apkg")
        dues = [min(card.due for card in note_of(col, planned.entry.guid).cards()) for planned in plan.notes]
        assert dues == sorted(set(dues))


def test_changed_answer_updates_in_place_and_keeps_the_history(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    guid = guids(deck.build(PRISM, LENS, SPEED, time=1000))["a wedge of glass"]
    with collection(tmp_path) as col:
        take_in(col, deck.package)
        study(col, "Light")
        before = history(col, guid)
        plan = deck.build(question("prism", "a wedge of clear glass", source(line=3)), LENS, SPEED, time=2000)
        assert statuses(plan) == {"prism": "changed", "lens": "unchanged", "light": "unchanged"}
        assert take_in(col, deck.package) == {"new": 0, "updated": 1, "duplicate": 2, "conflicting": 0}
        assert note_of(col, guid)["Answer"] == "a wedge of clear glass"
        assert history(col, guid) == before
        assert before[0][2] > 0


def test_learners_edit_and_tag_survive_when_lines_are_inserted_above(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    guid = guids(deck.build(PRISM, LENS, time=1000))["a wedge of glass"]
    with collection(tmp_path) as col:
        take_in(col, deck.package)
        note = note_of(col, guid)
        note["Hint"], note.tags = "mine", [*note.tags, "exam"]
        col.update_note(note)
        moved = question("prism", "a wedge of glass", source(line=103))
        added = question("mirror", "a surface that throws light back", source(line=1))
        plan = deck.build(added, moved, LENS, time=4_000_000_000)
        assert statuses(plan) == {"mirror": "new", "prism": "unchanged", "lens": "unchanged"}
        assert take_in(col, deck.package) == {"new": 1, "updated": 0, "duplicate": 2, "conflicting": 0}
        assert note_of(col, guid)["Hint"] == "mine"
        assert "exam" in note_of(col, guid).tags


@pytest.mark.parametrize(
    "edited",
    [
        replace(QUESTION, css=".card { color: navy }"),
        replace(QUESTION, cards=(replace(QUESTION.cards[0], front="Explain {{Term}}."), *QUESTION.cards[1:])),
        replace(QUESTION, cards=(replace(QUESTION.cards[0], name="renamed"), *QUESTION.cards[1:])),
    ],
    ids=["css", "wording", "card name"],
)
def test_template_edit_changes_the_note_type_and_not_one_note(tmp_path: Path, edited: object) -> None:
    deck = Deck(tmp_path)
    guid = guids(deck.build(PRISM, SPEED, time=1000))["a wedge of glass"]
    with collection(tmp_path) as col:
        take_in(col, deck.package)
        study(col, "Light")
        before = history(col, guid)
        plan = deck.build(PRISM, SPEED, time=2000, templates=(edited, CLOZE))  # type: ignore[arg-type]
        assert set(statuses(plan).values()) == {"unchanged"}
        assert take_in(col, deck.package) == {"new": 0, "updated": 0, "duplicate": 2, "conflicting": 0}
        kind = note_of(col, guid).note_type()
        assert kind["css"] == edited.css  # type: ignore[attr-defined]
        assert (kind["tmpls"][0]["name"], kind["tmpls"][0]["qfmt"]) == (edited.cards[0].name, edited.cards[0].front)  # type: ignore[attr-defined]
        assert len([name for name in col.models.all_names_and_ids() if "test-definition" in name.name]) == 1
        assert history(col, guid) == before


def test_reworded_term_is_the_same_note(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    first = deck.build(PRISM, LENS, time=1000)
    plan = deck.build(question("glass prism", "a wedge of glass", source(line=3)), LENS, time=2000)
    assert statuses(plan) == {"glass prism": "reworded", "lens": "unchanged"}
    assert guids(plan) == guids(first)


def test_vanished_note_comes_back_under_its_guid(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    first = guids(deck.build(PRISM, LENS, time=1000))
    gone = deck.build(LENS, time=2000)
    assert [entry.term for entry in gone.vanished] == ["prism"]
    assert gone.lock.notes[first["a wedge of glass"]].state == "vanished"
    assert guids(deck.build(PRISM, LENS, time=3000)) == first


def test_two_facts_of_one_term_stay_two_whatever_their_order(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    one, two = question("ray", "a straight path of light", source()), question("ray", "half a line", source("Geometry"))
    first = guids(deck.build(one, two, time=1000))
    assert len(set(first.values())) == 2
    assert guids(deck.build(two, one, time=2000)) == first


def test_a_tie_is_not_guessed(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    old = (cloze("hue", "5", "hue {{c1::5}}", source("A")), cloze("hue", "6", "hue {{c1::6}}", source("B")))
    new = (cloze("hue", "8", "hue {{c1::8}}", source("C")), cloze("hue", "9", "hue {{c1::9}}", source("D")))
    first = deck.build(*old, time=1000)
    plan = deck.build(*new, time=2000)
    assert [planned.status for planned in plan.notes] == ["new", "new"]
    assert len(plan.vanished) == 2
    assert not set(guids(plan).values()) & set(guids(first).values())
