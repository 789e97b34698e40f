"""Every record that crosses a stage, in pipeline order.

In: nothing. Out: small frozen types that read, segment, extract, select, render and package hand
to each other. Left to others: making them. A record never holds an open file or a library's object.

Offsets come in three kinds, and each name says which: *file* offsets count code points of the decoded
file (line ends untranslated, BOM not counted), *view* offsets count characters of a block's clean
text, *statement* offsets count characters of one sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

# --- read -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class View:
    """Clean text that knows where each of its characters stands in the file.

    `pieces` are (start in the view, start in the file, length), sorted and not overlapping. Characters
    between two pieces were put in by the reader (the space that replaces a line break).
    """

    text: str
    pieces: tuple[tuple[int, int, int], ...]

    def file_span(self, start: int, end: int) -> tuple[int, int]:
        """The file offsets [start, end) that the view's [start, end) was read from.

        Raises ValueError when that part of the view holds no character of the file.
        """
        first = last = None
        index = max(bisect_right(self.pieces, (start, 1 << 62, 0)) - 1, 0)
        for piece_start, file_start, length in self.pieces[index:]:
            if piece_start >= end:
                break
            low, high = max(start, piece_start), min(end, piece_start + length)
            if low < high:
                if first is None:
                    first = file_start + low - piece_start
                last = file_start + high - piece_start
        if first is None or last is None:
            raise ValueError(f"no text of the file in view[{start}:{end}]")
        return first, last


@dataclass(frozen=True, slots=True)
class Mark:
    """Markup that the clean view no longer shows: view offsets and `bold`, `italic`, `code` or `link`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, table row, caption, heading, post or speaker turn.

    `role`: prose, item, heading, quote, row, caption, fragments (a raw transcript: one fragment a line,
    the line break kept as "\\n" in the view), subtitles (the same of what was edited), meta (front matter, promotion,
    navigation: never mined).
    `twin`: index in Document.blocks of the same passage in the other language, or None. `date`: ISO, where the
    block has one of its own (a post), else "".
    """

    view: View
    role: str = "prose"
    heading: tuple[str, ...] = ()
    speaker: str = ""
    time: str = ""
    marks: tuple[Mark, ...] = ()
    twin: int | None = None
    date: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One file, decoded. `path` as the user gave it, with forward slashes; `date` ISO or ""."""

    path: str
    text: str
    shape: str
    key: str
    title: str
    blocks: tuple[Block, ...]
    url: str = ""
    date: str = ""


# --- segment --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` is exactly document.blocks[block].view.text[start:end]; `lang` is "zh" or "en"."""

    text: str
    block: int
    start: int
    end: int
    lang: str


# --- extract --------------------------------------------------------------------------------------

FACT_KINDS = ("definition", "acronym", "translation", "number", "date", "person", "event")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement stands: 1-based lines of the statement, file offsets of the answer.

    `document` is the document's key, which outlives a change of its name; `opening` how the post or the document begins
    that has no title, else "".
    """

    path: str
    line: int
    end_line: int
    start: int
    end: int
    heading: tuple[str, ...]
    title: str
    url: str
    time: str
    document: str = ""
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing worth asking. The first ten fields are the JSONL contract, in its order.

    `exact` is the statement with the addresses of its links, as the file has it; JSONL gives this one.
    `hide` is the answer's place in the statement (statement offsets), `shown_term` the term's, or None
    where the term was resolved from outside. `twin` is the statement in the other language or "";
    `is_person` says that the term is somebody.
    `also` holds the other places that say the same, after merging. `code` and `context_code` are the stretches of
    statement and context that are inline code.
    """

    id: str
    kind: str
    term: str
    answer: str
    statement: str
    context: str
    lang: str
    rule: str
    score: float
    source: Source
    hide: tuple[int, int]
    exact: str
    shown_term: tuple[int, int] | None = None
    twin: str = ""
    is_person: bool = False
    also: tuple[Source, ...] = ()
    code: tuple[tuple[int, int], ...] = ()
    context_code: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that looked like a fact and is not one, with the guard or choice that said so."""

    reason: str
    kind: str
    term: str
    answer: str
    rule: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Extraction:
    facts: tuple[Fact, ...]
    refusals: tuple[Refusal, ...]


# --- render ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Item:
    """A multiple-choice item: its options, as text, in their order, and where among them the key stands (from 0)."""

    options: tuple[str, ...]
    key_position: int


@dataclass(frozen=True, slots=True)
class Note:
    """A note before it has an identity. Field values are HTML, escaped once, by the renderer.

    `fields` follow the shared field list without UID; `cards` are the ordinals of the cards that Anki
    makes of it; `subdeck` is the document's title; `kind`, `term` and `answer` are the fact's own.
    """

    template: str
    kind: str
    term: str
    answer: str
    fields: tuple[tuple[str, str], ...]
    cards: tuple[int, ...]
    subdeck: str
    tags: tuple[str, ...]
    rule: str
    sources: tuple[Source, ...] = field(default=())
    item: Item | None = None


__all__ = [
    "Block",
    "Document",
    "Extraction",
    "Fact",
    "Item",
    "Mark",
    "Note",
    "Refusal",
    "Sentence",
    "Source",
    "View",
]
