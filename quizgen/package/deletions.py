"""Cloze deletions, read as Anki reads them: {{c1::answer::hint}}, one inside the other too.

In: the HTML of a field. Out: its deletions, and what a card of it shows. Left to others: what is wrong with them
(field_faults).
"""

from __future__ import annotations

import re

DELETION = re.compile(r"\{\{c(\d+)::((?:(?!\{\{c\d+::|\}\}).)*)\}\}", re.DOTALL)
"""A deletion with none inside it."""
BLANK = "[…]"


def deletions_in(text: str) -> tuple[list[tuple[int, str]], str]:
    """(number, what stands in it) of each deletion, inner ones first; and what is left with braces, all of them
    opened."""
    inner = DELETION.findall(text)
    found = [(int(number), body) for number, body in inner]
    if text.count("{{") == text.count("}}") == len(inner):
        return found, ""  # nothing nested, nothing broken: so it is nearly always
    while inner:
        text = DELETION.sub(opened, text)
        inner = DELETION.findall(text)
        found += [(int(number), body) for number, body in inner]
    return found, text


def opened(deletion: re.Match[str]) -> str:
    return deletion[2].split("::")[0]


def front_of(text: str, number: int) -> str:
    """The text as the card of that number asks it: its deletions blank, the others open."""
    count = 1
    while count and "{{c" in text:
        text, count = DELETION.subn(lambda d: BLANK if int(d[1]) == number else opened(d), text)
    return text
