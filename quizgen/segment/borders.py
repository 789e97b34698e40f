"""Where sentences end in prose, Chinese or English or both.

In: the text of a block. Out: (start, end) pairs that cover it. A mark inside round brackets ends nothing;
closing quotes and brackets stay with their sentence. The last sentence needs no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

END = re.compile(r"[。！？!?；]+|…{2,}|\.{3,}|\.|\n")
CLOSERS = "”’」』》）)】\"'*_ \u3000"
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Mt|Jr|Sr|vs|etc|e\.g|i\.e|cf|al|Fig|Figs|Eq|Eqs|Sec|Ch|No|Nos|Vol|pp?|ed|eds|approx"
    r"|ca|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Gen|Col|Lt|Rev|Gov|Sen|Rep|U\.S|U\.K|a\.m|p\.m)"
    r"|\b[A-Z])$"
)
LONGEST_BRACKET = 400
"""A bracket left open no longer than this many characters holds its sentence together."""


def split_prose(text: str) -> Iterator[tuple[int, int]]:
    inside = bracketed(text)
    start = 0
    for match in END.finditer(text):
        at, end = match.span()
        if at < start or inside[at] or not ends_here(text, at, end):
            continue
        while end < len(text) and text[end] in CLOSERS and not opens(text, end):
            end += 1
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def bracketed(text: str) -> bytearray:
    """1 for each character inside a closed pair of round brackets that is not too long."""
    flags = bytearray(len(text))
    stack: list[int] = []
    for at, char in enumerate(text):
        if char in "（(":
            stack.append(at)
        elif char in "）)" and stack:
            opened = stack.pop()
            if not stack and at - opened <= LONGEST_BRACKET:
                flags[opened:at] = b"\1" * (at - opened)
    return flags


def ends_here(text: str, at: int, end: int) -> bool:
    """A full stop also stands in numbers, names, abbreviations and addresses."""
    mark, after = text[at], text[end : end + 1]
    if mark not in ".!?":
        return True
    if after and not (after.isspace() or after in CLOSERS or is_wide(after)):
        return False
    if mark == "." and end - at == 1:
        if ABBREVIATION.search(text, max(0, at - 12), at):
            return False
        if re.search(r"(?:^|\s)\d{1,3}$", text[max(0, at - 5) : at]):
            return False
        following = text[end : end + 8].lstrip(CLOSERS)[:1]
        return not following.islower()
    return True


def is_wide(char: str) -> bool:
    return char > "\u2e80"


def opens(text: str, at: int) -> bool:
    """A straight quote after a space opens the next sentence rather than closing this one."""
    return text[at] in "\"'*_" and text[at - 1].isspace()
