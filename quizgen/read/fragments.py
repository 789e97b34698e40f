"""Raw transcripts: a fragment a line, hardly any punctuation.

In: a page. Out: blocks whose view keeps the line breaks, for they are the only borders there are; a title and an
address above them are no text.
Left to others: grouping fragments into sentences (segment).
"""

from __future__ import annotations

import re
from itertools import takewhile
from statistics import median

from quizgen.phrases import phrase
from quizgen.read.inline import clean
from quizgen.read.lines import columns, is_blank
from quizgen.read.page import Body, Page, first_url, stacked
from quizgen.read.structure import HEADING
from quizgen.read.timed import opening_title
from quizgen.read.views import stripped
from quizgen.records import Block, View

FEWEST = 12
"""Lines that are enough to tell."""
WIDEST = 60
"""Columns of a typical fragment, at most."""
IN_PARAGRAPHS = 0.3
"""Share of a page that stands in finished paragraphs, with labels and lists around them."""
END = re.compile(r"[。！？!?.;；：:][”’\"'）)」』*]*$")
MARKED = re.compile(r"</?[a-z]\w*[ >]|#{1,6} |[-*+•] |\d+[.)、]|\||>|!\[|```|\$\$|.{1,30}?(?:[:：\t]| [-–—=] )\s*\S")
PAIR = re.compile(
    r"[^A-Za-z，,]{1,24}[，,]\s?[A-Za-z][\w ()./'-]*$|[A-Za-z][\w ()./'-]*[，,]\s?[^A-Za-z，,]{1,24}$", re.ASCII
)
"""A line of a word list: a term and its translation."""
TIDY = 60
"""Lines among which one that says nothing shows that people talk; subtitles that were edited have fewer."""
SPARSE = 3
"""Lines a run has on the average when blank lines mean something; below that each fragment has its own."""


def is_fragments(page: Page) -> bool:
    """Many short lines, few of which end like a sentence or begin like Markdown."""
    full = [line.text.strip() for line in page.lines if not is_blank(line)]
    if len(full) < FEWEST or median(map(columns, full)) > WIDEST:
        return False
    paragraphs = sum(len(line) for line in full if columns(line) > WIDEST and END.search(line))
    if paragraphs > IN_PARAGRAPHS * sum(map(len, full)):
        return False
    ends = sum(END.search(line) is not None for line in full)
    marked = sum(MARKED.match(line) is not None or PAIR.match(line) is not None for line in full)
    return ends * 6 < len(full) and marked * 10 < len(full)


def says_nothing(line: str) -> bool:
    """Does a line only answer (对对对, yeah)?"""
    return phrase("only_answers").fullmatch(line) is not None


def read_fragments(page: Page) -> Body:
    opening = list(takewhile(is_opening, page.lines))
    runs: list[list[View]] = [[]]
    for line in page.lines[len(opening) :]:
        if not is_blank(line):
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    runs = [run for run in runs if run]
    if sum(map(len, runs)) < SPARSE * len(runs):
        runs = [[line for run in runs for line in run]]
    said = [line.text.strip() for run in runs for line in run]
    fillers = sum(map(says_nothing, said))
    role = "subtitles" if fillers * TIDY <= len(said) else "fragments"
    blocks = [Block(clean(stripped(line))[0], "meta") for line in opening if not is_blank(line)]
    url = next((found for line in opening if (found := first_url(line.text))), "")
    return Body((*blocks, *(Block(stacked(run), role) for run in runs)), opening_title(opening), url)


def is_opening(line: View) -> bool:
    """Does the line stand above a transcript: its title as a heading, where it was found?"""
    return is_blank(line) or HEADING.match(line.text) is not None or first_url(line.text) != ""
