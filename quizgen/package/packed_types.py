"""Note types and decks of a collection, in Anki's older schema and in its newer.

In: an open database. Out: records by id. Left to others: notes (packed), what a card template shows (fronts).
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from quizgen.package.protobuf import number_of, text_of

CLOZE = 1
"""Anki's number for note types with deletions, in both schemas."""


@dataclass(frozen=True)
class PackedType:
    """A note type: when it last changed (Unix seconds), names of its fields, and (name, front, back) of its card
    templates."""

    name: str
    time: int
    is_cloze: bool
    fields: tuple[str, ...]
    cards: tuple[tuple[str, str, str], ...]


def has_tables_of_their_own(collection: sqlite3.Connection) -> bool:
    """Since schema 15 note types and decks are rows, and their details protobuf messages; before, all are one JSON."""
    return bool(collection.execute("select 1 from sqlite_master where name = 'notetypes'").fetchone())


def note_types(collection: sqlite3.Connection) -> dict[int, PackedType]:
    if not has_tables_of_their_own(collection):
        return {int(number): from_json(model) for number, model in json_column(collection, "models").items()}
    fields, cards = defaultdict(list), defaultdict(list)
    for kind, name in collection.execute("select ntid, name from fields order by ntid, ord"):
        fields[kind].append(name)
    for kind, name, config in collection.execute("select ntid, name, config from templates order by ntid, ord"):
        cards[kind].append((name, text_of(config, 1), text_of(config, 2)))
    return {
        number: PackedType(name, time, number_of(config, 1) == CLOZE, tuple(fields[number]), tuple(cards[number]))
        for number, name, time, config in collection.execute("select id, name, mtime_secs, config from notetypes")
    }


def from_json(model: dict[str, Any]) -> PackedType:
    return PackedType(
        str(model["name"]),
        int(model["mod"]),
        model["type"] == CLOZE,
        tuple(str(field["name"]) for field in model["flds"]),
        tuple((str(card["name"]), str(card["qfmt"]), str(card["afmt"])) for card in model["tmpls"]),
    )


def deck_names(collection: sqlite3.Connection) -> dict[int, str]:
    """Id → full name with ::."""
    if has_tables_of_their_own(collection):
        return {deck: name.replace("\x1f", "::") for deck, name in collection.execute("select id, name from decks")}
    return {int(deck): str(values["name"]) for deck, values in json_column(collection, "decks").items()}


def json_column(collection: sqlite3.Connection, name: str) -> dict[str, Any]:
    ((text,),) = collection.execute(f"select {name} from col").fetchall()
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError(f"{name} are no object")
    return found
