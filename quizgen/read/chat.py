"""Chats as messengers export them: when, who, and then the message, on one line or below.

In: a page. Out: a block for each message, its author as speaker, its day as date. Left to others: sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.read.inline import clean
from quizgen.read.joining import join
from quizgen.read.lines import is_blank
from quizgen.read.noise import is_noise
from quizgen.read.page import Body, Page, iso_date
from quizgen.read.structure import MESSAGE, NAME, WHEN, WHEN2
from quizgen.read.views import cut, stripped
from quizgen.records import Block, View

HEADER = re.compile(rf"\s*(?:(?P<who>{NAME}),?\s+\[?{WHEN}\]?\s*:?|{WHEN2}\s+(?P<who2>{NAME}))\s*$")
"""A line above the message."""
LEAST = 3
LINES_A_MESSAGE = 12
ATTACHED = re.compile(r"[\u200e\u200f\s]*(?:<[^<>]{1,80}>|\[[^\[\]]{1,12}\])[\s\u200e]*")
"""A picture or a file."""
EDITED = re.compile(r"\s*[\u200e\u200f]\s*<[^<>]{1,40}>\s*$")


@dataclass(frozen=True, slots=True)
class Message:
    """Begins in line `start`; its text at `said` there, or below where that is -1. Without `author` nobody said it."""

    start: int
    author: str
    date: str
    said: int


def messages(page: Page) -> list[Message]:
    """The headers of messages, all of one sort: those with their text on the line, else those above it."""
    for pattern in (MESSAGE, HEADER):
        found = [
            message_of(at, match) for at, line in enumerate(page.lines) if (match := pattern.match(line.text[:300]))
        ]
        if len(found) >= LEAST:
            return found
    return []


def message_of(at: int, match: re.Match[str]) -> Message:
    groups = match.groupdict()
    author = (groups["who"] or groups.get("who2") or "").strip()
    said = match.start("said") if groups.get("said") is not None else -1
    is_program = (groups.get("said") or "")[:1] in ("\u200e", "\u200f")  # as WhatsApp marks what nobody wrote
    return Message(at, "" if is_program else author, iso_date(groups["when"] or groups["when2"]), said)


def is_chat(page: Page) -> bool:
    """Messages of two people or more, and not many lines to each."""
    found = messages(page)
    full = sum(not is_blank(line) for line in page.lines)
    return len({each.author for each in found} - {""}) >= 2 and full <= LINES_A_MESSAGE * len(found)


def read_chat(page: Page) -> Body:
    found = messages(page)
    blocks = [Block(stripped(line), "meta") for line in page.lines[: found[0].start] if not is_blank(line)]
    for message, end in zip(found, [*(each.start for each in found[1:]), len(page.lines)], strict=True):
        blocks += message_blocks(page, message, end)
    return Body(tuple(blocks))


def message_blocks(page: Page, message: Message, end: int) -> Iterator[Block]:
    """The header, and what was said as one paragraph."""
    first = page.lines[message.start]
    head = len(first.text) if message.said < 0 else message.said
    yield Block(stripped(cut(first, 0, head)), "meta")
    lines: list[View] = [cut(first, head), *page.lines[message.start + 1 : end]]
    kept = [line for line in lines if not (is_blank(line) or ATTACHED.fullmatch(line.text))]
    if not kept:
        return
    whole = join(kept, page.habit)
    view, marks = clean(cut(whole, 0, edited.start() if (edited := EDITED.search(whole.text)) else None))
    role = "meta" if not message.author or is_noise(view.text) else "prose"
    yield Block(view, role, speaker=message.author, date=message.date, marks=marks)
