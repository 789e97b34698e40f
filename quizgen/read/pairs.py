"""Which bracket, parenthesis and backtick belongs to which: found for a whole block in one pass.

In: text. Out: positions. Left to others: what stands between (inline).
"""

from __future__ import annotations

import re

BRACKET = re.compile(r"\\.|[\[\]()]", re.DOTALL)
TARGET = re.compile(
    r"\s*(?:(?:https?:|data:|mailto:|[/#<]|\.{1,2}/).*|[^\s\u3400-\u9fff]{0,1000}(?:\s+[\"'(].*)?)$", re.DOTALL
)
"""What may stand in the parentheses of a link; a wrapped address may hold spaces."""
REFERENCE = re.compile(r"\[[^\[\]]{0,80}\]")
FOOTNOTES = re.compile(r"\[(?:注|註|note )?\s?\d{1,3}\]\[")
"""Two footnotes side by side, [2][3]: no text with its address elsewhere."""


def pair_links(text: str) -> dict[int, tuple[int, int]]:
    """For each "[" that opens a link or an image: where its "]" stands and where the link ends."""
    if "](" not in text and "][" not in text and "[[" not in text:
        return {}
    closing = pair_parens(text)
    out: dict[int, tuple[int, int]] = {}
    opened: list[int] = []
    done = 0
    for match in BRACKET.finditer(text):
        at, char = match.start(), match.group()
        if at < done or char not in "[]":
            continue
        if char == "[":
            opened.append(at)
        elif opened:
            start = opened.pop()
            if FOOTNOTES.match(text, start):
                continue
            stop = link_end(text, at, closing)
            if stop is not None:
                out[start] = (at, stop)
                done = stop
    return out


def link_end(text: str, at: int, closing: dict[int, int]) -> int | None:
    """The end of the link whose text ends with the "]" at `at`, or None where it is no link."""
    following = text[at + 1 : at + 2]
    if following == "(":
        stop = closing.get(at + 1)
        if stop is None:  # a parenthesis inside the address is not closed: the first one that closes ends it
            stop = text.find(")", at + 2, at + 4000)
            if stop < 0 or re.search(r"\s", text[at + 2 : stop]):
                return None
        return stop + 1 if TARGET.match(text, at + 2, stop) else None
    if following == "[":
        match = REFERENCE.match(text, at + 1)
        return match.end() if match else None
    return None


def pair_parens(text: str) -> dict[int, int]:
    """For each "(" its ")"."""
    out: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer(r"[()]", text):
        if match.group() == "(":
            opened.append(match.start())
        elif opened:
            out[opened.pop()] = match.start()
    return out


def pair_ticks(text: str) -> dict[int, int]:
    """For each run of backticks that opens code: where the closing run of the same length begins."""
    runs = [match.span() for match in re.finditer(r"`+", text)]
    later: dict[int, int] = {}
    following: dict[int, int] = {}
    for start, end in reversed(runs):
        if end - start in later:
            following[start] = later[end - start]
        later[end - start] = start
    out: dict[int, int] = {}
    done = 0
    for start, end in runs:
        stop = following.get(start)
        if start >= done and stop is not None:
            out[start] = stop
            done = stop + end - start
    return out
