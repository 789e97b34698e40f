"""Which stars, underscores and tildes set text off, and which are just characters.

In: text and the runs of such marks that stand outside code and addresses. Out: for each run what to do.
More forgiving than CommonMark, for what converters write: `**机** **器`, `****x**`, `**a:**b`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quizgen.read.lines import CJK_RUN, WIDE_RUN


class Run(NamedTuple):
    start: int
    end: int


def pair_emphasis(text: str, runs: Sequence[Run]) -> dict[int, list[str]]:
    """For the start of each run its actions: `keep`, `open KIND`, `close KIND`, `skip` (the space after it)."""
    out: dict[int, list[str]] = {run.start: [] for run in runs}
    pending: dict[str, Run] = {}
    double: dict[str, bool] = {}
    for index, run in enumerate(runs):
        before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
        mark, length = text[run.start], run.end - run.start
        if is_literal(before, after, mark, length) and not (length == 2 and double.get(mark) and before.strip()):
            out[run.start].append("keep")
        elif length >= 2:
            kind = {"*": "bold", "_": "bold"}.get(mark, "")
            if kind:
                double_step(text, run, runs[index + 1 : index + 2], out[run.start], double, mark)
        else:
            single_step(run, before, after, mark, pending, out)
    for run in pending.values():
        out[run.start].append("keep")
    return out


def is_literal(before: str, after: str, mark: str, length: int) -> bool:
    """White space on both sides (a * b), a word on both sides (snake_case, 2**3), a lone ~ or =."""
    if mark in "~=" and length != 2:
        return True
    if (not before or before.isspace()) and (not after or after.isspace()):
        return True
    return length <= 2 and is_word(before) and is_word(after)


def is_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def double_step(
    text: str, run: Run, following: Sequence[Run], actions: list[str], opened: dict[str, bool], mark: str
) -> None:
    """Two or more marks open bold where none is open, else close it; at a seam bold just goes on."""
    if opened.pop("seam" + mark, False):
        return
    if not opened.get(mark):
        opened[mark] = True
        actions.append("open bold")
        return
    if following and following[0].start == run.end + 1 and text[run.end] == " " and is_seam(text, run, following[0]):
        actions.append("skip")
        opened["seam" + mark] = True
        return
    actions.append("close bold")
    opened[mark] = run.end - run.start == 4 and text[run.end : run.end + 1].strip() != ""
    if opened[mark]:
        actions.append("open bold")


def is_seam(text: str, run: Run, following: Run) -> bool:
    """Is the space between two stretches of bold one that Chinese text would not have?"""
    before, after = text[run.start - 1], text[following.end : following.end + 1]
    if before in "。！？!?" or not after:
        return False
    if not (WIDE_RUN.match(before) and WIDE_RUN.match(after)):
        return False
    return CJK_RUN.match(before) is not None or CJK_RUN.match(after) is not None


def single_step(
    run: Run, before: str, after: str, mark: str, pending: dict[str, Run], out: dict[int, list[str]]
) -> None:
    """One mark: italic when a second one closes it, else itself."""
    may_open = bool(after) and not after.isspace() and not (mark == "_" and is_word(before))
    may_close = bool(before) and not before.isspace() and not (mark == "_" and is_word(after))
    opener = pending.get(mark)
    if opener is not None and may_close:
        out[opener.start].append("open italic")
        out[run.start].append("close italic")
        del pending[mark]
        return
    if opener is not None and may_open:
        out[opener.start].append("keep")
    if may_open:
        pending[mark] = run
    else:
        out[run.start].append("keep")
