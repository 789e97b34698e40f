"""A plan → the bytes of an Anki package.

In: a Plan. Out: bytes, the same for the same plan with the same SQLite and zlib. genanki makes the database; the times
and cards of notes are the plan's. Left to others: note types (note_types), where the bytes go (write).
"""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from itertools import count
from typing import Any

import genanki

from quizgen.package.keys import stable_id
from quizgen.package.lock import Lock, lock_text
from quizgen.package.note_types import NoteTypeModel, note_type
from quizgen.package.origin import FIELD, MEMBER, origin, rest_of
from quizgen.package.packed import SEPARATOR
from quizgen.package.plan import Plan, Planned
from quizgen.render import FIELDS

LEVEL = 4
"""How hard to compress, 1-9: a twentieth bigger than 6, in half of the time."""


class PlannedNote(genanki.Note):  # type: ignore[misc]
    """A genanki note with a time of its own and the cards it was planned with."""

    def __init__(self, planned: Planned, model: NoteTypeModel, due: int, lock: Lock) -> None:
        values = {"UID": planned.entry.guid, **dict(planned.note.fields), FIELD: origin(planned.entry, lock)}
        texts = [values[name] for name in FIELDS]
        if SEPARATOR in "".join(texts):
            texts = [text.replace(SEPARATOR, "") for text in texts]
        super().__init__(model, texts, guid=planned.entry.guid, tags=list(planned.note.tags), due=due)
        self.modified = planned.entry.time
        self.planned_cards = [genanki.Card(ordinal) for ordinal in planned.entry.cards]

    @property
    def cards(self) -> list[genanki.Card]:
        return self.planned_cards

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Left out: render escapes the text, and genanki takes words between angle brackets for bad HTML."""

    def write_to_db(self, cursor: Any, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, self.modified, deck_id, id_gen)


def apkg(plan: Plan) -> bytes:
    """The package of a plan."""
    rest = rest_of(plan.lock, {planned.entry.guid for planned in plan.notes})
    members = {"collection.anki2": collection(plan), "media": b"{}", MEMBER: lock_text(rest).encode()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.external_attr = 0o644 << 16
            packed.writestr(info, data, zipfile.ZIP_DEFLATED, LEVEL)
    return out.getvalue()


def collection(plan: Plan) -> bytes:
    """The database inside. Ids of notes and cards follow from the newest time in the plan."""
    newest = max([planned.entry.time for planned in plan.notes] + [kind.time for _, kind in plan.templates])
    with closing(sqlite3.connect(":memory:")) as database:
        genanki.Package(decks_of(plan)).write_to_db(database.cursor(), float(newest), count(newest * 1000))
        database.commit()
        return database.serialize()


def decks_of(plan: Plan) -> list[genanki.Deck]:
    """The subdecks with their notes. Anki tells no case apart in names: the first spelling is everyone's."""
    models = {template.id: note_type(template, kind, plan.lock.name) for template, kind in plan.templates}
    decks: dict[str, genanki.Deck] = {}
    name_of = cache(lambda subdeck: full_name(plan.lock.name, subdeck))
    for due, planned in enumerate(plan.notes, 1):
        name = name_of(planned.entry.subdeck)
        if name.casefold() not in decks:
            decks[name.casefold()] = genanki.Deck(stable_id("deck", plan.lock.key, name), name)
        decks[name.casefold()].add_note(PlannedNote(planned, models[planned.entry.template], due, plan.lock))
    return list(decks.values())


def full_name(deck: str, subdeck: str) -> str:
    """Anki's name of a document's deck: two colons inside a title would make one level more. Without a subdeck, the
    deck's own."""
    if not subdeck:
        return deck
    title = re.sub(r"[\x00-\x1f\x7f]+", " ", subdeck)
    title = re.sub(r"\s+", " ", title.replace("::", ": ")).strip(" :") or "untitled"
    return f"{deck}::{title}"
