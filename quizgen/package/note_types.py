"""Templates → genanki note types that Anki recognises for ever.

In: a Template and the note type it had in earlier builds. Out: a genanki Model with fixed ids for the note type,
its fields and its card templates, so that a rename works in place. Left to others: notes (write).
"""

from __future__ import annotations

from typing import Any

import genanki

from quizgen.package.keys import stable_id
from quizgen.package.lock import NoteType
from quizgen.render import FIELDS, Template

SORT_FIELD = FIELDS.index("Term")
FIELD_ID = 7_100
CARD_ID = 7_200
"""Fixed numbers of fields and card templates inside their note type: Anki matches by them."""


class NoteTypeModel(genanki.Model):  # type: ignore[misc]
    """A genanki model with a time of its own; Anki works out which fields a card needs by itself."""

    modified = 0
    _req: tuple[Any, ...] = ()

    def to_json(self, timestamp: float, deck_id: int) -> Any:
        return super().to_json(self.modified, deck_id)


def note_type(template: Template, kind: NoteType, deck: str) -> NoteTypeModel:
    """The note type that the lock calls `kind`; one that belongs to a deck alone bears the deck's name."""
    model = NoteTypeModel(
        stable_id("note type", kind.id),
        template.name if kind.id == template.id else f"{template.name} ({deck})",
        fields=[{"name": name, "id": FIELD_ID + at} for at, name in enumerate(FIELDS)],
        templates=[
            {"name": card.name, "qfmt": card.front, "afmt": card.back, "id": CARD_ID + at}
            for at, card in enumerate(template.cards)
        ],
        css=template.css,
        model_type=genanki.Model.CLOZE if template.form == "cloze" else genanki.Model.FRONT_BACK,
        sort_field_index=SORT_FIELD,
    )
    model.modified = kind.time
    return model
