"""Paragraphs and headings written as HTML, as feeds and saved pages keep them, also several in one line.

In: a line. Out: its pieces, each with what its tags make of it. Left to others: markup inside a piece (inline),
raw HTML that is no text (markdown).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.read.views import cut
from quizgen.records import View

BLOCK_TAG = re.compile(
    r"\s*<(?P<closes>/)?(?P<tag>p|div|section|article|header|footer|main|aside|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|figure"
    r"|figcaption|table|thead|tbody|tr)\b(?P<attributes>[^<>]*)>\s*|\s*(?:<br\s*/?>\s*){2,}|\s*<!doctype\b[^<>]*>\s*",
    re.IGNORECASE,
)
HIDDEN = "script|style|svg|iframe|head|nav|pre|template"
"""What a saved page holds that is no text, or code."""
HIDDEN_TAG = re.compile(rf"<(?P<closes>/)?(?P<name>{HIDDEN})\b[^<>]*>", re.IGNORECASE)
CAPTION = re.compile(
    r"""\b(?:class|id)\s*=\s*["'][^"']*(?:caption|img-desc|image-desc|pic-desc|credit)""", re.IGNORECASE
)
ROLES = {"li": "item", "dd": "item", "dt": "term"}
INSIDE = ("p", "div")
"""Tags of paragraphs, which may stand in an item and leave it one."""
MARKDOWN = re.compile(r"\s*(?:[>|]|[-*+•] |\d{1,3}[.)、])|.*`")
"""A line that Markdown opens, and one with code, in which a tag is what is spoken of."""


@dataclass(frozen=True, slots=True)
class Piece:
    """`role`: heading, item, term (which the next item explains), caption or prose. `level` of a heading, 0 for none.
    `starts` where a tag stands before it, so that what came before has ended."""

    line: View
    role: str
    level: int
    starts: bool


def has_blocks(text: str) -> bool:
    return "<" in text and BLOCK_TAG.search(text) is not None and not MARKDOWN.match(text)


def pieces(line: View) -> Iterator[Piece]:
    """What stands between the tags, in order; the last one is empty where the line ends with a tag."""
    for part in visible(line):
        yield from pieces_of(part)


def visible(line: View) -> Iterator[View]:
    """The line without what is hidden in it, from tag to tag."""
    tags = list(HIDDEN_TAG.finditer(line.text))
    closed = {tag["name"].lower(): tag.start() for tag in tags if tag["closes"]}
    at, hidden = 0, ""
    for tag in tags:
        name = tag["name"].lower()
        if not hidden and not tag["closes"] and tag.start() < closed.get(name, -1):
            yield cut(line, at, tag.start())
            hidden = name
        elif hidden == name and tag["closes"]:
            at, hidden = tag.end(), ""
    yield cut(line, at)


def pieces_of(line: View) -> Iterator[Piece]:
    """As pieces, of a line in which nothing is hidden."""
    role, level, starts, at = "prose", 0, False, 0
    for match in BLOCK_TAG.finditer(line.text):
        if match.start() > at:
            yield Piece(cut(line, at, match.start()), role, level, starts)
        is_inside = match.start() == at and role in ROLES.values()
        tag, at, starts = (match["tag"] or "").lower(), match.end(), True
        opens = tag if not match["closes"] else ""
        level = int(opens[1]) if opens[:1] == "h" and opens[1:].isdigit() else 0
        captions = opens == "figcaption" or (opens != "" and CAPTION.search(match["attributes"]) is not None)
        if opens not in INSIDE or not is_inside:
            role = "heading" if level else "caption" if captions else ROLES.get(opens, "prose")
    yield Piece(cut(line, at), role, level, starts)
