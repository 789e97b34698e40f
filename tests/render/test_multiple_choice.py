"""Multiple-choice notes: asked for, balanced, and the same at the next build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.data import data_root
from quizgen.package import Plan, lint_package, read_lock, read_package
from quizgen.pipeline import items_in
from quizgen.records import Fact, Item
from quizgen.render import load_templates, render_notes, template_set
from quizgen.render.distractors import width
from tests.package.support import Deck
from tests.render.test_distractors import fact
from tests.support.real_anki import cards_shown, collection, import_package
from tests.support.texts import ROOT

TEMPLATES = load_templates(data_root("templates"))
WINDS = ("mistral", "bora", "foehn", "sirocco", "monsoon", "chinook", "harmattan", "levanter", "pampero", "williwaw")
PLACES = ("Alps", "Adriatic", "Rhine", "Sahara", "Deccan", "Prairie", "Niger", "Strait", "Plata", "Magellan")
WHEN = ("before dawn", "late in autumn", "once the snow melts", "on most summer evenings", "after long drought")


def winds(count: int = 40) -> list[Fact]:
    """Definitions of made-up winds, no two alike, with terms of many lengths."""
    return [
        fact(
            "definition",
            f"{WINDS[at % 10]}{' of' * (at % 4 > 1)} {PLACES[(at * 7 + at // 10) % 10].lower()}",
            f"{PLACES[at % 10]} air, type {chr(65 + at) * 9}, felt {WHEN[at % 5]} by those who live at {chr(97 + at % 26) * 7}",
        )
        for at in range(count)
    ]


def amounts(count: int = 60) -> list[Fact]:
    return [fact("number", f"peak {chr(65 + at)}", f"{1100 + 37 * at} metres") for at in range(count)]


def built(deck: Deck, facts: list[Fact], time: int) -> Plan:
    lock = read_lock(deck.lock, deck.package)
    notes = render_notes(facts, TEMPLATES, multiple_choice=True, earlier=items_in(lock))
    return deck.build(*notes, time=time, templates=TEMPLATES)


def choices(plan: Plan) -> dict[str, tuple[tuple[str, ...], int]]:
    return {p.entry.guid: (p.entry.options, p.entry.key_position) for p in plan.notes if p.entry.options}


def test_notes_of_choice_are_made_when_asked_for_and_beside_the_others() -> None:
    facts = winds(10)
    plain = render_notes(facts, TEMPLATES)
    both = render_notes(facts, TEMPLATES, multiple_choice=True)
    assert [note for note in both if note.item is None] == list(plain)
    assert {note.template for note in both if note.item} == {"en-definition-choice"}


def test_no_item_where_fewer_than_three_distractors_exist() -> None:
    facts = winds(3)
    assert not [note for note in render_notes(facts, TEMPLATES, multiple_choice=True) if note.item]


def test_place_and_length_of_the_key_are_balanced_over_a_deck() -> None:
    items = [note.item for note in render_notes(winds(), TEMPLATES, multiple_choice=True) if note.item]
    assert len(items) >= 30
    places = Counter(item.key_position for item in items)
    assert max(places.values()) - min(places[place] for place in range(4)) <= 1
    for extreme in (max, min):
        assert guessed(items, extreme) == pytest.approx(0.25, abs=0.1)


def guessed(items: list[Item], extreme: Callable[..., int]) -> float:
    """The share of items that somebody gets right who always picks a longest, or shortest, option."""
    right = 0.0
    for item in items:
        widths = list(map(width, item.options))
        best = extreme(widths)
        right += (widths[item.key_position] == best) / widths.count(best)
    return right / len(items)


def test_amounts_stand_in_their_order_and_the_key_in_every_place() -> None:
    items = [note.item for note in render_notes(amounts(), TEMPLATES, multiple_choice=True) if note.item]
    assert len(items) == 60
    for item in items:
        values = [int(option.split()[0]) for option in item.options]
        assert values == sorted(set(values))
    places = Counter(item.key_position for item in items)
    assert max(places.values()) - min(places[place] for place in range(4)) <= 2


def test_a_new_document_reshuffles_nothing(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    facts = [*winds(20), *amounts(20)]
    before = choices(built(deck, facts, 1000))
    assert len(before) > 30
    more = [replace(each, source=replace(each.source, document="new")) for each in (*winds(40)[20:], *amounts(60)[20:])]
    after = built(deck, [*more, *facts], 2000)
    assert before.items() <= choices(after).items()
    assert {p.status for p in after.notes if p.entry.guid in before} == {"unchanged"}


def test_an_option_that_became_right_is_replaced(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    facts = winds(20)
    plan = built(deck, facts, 1000)
    chosen = next(p for p in plan.notes if p.entry.options)
    wrong = next(option for option in chosen.entry.options if option != chosen.entry.term)
    after = built(deck, [*facts, fact("translation", chosen.entry.term, wrong)], 2000)
    options, place = choices(after)[chosen.entry.guid]
    assert wrong not in options
    assert options[place] == chosen.entry.term


def test_cards_of_choice_in_real_anki(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    plan = built(deck, [*winds(20), *amounts(20)], 1000)
    assert list(lint_package(read_package(deck.package), "deck")) == []
    items = {p.entry.guid: p.note.item for p in plan.notes if p.note.item}
    with collection(tmp_path / "anki") as col:
        import_package(col, deck.package)
        shown = [card for card in cards_shown(col) if card.fields["Options"]]
        assert len(shown) == len(items)
        for card in shown:
            item = items[card.fields["UID"]]
            letter, key = "ABCD"[item.key_position], item.options[item.key_position]
            assert all(option in card.front for option in item.options)
            assert f"key-{letter}" not in card.front_html.split("<style>")[0].split("</style>")[-1]
            assert f'<div class="options key-{letter}">' in card.back_html
            assert f"{letter}. {key}" in card.back


def test_a_typed_deletion_in_real_anki(tmp_path: Path) -> None:
    text = (ROOT / "templates/en/number.yaml").read_text("utf-8").replace("form: cloze", "form: cloze\ntypein: true")
    (tmp_path / "number.yaml").write_text(text, "utf-8")
    templates = template_set(tmp_path, "own")
    deck = Deck(tmp_path)
    deck.build(*render_notes(amounts(2), templates), time=1000, templates=templates)
    assert list(lint_package(read_package(deck.package), "deck")) == []
    with collection(tmp_path / "anki") as col:
        import_package(col, deck.package)
        for card in cards_shown(col):
            assert card.front_html.count("[[type:Answer]]") == 1
