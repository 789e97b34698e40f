"""Raw transcripts: a fragment a line, hardly any punctuation.

In: lines. Out: blocks whose view keeps the line breaks, for they are the only borders there are.
Left to others: grouping fragments into sentences (segment).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from quizgen.read.frame import finish, read_frame
from quizgen.read.inline import clean
from quizgen.read.lines import Line, columns, habit_of, is_soft_break, join, lines_of, wrap_width
from quizgen.records import Block, Document


def is_fragments(lines: Sequence[Line]) -> bool:
    """Many short lines, few of which end like a sentence or begin like Markdown."""
    full = [line.text.strip() for line in lines if line.text.strip()]
    if len(full) < 30:
        return False
    ends = sum(bool(re.search(r"[。！？!?.;；：:]$", line)) for line in full)
    marked = sum(bool(re.match(r"#{1,6} |[-*+] |\d+[.)] |\||>", line)) for line in full)
    return median(map(columns, full)) <= 56 and ends * 6 < len(full) and marked * 20 < len(full)


def read_fragments(text: str, path: str) -> Document:
    lines = lines_of(text)
    frame = read_frame(lines)
    body = lines[frame.body :]
    width = wrap_width(body)
    habit = habit_of(text)
    blocks: list[Block] = []
    run: list[Line] = []
    for line in [*body, Line(len(text), "")]:
        if line.text.strip():
            run.append(line)
            continue
        if run:
            view, marks = clean(join(run, habit, keep_breaks=True) if not width else unwrapped(run, width, habit))
            blocks.append(Block(view, "fragments", marks=marks))
        run = []
    return finish(text, path, "fragments", blocks, frame)


def unwrapped(run: Sequence[Line], width: int, habit: object):  # type: ignore[no-untyped-def]
    """The run joined with line feeds, but for breaks that wrapping put in."""
    from quizgen.read.lines import Raw, joiner

    text, pieces = "", []
    for at, line in enumerate(run):
        body = line.text.strip()
        if at:
            soft = is_soft_break(run[at - 1], line, width)
            text += joiner(text, body, habit) if soft else "\n"  # type: ignore[arg-type]
        pieces.append((len(text), line.start + line.text.index(body), len(body)))
        text += body
    return Raw(text, tuple(pieces))
