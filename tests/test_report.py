"""What a build says has changed, and why; searches find in real Anki what has vanished."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.pipeline import Build, Mined
from quizgen.problems import Location
from quizgen.records import Extraction, Note, Refusal
from quizgen.report import build_report, json_report, no_fact, searches
from tests.package.support import CLOZE, QUESTION, Deck, cloze, collection, guids, question, source, take_in

PRISM = question("prism", "a wedge of glass", source(line=3))
LENS = question("lens", "a curved piece of glass", source(line=9))
SPEED = cloze("light", "299792 km", "Light covers {{c1::299792 km}} in a second.", source(line=12))


def report(plan: object, *refusals: Refusal, document: str = "d1") -> list[str]:
    mined = Mined("optics.md", "Optics", Extraction((), refusals), document=document)
    return list(build_report(Build((mined,), (), plan)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("note", "version", "why"),
    [
        (replace(PRISM, answer="a wedge", rule="new-rule", fields=(*PRISM.fields[:1], ("Answer", "a wedge"), *PRISM.fields[2:])), "1", "rule a-rule → new-rule"),
        (question("prism", "a wedge of glass", source(), AddReverse="1"), "1", "template test-definition"),
        (question("prism", "a block of glass", source()), "1", "source"),
        (question("prism", "a wedge", source(), Statement="prism is a wedge of glass."), "1", "rule a-rule"),
        (question("prism", "a wedge", source(), Statement="prism is a wedge of glass."), "2", "rule a-rule, quizgen 1 → 2"),
    ],
    ids=["rule", "template", "source", "what the rule takes", "version"],
)  # fmt: skip
def test_a_changed_note_says_why(tmp_path: Path, note: Note, version: str, why: str) -> None:
    deck = Deck(tmp_path)
    deck.build(PRISM, LENS, time=1000)
    plan = deck.build(note, LENS, time=2000, version=version)
    assert [planned.why for planned in plan.notes if planned.status == "changed"] == [why]
    lines = report(plan)
    assert f"  changed: definition prism ({why})" in lines


def test_what_replaces_a_learners_edit_is_counted_first(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    deck.build(PRISM, LENS, time=1000)
    changed = question("glass prism", "a wedge of glass", source(line=3))
    _, _, first, counts, *rest = report(deck.build(changed, SPEED, time=2000))
    assert first == "1 notes say something else now: importing them replaces what was edited of them in Anki"
    assert counts == "1 new, 0 changed, 1 reworded, 0 unchanged, 1 vanished, 0 rejected"
    assert [line.split()[0] for line in rest] == ["reworded:", "new:", "vanished:", "vanished", "what"]
    assert rest[0] == "  reworded: definition glass prism, was prism (source)"
    assert rest[1] == "  new: number light (rule a-rule)"


def test_a_first_build_lists_no_note_and_an_unchanged_one_nothing_more(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    assert report(deck.build(PRISM, LENS, time=1000))[2:] == [
        "2 new, 0 changed, 0 reworded, 0 unchanged, 0 vanished, 0 rejected"
    ]
    assert report(deck.build(PRISM, LENS, time=2000))[2:] == [
        "0 new, 0 changed, 0 reworded, 2 unchanged, 0 vanished, 0 rejected"
    ]


@pytest.mark.parametrize(
    ("refusals", "document", "others", "why"),
    [
        ((Refusal("question", "definition", "lens", "", "a-rule", "optics.md", 9),), "d1", (), "optics.md:9: question"),
        ((), "d9", (), "no document of this build is the one it came from"),
        ((), "d1", (), "its document says it no longer"),
        ((), "d1", (replace(LENS, template="other"),), "another template makes it"),
    ],
    ids=["refused", "document not given", "not said", "template"],
)
def test_a_vanished_note_says_why(
    tmp_path: Path, refusals: tuple[Refusal, ...], document: str, others: tuple[Note, ...], why: str
) -> None:
    deck = Deck(tmp_path)
    deck.build(PRISM, LENS, time=1000)
    plan = deck.build(
        PRISM, *others, time=2000, templates=(QUESTION, CLOZE, replace(QUESTION, id="other", place=Location("x")))
    )
    assert f"  vanished: definition lens ({why})" in report(plan, *refusals, document=document)


def test_searches_find_500_vanished_notes_in_anki(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    many = [question(f"term {i}", f"answer {i}", source(f"Part {i}")) for i in range(500)]
    first = guids(deck.build(PRISM, *many, time=1000))
    with collection(tmp_path) as col:
        take_in(col, deck.package)
        plan = deck.build(PRISM, time=2000)
        lines = report(plan)
        found = [line.split(": ", 1)[1] for line in lines if line.startswith("  vanished notes stay")]
        assert len(found) == 2
        assert sum(line.startswith("  vanished: ") for line in lines) == 21, "20 are listed, and that there are more"
        notes = {col.get_note(note).guid for search in found for note in col.find_notes(search)}
    assert notes == {guid for answer, guid in first.items() if answer != "a wedge of glass"}
    assert [len(search.split(" OR ")) for search in searches(list(first.values()))] == [300, 201]


def test_json_says_all_that_words_say(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    deck.build(PRISM, LENS, time=1000)
    deck.lock.write_text(deck.lock.read_text("utf-8").replace('"active"', '"rejected"', 1), "utf-8")
    plan = deck.build(question("prism", "a block of glass", source(line=3)), LENS, SPEED, time=2000)
    said = json.loads(json_report(Build((Mined("optics.md", "Optics", Extraction((), ())),), (), plan), deck.package))
    assert said["written"].endswith("Light.apkg")
    assert (said["deck"], said["key"]) == ("Light", plan.lock.key)
    assert [(note["term"], note["status"], note["why"]) for note in said["notes"]] == [
        ("prism", "changed", "source"),
        ("light", "new", "rule a-rule"),
    ]
    assert said["notes"][0]["sources"] == [{"path": "optics.md", "line": 3}]
    assert {"guid", "rule", "version", "template", "subdeck", "was"} <= said["notes"][0].keys()
    assert [entry["term"] for entry in said["rejected"]] == ["lens"]
    gone = json.loads(json_report(Build((), (), deck.build(SPEED, time=3000)), None))
    assert gone["written"] is None
    assert [(entry["term"], bool(entry["why"])) for entry in gone["vanished"]] == [("prism", True)]
    assert gone["searches"] == [f"UID:{gone['vanished'][0]['guid']}"]


def test_a_deck_of_rejected_notes_alone_says_so(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    deck.build(PRISM, time=1000)
    deck.lock.write_text(deck.lock.read_text("utf-8").replace('"active"', '"rejected"'), "utf-8")
    plan = deck.plan(PRISM, time=2000)
    assert "every note of it is rejected" in str(no_fact(Build((), (), plan), ["optics.md"]))
