"""Lines that their author ended on purpose: entries, paragraphs of one line.

In: lines. Out: was a line ended, is each a paragraph? Left to others: lines that a program wrapped (unwrap).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from quizgen.chinese_words import HAN
from quizgen.read.lines import columns, is_blank
from quizgen.records import View

SENTENCE_END = re.compile(r"[。！？.!?…][”’\"'）)」』*_]*\s*$")
ENTRY = re.compile(
    rf"\s*[※★☆●▲◆■□]?\s*(?=[^：:]{{0,30}}{HAN.pattern})[^\s：:，,。；;？?！!][^：:，,。；;？?！!]{{1,40}}[：:]\s*\S"
)
"""A line that begins with a Chinese term and a colon: in notes each such line stands for itself."""
OPENS_ENTRY = re.compile(
    r"\s{0,3}(?!\d{1,2}:\d\d)(?P<term>[^\s:：=|\t*+<>$\\-](?:[^:：=|\t。！？.!?，,;；]|(?<=[A-Z])\.){0,59}?)\s*"
    r"(?:::|[:：](?!//)|(?<=\s)(?:[–—=]|--?)(?=\s)|——|\t)\s*(?=[^\s:：|])"
)
"""A term of a list and what sets it apart from its meaning."""
UNLISTED = re.compile(r"\s*(?:#{1,6} |>|\||```|~~~|\$\$|[-*+•] |\d{1,3}[.)、]|<)")
"""A line of which Markdown knows what it is."""
LEAST_ENTRIES = 3
DISTINCT = 0.8
"""Share of the terms that differ: whoever speaks in a dialogue speaks again."""
SHORT_LINE = 72
"""Columns of a line that was ended on purpose."""
SHORT_ITEM = 56
"""Columns of an item that was not wrapped."""
HARD_BREAK = re.compile(r"(?: {2,}|\\)$")
GOES_ON = tuple(",，、:：;；-–—(（")
UNBROKEN = 130
"""Columns of a line that neither a person nor an editor has broken, nor its neighbours."""
LONG_LINE = 160
"""Columns that nobody breaks lines at by hand."""
OFTEN = 0.8
"""Share of the lines that end like a paragraph in a text where each line is one."""


def is_ended(line: str) -> bool:
    """Was the line broken by its author: short, and an entry or the end of a sentence?"""
    return columns(line) < SHORT_LINE and (ENTRY.match(line) or SENTENCE_END.search(line)) is not None


def is_broken(before: str, after: str) -> bool:
    """Did the author break the line, by two spaces or a backslash at its end, and not within a sentence?"""
    end = HARD_BREAK.search(before)
    said = before[: end.start()] if end else before
    is_end = end is not None and (columns(said) < SHORT_LINE or SENTENCE_END.search(said) is not None)
    return is_end and not goes_on(said, after)


def is_below_item(item: str, after: str) -> bool:
    """Does a line at the margin say something of its own, though Markdown would add it to the short item above?"""
    return columns(item) < SHORT_ITEM and after[:1].isalnum() and not goes_on(item, after)


def goes_on(before: str, after: str) -> bool:
    """Is the second line in the middle of the sentence that the first begins?"""
    return before.rstrip()[-1:] in GOES_ON or after.lstrip()[:1].islower()


def entry_lines(lines: Sequence[View]) -> frozenset[int]:
    """The numbers of lines that each begin an entry of a list that has no other marks: term, dash or colon, meaning."""
    found: set[int] = set()
    start = 0
    for end in range(len(lines) + 1):
        if end < len(lines) and not (is_blank(lines[end]) or UNLISTED.match(lines[end].text)):
            continue
        opened = {at: match for at in range(start, end) if (match := OPENS_ENTRY.match(lines[at].text[:LONG_LINE]))}
        terms = {match["term"].casefold() for match in opened.values()}
        if len(terms) >= max(LEAST_ENTRIES, DISTINCT * len(opened)) and 2 * len(opened) >= end - start:
            found |= opened.keys()
        start = end + 1
    return frozenset(found)


def unbroken_lines(lines: Sequence[View]) -> frozenset[int]:
    """The numbers of lines without blank lines between them, of which one is longer than any that was broken."""
    found: set[int] = set()
    start = 0
    for end in range(len(lines) + 1):
        if end < len(lines) and not is_blank(lines[end]):
            continue
        if any(columns(lines[at].text) > UNBROKEN for at in range(start, end)):
            found.update(range(start, end))
        start = end + 1
    return frozenset(found)


def is_line_a_paragraph(lines: Sequence[View]) -> bool:
    """Is each line a paragraph, for want of blank lines between them?"""
    full = [line.text for line in lines if not is_blank(line)]
    if len(full) < 4 or len(lines) - len(full) > 0.1 * len(lines):
        return False
    if median(map(columns, full)) < LONG_LINE:
        return False
    return sum(SENTENCE_END.search(text) is not None or len(text) < 20 for text in full) >= OFTEN * len(full)
