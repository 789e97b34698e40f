"""Tables for the terminal, aligned for wide characters too.

In: rows of text. Out: lines. Left to others: printing (cli).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.read.lines import columns


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines of a table; the columns are as wide as their widest cell, and numbers stand right."""
    cells = [list(head), *(list(row) for row in rows)]
    widths = [max(columns(row[at]) for row in cells) for at in range(len(head))]
    for number, row in enumerate(cells):
        parts = []
        for at, cell in enumerate(row):
            gap = " " * (widths[at] - columns(cell))
            parts.append(
                gap + cell if cell.isdigit() or (number == 0 and at and rows and rows[0][at].isdigit()) else cell + gap
            )
        yield "  ".join(parts).rstrip()


def shortened(text: str, width: int) -> str:
    """The text in at most `width` columns, with … where it was cut."""
    text = " ".join(text.split())
    if columns(text) <= width:
        return text
    while text and columns(text) > width - 1:
        text = text[:-1]
    return text + "…"
