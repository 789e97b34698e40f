"""Which characters of a fact's texts are inline code.

In: a candidate. Out: spans of its statement and of its context, for cards to show as code. Left to others: how code is
written (read), how it is shown (render).
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.extract.candidate import Candidate
from quizgen.read.views import cut_marks
from quizgen.records import Document, Sentence


def code_in(document: Document, sentence: Sentence, shift: int = 0) -> Iterator[tuple[int, int]]:
    """The code of a sentence, counted from `shift` characters behind its beginning."""
    marks = document.blocks[sentence.block].marks
    for mark in cut_marks(marks, sentence.start + shift, sentence.end):
        if mark.kind == "code":
            yield mark.start, mark.end


def code_in_context(c: Candidate) -> Iterator[tuple[int, int]]:
    """The code of the sentences that the context quotes in full."""
    told = c.subject.told if c.subject else ()
    context = c.subject.context if c.subject else ""
    before = c.scene.sentences[: c.scene.index]
    for text in told:
        at = context.find(text)
        said = next((sentence for sentence in reversed(before) if sentence.text == text), None)
        if at >= 0 and said is not None:
            yield from ((at + start, at + end) for start, end in code_in(c.scene.document, said))
