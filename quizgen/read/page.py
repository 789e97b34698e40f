"""What every reader is given and what it gives back.

In: decoded text. Out: Page (the author's lines, after the front matter) and Body. Left to others: the blocks
(one reader a shape), the Document (shapes).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from itertools import takewhile

from quizgen.phrases import phrase
from quizgen.read.inline import URL
from quizgen.read.joining import Habit
from quizgen.read.lines import is_blank, split_lines
from quizgen.read.printed import legible
from quizgen.read.unwrap import unwrap
from quizgen.read.views import Builder
from quizgen.records import Block, View

DATE = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?(?:[-/.]|年)\s?(?P<m>\d{1,2})\s?(?:[-/.]|月)\s?(?P<d>\d{1,2})(?!\d)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ENGLISH_DATE = re.compile(
    rf"\b(?P<m>{'|'.join(MONTHS)})[a-z]*\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
TITLES = ("title",)
URLS = ("source", "url", "link", "original", "source_url", "original_url", "canonical")
DATES = ("date_published", "published", "published_at", "pubdate", "date", "created")
DAY_FIRST = re.compile(
    rf"\b(?P<d>\d{{1,2}})\s+(?P<m>{'|'.join(MONTHS)})[a-z]*\.?,?\s+(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE
)
FIELD = re.compile(r"(?P<name>[^\s:：][^:：]{0,15}?)\s?[:：]\s*(?P<said>.+)$")
MAIL_FIELDS = ("sender", "title", "date", "other")
"""What lines above a message tell of it."""
HTML_TITLE = re.compile(r"<title>(?P<said>[^<>]{1,200})</title>", re.IGNORECASE)
NEAR_TOP, NEAR_END = 60, 12
"""Lines in which the address of the original is looked for."""
LONGEST_FRONT = 400
"""Lines of front matter looked at before it is taken as none."""


@dataclass(frozen=True, slots=True)
class Page:
    """The author's lines after the front matter, and what the front matter says."""

    lines: tuple[View, ...]
    habit: Habit
    front: tuple[View, ...] = ()
    title: str = ""
    url: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """What a reader found; title, url and date where the front matter has none."""

    blocks: tuple[Block, ...]
    title: str = ""
    url: str = ""
    date: str = ""


def read_page(text: str) -> Page:
    """Lines unwrapped, front matter read. Broken front matter yields what lines like `key: value` say."""
    habit = Habit(text)
    lines, _ = unwrap(legible(split_lines(text)), habit)
    end = front_end(lines)
    if not end:
        return message(lines, habit)
    values = scalars([line.text for line in lines[: end - 1] if line.text.strip() != "---"])
    return Page(
        lines=tuple(lines[end:]),
        habit=habit,
        front=tuple(lines[:end]),
        title=" ".join(first_of(values, TITLES).split()),
        url=first_url(first_of(values, URLS)),
        date=iso_date(first_of(values, DATES)),
    )


def message(lines: Sequence[View], habit: Habit) -> Page:
    """A page without front matter, or a message below the lines that say from whom it came and what it is about."""
    opens = next((at for at, line in enumerate(lines) if not is_blank(line)), 0)
    fields = [
        field for line in takewhile(lambda line: not is_blank(line), lines[opens:]) if (field := mail_field(line))
    ]
    values = dict(reversed(fields))
    end = opens + len(fields)
    if not {"sender", "title"} <= values.keys() or not all(map(mail_field, lines[opens:end])):
        return Page(tuple(lines), habit)
    return Page(
        lines=tuple(lines[end:]),
        habit=habit,
        front=tuple(lines[opens:end]),
        title=" ".join(values["title"].split()),
        date=iso_date(values.get("date", "")),
    )


def mail_field(line: View) -> tuple[str, str] | None:
    """What a line tells of the message below it, and in which words."""
    found = FIELD.match(line.text)
    if found is None:
        return None
    told = (told for told in MAIL_FIELDS if phrase(f"mail_{told}").fullmatch(found["name"]))
    return next(((which, found["said"]) for which in told), None)


def front_end(lines: Sequence[View]) -> int:
    """Index of the first line after the front matter, which only blank lines may stand before; 0 when there is none."""
    opens = next((at for at, line in enumerate(lines[:LONGEST_FRONT]) if not is_blank(line)), 0)
    if not lines or lines[opens].text.strip() != "---":
        return 0
    for at, line in enumerate(lines[opens + 1 : LONGEST_FRONT], opens + 1):
        if line.text.strip() in ("---", "..."):
            return at + 1 if any(re.match(r"[\w-]+:", inner.text) for inner in lines[opens + 1 : at]) else 0
        if is_blank(line) and at == opens + 1:
            return 0
    return 0


def scalars(lines: Sequence[str]) -> dict[str, str]:
    """Top-level scalar values of a YAML mapping as text; of broken YAML, the lines that say `key: value`."""
    import yaml

    try:
        found = yaml.load("\n".join(lines), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, ValueError, RecursionError):
        pairs = (re.match(r"([\w-]+):[ \t]*(.+)$", line) for line in lines)
        return {match[1].lower(): match[2].strip("'\" ") for match in pairs if match}
    if not isinstance(found, dict):
        return {}
    return {str(key).lower(): value for key, value in found.items() if isinstance(value, str)}


def first_of(values: dict[str, str], names: Sequence[str]) -> str:
    return next((values[name].strip() for name in names if values.get(name, "").strip()), "")


def first_url(text: str) -> str:
    """The first web address in a text, or ""."""
    match = URL.search(text)
    return match.group() if match and match.group().startswith("http") else ""


def iso_date(text: str) -> str:
    """The first full date in a text as YYYY-MM-DD, or ""."""
    match = DATE.search(text) or ENGLISH_DATE.search(text) or DAY_FIRST.search(text)
    if match is None:
        return ""
    month = int(match["m"]) if match["m"].isdigit() else MONTHS.index(match["m"].lower()) + 1
    if not (1 <= month <= 12 and 1 <= int(match["d"]) <= 31):
        return ""
    return f"{match['y']}-{month:02d}-{int(match['d']):02d}"


def stacked(lines: Sequence[View]) -> View:
    """The lines with a line feed between them, each without white space at its ends."""
    builder = Builder()
    for line in lines:
        body = line.text.strip()
        if not body:
            continue
        if builder.length:
            builder.insert("\n")
        start = line.text.index(body)
        builder.keep(line, start, start + len(body))
    return builder.view()


def origin(lines: Sequence[View]) -> tuple[str, str, str]:
    """Title, address and date that a text without front matter says near its edges, as saved pages do; "" for none."""
    edges = [line.text for line in [*lines[:NEAR_TOP], *lines[NEAR_TOP:][-NEAR_END:]]]
    title = next((unescape(found["said"]).strip() for line in edges if (found := HTML_TITLE.search(line))), "")
    url = next((url for line in edges if phrase("original").search(line[:80]) and (url := first_url(line))), "")
    return title, url, next((iso_date(line) for line in edges if published(line)), "")


def published(line: str) -> bool:
    """Does a line say when the page was published?"""
    found = FIELD.match(line.lstrip())
    return found is not None and phrase("published").fullmatch(found["name"]) is not None
