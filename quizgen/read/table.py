"""Tables written with bars: a row becomes its cells joined with " | ".

In: a line. Out: View and Marks of the row. Left to others: which lines are rows (markdown).
"""

from __future__ import annotations

import re
from itertools import pairwise

from quizgen.formulas import without_formulas
from quizgen.read.inline import clean
from quizgen.read.views import Builder, cut, stripped
from quizgen.records import Mark, View

DELIMITER = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$")
BAR = re.compile(r"\\.|\||`[^`]*`", re.DOTALL)
SEPARATOR = " | "


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
    out = Builder()
    marks: list[Mark] = []
    for start, end in pairwise(edges):
        view, inner = clean(stripped(cut(row, start + 1, end)))
        if out.length:
            out.insert(SEPARATOR)
        marks += [Mark(mark.start + out.length, mark.end + out.length, mark.kind) for mark in inner]
        out.keep(view)
    return out.view(), tuple(marks)
