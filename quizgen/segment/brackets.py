"""Which characters stand inside brackets, where no sentence ends.

In: text. Out: a flag for each character. Left to others: where sentences end.
"""

from __future__ import annotations

import re

LONGEST = 200
"""A pair of brackets farther apart (characters) does not hold its text together."""
CLOSES = {"）": "（(", ")": "（(", "》": "《", "]": "["}
BRACKET = re.compile(r"[（()）《》\[\]]")


def inside_brackets(text: str) -> bytes:
    """1 for each character inside a closed pair of brackets that is not too long."""
    flags = bytearray(len(text))
    opened: list[int] = []
    for match in BRACKET.finditer(text):
        at, char = match.start(), match.group()
        if char not in CLOSES:
            opened.append(at)
            continue
        while opened and text[opened[-1]] not in CLOSES[char]:
            opened.pop()
        if opened:
            start = opened.pop()
            if at - start <= LONGEST:  # bounded, so that nested pairs cost no more than their length times this
                flags[start:at] = b"\1" * (at - start)
    return bytes(flags)
