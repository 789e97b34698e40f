"""A package opened: its note types, decks, notes and media, as Anki would find them.

In: an .apkg or .colpkg that quizgen wrote or Anki exported. Out: Packed, or a Problem for a file that is none, whatever
it holds. Left to others: its format (unpacked), what is wrong with its cards (lint), what should be in it (write).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from quizgen.package.packed_types import PackedType, deck_names, note_types
from quizgen.package.unpacked import Unreadable, unpacked
from quizgen.problems import CannotDo, Location, Problem, WrongInput

NOTES = """
select notes.id, guid, mid, notes.mod, tags, flds, group_concat(ord), did, min(ord)
from notes left join cards on cards.nid = notes.id group by notes.id
"""
"""With min(), SQLite takes the deck of the very card that has it."""
SEPARATOR = "\x1f"
"""What Anki separates fields with: it stands in none."""
TABLES = ("col", "notes", "cards", "notetypes", "fields", "templates", "decks")
ODD = f"""
select name from sqlite_master where name in {TABLES} and (
  rootpage = 0 or exists (select 1 from pragma_table_xinfo(sqlite_master.name) where hidden))
"""
"""Tables that are worked out when they are read (views, virtual tables, generated columns): they might never end."""
ILL_FORMED = (sqlite3.Error, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What a database that is none, or none of Anki's, makes of reading."""


class PackedNote(NamedTuple):
    """`note_type` and `deck` are ids, that of its first card's deck; `time` is when it last changed (Unix seconds);
    `text` its fields with Anki's separator between them; `cards` the ordinals of its cards, in order."""

    id: int
    guid: str
    note_type: int
    time: int
    tags: str
    text: str
    cards: tuple[int, ...]
    deck: int

    @property
    def fields(self) -> list[str]:
        return self.text.split(SEPARATOR)


@dataclass(frozen=True)
class Packed:
    """Note types and full names of decks by id; notes in the order they were made in; `media` are the names that fields
    may use, `lock` the text of the lock that travels along ("" without)."""

    note_types: dict[int, PackedType]
    decks: dict[int, str]
    notes: tuple[PackedNote, ...]
    media: frozenset[str]
    lock: str


def read_package(path: Path, shown: str = "") -> Packed:
    """What a package holds. Its name in Problems is `shown`, if given.

    Raises WrongInput when it is no package, CannotDo when it cannot be read.
    """
    place = Location(shown or path.as_posix())
    try:
        database, media, lock = unpacked(path)
        return Packed(*contents(database), media, lock)
    except Unreadable as error:
        raise WrongInput(Problem(place, str(error), error.cure)) from None
    except (FileNotFoundError, IsADirectoryError):
        message = "is a folder" if path.is_dir() else "no such file"
        raise WrongInput(Problem(place, message, "give a package: a file that ends with .apkg")) from None
    except OSError as error:
        raise CannotDo(Problem(place, f"cannot be read: {error.strerror or error}", "check the path")) from None


def contents(database: bytes) -> tuple[dict[int, PackedType], dict[int, str], tuple[PackedNote, ...]]:
    """Note types, decks and notes of an SQLite file. Raises Unreadable for anything else."""
    if database[18:20] == b"\2\2":  # WAL mode, in which no database in memory can be
        database = database[:18] + b"\1\1" + database[20:]
    try:
        with closing(sqlite3.connect(":memory:")) as collection:
            collection.deserialize(database)
            if odd := collection.execute(ODD).fetchone():
                raise ValueError(f"{odd[0]} is no plain table")
            return note_types(collection), deck_names(collection), tuple(notes_of(collection))
    except ILL_FORMED as error:
        raise Unreadable(f"holds a collection that cannot be read ({error})") from None


def notes_of(collection: sqlite3.Connection) -> Iterator[PackedNote]:
    known: dict[str | None, tuple[int, ...]] = {None: ()}
    for number, guid, kind, time, tags, text, ordinals, deck, _ in collection.execute(NOTES):
        if not type(guid) is type(tags) is type(text) is str or not type(kind) is type(time) is int:
            raise ValueError(f"note {number} is none")  # SQLite lets any value stand in any column
        if ordinals not in known:
            known[ordinals] = tuple(sorted(map(int, ordinals.split(","))))
        yield PackedNote(number, guid, kind, time, tags, text, known[ordinals], deck)
