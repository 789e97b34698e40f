"""What makes a note that note: keys, GUIDs, content hashes.

In: names and notes. Out: short texts that never depend on wording or place. Left to others: remembering
them (lock), matching them (plan).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from quizgen.records import Note
from quizgen.render import Template
from quizgen.render.html import plain

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
CONTENT = (
    "Term", "Answer", "Text", "Statement", "Context", "Translation", "StatementTranslation", "Options", "Key", "Hint",
    "AddReverse", "AddTypeIn", "AddSpeech",
)  # fmt: skip
"""What is asked and answered. Place, tags, rule and score may change without touching a learner's note."""


def digest(*parts: str) -> bytes:
    return hashlib.sha256("\x1f".join(parts).encode()).digest()


def deck_key(name: str) -> str:
    """The key a deck gets from its first name."""
    return digest("deck", unicodedata.normalize("NFC", name)).hex()[:12]


@lru_cache(1 << 16)  # the same few texts are compared again and again
def normal_term(term: str) -> str:
    """One spelling for all: NFKC, case, spaces and punctuation folded; the term itself where nothing is left.

    Signs that tell names and numbers apart stay: C, C++ and C# are three terms, 1.5 and 15 two answers.
    """
    folded = unicodedata.normalize("NFKC", term).casefold()
    return re.sub(r"(?:(?!(?<=\d)\.\d)[^\w+#]|_)+", "", folded) or folded.strip()


def guid(key: str, kind: str, term: str, template: str, n: int) -> str:
    """12 letters and digits, the same on every machine; they need no quoting in Anki's search."""
    number = int.from_bytes(digest(key, kind, term, template, str(n))[:9], "big")
    out = ""
    for _ in range(12):
        number, rest = divmod(number, 62)
        out += ALPHABET[rest]
    return out


def stable_id(*parts: str) -> int:
    """An id for decks and note types in the range genanki advises, 2^30 to 2^31."""
    return (1 << 30) + int.from_bytes(digest(*parts)[:4], "big") % (1 << 30)


def short_hash(values: Iterable[str]) -> str:
    return hashlib.sha256(json.dumps(list(values), ensure_ascii=False).encode()).hexdigest()[:16]


def content_hash(note: Note) -> str:
    """A hash of what the note asks and answers."""
    fields = dict(note.fields) | {"AddSpeech": ""}  # which voice reads the answer follows from the answer
    return short_hash((*(fields[name] for name in CONTENT), *map(str, note.cards)))


def source_hash(note: Note) -> str:
    """A hash of what the document says, whatever is asked of it."""
    fields = dict(note.fields)
    return short_hash((plain(fields["Statement"]), plain(fields["Context"])))


def note_type_hash(template: Template) -> str:
    """A hash of a note type's wording and style."""
    return short_hash(
        (template.name, template.css, *(part for card in template.cards for part in (card.name, card.front, card.back)))
    )
