"""What the cells of a table are about: the label of their row and the name of their column.

In: a scene and the span of an amount in it. Out: Subject, or None where the row is none of a table that says what
its columns are. Left to others: reading rows (read/table), definitions in tables (guards/entries).
"""

from __future__ import annotations

import re

from quizgen.extract.context import Subject
from quizgen.extract.remembered import once_a_document
from quizgen.extract.scene import Scene, Span, trimmed
from quizgen.records import Document

CELLS = re.compile(r"(?:^|(?<=\| ))[^|]*")
BLANK_LINE = re.compile(r"\n[ \t>]*\r?\n|\r[ \t>]*\r")
MOST_ROWS = 16
"""Rows of a table that tells facts; a longer one is data to be looked up."""
LETTER = re.compile(r"[^\W\d_]{2}")
NAME = re.compile(r"(?:(?i:the|an?) )?(?P<name>.+?)(?:\s?[（(][^（）()]*[)）])?", re.DOTALL)
"""The label of a row: a name, perhaps with an article before and another name behind it."""
LONGEST_LABEL = 24
"""Characters of the label of a row."""


def table_of(scene: Scene) -> range:
    """The blocks of the table that the sentence is a row of, its first row too; empty where it is none."""
    return tables(scene.document).get(scene.sentence.block, range(0))


@once_a_document
def tables(document: Document) -> dict[int, range]:
    """For each block that is a row, the blocks of its table."""
    out: dict[int, range] = {}
    first = 0
    for at, block in enumerate(document.blocks):
        if goes_on(document, at):
            continue
        if block.role == "row":
            out |= dict.fromkeys(range(first, at + 1), range(first, at + 1))
        first = at + 1
    return out


def goes_on(document: Document, block: int) -> bool:
    """Is this block a row, and the next one the next row of the same table?"""
    blocks = document.blocks
    if block + 1 == len(blocks) or not blocks[block].role == blocks[block + 1].role == "row":
        return False
    one, two = (blocks[at].view.file_span(0, len(blocks[at].view.text)) for at in (block, block + 1))
    return BLANK_LINE.search(document.text, one[1], two[0]) is None


def header(scene: Scene) -> str:
    """The first row of the table that the sentence is a further row of, or ""."""
    table = table_of(scene)
    return scene.document.blocks[table.start].view.text.strip() if table and scene.sentence.block > table.start else ""


def cells_of(scene: Scene, answer: Span) -> tuple[list[Span], str]:
    """The cells of the row and the name of the column that the answer stands in, "" in the first, which names the row,
    and in a table whose columns have no names."""
    names = [cell.strip() for cell in header(scene).split("|")]
    cells = [trimmed(scene.text, *found.span()) for found in CELLS.finditer(scene.text)]
    at = next((n for n, cell in enumerate(cells) if cell.start <= answer.start and answer.end <= cell.end), 0)
    corner = len(cells) - len(names)  # 1 where the corner of the table is empty
    return cells, names[at - corner] if at and corner in (0, 1) and len(names) > 1 else ""


def cell_subject(scene: Scene, answer: Span) -> Subject | None:
    """What a cell is said of: the row's label, with the name of the column, or in a table of two columns the heading
    above, before it."""
    if scene.block.role != "row":
        return None
    cells, column = cells_of(scene, answer)
    if not column:
        return None
    name = NAME.fullmatch(scene.text, *cells[0])
    label = name["name"] if name else ""
    above = scene.block.heading[-1:] if len(cells) == 2 else (column,)
    if name is None or not LETTER.search(label) or len(label) > LONGEST_LABEL or not all(map(LETTER.search, above)):
        return Subject("", refused="no_subject")
    return Subject(label, Span(*name.span("name")), labels=above)
