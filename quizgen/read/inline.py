"""Markup inside a block: taken out of the view, remembered as marks.

In: Raw text. Out: View and Marks. One pass, linear in the length of the text. Left to others: block structure.
"""

from __future__ import annotations

import html
import re

from quizgen.read.lines import Raw
from quizgen.records import Mark, View

TOKEN = re.compile(
    r"""(?=[*_`\[<&\\{!~h])(?:
        (?P<comment><!--.{0,2000}?-->)
      | (?P<image>!\[[^\[\]\n]{0,400}\]\([^()\s]{0,9000}(?:\([^()\s]{0,200}\)[^()\s]{0,900})*(?:\s+"[^"]{0,200}")?\))
      | (?P<link>\[(?P<anchor>(?:[^\[\]\\]|\\.|\[[^\[\]]{0,200}\]){1,400})\]\(\s*[^()\s]{0,4000}(?:\([^()\s]{0,200}\)[^()\s]{0,900})*(?:\s+"[^"]{0,200}")?\s*\))
      | (?P<url><?https?://[^\s<>（）()，。；、“”「」\u3400-\u9fff]+>?)
      | (?P<footnote>\[\^?\d{1,3}\])
      | (?P<tag></?[A-Za-z][^<>\n]{0,200}>)
      | (?P<attributes>\{[:\#.][^{}\n]{0,60}\})
      | (?P<code>`{1,2}(?P<inside>[^`\n]{1,200})`{1,2})
      | (?P<escape>\\(?=[!-/:-@\[-`{-~]))
      | (?P<entity>&(?:[A-Za-z]{2,10}|\#\d{2,6}|\#x[0-9A-Fa-f]{2,5});)
      | (?P<bold>\*\*+|(?<!\w)__|__(?!\w)|~~)
      | (?P<italic>\*|(?<![\w])_(?=\S)|(?<=\S)_(?!\w))
    )""",
    re.VERBOSE | re.DOTALL,
)
"""Repeats are bounded, so that a hostile line costs no more than its length."""
SPECIAL = re.compile(r"[*_`\[<&\\{!~]|https?:")


class Builder:
    """Collects what stays in the view, with its place in the raw text."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self.parts: list[str] = []
        self.pieces: list[tuple[int, int, int]] = []
        self.length = 0

    def keep(self, start: int, end: int) -> None:
        """Keep raw[start:end]."""
        if start < end:
            self.pieces.append((self.length, start, end - start))
            self.parts.append(self.raw.text[start:end])
            self.length += end - start

    def put(self, text: str, start: int) -> None:
        """Put in a text that stands for what begins at raw `start` (an entity)."""
        self.pieces.append((self.length, start, 1))
        self.parts.append(text)
        self.length += len(text)

    def view(self) -> View:
        return View("".join(self.parts), tuple(through(self.raw, self.pieces)))


def through(raw: Raw, pieces: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """View → raw pieces turned into view → file pieces; both lists are sorted, so one walk does it."""
    out: list[tuple[int, int, int]] = []
    at = 0
    for view_start, raw_start, length in pieces:
        while at < len(raw.pieces) and raw.pieces[at][0] + raw.pieces[at][2] <= raw_start:
            at += 1
        index = at
        while index < len(raw.pieces) and raw.pieces[index][0] < raw_start + length:
            piece_start, file_start, piece_length = raw.pieces[index]
            low, high = max(raw_start, piece_start), min(raw_start + length, piece_start + piece_length)
            if low < high:
                out.append((view_start + low - raw_start, file_start + low - piece_start, high - low))
            index += 1
    return out


def clean(raw: Raw) -> tuple[View, tuple[Mark, ...]]:
    """The text as a reader sees it, and the marks that were taken out."""
    if not SPECIAL.search(raw.text):
        return View(raw.text, raw.pieces), ()
    builder = Builder(raw)
    marks: list[Mark] = []
    opened: dict[str, int] = {}
    scan(builder, 0, len(raw.text), marks, opened)
    return builder.view(), tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def scan(builder: Builder, start: int, end: int, marks: list[Mark], opened: dict[str, int]) -> None:
    text = builder.raw.text
    at = start
    for match in TOKEN.finditer(text, start, end):
        if match.start() < at:
            continue
        builder.keep(at, match.start())
        at = match.end()
        kind = match.lastgroup if match.lastgroup not in ("anchor", "inside") else None
        if match["link"] is not None:
            before = builder.length
            scan(builder, match.start("anchor"), match.end("anchor"), marks, opened)
            marks.append(Mark(before, builder.length, "link"))
        elif match["code"] is not None:
            before = builder.length
            builder.keep(*match.span("inside"))
            marks.append(Mark(before, builder.length, "code"))
        elif kind in ("bold", "italic"):
            if kind == "italic" and is_literal_star(text, match.start(), match.end()):
                builder.keep(*match.span())
            elif kind in opened:
                before = opened.pop(kind)
                if before < builder.length:
                    marks.append(Mark(before, builder.length, kind))
            else:
                opened[kind] = builder.length
        elif kind == "entity":
            builder.put(html.unescape(match.group()), match.start())
    builder.keep(at, end)


def is_literal_star(text: str, start: int, end: int) -> bool:
    """A star with space on both sides multiplies; it marks nothing."""
    return text[start] == "*" and text[start - 1 : start].isspace() and text[end : end + 1].isspace()
