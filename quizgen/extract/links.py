"""A statement as its file has it: what the clean view leaves out of a sentence and is more than decoration.

In: a sentence of a document. Out: its text with the targets of its links. Left to others: how links are written (read).
"""

from __future__ import annotations

import re

from quizgen.read.views import cut_marks
from quizgen.records import Document, Sentence

TARGET = re.compile(r"[*_`~]*\](\((?:[^()\s]|\([^()\s]*\))*|\[[^\[\]\s]*)")
"""What closes a link in Markdown, behind the end of emphasis: its address, or the name of its reference. A title behind
the address is left out: lines may be broken in it."""
CLOSING = {"(": ")", "[": "]"}


def with_targets(document: Document, sentence: Sentence, shift: int, text: str) -> str:
    """`text`, which begins `shift` characters behind the sentence's beginning, with each link as [words](address)."""
    block = document.blocks[sentence.block]
    start = sentence.start + shift
    parts: list[str] = []
    done = 0
    for mark in cut_marks(block.marks, start, start + len(text)):
        if mark.kind != "link":
            continue
        _, end = block.view.file_span(start + mark.start, start + mark.end)
        target = TARGET.match(document.text, end)
        if target:
            address = target.group(1)
            parts += (text[done : mark.start], f"[{text[mark.start : mark.end]}]{address}{CLOSING[address[0]]}")
            done = mark.end
    return "".join((*parts, text[done:]))
