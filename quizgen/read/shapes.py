"""Which reader suits a text: judged by its content, never by its name.

In: decoded text. Out: Document. A new shape is a file with a test and a reader, and a line in SHAPES.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quizgen.read.fragments import is_fragments, read_fragments
from quizgen.read.lines import Line, lines_of
from quizgen.read.markdown import read_markdown
from quizgen.read.posts import is_posts, read_posts
from quizgen.read.timed import is_timed, read_timed
from quizgen.records import Document

SHAPES: tuple[tuple[Callable[[Sequence[Line]], bool], Callable[[str, str], Document]], ...] = (
    (is_timed, read_timed),
    (is_posts, read_posts),
    (is_fragments, read_fragments),
    (lambda lines: True, read_markdown),
)


def read_shape(text: str, path: str) -> Document:
    """The document, read by the first reader whose test the text passes."""
    lines = lines_of(text)
    return next(read(text, path) for suits, read in SHAPES if suits(lines))
