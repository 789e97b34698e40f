"""Edits after which Anki could never again update what learners have studied.

In: the lock, the templates and the deck's name of this build. Out: Problems, each with what to do instead. Left to
others: refusing (cli), unless the user insists.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.package.lock import Lock, NoteType
from quizgen.package.plan import note_type_id
from quizgen.problems import Location, Problem
from quizgen.render import FIELDS, Template

INSIST = "or insist with --accept"


def orphaning(lock: Lock, templates: Sequence[Template], deck_name: str, place: str) -> Iterator[Problem]:
    """One Problem for each edit that would leave notes of the lock behind; `place` is the lock's path."""
    if lock.name and deck_name != lock.name:
        message = f"the deck is called '{lock.name}', not '{deck_name}': what was studied would stay in the old deck"
        cure = f"build with --deck '{lock.name}', or rename the deck in Anki as well and say --accept"
        yield Problem(Location(place), message, cure)
    notes = Counter(entry.template for entry in lock.notes.values() if entry.state == "active")
    here = {template.id: template for template in templates}
    for old, count in sorted(notes.items()):
        if old not in here:
            message = f"template '{old}' is gone, and {count} notes were made by it: Anki would never update them again"
            yield Problem(Location(place), message, f"put it back (a wording may change, an id may not), {INSIST}")
    for template in templates:
        recorded = lock.note_types.get(note_type_id(template, lock.key, lock))
        if recorded and notes[template.id]:
            yield from other_schema(template, recorded, notes[template.id])


def other_schema(template: Template, old: NoteType, count: int) -> Iterator[Problem]:
    """What Anki takes for another note type: another form, cards or fields added, removed or moved."""
    cards = tuple(card.name for card in template.cards)
    if old.form and template.form != old.form:
        changed = f"form '{old.form}' became '{template.form}'"
    elif old.cards and is_moved(old.cards, cards):
        changed = f"its cards were {', '.join(old.cards)} and are {', '.join(cards)}"
    elif old.fields and is_moved(old.fields, FIELDS):
        changed = "its fields are not those it was built with"
    else:
        return
    message = f"{changed}: Anki would leave {count} notes behind and make a second note type"
    yield Problem(template.place, message, f"give the changed template an id of its own and keep this one, {INSIST}")


def is_moved(old: Sequence[str], new: Sequence[str]) -> bool:
    """More, fewer or elsewhere; a new name in an old place is a renaming, which Anki follows."""
    return len(old) != len(new) or any(name in new and new.index(name) != at for at, name in enumerate(old))
