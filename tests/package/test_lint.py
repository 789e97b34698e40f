"""The package linter: each test has a package with just one fault, made of a faultless one."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from quizgen.check import check_file
from quizgen.package import lint_package, read_package, write_deck
from quizgen.problems import Problem
from tests.package.support import Deck, cloze, collection, export, question, take_in

LENS = question("lens", "a curved piece of glass", reverse=True)
SPEED = cloze("light", "299792 km", "Light covers {{c1::299792 km}} in a second.")
PRISM = question("prism", "a wedge of glass")


def found(package: Path) -> list[Problem]:
    return list(lint_package(read_package(package), "deck.apkg"))


def altered(package: Path, *statements: str) -> Path:
    """The package after SQL statements on its collection."""
    database = package.with_suffix(".anki2")
    with zipfile.ZipFile(package) as packed:
        database.write_bytes(packed.read("collection.anki2"))
    with closing(sqlite3.connect(database)) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount, statement
        connection.commit()
    with zipfile.ZipFile(package, "w") as packed:
        packed.write(database, "collection.anki2")
        packed.writestr("media", '{"0": "here.png"}')
    return package


@pytest.fixture
def package(tmp_path: Path) -> Path:
    deck = Deck(tmp_path)
    deck.build(LENS, SPEED, PRISM, time=1000)
    return deck.package


def test_a_faultless_package_has_no_fault(package: Path) -> None:
    assert found(altered(package)) == []
    assert check_file(str(package)) == []


def put(old: str, new: str, where: str = "flds") -> str:
    return f"update notes set {where} = replace({where}, '{old}', '{new}') where {where} like '%{old}%'"


NOTE_OF_LENS = "(select id from notes where flds like '%lens%')"
FAULTS = {
    "a note without cards": ([f"delete from cards where nid = {NOTE_OF_LENS}"], "has no card"),
    "a lost card": ([f"delete from cards where ord = 1 and nid = {NOTE_OF_LENS}"], "has cards 1 where Anki would make 1, 2"),
    "a shared GUID": ([f"update notes set guid = (select guid from notes where id = {NOTE_OF_LENS}) where flds like '%wedge%'"], "2 notes share this GUID"),
    "a front without content": ([put("prism", ""), put("is a wedge", "a wedge")], "where Anki would make none: an empty front"),
    "a front that only breaks its line": ([put("prism\x1f", "<br>\x1f")], "where Anki would make none: an empty front"),
    "a front that is a line break": ([put("prism\x1f", "\n\x1f")], "where Anki would make none: an empty front"),
    "two fronts alike": ([put("prism", "lens")], "asks just what"),
    "an answer on its front": ([put("\x1fprism\x1f", "\x1fprism (a Wedge&nbsp;of <b>glass</b>)\x1f")], "card 1 shows its answer 'a wedge of glass'"),
    "an answer left beside its deletion": ([put("Light covers {{c1", "299792 km: Light covers {{c1")], "card 1 shows its answer '299792 km'"),
    "an unclosed deletion": ([put("299792 km}}", "299792 km")], "has no deletion"),
    "a deletion that ends in another field": ([put("299792 km}} in a second.\x1f", "299792 km in a second.\x1f}}")], "has no deletion"),
    "no deletion": ([put("{{c1::299792 km}}", "299792 km")], "has no deletion"),
    "an empty deletion": ([put("{{c1::299792 km}}", "{{c1::}}")], "has an empty deletion"),
    "deletion nought": ([put("{{c1::", "{{c0::")], "numbers a deletion 0"),
    "deletion 501": ([put("{{c1::", "{{c501::")], "numbers a deletion 501"),
    "colons in a deletion": ([put("{{c1::299792 km}}", "{{c1::299792::km::h}}")], "is cut at its first"),
    "braces inside a deletion": ([put("{{c1::299792 km}}", "{{c1::{{299792}} km}}")], "broken deletion"),
    "a placeholder left over": ([put("a wedge", "{{Term}}, a wedge")], "a placeholder that nothing was put into"),
    "bold in Markdown": ([put("a wedge", "**a** wedge")], "Markdown as it was typed: '**a**'"),
    "a link in Markdown": ([put("a wedge", "a [wedge](https://example.org)")], "Markdown as it was typed"),
    "bold beside code": ([put("a wedge", "<code>**kw</code> **a** wedge")], "Markdown as it was typed: '**a**'"),
    "a formula that does not close": ([put("a wedge", r"\(x a wedge")], r"does not close: '\('"),
    "code that does not close": ([put("a wedge", "<code>x a wedge")], "does not close: '<code>'"),
    "a formula cut by its deletion": ([put("299792 km}} in a second", r"\(c}}\) in a second")], "cuts a formula or code in two"),
    "a missing picture": ([put("a wedge", "<img src=\"gone%20.png\"> a wedge")], "uses 'gone%20.png'"),
    "a missing sound": ([put("a wedge", "[sound:bell.mp3] a wedge")], "uses 'bell.mp3'"),
    "a field beyond reading": (["update notes set flds = flds || hex(zeroblob(9000)) where flds like '%wedge%'"], "its field Extra6 has 18000 characters"),
    "a placeholder of a template": ([put("{{Term}}", "{{Trem}}", "models").replace("notes", "col")], "'{{Trem}}' names no field"),
    "fields that fit no note type": (["update notes set flds = 'a' where flds like '%wedge%'"], "no note type that fits"),
}  # fmt: skip


@pytest.mark.parametrize(("statements", "message"), FAULTS.values(), ids=FAULTS)
def test_fault_is_found(package: Path, statements: Sequence[str], message: str) -> None:
    problems = found(altered(package, *statements))
    assert any(message in problem.message for problem in problems), problems
    assert all(problem.cure and problem.location.path.startswith("deck.apkg: ") for problem in problems)


def test_of_two_fronts_alike_the_later_note_is_told(package: Path) -> None:
    fill = (
        put("\x1fprism\x1f", "\x1flens\x1f"),
        "update notes set id = 7 where flds like '%wedge%'",
        "update cards set nid = 7 where nid = (select max(nid) from cards)",
    )
    (problem,) = found(altered(package, *fill))
    assert "a curved piece" not in str(problem)
    ids = {note.text: note.guid for note in read_package(package).notes}
    first = next(guid for text, guid in ids.items() if "wedge" in text)
    assert problem.message == f"asks just what {first} asks (card 1)"


MANY = 20_000
ENDLESS = ("<", "{{c1::", "<img ", "<li>", "**a", "[sound:", "}}", "&amp", "# ", "<div>", "](", "a ", "{{c1::a}}{{")


@pytest.mark.parametrize("piece", ENDLESS)
def test_pieces_without_end_are_told_and_not_read_on_and_on(package: Path, piece: str) -> None:
    with_term = [
        f"update notes set flds = replace(flds, '{old}', replace(hex(zeroblob({MANY})), '00', '{piece}'))"
        for old in ("a wedge of glass", "299792 km")
    ]
    assert any("characters (at most" in problem.message for problem in found(altered(package, *with_term)))


UNSUSPICIOUS = {
    "a picture that is there": [put("a wedge", '<img src="here.png"> a wedge')],
    "a picture on the web": [put("a wedge", '<img src="https://example.org/a.png"> a wedge')],
    "asterisks of code": [put("a wedge", "2**3 and **kwargs")],
    "marks inside code": [put("a wedge", "<code>f(**kwargs) [a](https://b) ```**x**</code>")],
    "formulas": [put("a wedge", r"\( \frac{a}{b_{c} } **d** \) \[ x \]"), put("299792 km", r"\( c_{0} \)")],
    "two deletions of one number": [put("Light covers", "{{c1::Light}} covers")],
    "a number inside another": [put("a wedge of glass", "29"), put("\x1fprism\x1f", "\x1fprism 1290\x1f")],
}


@pytest.mark.parametrize("statements", UNSUSPICIOUS.values(), ids=UNSUSPICIOUS)
def test_what_only_looks_like_a_fault_is_none(package: Path, statements: Sequence[str]) -> None:
    assert found(altered(package, *statements)) == []


def test_nested_deletions_and_hints_of_other_peoples_decks_are_none(package: Path) -> None:
    other = "update col set models = replace(models, '\"Extra1\"', '\"Mine\"')"
    cards = "insert into cards select id + 1, nid, did, 1, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data from cards where nid = (select id from notes where flds like '%covers%')"
    nested = put("{{c1::299792 km}}", "{{c1::about {{c2::299792}} km::how far}}")
    assert found(altered(package, other, cards, nested)) == []


def test_what_anki_exports_is_read(package: Path, tmp_path: Path) -> None:
    with collection(tmp_path) as col:
        take_in(col, package)
        name = col.media.write_data("光.png", b"a picture")
        for note in map(col.get_note, col.find_notes("")):
            note["Context"] = f'<img src="{name}">'
            col.update_note(note)
        older, newest = (export(col, "Light", tmp_path / f"{legacy}.apkg", legacy=legacy) for legacy in (True, False))
    (old, new), built = map(read_package, (older, newest)), read_package(package)
    assert old == new
    assert old.media == {"光.png"}
    assert {note.guid for note in old.notes} == {note.guid for note in built.notes}
    assert {kind: (*built.note_types[kind].fields, *built.note_types[kind].cards) for kind in built.note_types} == {
        kind: (*new.note_types[kind].fields, *new.note_types[kind].cards) for kind in built.note_types
    }
    assert found(older) == found(newest) == []
    assert check_file(str(newest)) == []


def test_a_build_tells_faults_and_writes_the_deck_all_the_same(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    plan = deck.plan(LENS, question("Lens: a wedge of glass", "a wedge of glass"), time=1000)
    (problem,) = write_deck(plan, deck.package, deck.lock)
    assert "card 1 shows its answer" in problem.message
    assert "Lens: a wedge of glass" in str(problem)
    assert deck.package.exists()
