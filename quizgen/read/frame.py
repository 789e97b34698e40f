"""What every shape shares: front matter, title, address, date, and the key a document is known by.

In: text and lines. Out: Frame; finished Documents. Left to others: the body (one reader a shape).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.read.lines import Line
from quizgen.records import Block, Document

URL = re.compile(r"https?://[^\s()<>（）\"'，。]+")
DATE = re.compile(r"(?P<y>(?:19|20)\d\d)\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})")
TITLES = ("title",)
URLS = ("source", "url", "link", "source_url", "original", "original_url", "canonical")
DATES = ("date_published", "published", "date", "created", "published_at")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the front matter says; `body` is the index of the first line after it."""

    title: str = ""
    url: str = ""
    date: str = ""
    body: int = 0


def read_frame(lines: Sequence[Line]) -> Frame:
    """Front matter between two lines of three dashes at the top; broken front matter is skipped, not read."""
    if not lines or lines[0].text.strip() != "---":
        return Frame()
    end = next((at for at, line in enumerate(lines[1:400], 1) if line.text.strip() in ("---", "...")), None)
    if end is None or not any(re.match(r"[\w-]+:", line.text) for line in lines[1:end]):
        return Frame()
    values = scalars("\n".join(line.text for line in lines[1:end]))
    return Frame(
        title=" ".join(first(values, TITLES).split()),
        url=next(iter(URL.findall(first(values, URLS))), ""),
        date=iso_date(first(values, DATES)),
        body=end + 1,
    )


def scalars(text: str) -> dict[str, str]:
    """Top-level scalar values of a YAML mapping, all as text; nothing when it is not YAML."""
    import yaml

    from quizgen.located_yaml import LOADER

    try:
        node = yaml.compose(text, Loader=LOADER)
    except (yaml.YAMLError, RecursionError):
        pairs = re.findall(r"^([\w-]+):[ \t]*(.+)$", text, re.MULTILINE)
        return {key: value.strip("'\" ") for key, value in pairs}
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {
        str(key.value).lower(): str(value.value) for key, value in node.value if isinstance(value, yaml.ScalarNode)
    }


def first(values: dict[str, str], names: Sequence[str]) -> str:
    return next((values[name].strip() for name in names if values.get(name, "").strip()), "")


def iso_date(text: str) -> str:
    """The first full date in a text as YYYY-MM-DD, or ""."""
    match = DATE.search(text)
    if match is None or not (1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 31):
        return ""
    return f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}"


def finish(text: str, path: str, shape: str, blocks: Sequence[Block], frame: Frame) -> Document:
    """The document, with a key that file name, line ends and wrapping do not change."""
    heading = next((block.view.text for block in blocks if block.role == "heading"), "")
    title = frame.title or heading
    words = re.sub(r"[\W_]+", "", "".join(block.view.text for block in blocks if block.role != "meta")[:400])[:200]
    named = frame.url or (title + "\x1f" + heading if title else words)
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", named).casefold())
    key = hashlib.sha256(folded.encode()).hexdigest()[:12]
    return Document(path, text, shape, key, title, tuple(blocks), frame.url, frame.date)
