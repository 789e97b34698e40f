"""Builds small decks in a folder and studies them in real Anki.

In: facts of our own making. Out: notes, packages, collections. Left to others: how cards look.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from quizgen.package import Plan, plan_deck, read_lock, write_deck
from quizgen.problems import Location
from quizgen.records import Note, Source
from quizgen.render import FIELDS, Template
from quizgen.render.templates import Card

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # anki's generated code uses what protobuf deprecates
    import anki.collection
    from anki.collection import DeckIdLimit, ExportAnkiPackageOptions
    from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportAnkiPackageRequest

QUESTION = Template(
    id="test-definition",
    name="quizgen test-definition",
    form="question",
    fact="definition",
    language="en",
    cards=(
        Card("forward", "What is {{Term}}?", "{{FrontSide}}<hr id=answer>{{Answer}}"),
        Card("reverse", "{{#AddReverse}}Which term: {{Hint}}?{{/AddReverse}}", "{{Term}}"),
        Card("typein", "{{#AddTypeIn}}{{Term}} {{type:Answer}}{{/AddTypeIn}}", "{{Answer}}"),
        Card("spare1", "{{#Extra5}}{{Term}}{{/Extra5}}", "{{Answer}}"),
        Card("spare2", "{{#Extra6}}{{Term}}{{/Extra6}}", "{{Answer}}"),
    ),
    css=".card { color: black }",
    tags=(),
    reverse=False,
    sample=None,
    place=Location("test"),
)
CLOZE = replace(
    QUESTION,
    id="test-number",
    name="quizgen test-number",
    form="cloze",
    fact="number",
    cards=(Card("cloze", "{{cloze:Text}}", "{{cloze:Text}}<br>{{Title}}"),),
)
TEMPLATES = (QUESTION, CLOZE)


def source(heading: str = "Basics", line: int = 1, title: str = "Optics", document: str = "d1") -> Source:
    return Source("optics.md", line, line, 0, 1, (heading,), title, "", "", document)


def question(term: str, answer: str, *places: Source, reverse: bool = False, **fields: str) -> Note:
    values = {"Term": term, "Answer": answer, "Statement": f"{term} is {answer}."} | fields
    values |= {"AddReverse": "1", "Hint": answer} if reverse else {}
    return _note("test-definition", "definition", term, answer, values, (0, 1) if reverse else (0,), places)


def cloze(term: str, answer: str, text: str, *places: Source) -> Note:
    values = {"Term": term, "Answer": answer, "Text": text, "Statement": text.replace("{{c1::", "").replace("}}", "")}
    return _note("test-number", "number", term, answer, values, (0,), places)


def _note(
    template: str,
    kind: str,
    term: str,
    answer: str,
    values: dict[str, str],
    cards: tuple[int, ...],
    places: Sequence[Source],
) -> Note:
    places = tuple(places) or (source(),)
    values = {"Title": places[0].title, "Place": f"line {places[0].line}", **values}
    return Note(
        template=template,
        kind=kind,
        term=term,
        answer=answer,
        fields=tuple((name, values.get(name, "")) for name in FIELDS if name != "UID"),
        cards=cards,
        subdeck=places[0].title,
        tags=("quizgen",),
        rule="a-rule",
        sources=tuple(places),
    )


class Deck:
    """A deck in a folder, built again and again."""

    def __init__(self, folder: Path, name: str = "Light") -> None:
        self.name, self.package, self.lock = name, folder / f"{name}.apkg", folder / f"{name}.lock"

    def plan(self, *notes: Note, time: int, templates: Sequence[Template] = TEMPLATES, version: str = "1") -> Plan:
        lock = read_lock(self.lock, self.package)
        return plan_deck(notes, templates, lock, deck_name=self.name, build_time=time, version=version)

    def build(self, *notes: Note, time: int, templates: Sequence[Template] = TEMPLATES, version: str = "1") -> Plan:
        plan = self.plan(*notes, time=time, templates=templates, version=version)
        write_deck(plan, self.package, self.lock)
        return plan


def statuses(plan: Plan) -> dict[str, str]:
    """Term → status of every note that is built."""
    return {planned.note.term: planned.status for planned in plan.notes}


def guids(plan: Plan) -> dict[str, str]:
    """Answer → GUID."""
    return {planned.note.answer: planned.entry.guid for planned in plan.notes}


@contextmanager
def collection(folder: Path) -> Iterator[Any]:
    """An empty collection of real Anki."""
    opened = anki.collection.Collection(str(folder / "collection.anki2"))
    try:
        yield opened
    finally:
        opened.close()


def take_in(col: Any, package: Path) -> dict[str, int]:
    """Import with the choices that Anki's dialog offers first; how many notes were new, updated, …"""
    options = ImportAnkiPackageOptions(
        merge_notetypes=False, update_notes=0, update_notetypes=0, with_scheduling=False, with_deck_configs=False
    )
    log = col.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options)).log
    col.models._clear_cache()
    return {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}


def export(col: Any, deck: str, out: Path, *, legacy: bool) -> Path:
    """Anki's own export of a deck; `legacy` is its choice "Support older Anki versions"."""
    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=False, with_media=True, legacy=legacy)
    col.export_anki_package(out_path=str(out), options=options, limit=DeckIdLimit(col.decks.id(deck)))
    return out


def edit(col: Any, guid: str, **fields: str) -> None:
    """The learner's edit, made after the import and before the next build."""
    note = note_of(col, guid)
    for name, value in fields.items():
        note[name] = value
    col.update_note(note)


def note_of(col: Any, guid: str) -> Any:
    """The note that has the GUID, found as a user would find it."""
    (found,) = col.find_notes(f"UID:{guid}")
    return col.get_note(found)


def study(col: Any, deck: str) -> None:
    """Answers every card that is due in the deck."""
    col.decks.select(col.decks.id(deck))
    for _ in range(100):
        card = col.sched.getCard()
        if card is None:
            return
        col.sched.answerCard(card, 4)


def history(col: Any, guid: str) -> list[tuple[int, ...]]:
    """Interval, repetitions and review log of the note's cards: what a learner must never lose."""
    cards = [col.get_card(card) for card in note_of(col, guid).card_ids()]
    logs = (col.db.all("select id, ease, ivl from revlog where cid = ?", card.id) for card in cards)
    return [(card.ord, card.ivl, card.reps, *sum(map(tuple, log), ())) for card, log in zip(cards, logs, strict=True)]
