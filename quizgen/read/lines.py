"""Lines of a file, and how to put back together what a line break cut.

In: text. Out: Line spans, display widths, the text of several lines joined into one. Left to others:
which lines belong together (the reader of each shape).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

WIDE = re.compile(r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]")
LATIN = re.compile(r"[^\W\u2e80-\uffff]|[%$€£°]")
MARKUP = " \t*_~`[]"


class Line(NamedTuple):
    """A line without its line end; offsets are file offsets."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def lines_of(text: str) -> list[Line]:
    """All lines; \\n, \\r\\n and \\r end one."""
    out, at = [], 0
    for match in re.finditer(r"\r\n|\n|\r", text):
        out.append(Line(at, text[at : match.start()]))
        at = match.end()
    if at < len(text):
        out.append(Line(at, text[at:]))
    return out


def columns(text: str) -> int:
    """Display width: wide characters count two."""
    if text.isascii():
        return len(text)
    return len(text) + len(WIDE.findall(text))


class Habit(NamedTuple):
    """Does the document write a space where a line break may have taken one away?"""

    between_scripts: bool
    after_ascii_mark: bool


def habit_of(text: str) -> Habit:
    """Counted inside lines, so that wrapping changes nothing: 中文 English or 中文English?"""
    han = r"[\u3400-\u9fff]"
    spaced = len(re.findall(rf"{han} [A-Za-z0-9]|[A-Za-z0-9] {han}", text))
    tight = len(re.findall(rf"{han}[A-Za-z0-9]|[A-Za-z0-9]{han}", text))
    mark_spaced = len(re.findall(rf"[,.;:!?)] {han}", text))
    mark_tight = len(re.findall(rf"[,.;:!?)]{han}", text))
    return Habit(spaced > tight, mark_spaced > mark_tight)


def joiner(before: str, after: str, habit: Habit) -> str:
    """What stood between two pieces of a sentence before a line break came between them: "" or a space."""
    left, right = before.rstrip(MARKUP)[-1:], after.lstrip(MARKUP)[:1]
    if not left or not right:
        return ""
    wide_left, wide_right = WIDE.match(left), WIDE.match(right)
    if wide_left and wide_right:
        return ""
    if wide_left or wide_right:
        if is_wide_mark(left) or is_wide_mark(right):
            return ""
        if left in ",.;:!?)" and wide_right:
            return " " if habit.after_ascii_mark else ""
        return " " if habit.between_scripts else ""
    return "" if left == "-" and right.isalpha() and before.rstrip(MARKUP)[-2:-1].isalpha() else " "


def is_wide_mark(char: str) -> bool:
    """Full-width punctuation, beside which nobody writes a space."""
    return char in "“”‘’—…" or (WIDE.match(char) is not None and unicodedata.category(char).startswith(("P", "S")))


class Raw(NamedTuple):
    """Text put together from several stretches of the file; `pieces` as in View."""

    text: str
    pieces: tuple[tuple[int, int, int], ...]


def join(parts: Iterable[Line], habit: Habit, keep_breaks: bool = False) -> Raw:
    """The lines as one text. With `keep_breaks` a line feed stands between them."""
    out: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    length, before = 0, ""
    for part in parts:
        body = part.text.strip(" \t\u3000")
        if not body:
            continue
        start = part.start + part.text.index(body)
        if out:
            glue = "\n" if keep_breaks else joiner(before, body, habit)
            out.append(glue)
            length += len(glue)
        pieces.append((length, start, len(body)))
        out.append(body)
        length += len(body)
        before = body
    return Raw("".join(out), tuple(pieces))


def wrap_width(lines: Iterable[Line]) -> int:
    """The width in columns at which a file has been wrapped, or 0 when it has not.

    A wrapped file has many lines that end just below one width and none beyond it.
    """
    widths = [columns(line.text) for line in lines if line.text.strip()]
    widest = max(widths, default=0)
    if not 60 <= widest <= 170:
        return 0
    full = sum(width > widest * 0.85 for width in widths)
    return widest if full >= max(3, len(widths) // 4) else 0


def is_soft_break(before: Line, after: Line, width: int) -> bool:
    """Would the next word not have fit on the line before? Then the break was put in by wrapping."""
    if not width or not before.text.strip() or not after.text.strip():
        return False
    body = after.text.lstrip()
    token = body[0] if WIDE.match(body[0]) else re.match(r"\S+", body).group()  # type: ignore[union-attr]
    return columns(before.text) + min(columns(token), 24) >= width * 0.9
