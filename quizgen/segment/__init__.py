"""Documents → sentences, in order, each an exact stretch of its block's view.

In: a Document. Out: Sentences; every character of a block that is mined, but white space, is in exactly one.
Left to others: what they mean (extract).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.records import Block, Document, Sentence
from quizgen.segment.borders import split_prose
from quizgen.segment.fragments import split_fragments

HAN = re.compile(r"[\u3400-\u9fff]")
LETTER = re.compile(r"[A-Za-z]+|[\u3400-\u9fff]")


def segment_document(document: Document) -> tuple[Sentence, ...]:
    """All sentences of the blocks that may hold facts."""
    return tuple(
        sentence
        for index, block in enumerate(document.blocks)
        if block.role not in ("meta", "heading")
        for sentence in segment_block(block, index)
    )


def segment_block(block: Block, index: int) -> Iterator[Sentence]:
    text = block.view.text
    split = split_fragments if block.role == "fragments" else split_prose
    for start, end in split(text):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield Sentence(text[start:end], index, start, end, language_of(text[start:end]))


def language_of(text: str) -> str:
    """ "zh" when at least a fifth of the words are Chinese characters (an English word counts one), else "en"."""
    units = LETTER.findall(text)
    return "zh" if units and len(HAN.findall(text)) * 5 >= len(units) else "en"
