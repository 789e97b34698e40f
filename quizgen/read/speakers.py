"""Who speaks in an interview: labels such as `Name:` at the beginning of paragraphs.

In: blocks. Out: blocks with their speaker, the label taken out of the view. A label counts when it recurs and the
paragraphs that carry one are a good part of the text. Words that label without speaking (note, example) are
data: languages/*/not_speakers.txt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from quizgen.data import data_root
from quizgen.read.views import cut, cut_marks
from quizgen.records import Block, View

LABEL = re.compile(
    r"(?P<name>(?:\d{1,4}(?=[^\W\d_])|[^\s：:，,。.；;？?！!（）()“”\"「」\[\]|\d])"
    r"[^：:，,。；;？?！!“”\"「」\[\]|\n]{0,29}?)"
    r"(?:\s?[（(][^（）()]{1,48}[）)])?\s*[：:]\s*(?=\S|$)"
)
SPOKEN = ("prose",)
FOLLOWS = ("prose", "item", "quote", "row")
SHARE = 0.2
"""Part of the paragraphs that carries a label in an interview, at least."""


@lru_cache(maxsize=1)
def not_speakers() -> frozenset[str]:
    words: set[str] = set()
    for path in sorted(data_root("languages").glob("*/not_speakers.txt")):
        words |= {line.strip().lower() for line in path.read_text("utf-8").splitlines() if not line.startswith("#")}
    return frozenset(words - {""})


def label_in(line: str) -> str:
    """The label at the beginning of a raw line, or ""."""
    if "：" not in line and ":" not in line:
        return ""
    match = LABEL.match(line[:120].replace("*", "").replace("_", "").lstrip())
    return match["name"].strip() if match else ""


def labels_of(lines: Sequence[View]) -> frozenset[str]:
    """The labels that begin at least two lines: each such line begins a paragraph."""
    counts = Counter(label for line in lines if (label := label_in(line.text)))
    return frozenset(label for label, count in counts.items() if count >= 2 and label.lower() not in not_speakers())


def label_of(block: Block) -> re.Match[str] | None:
    """The label that opens a paragraph, if there is one."""
    if block.role not in SPOKEN:
        return None
    match = LABEL.match(block.view.text[:100])
    if match is None or match["name"].strip().lower() in not_speakers():
        return None
    return match


def speakers_of(blocks: Sequence[Block]) -> frozenset[str]:
    """The names that open paragraphs again and again."""
    counts = Counter(match["name"].strip() for block in blocks if (match := label_of(block)))
    names = {name for name, count in counts.items() if count >= 2}
    paragraphs = sum(block.role in SPOKEN for block in blocks)
    labelled = sum(count for name, count in counts.items() if name in names)
    return frozenset(names) if labelled >= SHARE * paragraphs else frozenset()


def label_speakers(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, each with its speaker; a turn goes on until the next label or heading. Drops `break` blocks."""
    names = speakers_of(blocks)
    speaker = ""
    for block in blocks:
        if block.role in ("heading", "break"):
            speaker = ""
        if block.role == "break":
            continue
        match = label_of(block) if names else None
        if match and match["name"].strip() in names:
            speaker = match["name"].strip()
            end = match.end()
            block = replace(block, view=cut(block.view, end), marks=cut_marks(block.marks, end, len(block.view.text)))
            if not block.view.text:
                continue
        yield replace(block, speaker=speaker) if speaker and block.role in FOLLOWS else block
