"""Which reader suits a text: judged by its content, never by its name.

In: decoded text. Out: Document. A new shape is a file with a test and a reader, and a line in SHAPES.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable

from quizgen.read.chat import is_chat, read_chat
from quizgen.read.fragments import is_fragments, read_fragments
from quizgen.read.interlinear import is_interlinear, read_interlinear
from quizgen.read.markdown import is_markdown, read_markdown
from quizgen.read.page import Body, Page, read_page, stacked
from quizgen.read.posts import is_posts, read_posts
from quizgen.read.timed import is_timed, read_timed
from quizgen.records import Block, Document

SHAPES: tuple[tuple[str, Callable[[Page], bool], Callable[[Page], Body]], ...] = (
    ("posts", is_posts, read_posts),
    ("chat", is_chat, read_chat),
    ("timed", is_timed, read_timed),
    ("interlinear", is_interlinear, read_interlinear),
    ("fragments", is_fragments, read_fragments),
    ("markdown", is_markdown, read_markdown),
)
"""Tried in this order; the last one takes everything."""
KEY_LENGTH = 12
OPENING = 200
"""Word characters of the text that name a document without address and title."""


def read_shape(text: str, path: str) -> Document:
    """The document, read by the first reader whose test the text passes."""
    page = read_page(text)
    shape, read = next((shape, read) for shape, suits, read in SHAPES if suits(page))
    body = read(page)
    front = (Block(stacked(page.front), "meta"),) if page.front else ()
    blocks = front + shifted(body.blocks, len(front))
    title, url = page.title or body.title, page.url or body.url
    return Document(path, text, shape, key_of(url, title, blocks), title, blocks, url, page.date or body.date)


def shifted(blocks: tuple[Block, ...], by: int) -> tuple[Block, ...]:
    """The blocks with their twins counted from `by` on."""
    if not by or all(block.twin is None for block in blocks):
        return blocks
    return tuple(
        block
        if block.twin is None
        else Block(block.view, block.role, block.heading, block.speaker, block.time, block.marks, block.twin + by)
        for block in blocks
    )


def key_of(url: str, title: str, blocks: tuple[Block, ...]) -> str:
    """What a document is known by, whatever its file is called and however its lines are broken."""
    heading = next((block.view.text for block in blocks if block.role == "heading"), "")
    if url or title:
        named = url or f"{title}\x1f{heading}"
    else:
        words: list[str] = []
        for block in blocks:
            if block.role != "meta" and len(words) < OPENING:
                words += re.findall(r"[^\W_]", block.view.text[: 4 * OPENING])
        named = "".join(words[:OPENING])
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", named).casefold())
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:KEY_LENGTH]
