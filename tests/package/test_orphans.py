"""Edits that would leave learners' notes behind are seen before anything is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.package import orphaning, read_lock
from quizgen.render.templates import Card
from tests.package.support import CLOZE, QUESTION, TEMPLATES, Deck, cloze, question

NOTES = (question("prism", "a wedge of glass"), cloze("tower", "49 m", "It is {{c1::49 m}} high."))


def problems(deck: Deck, templates: object = TEMPLATES, name: str = "Light") -> list[str]:
    lock = read_lock(deck.lock, deck.package)
    return [str(problem) for problem in orphaning(lock, templates, name, "Light.lock")]  # type: ignore[arg-type]


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    made = Deck(tmp_path)
    made.build(*NOTES, time=1000)
    return made


@pytest.mark.parametrize(
    ("templates", "says"),
    [
        ((CLOZE,), "template 'test-definition' is gone, and 1 notes"),
        ((replace(QUESTION, id="renamed"), CLOZE), "template 'test-definition' is gone"),
        ((replace(QUESTION, cards=QUESTION.cards[:4]), CLOZE), "its cards were"),
        ((replace(QUESTION, cards=(*QUESTION.cards, Card("more", "{{Term}}", "{{Answer}}"))), CLOZE), "its cards were"),
        ((replace(QUESTION, cards=(*QUESTION.cards[:2][::-1], *QUESTION.cards[2:])), CLOZE), "its cards were"),
        ((QUESTION, replace(CLOZE, form="question")), "form 'cloze' became 'question'"),
    ],
    ids=["template gone", "id renamed", "card removed", "card added", "cards swapped", "form changed"],
)
def test_a_template_edit_that_would_orphan_notes(deck: Deck, templates: object, says: str) -> None:
    (found,) = problems(deck, templates)
    assert says in found
    assert "--accept" in found


def test_other_fields_would_orphan_all_notes(deck: Deck) -> None:
    text = deck.lock.read_text("utf-8")
    deck.lock.write_text(text.replace('"UID", ', '"UID", "Gone", '), "utf-8")
    assert [("its fields are not" in found) for found in problems(deck)] == [True, True]


def test_another_deck_name_would_leave_the_cards_in_the_old_deck(deck: Deck) -> None:
    (found,) = problems(deck, name="Optics")
    assert "'Light', not 'Optics'" in found
    assert "--deck 'Light'" in found


@pytest.mark.parametrize(
    "templates",
    [
        TEMPLATES,
        (replace(QUESTION, css="x", name="Explained"), CLOZE),
        (
            replace(QUESTION, cards=(replace(QUESTION.cards[0], name="asked", front="{{Term}}?"), *QUESTION.cards[1:])),
            CLOZE,
        ),
        (*TEMPLATES, replace(QUESTION, id="another")),
    ],
    ids=["as it was", "style and name", "wording and name of a card", "one more template"],
)
def test_what_anki_follows_is_not_refused(deck: Deck, templates: object) -> None:
    assert problems(deck, templates) == []


def test_a_template_without_notes_may_go(deck: Deck) -> None:
    deck.build(NOTES[0], time=2000)
    assert problems(deck, (QUESTION,)) == []
