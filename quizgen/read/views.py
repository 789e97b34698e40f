"""Building clean text that remembers where it stood.

In: a View and the parts of it to keep, in order. Out: a View. Every step of reading (unwrapping, joining,
taking out markup) makes one View of another, so that offsets survive all of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from quizgen.records import Mark, View

NOTHING = View("", ())
ORNAMENTS = re.compile("^[\\s\U0001f000-\U0001faff\u2600-\u2604\u2607-\u27bf\ufe0f\u200d]+")
"""Emoji and other pictures; ★ and ☆ are marks of entries."""


class Builder:
    """Collects the parts of a new view. Linear: a part costs its own pieces and one binary search."""

    __slots__ = ("length", "parts", "pieces")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pieces: list[tuple[int, int, int]] = []
        self.length = 0

    def keep(self, view: View, start: int = 0, end: int | None = None) -> None:
        """Append view[start:end]."""
        stop = len(view.text) if end is None else end
        if start >= stop:
            return
        self.parts.append(view.text[start:stop])
        pieces, shift = view.pieces, self.length - start
        for index in range(max(bisect_right(pieces, (start, 1 << 62, 0)) - 1, 0), len(pieces)):
            at, file, length = pieces[index]
            if at >= stop:
                break
            low, high = max(start, at), min(stop, at + length)
            if low < high:
                self._add(low + shift, file + low - at, high - low)
        self.length += stop - start

    def insert(self, text: str) -> None:
        """Append characters that stand nowhere in the file."""
        self.parts.append(text)
        self.length += len(text)

    def _add(self, at: int, file: int, length: int) -> None:
        if self.pieces:
            last_at, last_file, last_length = self.pieces[-1]
            if last_at + last_length == at and last_file + last_length == file:
                self.pieces[-1] = (last_at, last_file, last_length + length)
                return
        self.pieces.append((at, file, length))

    def view(self) -> View:
        return View("".join(self.parts), tuple(self.pieces))


def cut(view: View, start: int, end: int | None = None) -> View:
    """The view of view.text[start:end]."""
    builder = Builder()
    builder.keep(view, start, end)
    return builder.view()


def stripped(view: View) -> View:
    """Without white space at both ends."""
    body = view.text.strip()
    if len(body) == len(view.text):
        return view
    start = len(view.text) - len(view.text.lstrip())
    return cut(view, start, start + len(body))


def labelled(view: View) -> View:
    """With a colon behind it, which stands nowhere in the file."""
    builder = Builder()
    builder.keep(stripped(view))
    builder.insert(": ")
    return builder.view()


def cut_marks(marks: tuple[Mark, ...], start: int, end: int) -> tuple[Mark, ...]:
    """The marks that fall into [start, end), counted from `start`."""
    return tuple(
        Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.kind)
        for mark in marks
        if mark.start < end and mark.end > start
    )


def trim(view: View, marks: tuple[Mark, ...]) -> tuple[View, tuple[Mark, ...]]:
    """View and marks without white space at both ends, and without the pictures that notes put before a paragraph."""
    start, end = len(view.text) - len(ORNAMENTS.sub("", view.text)), len(view.text.rstrip())
    if start == 0 and end == len(view.text):
        return view, marks
    start = min(start, end)
    return cut(view, start, end), cut_marks(marks, start, end)
