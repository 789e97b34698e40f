"""Undoing what a wrapping tool did: physical lines → the lines the author wrote.

In: lines as they stand in the file. Out: lines, those a tool had broken put back together. Left to
others: which lines form a paragraph.

A tool breaks a line because the next token does not fit. So a file is taken as wrapped at the width of its
widest line when nearly every line that another follows directly is full in that sense. Four ways to wrap are
told apart, for they differ in what a break has swallowed: `cut` keeps white space (fold), `token` breaks
between any two Chinese characters, `word` breaks at white space only (textwrap), and longer words where the
line ends.

Compromise: a full line followed by one that looks like structure (a heading, an item, a turn's header) is
left alone, although a sentence may go on with "- " or "1990. " after a break. An item counts only when its
marker continues the list that is open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from quizgen.read.joining import Habit, glue
from quizgen.read.lines import CJK, CJK_RUN, columns, is_blank
from quizgen.read.structure import FENCE, List, is_complete, starts_structure
from quizgen.read.views import Builder, stripped
from quizgen.records import View

NARROWEST, WIDEST = 40, 250
"""Widths at which files are wrapped, in characters or columns."""
NEARLY_ALL, MOST = 0.9, 0.7
"""Share of lines that must be full at any width, and at a usual one."""
USUAL = (79, 80)
"""The width most tools start from; a transcript of short lines has few long enough to show it."""
FEW = 3
"""Spaces at breaks that chance alone would bring, from which their absence means something."""
WORD_END, WORD_START = re.compile(r"[A-Za-z]+$|\d+$"), re.compile(r"[A-Za-z]+|\d+")
TOKEN = re.compile(rf"[{CJK}][，。！？；：、）」』”’》…]*|\S[^\s{CJK}]*")
CHUNK = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Wrap:
    """One way a file may have been wrapped. `measure` is len or columns; `breaks_words`: those longer than a line."""

    width: int
    measure: Callable[[str], int]
    way: str
    breaks_words: bool = True

    def is_full(self, line: str, following: str) -> bool:
        """Would the first token of the following line not have fit on this one?"""
        length = self.measure(line)
        if length > self.width:
            return True
        if self.way == "cut":
            if length + (self.measure is columns and columns(following[:1]) == 2) >= self.width:
                return True
            chunk = CHUNK.match(following.lstrip())
            return line[-1:] == " " and chunk is not None and length + self.measure(chunk.group()) >= self.width
        body = following.lstrip()
        first = (TOKEN if self.way == "token" else CHUNK).match(body)
        return first is not None and length + 1 + self.measure(first.group()) > self.width


def unwrap(lines: Sequence[View], habit: Habit) -> tuple[list[View], int]:
    """The author's lines, and the width at which they had been wrapped (0: they had not)."""
    pairs = candidate_pairs(lines)
    wrap = found_wrap(lines, pairs)
    if wrap is None:
        return list(lines), 0
    soft = {at for at in pairs if wrap.is_full(lines[at].text, lines[at + 1].text)}
    if wrap.way == "cut":  # a space that stood at the end of a line just as wide
        soft |= {
            at
            for at in range(len(lines) - 1)
            if lines[at + 1].text == " " and wrap.measure(lines[at].text) >= wrap.width
        }
    out: list[View] = []
    at = 0
    while at < len(lines):
        end = at
        while end in soft:
            end += 1
        out.append(lines[at] if end == at else rejoined(lines[at : end + 1], wrap, habit))
        at = end + 1
    return out, wrap.width


def candidate_pairs(lines: Sequence[View]) -> list[int]:
    """Indexes of lines that a line follows which might continue it."""
    out = []
    open_list = List()
    fence = ""
    for at, line in enumerate(lines[:-1]):
        open_list.see(line.text)
        mark = FENCE.match(line.text)
        if mark and (not fence or mark["fence"].startswith(fence)):
            fence = "" if fence else mark["fence"]
        if fence:
            continue
        following = lines[at + 1].text
        if is_blank(line) or is_blank(lines[at + 1]) or is_complete(line.text):
            continue
        after = lines[at + 2].text if at + 2 < len(lines) else ""
        if not starts_structure(following, after, open_list):
            out.append(at)
    return out


def found_wrap(lines: Sequence[View], pairs: Sequence[int]) -> Wrap | None:
    """The way this file was wrapped, or None."""
    if not pairs:
        return None
    texts = [line.text for line in lines if not is_blank(line)]
    spaced = [text for text in texts if re.search(r"\S\s+\S", text)]
    breakable = [text for text in texts if " " in text.strip() or CJK_RUN.search(text)]  # all but long addresses
    ways = (("cut", texts), ("token", breakable), ("word", spaced))
    candidates = [
        Wrap(max(map(measure, measured)), measure, way)
        for way, measured in ways
        if measured
        for measure in (len, columns)
    ]
    counts = []
    for wrap in candidates:
        fits = NARROWEST <= wrap.width <= WIDEST and (wrap.way != "cut" or keeps_space(lines, pairs, wrap))
        counts.append(sum(wrap.is_full(lines[at].text, lines[at + 1].text) for at in pairs) if fits else 0)
    for share, usual in ((NEARLY_ALL, False), (MOST, True)):
        for wrap, full in zip(candidates, counts, strict=True):
            if full >= max(2, share * len(pairs)) and (wrap.width in USUAL or not usual):
                longer = wrap.way == "word" and max(map(wrap.measure, texts)) > wrap.width
                return replace(wrap, breaks_words=not longer)
    some = [
        count if wrap.width in USUAL and wrap.way != "word" else 0
        for wrap, count in zip(candidates, counts, strict=True)
    ]
    return candidates[some.index(max(some))] if max(some) else None


def keeps_space(lines: Sequence[View], pairs: Sequence[int], wrap: Wrap) -> bool:
    """Has the tool kept what stood at its breaks: spaces, as many as chance brings there, or halves of words?"""
    kept = 0
    halves: list[bool] = []
    for at in pairs:
        before, after = lines[at].text, lines[at + 1].text
        if before[-1:] == " " or re.match(r" \S", after):
            kept += 1
        elif (
            before[-1:].isalnum() and after[:1].isalnum() and not CJK_RUN.match(before[-1]) and not CJK_RUN.match(after)
        ):
            halves.append(wrap.measure(before) >= wrap.width)
    text = "".join(lines[at].text.strip() for at in pairs)
    expected = len(pairs) * 2 * text.count(" ") / max(len(text), 1)
    if kept or expected >= FEW:
        return kept >= expected / FEW
    return len(halves) > 1 and all(halves)


def rejoined(lines: Sequence[View], wrap: Wrap, habit: Habit) -> View:
    """Broken lines as the one line they were."""
    builder = Builder()
    for at, line in enumerate(lines):
        if at == 0:
            builder.keep(line, 0, len(line.text) if wrap.way == "cut" else len(line.text.rstrip()))
            continue
        if wrap.way == "cut":
            builder.keep(line)
            continue
        body = stripped(line)
        builder.insert(lost(lines[at - 1].text.rstrip(), body.text, wrap, habit))
        builder.keep(body)
    return builder.view()


def lost(before: str, after: str, wrap: Wrap, habit: Habit) -> str:
    """What the break between two lines has swallowed."""
    if before[-1] == "-" and before[-2:-1].isalpha() and after[:1].isalpha():
        return ""
    full = wrap.measure(before) >= wrap.width
    if full and wrap.breaks_words and wrap.measure(before.split()[-1] + after.split()[0]) > wrap.width:
        # only here, at the very end of a full line, does a tool that keeps words whole break one longer than a line
        left, right = WORD_END.search(before), WORD_START.match(after)
        if left and right:
            return "" if habit.is_one_word(left.group(), right.group()) else " "
        return glue(before, after, habit)
    return " " if wrap.way == "word" else glue(before, after, habit)
