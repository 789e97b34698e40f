"""A package opened: its note types, notes, cards and media, as Anki would find them.

In: an .apkg that quizgen wrote or Anki exported in its older format. Out: Packed, or WrongInput for a file that is
none, whatever it holds. Left to others: what is wrong with its cards (lint), what should be in it (write).
"""

from __future__ import annotations

import json
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from quizgen.package.origin import MEMBER
from quizgen.problems import Location, Problem, WrongInput

COLLECTIONS = ("collection.anki21", "collection.anki2")
"""Anki's export for older versions has both, and the second then holds less."""
LARGEST = 300 << 20
"""Bytes of an unpacked collection: what Anki's servers take at most (300 MiB)."""
EXPORT_AGAIN = "build it again, or export it from Anki with 'Support older Anki versions' ticked"
NOTES = """
select notes.guid, notes.mid, notes.flds, group_concat(cards.ord)
from notes left join cards on cards.nid = notes.id group by notes.id
"""


class PackedNote(NamedTuple):
    """`note_type` is the id of its note type; `text` all fields with Anki's separator between them; `cards` the
    ordinals of its cards, in order."""

    guid: str
    note_type: int
    text: str
    fields: list[str]
    cards: tuple[int, ...]


@dataclass(frozen=True)
class PackedType:
    """A note type: names of its fields, and (name, front, back) of its card templates."""

    name: str
    is_cloze: bool
    fields: tuple[str, ...]
    cards: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Packed:
    """`media` are the names that fields may use."""

    note_types: dict[int, PackedType]
    notes: tuple[PackedNote, ...]
    media: frozenset[str]


def read_package(path: Path, shown: str = "") -> Packed:
    """What a package holds. Raises WrongInput, under the name `shown`, when it cannot be read as one."""

    def refused(message: str, cure: str = EXPORT_AGAIN) -> WrongInput:
        return WrongInput(Problem(Location(shown or path.as_posix()), message, cure))

    try:
        with zipfile.ZipFile(path) as packed:
            names = set(packed.namelist())
            inside = next((name for name in COLLECTIONS if name in names), None)
            if "collection.anki21b" in names or inside is None:
                newer = "is in Anki's newest format" if "collection.anki21b" in names else "holds no collection"
                raise refused(f"{newer}, which cannot be read here" if "newest" in newer else newer)
            for name in names:
                if packed.getinfo(name).file_size > LARGEST:
                    raise refused(f"unpacks to more than {LARGEST >> 20} MiB, more than Anki syncs", "split the deck")
            media = media_names(packed.read("media")) if "media" in names else frozenset()
            if MEMBER in names:
                packed.read(MEMBER)  # raises where it is damaged
            database = packed.read(inside)
    except OSError as error:
        raise refused(f"cannot be read: {error.strerror or error}", "check the path") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise refused(f"is no package, or a damaged one ({error})") from None
    except ValueError:
        raise refused("lists its media in a way that cannot be read") from None
    if not database:
        raise refused("holds an empty collection")
    if database[18:20] == b"\2\2":  # WAL mode, in which no database in memory can be
        database = database[:18] + b"\1\1" + database[20:]
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(database)
            return Packed(note_types_of(connection), tuple(notes_of(connection)), media)
    except (sqlite3.Error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise refused(f"holds a collection that cannot be read ({error})") from None


def media_names(listing: bytes) -> frozenset[str]:
    """The names in Anki's list of media, a JSON object. Raises ValueError for anything else."""
    names = json.loads(listing.decode() or "{}")
    if not isinstance(names, dict):
        raise ValueError("no object")
    return frozenset(map(str, names.values()))


def note_types_of(connection: Any) -> dict[int, PackedType]:
    ((models,),) = connection.execute("select models from col").fetchall()
    return {
        int(number): PackedType(
            str(model["name"]),
            model["type"] == 1,
            tuple(str(field["name"]) for field in model["flds"]),
            tuple((str(card["name"]), str(card["qfmt"]), str(card["afmt"])) for card in model["tmpls"]),
        )
        for number, model in json.loads(models).items()
    }


def notes_of(connection: Any) -> Iterator[PackedNote]:
    (tables,) = connection.execute(
        "select count(*) from sqlite_master where type = 'table' and name in ('notes', 'cards')"
    ).fetchone()
    if tables != 2:  # a view under that name might never end
        raise ValueError("no tables of notes and cards")
    known: dict[str | None, tuple[int, ...]] = {None: ()}
    for guid, note_type, fields, ordinals in connection.execute(NOTES):
        if ordinals not in known:
            known[ordinals] = tuple(sorted(map(int, ordinals.split(","))))
        yield PackedNote(guid, note_type, fields, fields.split("\x1f"), known[ordinals])
