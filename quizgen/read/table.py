"""Tables written with bars or as HTML: a row becomes its cells joined with " | ".

In: a line. Out: View and Marks of the row. Left to others: which lines are rows (markdown).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from quizgen.formulas import without_formulas
from quizgen.read.inline import clean
from quizgen.read.views import Builder, cut, stripped, trim
from quizgen.records import Mark, View

DELIMITER = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$")
BAR = re.compile(r"\\.|\||`[^`]*`", re.DOTALL)
SEPARATOR = " | "
ROW_TAG = re.compile(r"<(?P<closes>/)?tr\b[^<>]*>", re.IGNORECASE)
CELL_TAG = re.compile(r"<(?P<closes>/)?t[hd]\b[^<>]*>", re.IGNORECASE)
OPENS_ROW = re.compile(r"\s*(?:<(?:/t(?:r|head|body)|table|thead|tbody)\b[^<>]*>\s*){0,4}<tr\b", re.IGNORECASE)
ROW_LINES, ROW_LENGTH = 40, 2000
"""Lines and characters of a row; a longer one lays out a page."""


def is_row(text: str, following: str, inside: bool) -> bool:
    """Does a table begin here? With bars at both ends, or with a line of dashes below."""
    if "|" not in text:
        return False
    body = text.strip()
    if "|" in following and "-" in following and DELIMITER.match(following):
        return True
    return not inside and len(body) > 2 and body[0] == body[-1] == "|"


def read_row(line: View) -> tuple[View, tuple[Mark, ...]]:
    """The cells, cleaned one by one."""
    row = stripped(line)
    bars = [match.start() for match in BAR.finditer(without_formulas(row.text)) if match.group() == "|"]
    edges = [-1, *bars, len(row.text)]
    if row.text.startswith("|"):
        edges = edges[1:]
    if row.text.endswith("|") and len(edges) > 1:
        edges = edges[:-1]
    return joined(cut(row, start + 1, end) for start, end in pairwise(edges))


def opens_row(text: str) -> bool:
    return "<" in text and OPENS_ROW.match(text) is not None


def row_end(lines: Sequence[View], at: int) -> int:
    """Behind the line that closes the row of HTML opened at `at`; 0 where none does soon, or it has a single cell."""
    for end in range(at + 1, min(at + ROW_LINES, len(lines)) + 1):
        if "</tr" in lines[end - 1].text.lower():
            text = "\n".join(line.text for line in lines[at:end])
            rows = sum(not tag["closes"] for tag in ROW_TAG.finditer(text))
            cells = sum(not tag["closes"] for tag in CELL_TAG.finditer(text))
            return end if cells >= 2 * rows and len(text) <= ROW_LENGTH * rows else 0
    return 0


def html_rows(lines: View) -> Iterator[View]:
    """What stands in each row."""
    return inside(lines, ROW_TAG)


def html_row(row: View) -> tuple[View, tuple[Mark, ...]]:
    """The cells of a row of HTML, cleaned one by one."""
    return joined(inside(row, CELL_TAG))


def inside(view: View, tags: re.Pattern[str]) -> Iterator[View]:
    """What follows each opening tag, up to the next tag or the end."""
    start = -1
    for tag in tags.finditer(view.text):
        if start >= 0:
            yield cut(view, start, tag.start())
        start = -1 if tag["closes"] else tag.end()
    if start >= 0:
        yield cut(view, start)


def joined(cells: Iterable[View]) -> tuple[View, tuple[Mark, ...]]:
    """Cells, each cleaned, with a bar between them."""
    out = Builder()
    marks: list[Mark] = []
    for cell in cells:
        view, inner = trim(*clean(stripped(cell)))
        if out.length:
            out.insert(SEPARATOR)
        marks += [Mark(mark.start + out.length, mark.end + out.length, mark.kind) for mark in inner]
        out.keep(view)
    return out.view(), tuple(marks)
