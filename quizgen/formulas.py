r"""Formulas in running text: $…$, $$…$$, \(…\), \[…\]; not sums of money, not brackets that Markdown escapes.

In: text of a document, in which formulas stand as they were written. Out: where they stand and what they say. Left to
others: keeping them whole (read, segment, extract), writing them for Anki (render).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

FORMULA = re.compile(
    r"""
    (?<![\\$]) \$\$ (?P<display>[^$]{1,2000}) \$\$
  | (?<![\\$]) (?:(?<![A-Za-z0-9])|(?=\$[\\^_])) \$ (?=[^\s$])
        (?P<inline>(?:\\[^\n]|[^$\\\n]){1,400}) (?<![\s/,;:(]) \$ (?![\d$])
  | \\{1,2}\( (?P<round>(?:(?!\\[()])[^\n]){1,400}) (?<!\\) \\{1,2}\)
  | \\{1,2}\[ (?P<square>(?:(?!\\[\[\]]|\n\n)[\s\S]){1,2000}) (?<!\\) \\{1,2}\]
    """,
    re.VERBOSE,
)
r"""Behind a letter or digit only what is set high or low, or a command, is a formula (m$^2$, 3$\times$3, but US$5)."""
TEX = re.compile(r"\\[A-Za-z]|(?<!\\)[\^_=<>+]")
"""What only formulas have in them."""
BRACED = re.compile(r"\{[^{}]*\}")
DEPTH = 20
"""Braces are looked into so deep."""
PROSE = re.compile(
    r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
    r"|(?<![A-Za-z\\])[A-Za-z]{2,40}[,;]? +[A-Za-z]{2}|^[\d.,]+ +[A-Za-z]{2}"
)
"""Outside braces: Chinese, two words in succession, a word behind a number, as between two signs for money."""
SAYS = re.compile(r"[\w\\+*/=<>|\u2190-\u22ff-]")
SIGNS = re.compile(r"(?<!\\)(?:\\\\)*\\[()\[\]]|`")
WORD = re.compile(r"[A-Za-z]{4,}|\d+")


class Formula(NamedTuple):
    """text[start:end] with its signs; `tex` is what they enclose; `display` formulas stand on a line of their own."""

    start: int
    end: int
    tex: str
    display: bool


@lru_cache(maxsize=256)  # every rule asks it of the same sentence
def find_formulas(text: str) -> tuple[Formula, ...]:
    """The formulas of a text, left to right."""
    return tuple(scan(text)) if "$" in text or "\\" in text else ()


def scan(text: str) -> Iterator[Formula]:
    at = 0
    while (match := FORMULA.search(text, at)) is not None:
        found = made(match)
        at = found.end if found else match.start() + 1
        if found:
            yield found


def formula_at(text: str, start: int) -> Formula | None:
    """The formula that begins at this place, or None."""
    match = FORMULA.match(text, start)
    return made(match) if match else None


def made(match: re.Match[str]) -> Formula | None:
    """The formula, unless its signs only look like it."""
    kind = str(match.lastgroup)
    tex = words = match[kind].strip().strip("`").strip()
    for _ in range(DEPTH):
        words = BRACED.sub("", words)
    if not SAYS.search(tex) or SIGNS.search(tex) or PROSE.search(words):
        return None
    if (kind == "square" and not TEX.search(tex)) or (kind == "round" and WORD.fullmatch(tex)):
        return None
    return Formula(*match.span(), tex, kind in ("display", "square"))


def without_formulas(text: str) -> str:
    """The text with blanks for its formulas."""
    parts, at = [], 0
    for formula in find_formulas(text):
        parts += [text[at : formula.start], " " * (formula.end - formula.start)]
        at = formula.end
    return "".join((*parts, text[at:]))


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) widened so that it cuts no formula."""
    for formula in find_formulas(text):
        if formula.start < end and start < formula.end:
            start, end = min(start, formula.start), max(end, formula.end)
    return start, end


def is_cut(text: str, *edges: int) -> bool:
    """Does any of these places lie inside a formula?"""
    return any(formula.start < edge < formula.end for formula in find_formulas(text) for edge in edges)
