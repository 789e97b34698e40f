"""What a page that was set in print leaves in its text, undone: words divided at line ends, letters drawn as one sign,
and the lines that stand on every page.

In: the lines of a file. Out: lines, and the numbers of those that belong to the pages. Left to others: paragraphs
(markdown), which lines a tool broke (unwrap).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from quizgen.read.lines import columns, is_blank
from quizgen.read.structure import FENCE, HEADING, ITEM, QUOTE, RULE, is_complete
from quizgen.read.views import Builder, cut
from quizgen.records import View
from quizgen.words import frequency

SIGNS = re.compile("[\u2e80-\u2ef3\u2f00-\u2fd5\ufb00-\ufb06]")
"""Parts of Chinese characters that converters write for the character itself (⼀ for 一), and ligatures (ﬁ for fi)."""
HYPHENS = ("-", "\u00ad")
HALF = re.compile(r"(?<![^\W\d_])(?P<half>[A-Za-z]{2,20})[-\u00ad]\s*$")
REST = re.compile(r"\s*(?P<rest>[a-z]{2,20})(?P<marks>[^\w\s-]*)(?:\s+|$)")
DIVIDED = 2
"""Words that are certainly divided, from which a file is taken to divide them."""
COMMON = 3.0
"""Zipf frequency from which the whole is a word, though its halves are words as well (en-closed); longterm is none."""
KNOWN = 2.5
"""Zipf frequency from which a half is a word of its own, so that the hyphen may be the author's (long-term)."""
PAGES = 3
"""Pages that show the same line, but for its numbers, from which it is no text."""
SLIDE = 16
"""Lines of a slide."""
PAGE_LINE = 72
"""Columns of the longest line that stands on every page."""
NUMBER = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"\s*(?:-\s*\d{1,4}\s*-|\d{1,4}(?:\s*/\s*\d{1,4})?|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|第\s*\d{1,4}\s*页)\s*$",
    re.IGNORECASE,
)
NO_PAGE_LINE = re.compile(r".*[：:|]\s*$|\s*[|$<\\]|\W*$|.*[。！？.!?…][”’\"')）」』]*\s*$")
"""Labels, rows, formulas and sentences may well be said again."""


def legible(lines: Sequence[View]) -> list[View]:
    """The lines with whole words and plain letters."""
    return undivided([plain(line) for line in lines])


def plain(line: View) -> View:
    """The line with the letters and characters that its signs stand for."""
    if line.text.isascii() or not SIGNS.search(line.text):
        return line
    builder = Builder()
    at = 0
    for match in SIGNS.finditer(line.text):
        builder.keep(line, at, match.start())
        builder.insert(unicodedata.normalize("NFKC", match.group()))
        at = match.end()
    builder.keep(line, at)
    return builder.view()


def undivided(lines: list[View]) -> list[View]:
    """Words that were divided at line ends put together, in a file that divides words."""
    breaks = [at for at, (line, after) in enumerate(pairwise(lines)) if is_divided(line.text, after.text)]
    if sum(is_certain(lines[at].text, lines[at + 1].text) for at in breaks) < DIVIDED:
        return lines
    out = list(lines)
    for at in breaks:
        half, rest = HALF.search(out[at].text), REST.match(out[at + 1].text)
        if half and rest:
            builder = Builder()
            builder.keep(out[at], 0, half.end("half"))
            builder.keep(out[at + 1], rest.start("rest"), rest.end("marks"))
            out[at], out[at + 1] = builder.view(), cut(out[at + 1], rest.end())
    return out


def is_divided(before: str, after: str) -> bool:
    """Do two lines hold the halves of one word? Not where both are words and the whole is none."""
    if not before.rstrip().endswith(HYPHENS):
        return False
    half, rest = HALF.search(before), REST.match(after)
    if not (half and rest):
        return False
    if frequency(half["half"] + rest["rest"], "en") >= COMMON:
        return True
    return min(frequency(half["half"], "en"), frequency(rest["rest"], "en")) < KNOWN


def is_certain(before: str, after: str) -> bool:
    """Is the whole a word, and one half none?"""
    half, rest = HALF.search(before), REST.match(after)
    if not (half and rest) or not frequency(half["half"] + rest["rest"], "en"):
        return False
    return min(frequency(half["half"], "en"), frequency(rest["rest"], "en")) < KNOWN


def page_lines(lines: Sequence[View]) -> frozenset[int]:
    """The numbers of lines that stand on every page: titles of chapters, notices, page numbers."""
    shown: dict[int, str] = {}
    numbers: list[tuple[int, int]] = []
    fenced = False
    for at, line in enumerate(lines):
        text = line.text.strip()
        fenced ^= FENCE.match(line.text) is not None
        if fenced or is_blank(line) or columns(text) > PAGE_LINE:
            continue
        if PAGE_NUMBER.match(text):
            numbers.append((at, int(NUMBER.findall(text)[0])))
        elif not (NO_PAGE_LINE.match(text) or is_complete(line.text) or is_structure(line.text)) and len(text) > 3:
            shown[at] = NUMBER.sub("0", text)
    often = {text for text, count in Counter(shown.values()).items() if count >= PAGES}
    counted = {at for (at, number), (_, after) in pairwise(numbers) if 0 < after - number <= 2}
    counted |= {at for (_, before), (at, number) in pairwise(numbers) if 0 < number - before <= 2}
    found = counted | {at for at, text in shown.items() if text in often}
    return frozenset(found | {at for at, _ in numbers if any(near in found for near in range(at - 2, at + 3))})


def slide_titles(lines: Sequence[View]) -> frozenset[int]:
    """The numbers of the first lines of slides, where each page is one: a few lines below a form feed."""
    pages = [at for at, line in enumerate(lines) if line.text.startswith("\f")]
    full = [sum(not is_blank(line) for line in lines[at:end]) for at, end in pairwise([*pages, len(lines)])]
    if len(pages) < PAGES or median(full) > SLIDE:
        return frozenset()
    short = (at for at in pages if 0 < columns(lines[at].text.strip()) <= PAGE_LINE)
    return frozenset(at for at in short if not NO_PAGE_LINE.match(lines[at].text) and not ITEM.match(lines[at].text))


def is_structure(text: str) -> bool:
    return any(pattern.match(text) for pattern in (HEADING, ITEM, QUOTE, RULE))
