"""Markdown and plain prose: articles, write-ups, notes, textbooks.

In: lines. Out: blocks. Wrapped lines are joined; a line that merely begins like a list item or a heading
inside a wrapped paragraph stays in its paragraph. Left to others: markup inside a block (inline).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.read.frame import URL, Frame, finish, iso_date, read_frame
from quizgen.read.inline import clean
from quizgen.read.lines import Habit, Line, columns, habit_of, join, lines_of
from quizgen.read.noise import is_noise
from quizgen.records import Block, Document, Mark, View

HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
ITEM = re.compile(r"\s{0,12}(?:[-*+•]|\d{1,3}[.)、])[ \t\u3000]+(?=\S)|\s{0,12}\d{1,2}、(?=\S)")
QUOTE = re.compile(r" {0,3}>[ \t]?")
FENCE = re.compile(r"\s{0,3}(```+|~~~+)")
RULE = re.compile(r" {0,3}(?:[-*_][ \t]*){3,}$")
TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$")
DEFINITION = re.compile(r"[:：]\s+(?=\S)")
LABEL = re.compile(r"(?P<name>[^\s：:，,。.；;？?！!（）()\d][^：:，,。；;？?！!\n]{0,24}?)\s*[：:]\s*")


def read_markdown(text: str, path: str) -> Document:
    lines = lines_of(text)
    frame = read_frame(lines)
    blocks = list(cut_blocks(lines[frame.body :], habit_of(text)))
    return finish(text, path, "markdown", label_speakers(blocks), with_address(frame, lines))


def with_address(frame: Frame, lines: Sequence[Line]) -> Frame:
    """The address and date of the original where the front matter has none but a line of the text says it."""
    url, date = frame.url, frame.date
    for line in lines[frame.body : frame.body + 40]:
        if not url and re.search(r"read original|原文|original", line.text, re.IGNORECASE) and URL.search(line.text):
            url = URL.findall(line.text)[0]
        if not date and re.match(r"\s*(?:date|published|date_published|发布时间|日期)\s*[:：]", line.text):
            date = iso_date(line.text)
    return replace(frame, url=url, date=date)


def cut_blocks(lines: Sequence[Line], habit: Habit) -> Iterator[Block]:
    """Block structure, one pass over the lines."""
    heading: tuple[tuple[int, str], ...] = ()
    paragraph: list[Line] = []
    role, fenced = "prose", ""

    def path_of() -> tuple[str, ...]:
        return tuple(text for _, text in heading)

    def flush() -> Iterator[Block]:
        nonlocal paragraph, role
        if paragraph:
            yield from made(paragraph, role, path_of(), habit)
        paragraph, role = [], "prose"

    for number, line in enumerate(lines):
        body = line.text
        fence = FENCE.match(body)
        if fenced or fence:
            yield from flush()
            if fence and (not fenced or body.strip().startswith(fenced)):
                fenced = "" if fenced else fence[1]
            continue
        if not body.strip() or RULE.match(body) and not is_setext(body, paragraph, role):
            yield from flush()
            continue
        if is_setext(body, paragraph, role):
            title = join(paragraph, habit).text
            heading = (*(h for h in heading if h[0] < 2), (1 if body.strip()[0] == "=" else 2, title))
            role = "heading"
            yield from flush()
            continue
        match = HEADING.match(body)
        if match:
            yield from flush()
            inner = Line(line.start + match.start(2), match[2])
            view, marks = clean(join([inner], habit))
            title = view.text.strip()
            heading = (*(h for h in heading if h[0] < len(match[1])), (len(match[1]), title))
            if title:
                yield Block(view, "heading" if not is_noise(title) else "meta", path_of(), marks=marks)
            continue
        if body.lstrip().startswith("|") or TABLE_RULE.match(body):
            yield from flush()
            if not TABLE_RULE.match(body):
                yield from made([line], "row", path_of(), habit)
            continue
        quote = QUOTE.match(body)
        if quote:
            if role != "quote":
                yield from flush()
            role, line = "quote", Line(line.start + quote.end(), body[quote.end() :])
            paragraph.append(line)
            continue
        item = ITEM.match(line.text)
        if item and not is_wrapped_before(paragraph, lines, number):
            yield from flush()
            role = "item"
            line = Line(line.start + item.end(), body[item.end() :])
        definition = DEFINITION.match(body)
        if definition and len(paragraph) == 1 and role == "prose" and columns(paragraph[0].text) < 60:
            role = "item"
        paragraph.append(line)
    yield from flush()


def is_setext(body: str, paragraph: Sequence[Line], role: str) -> bool:
    underline = re.fullmatch(r" {0,3}(=+|-{2,})[ \t]*", body)
    return bool(underline) and len(paragraph) == 1 and role == "prose" and columns(paragraph[0].text) < 70


def is_wrapped_before(paragraph: Sequence[Line], lines: Sequence[Line], number: int) -> bool:
    """A full line above, inside a paragraph: what looks like an item is the rest of a wrapped sentence."""
    if not paragraph:
        return False
    return not ITEM.match(lines[number - 1].text) and 66 <= columns(paragraph[-1].text) <= 82


def made(paragraph: Sequence[Line], role: str, heading: tuple[str, ...], habit: Habit) -> Iterator[Block]:
    """One block of the joined lines; nothing when only markup is left."""
    raw = join(paragraph, habit)
    view, marks = clean(raw)
    if not view.text.strip():
        return
    if role == "prose" and len(marks) >= 1 and marks[0].kind == "italic" and covers(marks[0], view):
        role = "caption"
    if is_noise(view.text):
        role = "meta"
    yield Block(view, role, heading, marks=marks)


def covers(mark: Mark, view: View) -> bool:
    return not view.text[: mark.start].strip() and not view.text[mark.end :].strip()


def label_speakers(blocks: Sequence[Block]) -> list[Block]:
    """Names that open paragraphs again and again, before a colon, are speakers: taken out of the view."""
    labels: Counter[str] = Counter()
    for block in blocks:
        match = LABEL.match(block.view.text) if block.role in ("prose", "quote") else None
        if match and not re.search(r"^https?$|^(?:注|图|表|例|问题|来源|编辑)$", match["name"]):
            labels[match["name"]] += 1
    speakers = {name for name, count in labels.items() if count >= 2}
    out: list[Block] = []
    speaker = ""
    for block in blocks:
        if block.role == "heading":
            speaker = ""
        match = LABEL.match(block.view.text) if block.role in ("prose", "quote") else None
        if match and match["name"] in speakers:
            speaker = match["name"]
            block = without_start(block, match.end())
            if not block.view.text.strip():
                continue
        out.append(replace(block, speaker=speaker) if block.role in ("prose", "item", "quote") else block)
    return out


def without_start(block: Block, cut: int) -> Block:
    """The block without the first `cut` characters of its view."""
    pieces = [
        (max(start, cut) - cut, file + max(0, cut - start), length - max(0, cut - start))
        for start, file, length in block.view.pieces
        if start + length > cut
    ]
    marks = tuple(
        Mark(max(mark.start, cut) - cut, mark.end - cut, mark.kind) for mark in block.marks if mark.end > cut
    )
    return replace(block, view=View(block.view.text[cut:], tuple(pieces)), marks=marks)
