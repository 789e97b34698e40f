"""A lock made again from a package that quizgen built or Anki exported.

In: a package. Out: Lock. Times are those of the notes in the package, so that the next build overtakes every edit that
is in there and no other. Left to others: the file (write), what a note carries (origin).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from quizgen.package.keys import deck_key, stable_id
from quizgen.package.lock import Entry, Lock, NoteType, entry_from, parsed_lock
from quizgen.package.origin import FIELD, MEMBER, origin_of
from quizgen.package.packed import Packed, PackedNote, read_package
from quizgen.package.plan import entry_of
from quizgen.problems import Location, Problem, WrongInput
from quizgen.records import Note
from quizgen.render import FIELDS
from quizgen.render.html import plain

PREFIX = "quizgen "
"""What the names of our note types begin with; then comes the template's id, and in brackets the deck if one has it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A note of the package: its entry, key and name of the deck it was built for ("" where it does not say), the deck
    its cards lie in, the id of its note type, and when that last changed (Unix seconds)."""

    entry: Entry
    key: str
    deck: str
    lies_in: str
    note_type: int
    type_time: int


def lock_from(path: Path) -> Lock:
    """The lock of the deck in a package. Raises WrongInput when it holds no such deck, or several."""
    place = Location(path.as_posix())
    packed = read_package(path)
    found = sorted(found_notes(packed), key=lambda each: each.entry.time)
    kept = parsed_lock(packed.lock, f"{path.as_posix()}/{MEMBER}") if packed.lock else Lock()
    if not found and not kept.key:
        raise WrongInput(Problem(place, "holds no note of quizgen's", "export the deck that quizgen built"))
    names = {(each.key, each.deck) for each in found if each.key}
    if len({key for key, _ in names}) > 1 and len({deck for _, deck in names}) > 1:
        listed = ", ".join(sorted(deck for _, deck in names))
        raise WrongInput(Problem(place, f"holds several decks: {listed}", "export them one by one"))
    lies_in = Counter(each.lies_in.split("::")[0] for each in found)
    name = (
        kept.name
        or next((each.deck for each in reversed(found) if each.deck), "")
        or max(lies_in, key=lies_in.__getitem__)
    )
    key = kept.key or next((each.key for each in reversed(found) if each.key), "") or deck_key(name)
    types = {name: NoteType(name, "", each.type_time) for each in found for name in [type_name(each, key)]}
    notes = {each.entry.guid: each.entry for each in found}
    return Lock(key, name, {**kept.notes, **notes}, {**types, **kept.note_types})


def type_name(found: Found, key: str) -> str:
    """What the lock calls the note type: after its template, or after that and the deck, which alone has it."""
    own = f"{found.entry.template}@{found.key or key}"
    return own if found.note_type == stable_id("note type", own) else found.entry.template


def found_notes(packed: Packed) -> Iterator[Found]:
    """The notes that have our fields and say what kind of fact they are."""
    kinds = {number: kind for number, kind in packed.note_types.items() if kind.fields == FIELDS}
    for note in packed.notes:
        if note.note_type in kinds and note.cards and len(note.fields) == len(FIELDS):
            kind, deck = kinds[note.note_type], packed.decks.get(note.deck, "")
            values = dict(zip(FIELDS, note.fields, strict=True))
            told = origin_of(values[FIELD])
            entry = remembered(seen_entry(note, kind.name.removeprefix(PREFIX).split(" (")[0], values), told)
            entry = entry if entry.subdeck else replace(entry, subdeck=deck.partition("::")[2] or deck)
            if entry.kind:
                key, name = str(told.get("key", "")), str(told.get("deck", ""))
                yield Found(entry, key, name, deck, note.note_type, kind.time)


def seen_entry(packed: PackedNote, template: str, values: dict[str, str]) -> Entry:
    """What the fields and tags of a note show of its entry."""
    tags = packed.tags.split()
    note = Note(
        template=template,
        kind=next((tag.removeprefix("quizgen::") for tag in tags if tag.startswith("quizgen::")), ""),
        term=plain(values["Term"]),
        answer=plain(values["Answer"]),
        fields=tuple((name, values[name]) for name in FIELDS[1:]),
        cards=packed.cards,
        subdeck="",
        tags=(),
        rule="",
    )
    return entry_of(note, packed.guid, 0, packed.time, "")


def remembered(seen: Entry, told: dict[str, Any]) -> Entry:
    """The entry with what the note carries of its lock, unless that was spoiled."""
    values = {field.name: getattr(seen, field.name) for field in fields(Entry)}
    try:
        return entry_from(values | {name: value for name, value in told.items() if name in values})
    except (TypeError, ValueError):
        return seen
