"""What a package carries of its lock, so that a lost lock can be made again.

In: an entry and the deck it belongs to. Out: the text of a field that no card shows, and back. It survives Anki's own
export, and an edit of what the note asks. Left to others: the files (write, recover).
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

from quizgen.package.lock import Entry, Lock, is_default
from quizgen.render.html import escaped, plain

FIELD = "Extra4"
MEMBER = "quizgen.lock"
"""The file inside a package with what no note of it carries: note types, and notes that are not built any more."""
ELSEWHERE = {"guid", "term", "answer", "time", "cards", "state", "said"}
"""What can be read off the note itself."""


def origin(entry: Entry, lock: Lock) -> str:
    """The field's HTML: one JSON object without another inside, as }} would end a cloze deletion."""
    values = {name: value for name, value in asdict(entry).items() if name not in ELSEWHERE}
    kept = {name: value for name, value in values.items() if not is_default(name, value)}
    return escaped(json.dumps({"key": lock.key, "deck": lock.name, **kept}, ensure_ascii=False))


def origin_of(markup: str) -> dict[str, Any]:
    """What the field says; nothing where it is empty or was edited."""
    try:
        values = json.loads(plain(markup))
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def rest_of(lock: Lock, built: set[str]) -> Lock:
    """The lock without the notes whose GUIDs are `built`."""
    return replace(lock, notes={guid: entry for guid, entry in lock.notes.items() if guid not in built})
