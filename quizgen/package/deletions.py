"""Cloze deletions, read as Anki reads them: {{c1::answer::hint}}, one inside the other too.

In: the HTML of a field. Out: its deletions, and what a card of it shows. Left to others: what is wrong with them
(field_faults).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

PATTERN = r"\{\{c(%s)::((?:(?!\{\{c\d+::|\}\})[^\x1f])*)\}\}"
DELETION = re.compile(PATTERN % r"\d{1,9}")
"""A deletion with none inside it; it ends where its field ends."""
DEEPEST = 10
"""How deep Anki reads deletions inside one another."""
BLANK = "[…]"


class Deletions(NamedTuple):
    """(number, what stands in it) of each deletion, inner ones first; and what is left with braces, all of them
    opened."""

    found: list[tuple[int, str]]
    rest: str


def deletions_in(text: str) -> Deletions:
    """Those of a field, or of several with Anki's separator between them."""
    inner = DELETION.findall(text)
    found = [(int(number), body) for number, body in inner]
    if text.count("{{") == text.count("}}") == len(inner):
        return Deletions(found, "")  # nothing nested, nothing broken: so it is nearly always
    for _ in range(DEEPEST):
        text = DELETION.sub(opened, text)
        inner = DELETION.findall(text)
        found += [(int(number), body) for number, body in inner]
    return Deletions(found, text)


@cache
def numbered(number: int) -> re.Pattern[str]:
    """A deletion of that number, with none inside it."""
    return re.compile(PATTERN % f"0*{number}")


def opened(deletion: re.Match[str]) -> str:
    return deletion[2].split("::")[0]


def front_of(text: str, number: int) -> str:
    """The text as the card of that number asks it: its deletions blank, the others open."""
    text = numbered(number).sub(BLANK, text)  # of most texts that is all
    for _ in range(DEEPEST if "{{c" in text else 0):
        text = DELETION.sub(lambda d: BLANK if int(d[1]) == number else opened(d), text)
    return text
