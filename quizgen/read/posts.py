"""Dumps of social posts: who, when, and then the post, mostly one long line.

In: a page. Out: a block for each line of each post, the author as speaker. Left to others: sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.read.inline import without_urls
from quizgen.read.lines import columns, is_blank
from quizgen.read.noise import is_noise
from quizgen.read.page import Body, Page, iso_date
from quizgen.read.structure import AGO, COUNTS, HEADING, TOPIC_TAG, post_header
from quizgen.read.views import cut, stripped
from quizgen.records import Block, View

LONGEST_NAME = 40
"""Columns an author's name takes at most."""
LINES_A_POST = 60
ABOVE = 0.4
"""Share of a page that may stand above its first post."""
HEADLINE = re.compile(rf"\s*(?:{TOPIC_TAG}|【[^【】]{{1,40}}】\s*(?=\S{{12}}))+")
"""What a post is about, said before it, also in the brackets of headlines."""
TAGS = re.compile(r"(?:(?:^|\s)[#＃][^\s#＃]{1,40}[#＃]?)+\s*$")


@dataclass(frozen=True, slots=True)
class PostHeader:
    """Who and when, in lines [start, end)."""

    start: int
    end: int
    author: str
    date: str


def headers(lines: Sequence[View]) -> list[PostHeader]:
    """A line that says when, right below a short line that says who; or one line that says both."""
    found = []
    for at, line in enumerate(lines):
        if both := post_header(line.text):
            found.append(PostHeader(at, at + 1, both["who"].strip(" *"), iso_date(both["when"])))
        elif at and AGO.match(line.text) and is_name(lines[at - 1].text):
            found.append(PostHeader(at - 1, at + 1, lines[at - 1].text.strip(), iso_date(line.text)))
    return found


def is_name(text: str) -> bool:
    body = text.strip()
    if not 0 < columns(body) <= LONGEST_NAME or AGO.match(body):
        return False
    return body[-1] not in "。！？.!?，,；;：:" and body[0] != "#"


def is_posts(page: Page) -> bool:
    """Two headers or more, or one at the top, and not too many lines between them."""
    found = headers(page.lines)
    full = sum(not is_blank(line) for line in page.lines)
    if not found or any(HEADING.match(line.text) and "# " in line.text for line in page.lines):
        return False
    top = sum(not is_blank(line) for line in page.lines[: found[0].end - 1])
    ends = [*(header.start for header in found[1:]), len(page.lines)]
    told = [any(map(says, page.lines[header.end : end])) for header, end in zip(found, ends, strict=True)]
    is_article = weight(page.lines[: found[0].start]) > ABOVE * weight(page.lines)  # with comments below it
    return (sum(told) >= 2 or top <= 2) and full <= LINES_A_POST * len(found) and not is_article


def weight(lines: Sequence[View]) -> int:
    """The characters of the lines."""
    return sum(len(line.text) for line in lines)


def says(line: View) -> bool:
    return not is_blank(line)


def read_posts(page: Page) -> Body:
    lines = page.lines
    starts = headers(lines)
    blocks = [meta(line) for line in lines[: starts[0].start] if not is_blank(line)]
    for header, following in zip(starts, [*(header.start for header in starts[1:]), len(lines)], strict=True):
        blocks += [meta(line) for line in lines[header.start : header.end]]
        for line in lines[header.end : following]:
            if not is_blank(line):
                blocks += post_line(stripped(line), header.author, header.date)
    return Body(tuple(blocks))


def meta(line: View) -> Block:
    return Block(stripped(line), "meta")


def post_line(line: View, author: str, date: str) -> Iterator[Block]:
    """A paragraph of a post; the tags at its end are no text."""
    tags = TAGS.search(line.text)
    end = tags.start() if tags else len(line.text)
    start = topic.end() if (topic := HEADLINE.match(line.text)) and topic.end() < end else 0
    view = stripped(without_urls(cut(line, start, end)))
    if view.text:
        is_meta = is_noise(view.text) or COUNTS.match(view.text)
        yield Block(view, "meta" if is_meta else "prose", speaker=author, date=date)
    if tags:
        yield meta(cut(line, end))
