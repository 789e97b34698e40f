"""What the cells of a table are about: the label of their row and the name of their column.

In: a scene and the span of an amount in it. Out: Subject, or None where the row is none of a table that says what
its columns are. Left to others: reading rows (read/table), definitions in tables (guards/entries).
"""

from __future__ import annotations

import re

from quizgen.extract.context import Subject
from quizgen.extract.scene import Scene, Span, trimmed

CELLS = re.compile(r"(?:^|(?<=\| ))[^|]*")
MOST_ROWS = 16
"""Rows of a table that tells facts; a longer one is data to be looked up."""
LETTER = re.compile(r"[^\W\d_]{2}")
LONGEST_LABEL = 24


def header(scene: Scene) -> str:
    """The first row of the table that the sentence is a row of; "" where it is none, or is that first row."""
    blocks, first = scene.document.blocks, scene.sentence.block
    while first and blocks[first].role == blocks[first - 1].role == "row":
        first -= 1
    is_row = blocks[first].role == "row" and first != scene.sentence.block
    return blocks[first].view.text.strip() if is_row else ""


def rows(scene: Scene) -> int:
    """How many rows stand around the sentence, it among them."""
    blocks, at = scene.document.blocks, scene.sentence.block
    first = last = at
    while first and blocks[first - 1].role == "row":
        first -= 1
    while last + 1 < len(blocks) and blocks[last + 1].role == "row":
        last += 1
    return last - first + 1


def cell_subject(scene: Scene, answer: Span) -> Subject | None:
    """What an amount in a cell is said of: the row's label, with the name of the column, or in a table of two columns
    the heading above, before it."""
    names = [cell.strip() for cell in header(scene).split("|")]
    cells = [trimmed(scene.text, *found.span()) for found in CELLS.finditer(scene.text)]
    at = next((n for n, cell in enumerate(cells) if cell.start <= answer.start and answer.end <= cell.end), 0)
    at -= len(cells) - len(names)  # the corner of the table may be empty
    if len(cells) - len(names) not in (0, 1) or at < 1 - (len(cells) - len(names)) or len(names) < 2:
        return None
    label, column = cells[0].of(scene.text), names[at]
    above = scene.block.heading[-1:] if len(cells) == 2 else (column,)
    if not LETTER.search(label) or len(label) > LONGEST_LABEL or not all(map(LETTER.search, above)):
        return Subject("", refused="no_subject")
    return Subject(label, cells[0], labels=above)
