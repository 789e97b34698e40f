"""Documents → sentences, in order, each an exact stretch of its block's view.

In: a Document. Out: Sentences; every character of a block that is not meta, but white space, is in exactly
one. Left to others: what they mean (extract).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizgen.formulas import find_formulas
from quizgen.records import Block, Document, Sentence
from quizgen.segment.chinese import post_borders, split_chinese
from quizgen.segment.english import split_english
from quizgen.segment.fragments import split_fragments
from quizgen.segment.script import language_of

__all__ = ["language_of", "segment_document"]

SPLITTERS: dict[str, Callable[[str], Iterator[int]]] = {"zh": split_chinese, "en": split_english}
"""For each language where its sentences end: offsets in the text, rising. A new language is a file and a line here."""
WHOLE = ("heading", "row")
LINES = ("fragments", "subtitles")
"""Roles of blocks whose line breaks are the only borders there are."""
LONGEST_WHOLE = 300
"""Characters up to which a heading or a table row is one sentence, whatever marks it holds."""


def segment_document(document: Document) -> tuple[Sentence, ...]:
    """The sentences of all blocks but those of role meta."""
    return tuple(
        sentence
        for index, block in enumerate(document.blocks)
        if block.role != "meta"
        for sentence in segment_block(block, index, document.shape)
    )


def segment_block(block: Block, index: int, shape: str) -> Iterator[Sentence]:
    """The sentences of one block; the last one needs no mark at its end."""
    text = block.view.text
    kept = inside_whole(block)
    start = 0
    for end in (*borders(block, shape), len(text)):
        if kept and end < len(text) and kept[end]:
            continue
        low, high = start, end
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if low < high:
            yield Sentence(text[low:high], index, low, high, language_of(text[low:high]))
        start = end


def inside_whole(block: Block) -> bytes:
    """1 for each place inside inline code or a formula, where no sentence ends; empty where there is neither."""
    spans = [(mark.start, mark.end) for mark in block.marks if mark.kind == "code"]
    spans += [formula[:2] for formula in find_formulas(block.view.text)]
    flags = bytearray(len(block.view.text) if spans else 0)
    for start, end in spans:
        flags[start + 1 : end] = b"\1" * (end - start - 1)
    return bytes(flags)


def borders(block: Block, shape: str) -> Iterator[int]:
    """Where the sentences of a block end."""
    text = block.view.text
    if block.role in WHOLE and len(text) <= LONGEST_WHOLE:
        return iter(())
    if block.role in LINES:
        return split_fragments(text)
    ends = SPLITTERS[language_of(text)](text)
    return iter(sorted({*ends, *post_borders(text)})) if shape == "posts" else ends
