"""Lines that their author ended on purpose: entries, paragraphs of one line, the short last lines of a set page.

In: the lines of a page. Out: does a line begin something new? Left to others: lines that a program wrapped (unwrap).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from quizgen.chinese_words import HAN
from quizgen.read.lines import columns, is_blank
from quizgen.records import View

SENTENCE_END = re.compile(r"[。！？.!?…][”’\"'）)」』*_]*\s*$")
ENTRY = re.compile(
    rf"\s*[※★☆●▲◆■□]?\s*(?=[^：:]{{0,30}}{HAN.pattern})[^\s：:，,。；;？?！!][^：:，,。；;？?！!]{{1,40}}[：:]\s*\S"
)
"""A line that begins with a Chinese term and a colon: in notes each such line stands for itself."""
BOLD_LABEL = re.compile(r"\s{0,3}\*\*[^*：:\n]{1,40}(?:[：:]\*\*|\*\*\s?[：:])\s*\S")
"""A line that begins with a term or label in bold and a colon."""
OPENS_ENTRY = re.compile(
    r"\s{0,3}(?!\d{1,2}:\d\d)(?P<term>[^\s:：=|\t*+<>$\\-](?:[^:：=|\t。！？.!?，,;；]|(?<=[A-Z])\.){0,59}?)\s*"
    r"(?:::|[:：](?!//)|(?<=\s)(?:[–—=]|--?)(?=\s)|——|\t)\s*(?=[^\s:：|])"
)
"""A term of a list and what sets it apart from its meaning."""
UNLISTED = re.compile(r"\s*(?:#{1,6} |>|\||```|~~~|\$\$|[-*+•] |\d{1,3}[.)、]|<)")
"""A line of which Markdown knows what it is."""
TERM = re.compile(r"(?![\s]|[A-Z\d\W]+$)(?P<term>[^：:|\t。！？.!?，,;；]{2,60}?)(?: : [\w ]{1,30})?$")
"""A line that may be a term explained in indented lines below it, with what sort of term it is ("neap tide : noun")."""
INDENTED = re.compile(r"(?: {2,8}|\t)(?=[^\s])(?![-*+•>|] )")
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
SET_LINES, SET_SHARE = 10, 0.3
"""Full lines, and their share of all that another follows directly, from which a page tells its width."""
NARROWEST, WIDEST = 30, 110
"""Columns of a page."""
FULL, EARLY = 0.8, 0.65
"""Share of the width that a full line takes up, and that a line stays below which was ended, whatever it says."""


class Borders:
    """What the lines of a page say of where paragraphs, items and entries end."""

    def __init__(self, lines: Sequence[View]) -> None:
        self.entries = entry_lines(lines)
        self.terms = explained_below(lines)
        self.unbroken = unbroken_lines(lines)
        self.width = width_of(lines)

    def begins_anew(self, at: int, text: str, above: str, role: str) -> bool:
        """Has the line above been ended by its author, so that line `at` is no part of its paragraph or item?"""
        if goes_on(above, text):
            return False
        if is_broken(above) or (self.width and ends_early(above, self.width)):
            return True
        if role == "item":
            return is_below_item(above, text)
        if role != "prose":
            return False
        labelled = BOLD_LABEL.match(text) is not None and BOLD_LABEL.match(above) is not None
        return labelled or at in self.unbroken or (ENTRY.match(text) is not None and is_ended(above))


def is_ended(line: str) -> bool:
    """Was the line broken by its author: short, and an entry or the end of a sentence?"""
    return columns(line) < SHORT_LINE and (ENTRY.match(line) or SENTENCE_END.search(line)) is not None


def is_broken(line: str) -> bool:
    """Did the author break the line, by two spaces or a backslash at its end?"""
    end = HARD_BREAK.search(line)
    said = line[: end.start()] if end else line
    return end is not None and (columns(said) < SHORT_LINE or SENTENCE_END.search(said) is not None)


def is_below_item(item: str, after: str) -> bool:
    """Does a line at the margin say something of its own, though Markdown would add it to the short item above?"""
    return columns(item) < SHORT_ITEM and after[:1].isalnum()


def goes_on(before: str, after: str) -> bool:
    """Is the second line in the middle of the sentence that the first begins?"""
    return before.rstrip(" \t\\")[-1:] in GOES_ON or after.lstrip()[:1].islower()


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


def explained_below(lines: Sequence[View]) -> dict[int, int]:
    """Terms explained in indented lines below them (reStructuredText): the number of the line, where the term ends."""
    is_in = [INDENTED.match(line.text) is not None for line in lines]
    found = {
        at: term.end("term")
        for at in range(len(lines) - 1)
        if is_in[at + 1]
        and (at == 0 or is_in[at - 1] or is_blank(lines[at - 1]))
        and not UNLISTED.match(lines[at].text[:LONG_LINE])
        and (term := TERM.match(lines[at].text[:LONG_LINE]))
    }
    terms = {lines[at].text.casefold() for at in found}
    return found if len(terms) >= max(LEAST_ENTRIES, DISTINCT * len(found)) else {}


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


def width_of(lines: Sequence[View]) -> int:
    """The columns to which a page was set whose lines were all broken there, at whatever word; 0 for other texts."""
    followed = [columns(line.text) for line, after in pairwise(lines) if not (is_blank(line) or is_blank(after))]
    counts = Counter(followed)
    full = {
        width: sum(counts[each] for each in range(int(FULL * width), width + 1))
        for width in counts
        if NARROWEST <= width <= WIDEST
    }
    width = max(full, key=lambda width: (full[width], -width), default=0)
    return width if width and full[width] >= max(SET_LINES, SET_SHARE * len(followed)) else 0


def ends_early(line: str, width: int) -> bool:
    """Is the line of a page of this width short, so that a paragraph or a heading ends there?"""
    return 0 < columns(line) < (FULL if SENTENCE_END.search(line) else EARLY) * width
