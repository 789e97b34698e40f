"""Faults inside the fields of a note, whatever cards it has.

In: notes alike, or the deletions of one. Out: what is wrong, and the cure. Most packages have no such fault, which one
look at all their notes tells. Left to others: what a card shows (lint).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from quizgen.package.alike import Alike
from quizgen.package.deletions import Deletions
from quizgen.package.origin import FIELD
from quizgen.package.packed import SEPARATOR, PackedNote
from quizgen.render import FIELDS
from quizgen.render.hints import BLANK

MARKDOWN = re.compile(r"\*\*[^\s*](?:[^*\x1f]*[^\s*])?\*\*|\]\((?:https?:|[./#])|```|(?:^|<br>|\x1f)#{1,6} ")
MEDIA = re.compile(r"""<(?:img|audio|video|source)[^<>]*?\ssrc=["']?([^"'>\s]+)|\[sound:([^\]]+)\]""", re.IGNORECASE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
LARGEST = 10_000
"""Characters of a field that nobody would read to its end on a card."""
MOST_NUMBER = 500
"""Anki's highest number of a deletion."""
WHOLE = re.compile(r"<code>[^\x1f]*?</code>|\\\([^\x1f]*?\\\)|\\\[[^\x1f]*?\\\]")
"""Code and formulas, in which any mark is itself."""
BROKEN = re.compile(r"\\[()\[\]]|</?code>")
CODE_MARKS = ("\\(", "\\[", "\\)", "\\]", "<code", "</code")
MARKDOWN_MARKS = ("**", "](", "# ", "```")
MEDIA_MARKS = ("src=", "[sound:")
"""What code and formulas, leftover Markdown and media have in them: one look at all notes tells that none
has a fault."""


def field_faults(alike: Alike, media: frozenset[str]) -> Iterator[tuple[PackedNote, str, str]]:
    """Broken formulas and code, Markdown, media that are not in the package, and fields beyond reading."""
    carries_lock = alike.kind.fields == FIELDS  # in a field of JSON, where headings may look like anything
    told = [at for at, name in enumerate(alike.kind.fields) if not (carries_lock and name == FIELD)]
    wholes = [alike.wholes[at] for at in told]
    if has_any(CODE_MARKS, wholes):
        for note, text in zip(alike.notes, alike.joined(told, SEPARATOR), strict=True):
            yield from ((note, message, cure) for message, cure in code_faults(text))
    if has_any(MARKDOWN_MARKS, wholes):
        for note, text in zip(alike.notes, alike.joined(told, SEPARATOR), strict=True):
            if found := MARKDOWN.search(WHOLE.sub("", text)):
                message = f"shows Markdown as it was typed: '{found.group().strip()}'"
                yield note, message, "remove the marks from the document"
    if has_any(MEDIA_MARKS, alike.wholes):
        for note in alike.notes:
            for name in missing(note.text, media):
                message = f"uses '{name}', which the package does not hold"
                yield note, message, "add the file, or remove the picture or sound"
    for note in alike.notes:
        if len(note.text) > LARGEST:
            for name, text in zip(alike.kind.fields, note.fields, strict=True):
                if len(text) > LARGEST:
                    yield note, f"its field {name} has {len(text)} characters (at most {LARGEST})", "shorten it"


def code_faults(text: str) -> Iterator[tuple[str, str]]:
    """Formulas and code of a note that do not close, or that a deletion cuts in two."""
    rest = WHOLE.sub("", text)
    if found := BROKEN.search(rest):
        yield f"has a formula or code that does not close: '{found.group()}'", "close it, or take it out"
    elif rest.count("{{") != rest.count("}}") and text.count("{{") == text.count("}}"):
        yield "has a deletion that cuts a formula or code in two", "put all of it into the deletion"


def has_any(marks: Sequence[str], wholes: Sequence[str]) -> bool:
    """A single character is found, or not, much faster than several."""
    return any(mark[0] in whole and mark in whole for whole in wholes for mark in marks)


def deletion_faults(alike: Alike, deletions: Sequence[Deletions]) -> Iterator[tuple[PackedNote, str, str]]:
    """Deletions, of each note, that Anki would cut short, overlook or show empty."""
    has_our_hints = alike.kind.fields == FIELDS  # ours hold a blank for what is hidden
    for note, (found, rest) in zip(alike.notes, deletions, strict=True):
        for number, body in found:
            answer, *hints = body.split("::")
            if not 0 < number <= MOST_NUMBER:
                yield note, f"numbers a deletion {number}", f"use 1 to {MOST_NUMBER}"
            elif not answer.strip():
                yield note, "has an empty deletion", "put the answer into it"
            elif hints and (len(hints) > 1 or (has_our_hints and BLANK not in hints[0])):
                yield note, f"the deletion '{body}' is cut at its first '::'", "write &#58;&#58; in an answer"
        if not found:
            yield note, "has no deletion: Anki would show 'No cloze found'", "hide something with {{c1::…}}"
        elif "}}" in rest or "{{" in rest:
            message = "has a broken deletion: an answer with '}}', or braces that do not close"
            yield note, message, "write &#125;&#125; in an answer"


def missing(text: str, media: frozenset[str]) -> Iterator[str]:
    """Files that the text shows or plays and that are neither in the package nor on the web."""
    for picture, sound in MEDIA.findall(text):
        name = html.unescape(picture or sound)
        if not ELSEWHERE.match(name) and name not in media and unquote(name) not in media:
            yield name
