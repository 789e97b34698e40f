"""Notes of which Anki makes the same cards.

In: a Packed. Out: groups of notes that have one note type and the same fields filled, so that the linter can ask all of
them at once. Left to others: what it asks (lint, field_faults).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.package.fronts import Front, fronts_of, named_fields
from quizgen.package.packed import SEPARATOR, Packed, PackedNote
from quizgen.package.packed_types import PackedType

BLANK = re.compile(r"(?:[ \t\r\n]|<br ?/?>|</?div>)+")
"""What Anki takes for an empty field."""
BLANK_AT_FIRST = re.compile(rf"{SEPARATOR}[ \t\r\n<]")


@dataclass(frozen=True)
class Alike:
    """Notes, at least one, and the fronts that each of them has. `columns` are their fields, one field of all notes in
    each, and `wholes` the same as texts with a separator between notes."""

    kind: PackedType
    notes: Sequence[PackedNote]
    fronts: tuple[Front, ...]
    columns: Sequence[Sequence[str]]
    wholes: Sequence[str]

    def joined(self, fields: Sequence[int], between: str = "\n") -> list[str]:
        """These fields of each note, as one text."""
        if not fields:
            return [""] * len(self.notes)
        return list(map(between.join, zip(*(self.columns[at] for at in fields), strict=True)))

    def braced(self) -> list[str]:
        """Of each note the fields that have braces in any note."""
        fields = [at for at, whole in enumerate(self.wholes) if "{{" in whole or "}}" in whole]
        return self.joined(fields, SEPARATOR)


def alike_notes(packed: Packed) -> tuple[list[Alike], list[PackedNote]]:
    """The groups; and the notes that fit no note type."""
    of_type, others = defaultdict(list), []
    for note in packed.notes:
        known = packed.note_types.get(note.note_type)
        if known and len(known.fields) == note.text.count(SEPARATOR) + 1:
            of_type[note.note_type].append(note)
        else:
            others.append(note)
    return [each for kind, notes in of_type.items() for each in parted(packed.note_types[kind], notes)], others


def parted(kind: PackedType, notes: Sequence[PackedNote]) -> Iterator[Alike]:
    """Notes of one type, parted by which of the fields that its cards name are filled."""
    whole = Alike(kind, notes, (), *fields_in_columns(kind, notes))
    named, none = named_fields(kind), [False] * len(notes)
    filled = [are_filled(whole, at) if at in named else none for at in range(len(kind.fields))]
    groups = defaultdict(list)
    for at, key in enumerate(zip(*(column for column in filled if any(column) and not all(column)), strict=True)):
        groups[key].append(at)
    for ats in groups.values() or [range(len(notes))]:
        fronts = fronts_of(kind, tuple(column[ats[0]] for column in filled))
        if len(ats) == len(notes):
            yield replace(whole, fronts=fronts)
        else:
            members = [notes[at] for at in ats]
            yield Alike(kind, members, fronts, *fields_in_columns(kind, members))


def fields_in_columns(kind: PackedType, notes: Sequence[PackedNote]) -> tuple[list[list[str]], list[str]]:
    texts = SEPARATOR.join([note.text for note in notes]).split(SEPARATOR)
    columns = [texts[at :: len(kind.fields)] for at in range(len(kind.fields))]
    return columns, list(map(SEPARATOR.join, columns))


def are_filled(alike: Alike, field: int) -> list[bool]:
    """Whether Anki takes the field of each note for filled."""
    column = alike.columns[field]
    if any(column) and BLANK_AT_FIRST.search(SEPARATOR + alike.wholes[field]):
        return [bool(text) and not BLANK.fullmatch(text) for text in column]
    return list(map(bool, column))
