"""Ways in which tools wrap lines at 80 columns."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable

WIDTH = 80


def wrapped_by_textwrap(line: str) -> list[str]:
    return textwrap.wrap(line, WIDTH) or [""]


def wrapped_keeping_words(line: str) -> list[str]:
    return textwrap.wrap(line, WIDTH, break_long_words=False) or [""]


def wrapped_by_columns(line: str) -> list[str]:
    out, start, width = [], 0, 0
    for at, char in enumerate(line):
        wide = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if width + wide > WIDTH:
            out.append(line[start:at])
            start, width = at, 0
        width += wide
    return [*out, line[start:]]


def folded_at_spaces(line: str) -> list[str]:
    out = []
    while len(line) > WIDTH:
        at = line.rfind(" ", 0, WIDTH) + 1 or WIDTH
        out.append(line[:at])
        line = line[at:]
    return [*out, line]


WAYS = (wrapped_by_textwrap, wrapped_keeping_words, wrapped_by_columns, folded_at_spaces)


def wrapped(text: str, way: Callable[[str], list[str]]) -> str:
    """The text with every line wrapped that way."""
    return "\n".join(part for line in text.split("\n") for part in way(line))
