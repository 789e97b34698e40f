"""What a package carries of its lock, so that a lost lock can be made again.

In: an entry and the deck it belongs to. Out: the text of a field that no card shows, and back. It survives Anki's own
export, and an edit of what the note asks. Left to others: the files (write, recover).
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from quizgen.package.lock import NAMES, Entry, Lock, told_of
from quizgen.render.html import escaped, plain

FIELD = "Extra4"
MEMBER = "quizgen.lock"
"""The file inside a package with what no note of it carries: note types, and notes that are not built any more."""
ELSEWHERE = ("guid", "term", "answer", "time", "cards", "state", "said")
CARRIED = tuple(name for name in NAMES if name not in ELSEWHERE)
"""What cannot be read off the note itself."""


def origin(entry: Entry, lock: Lock) -> str:
    """The field's HTML: one JSON object without another inside, as }} would end a cloze deletion."""
    values = {"key": lock.key, "deck": lock.name, **told_of(entry, CARRIED)}
    return escaped(json.dumps(values, ensure_ascii=False, separators=(",", ":")))


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
