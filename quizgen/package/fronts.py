"""What a card template of Anki shows of a note.

In: the HTML of its sides and which fields are filled. Out: the fields a front tells and the one it asks for. This
follows Anki: sections ({{#Field}}…{{/Field}}, {{^Field}}), filters ({{cloze:Text}}, {{type:Answer}}), names of its own
({{Deck}}). Left to others: what the fields hold (lint).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quizgen.package.packed_types import PackedType

TOKEN = re.compile(r"\{\{\s*([#^/]?)\s*([^{}]*?)\s*\}\}")
ANKIS_OWN = ("Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "FrontSide")
OPTIONS = "Options"
"""The field of a multiple-choice note that may show the answer."""
CLOZE_FLAG = re.compile(r"c\d+")


class Shown(NamedTuple):
    """A field on a side: its filters ("" or such as "cloze") and its index; -1 for what is Anki's own."""

    filters: str
    field: int


@dataclass(frozen=True)
class Side:
    """One side of a card: (sign, filters, name) for each placeholder in order, and names that are no fields."""

    tokens: tuple[tuple[str, str, str], ...]
    fields: tuple[str, ...]

    def unknown(self) -> tuple[str, ...]:
        """Names that Anki would complain about."""
        known = {*self.fields, *ANKIS_OWN}
        return tuple(name for _, _, name in self.tokens if name not in known and not CLOZE_FLAG.fullmatch(name))

    def shown(self, filled: Sequence[bool]) -> Iterator[Shown]:
        """The fields that are shown of a note of which these are filled."""
        hidden: list[bool] = [False]
        for sign, filters, name in self.tokens:
            is_filled = name not in self.fields or filled[self.fields.index(name)]
            if sign == "/":
                hidden = hidden[:-1] or [False]
            elif sign:
                hidden.append(hidden[-1] or is_filled != (sign == "#"))
            elif not hidden[-1] and name in self.fields and is_filled:
                yield Shown(filters, self.fields.index(name))
            elif not hidden[-1] and name in ANKIS_OWN and name != "FrontSide":
                yield Shown(filters, -1)


def side(html: str, fields: tuple[str, ...]) -> Side:
    """A side read from its HTML."""
    tokens = []
    for sign, body in TOKEN.findall(html):
        *filters, name = (part.strip() for part in body.split(":"))
        tokens.append((sign, ":".join(filters), name))
    return Side(tuple(tokens), fields)


def named_fields(kind: PackedType) -> frozenset[int]:
    """Indexes of the fields that any side of its cards names: the others are seen by nobody."""
    names = {name for card in kind.cards for html in card[1:] for _, _, name in side(html, kind.fields).tokens}
    return frozenset(at for at, field in enumerate(kind.fields) if field in names)


class Front(NamedTuple):
    """A card's front, of notes whose same fields are filled: indexes of the fields it tells, and of the one it asks
    for (-1 where that cannot be known)."""

    ordinal: int
    tells: tuple[int, ...]
    asks: int


def fronts_of(kind: PackedType, filled: tuple[bool, ...]) -> tuple[Front, ...]:
    """The fronts that Anki would not call empty. The first field that only the back shows is what is asked for."""
    return tuple(
        Front(ordinal, tells, next((at for at in on_back if at not in tells), -1))
        for ordinal, (_, front, back) in enumerate(kind.cards)
        if (on_front := list(side(front, kind.fields).shown(filled)))
        for tells in [tuple(dict.fromkeys(s.field for s in on_front if is_told(s, kind)))]
        for on_back in [[s.field for s in side(back, kind.fields).shown(filled) if is_told(s, kind)]]
    )


def is_told(shown: Shown, kind: PackedType) -> bool:
    """The field's own words are shown: not a box to type in, nor options (one is the answer) nor their key."""
    if shown.field < 0 or "type" in shown.filters:
        return False
    return OPTIONS not in kind.fields or kind.fields[shown.field] not in (OPTIONS, "Key")
