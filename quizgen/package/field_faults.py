"""Faults inside the fields of a note, whatever cards it has.

In: the fields of a packed note. Out: (what is wrong, cure) pairs. Most packages have none, which one search of
all their notes tells. Left to others: what a card shows (lint).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from quizgen.package.packed import PackedNote
from quizgen.package.packed_types import PackedType
from quizgen.render import FIELDS
from quizgen.render.hints import BLANK

MARKDOWN = re.compile(r"\*\*[^\s*](?:[^*\x1f]*[^\s*])?\*\*|\]\((?:https?:|[./#])|```|(?:^|<br>|\x1f)#{1,6} ")
MEDIA = re.compile(r"""<(?:img|audio|video|source)[^>]*?\ssrc=["']?([^"'>\s]+)|\[sound:([^\]]+)\]""", re.IGNORECASE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
LARGEST = 10_000
"""Characters of a field that nobody would read to its end on a card."""
MOST_NUMBER = 500
"""Anki's highest number of a deletion."""
MARKS = ("**", "](", "# ", "```", "src=", "[sound:")
"""What leftover Markdown and media have in them."""


def has_marks(texts: Sequence[str]) -> bool:
    """Can any note of these have a fault that field_faults looks for?"""
    if max(map(len, texts), default=0) > LARGEST:
        return True
    whole = "\n".join(texts)  # one look for each mark, not one a note
    return any(mark in whole for mark in MARKS)


def field_faults(note: PackedNote, kind: PackedType, media: frozenset[str]) -> Iterator[tuple[str, str]]:
    if found := MARKDOWN.search(note.text):
        yield f"shows Markdown as it was typed: '{found.group().strip()}'", "remove the marks from the document"
    for name in missing(note.text, media):
        yield f"uses '{name}', which the package does not hold", "add the file, or remove the picture or sound"
    for name, text in zip(kind.fields, note.fields, strict=True):
        if len(text) > LARGEST:
            yield f"its field {name} has {len(text)} characters (at most {LARGEST})", "shorten it"


def deletion_faults(found: list[tuple[int, str]], rest: str, kind: PackedType) -> Iterator[tuple[str, str]]:
    """Deletions that Anki would cut short, overlook or show empty; the hints of quizgen's own hold a blank
    for what is hidden. `found` and `rest` as from deletions_in."""
    for number, body in found:
        answer, *hints = body.split("::")
        if not 0 < number <= MOST_NUMBER:
            yield f"numbers a deletion {number}", f"use 1 to {MOST_NUMBER}"
        elif not answer.strip():
            yield "has an empty deletion", "put the answer into it"
        elif len(hints) > 1 or (hints and kind.fields == FIELDS and BLANK not in hints[0]):
            yield f"the deletion '{body}' is cut at its first '::'", "write &#58;&#58; in an answer"
    if not found:
        yield "has no deletion: Anki would show 'No cloze found'", "hide something with {{c1::…}}"
    elif "}}" in rest or "{{" in rest:
        message = "has a broken deletion: an answer with '}}', or braces that do not close"
        yield message, "write &#125;&#125; in an answer"


def missing(text: str, media: frozenset[str]) -> Iterator[str]:
    """Files that the text shows or plays and that are neither in the package nor on the web."""
    for picture, sound in MEDIA.findall(text):
        name = html.unescape(picture or sound)
        if not ELSEWHERE.match(name) and name not in media and unquote(name) not in media:
            yield name
