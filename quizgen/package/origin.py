"""What a package carries of its lock, so that a lost lock can be made again.

In: an entry and the deck it belongs to. Out: the text of a field that no card shows, and back. It survives Anki's own
export, and an edit of what the note asks. Left to others: the files (write, recover).
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from quizgen.package.lock import Entry, Lock, values_of

FIELD = "Extra4"
MEMBER = "quizgen.lock"
"""The file inside a package with what no note of it carries: note types, and notes that are not built any more."""
carried_of = values_of(
    "kind", "n", "template", "subdeck", "sources", "hash", "rule", "version", "options", "key_position"
)  # fmt: skip
"""What cannot be read off the note itself."""
ACTIVE = re.compile(r'[&<>]|::|\{\{|\}\}|\[(?=[^"\[\]])|\\\\')
"""Inside strings only: an opening bracket of JSON's is followed by a string, a list or nothing."""
to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def origin(entry: Entry, lock: Lock) -> str:
    """The field's HTML: one JSON object without another inside, as }} would end a cloze deletion."""
    return ACTIVE.sub(spelled_out, to_json({"key": lock.key, "deck": lock.name, **carried_of(entry)}))


def spelled_out(match: re.Match[str]) -> str:
    """What HTML or Anki would act on, in JSON's own spelling."""
    text = match.group()
    return "".join(f"\\u{ord(char):04x}" for char in ("\\" if text == "\\\\" else text))


def origin_of(markup: str) -> dict[str, Any]:
    """What the field says; nothing where it is empty or was edited."""
    try:
        values = json.loads(markup)
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def rest_of(lock: Lock, built: set[str]) -> Lock:
    """The lock without the notes whose GUIDs are `built`."""
    return replace(lock, notes={guid: entry for guid, entry in lock.notes.items() if guid not in built})
