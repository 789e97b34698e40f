"""Which note type a template has: its own for all decks, or one of the deck's, and always the one it had."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.package import Plan
from tests.package.support import QUESTION, TEMPLATES, Deck, question, source

PRISM = question("prism", "a wedge of glass", source())
RESTYLED = tuple(replace(template, css=".card { color: navy }", restyled=True) for template in TEMPLATES)


def kinds(plan: Plan) -> set[str]:
    return {kind.id for _, kind in plan.templates}


def test_what_a_deck_restyles_is_its_own(tmp_path: Path) -> None:
    one, two = (
        Deck(tmp_path, "Light").build(PRISM, time=1000, templates=RESTYLED),
        Deck(tmp_path, "Sea").plan(PRISM, time=1000),
    )
    assert kinds(one) == {f"{QUESTION.id}@{one.lock.key}"}
    assert kinds(two) == {QUESTION.id}


@pytest.mark.parametrize(("first", "later"), [(TEMPLATES, RESTYLED), (RESTYLED, TEMPLATES)], ids=["later", "no more"])
def test_a_deck_keeps_the_note_type_it_has(tmp_path: Path, first: tuple, later: tuple) -> None:
    deck = Deck(tmp_path)
    had = deck.build(PRISM, time=1000, templates=first)
    has = deck.build(PRISM, time=2000, templates=later)
    assert kinds(has) == kinds(had)
    assert [kind.time for _, kind in has.templates] == [2000]
    assert has.counts["note types changed"] == 1
    assert has.counts["unchanged"] == 1


def test_the_key_may_change_and_the_note_type_stays(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    had = deck.build(PRISM, time=1000, templates=RESTYLED)
    text = deck.lock.read_text("utf-8")
    deck.lock.write_text(text.replace(f'"key": "{had.lock.key}"', '"key": "another"'), "utf-8")
    assert kinds(deck.plan(PRISM, time=2000, templates=RESTYLED)) == kinds(had)
