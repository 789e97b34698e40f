"""Cases that once cost a learner's history, a deck or an import."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from quizgen.package import read_lock, write_deck
from quizgen.problems import CannotDo
from tests.package.support import Deck, cloze, collection, guids, question, source, statuses, take_in


def test_line_separators_in_a_term_do_not_spoil_the_lock(tmp_path: Path) -> None:
    deck, note = Deck(tmp_path), question("a\u2028b", "x\u0085y")
    deck.build(note, time=1000)
    assert set(statuses(deck.build(note, time=2000)).values()) == {"unchanged"}


def test_a_lock_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    deck.build(question("a", "b"), time=1000)
    deck.lock.write_bytes(b"\xef\xbb\xbf" + deck.lock.read_bytes())
    assert statuses(deck.build(question("a", "b"), time=2000)) == {"a": "unchanged"}


def test_a_rejected_line_wins_a_merge_on_either_side(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    deck.build(question("a", "b"), time=1000)
    head, *lines = deck.lock.read_text("utf-8").splitlines()
    rejected = [line.replace('"active"', '"rejected"') for line in lines]
    for merged in (lines + rejected, rejected + lines):
        deck.lock.write_text("\n".join([head, *merged, ""]), "utf-8")
        assert [entry.state for entry in read_lock(deck.lock, deck.package).notes.values()] == ["rejected"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (question("C++", "one language", source("A")), question("C#", "quite another", source("B"))),
        (
            cloze("tower", "49 m", "The tower stands {{c1::49 m}} high.", source("A")),
            cloze("tower", "1698", "The tower was first lit in {{c1::1698}}.", source("B")),
        ),
        (question("GPT-2", "a model of text, large", source()), question("GPT-3", "a model of text, larger", source())),
    ],
    ids=["names told apart by a sign", "two numbers of one term", "names told apart by a number"],
)
def test_another_fact_does_not_take_over_a_history(tmp_path: Path, old: object, new: object) -> None:
    deck = Deck(tmp_path)
    first = deck.build(old, time=1000)  # type: ignore[arg-type]
    plan = deck.build(new, time=2000)  # type: ignore[arg-type]
    assert [planned.status for planned in plan.notes] == ["new"]
    assert len(plan.vanished) == 1
    assert not set(guids(plan).values()) & set(guids(first).values())


def test_a_changed_number_in_its_section_is_the_same_note(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    deck.build(cloze("tower", "49 m", "The tower stands {{c1::49 m}} high."), time=1000)
    plan = deck.build(cloze("tower", "51 m", "The tower stands {{c1::51 m}} high."), time=2000)
    assert statuses(plan) == {"tower": "changed"}


def test_ankis_field_separator_in_a_text_does_not_spoil_the_import(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    deck.build(question("a", "b", Context="x\x1fy"), time=1000)
    with collection(tmp_path) as col:
        assert take_in(col, deck.package)["new"] == 1


def test_titles_that_differ_in_case_share_a_deck_as_anki_has_it(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    deck.build(question("a", "b", source(title="Intro")), question("c", "d", source(title="intro")), time=1000)
    with collection(tmp_path) as col:
        take_in(col, deck.package)
        assert [deck.name for deck in col.decks.all_names_and_ids()] == ["Default", "Light", "Light::Intro"]


def test_a_package_path_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    plan = deck.plan(question("a", "b"), time=1000)
    deck.package.mkdir()
    with pytest.raises(CannotDo) as error:
        write_deck(plan, deck.package, deck.lock)
    assert error.value.problems[0].cure
    assert [path.name for path in tmp_path.iterdir()] == ["Light.apkg"]


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of a process")
def test_a_disk_without_room_is_told_with_a_cure_and_leaves_nothing(tmp_path: Path) -> None:
    import resource

    deck = Deck(tmp_path)
    plan = deck.plan(question("a", "b"), time=1000)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))  # bytes of a file
    try:
        with pytest.raises(CannotDo, match=r"Light\.apkg: cannot be written: File too large; choose another folder"):
            write_deck(plan, deck.package, deck.lock)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


def test_a_new_note_of_a_term_that_another_left_gets_a_guid_of_its_own(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    first = deck.build(question("prism", "a wedge of glass"), time=1000)
    reworded = question("glass prism", "a wedge of glass")
    assert guids(deck.build(reworded, time=2000)) == guids(first)
    plan = deck.build(reworded, question("prism", "a solid with two equal ends", source("Geometry")), time=3000)
    assert statuses(plan) == {"glass prism": "unchanged", "prism": "new"}
    assert len(set(guids(plan).values())) == 2
