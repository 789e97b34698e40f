"""Time-stamped transcripts: a header with speaker and time, then what was said; perhaps in two languages.

In: lines. Out: one block a turn, twins linked. Left to others: sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quizgen.read.frame import URL, Frame, finish, iso_date, read_frame
from quizgen.read.inline import clean
from quizgen.read.lines import Line, habit_of, join, lines_of
from quizgen.read.noise import is_noise
from quizgen.records import Block, Document

CLOCK = r"\d{1,2}:[0-5]\d(?::[0-5]\d)?(?:[.,]\d{1,3})?"
HEADERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<speaker>[A-Za-z\u4e00-\u9fff][^\d:\n]{{0,30}}\d)(?P<time>\d\d:[0-5]\d(?::[0-5]\d)?)\s*[-–—]\s*{CLOCK}\s*$",
        rf"(?P<speaker>[^\s\d\[(][^:\n]{{0,30}}?)\s*[\[(]?(?P<time>{CLOCK})[\])]?(?:\s*[-–—]\s*{CLOCK})?\s*$",
        rf"[\[(]?(?P<time>{CLOCK})[\])]?\s+(?P<speaker>[^:：\d\n]{{1,30}})[:：]?\s*$",
        rf"(?P<time>{CLOCK})\s*-->\s*{CLOCK}.*$",
        rf"[\[(](?P<time>{CLOCK})[\])]\s*$",
    )
)
HAN = re.compile(r"[\u3400-\u9fff]")


def header_of(text: str) -> tuple[str, str] | None:
    """(speaker, mm:ss or h:mm:ss) of a header line, or None."""
    if len(text) > 80 or ":" not in text:
        return None
    for pattern in HEADERS:
        match = pattern.match(text.strip())
        if match:
            speaker = match.groupdict().get("speaker") or ""
            return speaker.strip(" *#-"), re.split(r"[.,]", match["time"])[0]
    return None


def is_timed(lines: Sequence[Line]) -> bool:
    """Three headers or more, and one for every dozen lines of text."""
    full = [line for line in lines if line.text.strip()]
    headers = sum(header_of(line.text) is not None for line in full)
    return headers >= 3 and headers * 30 >= len(full)


def read_timed(text: str, path: str) -> Document:
    lines = lines_of(text)
    frame = read_frame(lines)
    habit = habit_of(text)
    blocks: list[Block] = []
    opening: list[Line] = []
    turn: list[Line] = []
    speaker = time = ""
    for line in [*lines[frame.body :], Line(len(text), "00:00:00 end:")]:
        header = header_of(line.text)
        if header is None:
            (turn if time else opening).append(line)
            continue
        if time:
            blocks.extend(turn_blocks(turn, speaker, time, habit))
        (speaker, time), turn = header, []
    return finish(text, path, "timed", linked(blocks), completed(frame, opening, lines))


def turn_blocks(turn: Sequence[Line], speaker: str, time: str, habit: object) -> list[Block]:
    """The text of a turn; page furniture after it becomes a block of its own that is never mined."""
    said = [line for line in turn if line.text.strip() and not re.fullmatch(r"\s*\d+\s*", line.text)]
    noise = [line for line in said if is_noise(line.text) or "http" in line.text]
    blocks = []
    for lines, role in (([line for line in said if line not in noise], "prose"), (noise, "meta")):
        view, marks = clean(join(lines, habit))  # type: ignore[arg-type]
        if view.text.strip():
            blocks.append(Block(view, role, speaker=speaker, time=time, marks=marks))
    return blocks


def linked(blocks: Sequence[Block]) -> list[Block]:
    """Two turns of one time, one of them Chinese and one not, are the same words in two languages."""
    out = list(blocks)
    for at in range(len(out) - 1):
        one, two = out[at], out[at + 1]
        if one.twin is not None or "meta" in (one.role, two.role) or (one.time, one.speaker) != (two.time, two.speaker):
            continue
        if is_chinese(one.view.text) != is_chinese(two.view.text):
            out[at], out[at + 1] = replace(one, twin=at + 1), replace(two, twin=at)
    return out


def is_chinese(text: str) -> bool:
    return len(HAN.findall(text)) * 8 > len(text)


def completed(frame: Frame, opening: Sequence[Line], lines: Sequence[Line]) -> Frame:
    """Title, date and address from the lines around the transcript, where the front matter has none."""
    title, date, url = frame.title, frame.date, frame.url
    for line in opening:
        body = line.text.strip().lstrip("# ")
        date = date or iso_date(body)
        if not frame.title and len(body) > 12 and not iso_date(body) and not is_noise(body) and "·" not in body:
            title = body
    outside = [line for line in (*lines[:40], *lines[-12:]) if "http" in line.text]
    for line in outside:
        url = url or next(iter(URL.findall(line.text)), "")
    return replace(frame, title=title, date=date, url=url)
