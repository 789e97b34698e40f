"""Time-stamped transcripts: a header with speaker and time, then what was said; perhaps in two languages.

In: a page. Out: a block for each paragraph of a turn, twins linked. Left to others: sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from quizgen.read.inline import clean
from quizgen.read.joining import Habit, join
from quizgen.read.lines import CJK_RUN, columns, is_blank
from quizgen.read.noise import is_noise
from quizgen.read.page import Body, Page, first_url, iso_date, stacked
from quizgen.read.structure import CLOCK, HEADER, HEADING, URL_LINE
from quizgen.read.views import cut, stripped
from quizgen.records import Block, View

LEAST, SPARSEST = 3, 30
"""Headers a transcript has at least, and lines of text for each at most."""
CUE_LINE = re.compile(rf"\s*(?:[-*+•]\s+)?[\[(（]?(?P<time>{CLOCK})[\])）]?(?:\s*[-–—|]\s+|\s+)(?P<said>(?!-->)\S.*)$")
"""A line that begins with the time at which it was said."""
DATED = re.compile(r"\s*\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s")
"""A time of day behind a date is none of a recording."""
FEWEST_CUES, MOSTLY = 6, 0.7
"""Such lines that a transcript has at least, and their share of all."""
STEP = 25
"""Seconds between two of them, in the middle; chapters are further apart."""
LONGEST_TITLE = 200
CUES_TOGETHER = 12
"""Subtitle cues put together at most while no sentence ends."""
UNMARKED = 10
"""One line in so many ends with a mark at most where lines are the only borders."""
SOUND = re.compile(
    r"\s*[\[(（【♪](?:music|applause|laughter|laughs|inaudible|音乐|掌声|笑声|♪)?[^\[\]()（）【】]{0,20}[\])）】♪]\s*$",
    re.IGNORECASE,
)
"""A line that tells of a sound."""
SUBTITLE_FILE = re.compile(r"WEBVTT|NOTE\b|STYLE\b|REGION\b|Kind:|Language:|::cue")
"""What a file of subtitles says of itself."""
SENTENCE_END = re.compile(r"[。！？.!?…][”’\"'）)」』]*(?:</?[a-z][^<>]{0,40}>)*$")


@dataclass(frozen=True, slots=True)
class Header:
    """`said` is what stands on the header's own line after the name."""

    speaker: str
    time: str
    said: int = -1


def header_of(text: str) -> Header | None:
    """The header that a line is, or None."""
    if ":" not in text or DATED.match(text):
        return None
    match = HEADER.match(text.strip()) if len(text) < 300 else HEADER.match(text[:300].strip())
    if match is None:
        return None
    groups = match.groupdict()
    who = next((groups[key] for key in ("who", "who2", "who3", "who4") if groups[key]), "")
    time = next(groups[key] for key in ("time", "time2", "time3", "time4") if groups[key])
    who, time = apart(who, time, groups["until"] or "")
    who = re.sub(r"^[\s>#*_\[(【-]+|[\s*_:：\])】,|·-]+$", "", who)
    said = match.start("said") + len(text) - len(text.lstrip()) if groups["said"] else -1
    return Header(who, re.split(r"[.,]", time)[0], said)


def apart(who: str, time: str, until: str) -> tuple[str, str]:
    """`Speaker 1` and `00:28` where they were written as `Speaker 100:28`."""
    if who[-1:].isdigit():  # the run of digits was cut at the last two; an hour may still hang on the name
        match = re.search(r"(?P<run>\d+):$", who)
        return (who[: match.start()], f"{match['run']}:{time}") if match else (who, time)
    first, _, rest = time.partition(":")
    if rest.count(":") == 1 and len(first) == 2 and len(until.split(":")[0]) == 1 and who and not who[-1:].isspace():
        return f"{who} {first[0]}", f"{first[1]}:{rest}"
    return who, time


def cue_of(text: str) -> Header | None:
    """The header that a line of a transcript with times in every line begins with."""
    match = CUE_LINE.match(text[:300])
    return Header("", re.split(r"[.,]", match["time"])[0], match.start("said")) if match else None


def header_finder(lines: Sequence[View]) -> Callable[[str], Header | None]:
    """How this page tells its times: in lines of their own, or at the beginning of each line."""
    full = [line.text for line in lines if not is_blank(line)]
    times = [seconds(cue.time) for text in full if (cue := cue_of(text))]
    steps = [after - before for before, after in pairwise(times)]
    if len(times) < max(FEWEST_CUES, MOSTLY * len(full)) or min(steps) < 0 or median(steps) > STEP:
        return header_of
    named = Counter(header.speaker for text in full if (header := header_of(text)) and header.said >= 0)
    speakers = {name for name, count in named.items() if name and count > 1}
    return lambda text: header if (header := header_of(text)) and header.speaker in speakers else cue_of(text)


def seconds(time: str) -> int:
    total = 0
    for part in time.split(":"):
        total = 60 * total + int(part)
    return total


def is_timed(page: Page) -> bool:
    """Enough headers, each followed by text, and few lines between them."""
    full = [line.text for line in page.lines if not is_blank(line)]
    find = header_finder(page.lines)
    found = [find(text) for text in full]
    headers = [header for header in found if header is not None]
    count = len(headers)
    if is_list_of_chapters([header is not None for header in found]):
        return False
    said = len(full) - count + sum(header.said >= 0 for header in headers)
    return count >= LEAST and count * SPARSEST >= len(full) and said >= count // 2


def is_list_of_chapters(timed: Sequence[bool]) -> bool:
    """Do the lines with times stand together in notes on a recording, with more said around them than in them?"""
    count = sum(timed)
    if not count or len(timed) - count < count:
        return False
    first = timed.index(True)
    return all(timed[first : first + count])


@dataclass(slots=True)
class Turn:
    header: Header
    lines: list[View]


def read_timed(page: Page) -> Body:
    opening: list[View] = []
    turns: list[Turn] = []
    find = header_finder(page.lines)
    for line in page.lines:
        header = find(line.text)
        if header is not None:
            turns.append(Turn(header, [cut(line, header.said)] if header.said >= 0 else []))
        elif turns:
            turns[-1].lines.append(line)
        else:
            opening.append(line)
    footer = cut_footer(turns[-1].lines)
    blocks = [Block(clean(stripped(line))[0], "meta") for line in opening if not is_blank(line)]
    title, date = opening_title(opening), next((found for line in opening if (found := iso_date(line.text))), "")
    unmarked = is_unmarked(turns)
    for turn in cues_joined(turns):
        blocks += turn_blocks(turn, page.habit, unmarked=unmarked)
    blocks += [Block(stripped(line), "meta") for line in footer if not is_blank(line)]
    url = next((found for line in (*footer, *opening) if (found := first_url(line.text))), "")
    return Body(tuple(linked(blocks)), title, url, date)


def cut_footer(lines: list[View]) -> list[View]:
    """Take the site's own lines off the end of the last turn."""
    for at, line in enumerate(lines):
        if at and (URL_LINE.match(line.text) or is_noise(line.text)):
            footer = lines[at:]
            del lines[at:]
            return footer
    return []


def opening_title(lines: Sequence[View]) -> str:
    """A heading, or else the longest line above the transcript that is no date, address or noise."""
    best = ""
    for line in lines:
        heading = HEADING.match(line.text)
        if heading and heading["title"]:
            return clean(cut(line, *heading.span("title")))[0].text.strip()
        text = clean(stripped(line))[0].text.strip()
        if (
            iso_date(text)
            or is_noise(text)
            or SUBTITLE_FILE.match(text)
            or text.isdigit()
            or "http" in line.text
            or " / " in text
        ):
            continue
        if columns(best) < columns(text) <= LONGEST_TITLE:
            best = text
    return best


def cues_joined(turns: Sequence[Turn]) -> list[Turn]:
    """Subtitle cues, a stretch of seconds each: put together until a sentence ends."""
    if any(turn.header.speaker for turn in turns):
        return list(turns)
    out: list[Turn] = []
    count = 0
    for turn in turns:
        lines = [
            line for line in turn.lines if not (is_blank(line) or line.text.strip().isdigit() or SOUND.match(line.text))
        ]
        lines = said_anew(lines, out[-1].lines[-1:] if out else [])
        last = [line.text.strip() for line in out[-1].lines[-2:]] if out else []
        if len(last) == 2 and is_chinese(last[0]) == is_chinese(last[1]):
            last = last[1:]  # two lines of one language, not a pair
        if last and not any(map(SENTENCE_END.search, last)) and count < CUES_TOGETHER:
            out[-1].lines += lines
            count += 1
        else:
            out.append(Turn(turn.header, lines))
            count = 1
    return out


def said_anew(lines: Sequence[View], before: Sequence[View]) -> list[View]:
    """The lines without those that only roll up the screen: each of them says what the one before it said."""
    out: list[View] = []
    last = clean(before[0])[0].text.strip() if before else ""
    for line in lines:
        text = clean(line)[0].text.strip()
        if text != last:
            out.append(line)
        last = text
    return out


def is_unmarked(turns: Sequence[Turn]) -> bool:
    """Are these subtitles whose Chinese lines end without a mark, so that a line is all the border there is?"""
    if any(turn.header.speaker for turn in turns):
        return False
    lines = [line.text.strip() for turn in turns for line in turn.lines if is_chinese(line.text)]
    return bool(lines) and sum(SENTENCE_END.search(line) is not None for line in lines) * UNMARKED < len(lines)


def turn_blocks(turn: Turn, habit: Habit, *, unmarked: bool = False) -> list[Block]:
    """One block a paragraph; lines in two languages by turns are two paragraphs. `unmarked` Chinese is subtitles."""
    sides = by_language(turn.lines)
    out = []
    for lines in sides or paragraphs(turn.lines):
        chinese = is_chinese(lines[0].text)
        keeps_lines = chinese and (bool(sides) or unmarked)  # such lines end without a mark
        view = clean(stacked(lines) if keeps_lines else join(lines, habit))
        role = "subtitles" if unmarked and chinese else "prose"
        if view[0].text.strip():
            out.append(Block(view[0], role, speaker=turn.header.speaker, time=turn.header.time, marks=view[1]))
    return out


def paragraphs(lines: Sequence[View]) -> Iterator[list[View]]:
    """The runs of lines between blank ones."""
    return (list(run) for blank, run in groupby(lines, is_blank) if not blank)


def by_language(lines: Sequence[View]) -> list[list[View]]:
    """The lines of either language, where one follows the other by turns; a line said again is left out."""
    sides = [is_chinese(line.text) for line in lines]
    if len(lines) < 2 or any(is_blank(line) for line in lines) or any(one == two for one, two in pairwise(sides)):
        return []
    out: list[list[View]] = [[], []]
    for line, side in zip(lines, sides, strict=True):
        held = out[side != sides[0]]
        if not held or held[-1].text.strip() != line.text.strip():
            held.append(line)
    return out


def linked(blocks: Sequence[Block]) -> list[Block]:
    """Two passages of one time, one of them Chinese and one not, are the same words in two languages."""
    out = list(blocks)
    for at in range(len(out) - 1):
        one, two = out[at], out[at + 1]
        if one.twin is not None or "meta" in (one.role, two.role) or (one.time, one.speaker) != (two.time, two.speaker):
            continue
        if is_chinese(one.view.text) != is_chinese(two.view.text):
            out[at], out[at + 1] = replace(one, twin=at + 1), replace(two, twin=at)
    return out


def is_chinese(text: str) -> bool:
    """Is at least an eighth of it Chinese characters?"""
    return sum(map(len, CJK_RUN.findall(text))) * 8 > len(text)
