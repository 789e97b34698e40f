"""Text in two languages line by line: a line, and below it the same in the other language, as subtitles are kept.

In: a page. Out: for each run of pairs up to the end of a sentence a block in either language, twins linked; Chinese
whose lines end without a mark is subtitles. Left to others: time stamps (timed), sentences.
"""

from __future__ import annotations

from quizgen.read.page import Body, Page
from quizgen.read.timed import Header, Turn, cues_joined, is_chinese, is_unmarked, linked, paragraphs, turn_blocks

LEAST = 8
"""Pairs of lines that such a text has at least."""
MOSTLY = 0.7
"""Share of the paragraphs that are such a pair."""


def is_interlinear(page: Page) -> bool:
    """Are most paragraphs two lines, one of them Chinese and the other not?"""
    found = list(paragraphs(page.lines))
    pairs = sum(len(lines) == 2 and len({is_chinese(line.text) for line in lines}) == 2 for lines in found)
    return pairs >= LEAST and pairs >= MOSTLY * len(found)


def read_interlinear(page: Page) -> Body:
    pairs = [Turn(Header("", ""), lines) for lines in paragraphs(page.lines)]
    unmarked = is_unmarked(pairs)
    blocks = [block for turn in cues_joined(pairs) for block in turn_blocks(turn, page.habit, unmarked=unmarked)]
    return Body(tuple(linked(blocks)))
