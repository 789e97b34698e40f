"""Dumps of social posts: an author, how long ago, and then the post, mostly one long line.

In: lines. Out: the blocks of each post, the author as speaker. Left to others: sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quizgen.read.frame import finish, iso_date, read_frame
from quizgen.read.inline import clean
from quizgen.read.lines import Line, habit_of, is_soft_break, join, lines_of, wrap_width
from quizgen.read.noise import is_noise
from quizgen.records import Block, Document

AGO = re.compile(
    r"\s*(?:\d+\s?(?:秒|分钟|分鐘|小时|小時|天|周|週|个月|個月|月|年)前|刚刚|昨天(?:\s?\d+:\d\d)?"
    r"|\d+\s?(?:s|m|min|h|d|w|mo|y|seconds?|minutes?|hours?|days?|weeks?|months?|years?)(?: ago)?"
    r"|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?)\s*$",
    re.IGNORECASE,
)


def headers(lines: Sequence[Line]) -> list[int]:
    """Indexes of the lines that say when, right below a short line that says who."""
    return [
        at
        for at in range(1, len(lines))
        if AGO.match(lines[at].text) and 0 < len(lines[at - 1].text.strip()) <= 40 and not AGO.match(lines[at - 1].text)
    ]


def is_posts(lines: Sequence[Line]) -> bool:
    found = headers(lines)
    full = sum(bool(line.text.strip()) for line in lines)
    return bool(found) and (len(found) >= 2 or found[0] <= 5) and full <= 60 * len(found)


def read_posts(text: str, path: str) -> Document:
    lines = lines_of(text)
    frame = read_frame(lines)
    body = lines[frame.body :]
    starts = headers(body)
    width = wrap_width(body)
    habit = habit_of(text)
    blocks: list[Block] = []
    for number, at in enumerate(starts):
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(body)
        author = body[at - 1].text.strip()
        for lines_together in paragraphs(body[at + 1 : end], width):
            view, marks = clean(join(lines_together, habit))
            if view.text.strip():
                role = "meta" if is_noise(view.text) else "prose"
                blocks.append(Block(view, role, speaker=author, marks=marks))
    dated = next((iso_date(body[at].text) for at in starts if iso_date(body[at].text)), "")
    return finish(text, path, "posts", blocks, replace(frame, date=frame.date or dated))


def paragraphs(lines: Sequence[Line], width: int) -> list[list[Line]]:
    """Each line by itself, but for the breaks that wrapping put in."""
    out: list[list[Line]] = []
    for line in lines:
        if out and out[-1] and is_soft_break(out[-1][-1], line, width):
            out[-1].append(line)
        else:
            out.append([line])
    return out
