"""Where a rule looks: one sentence, what stands around it, and what the document has said so far.

In: a document, its sentences, the languages. Out: Scene (a sentence in its surroundings) and Span
(a stretch of the sentence). Left to others: matching (engine), refusing (guards), naming (subjects).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from quizgen.extract.language import Language
from quizgen.extract.words_of import fold, folded_words
from quizgen.formulas import without_formulas
from quizgen.numerals import Quantity, find_quantities
from quizgen.phrases import phrase
from quizgen.records import Block, Document, Sentence

QUOTATION = re.compile(r"《[^《》]*》|“[^“”]*”|「[^「」]*」|\"[^\"]*\"")
BRACKETED = re.compile(r"[（(][^（）()]*[)）]")
CLAUSE_END = re.compile(r"[，；;。！？!?\n]|[,.:] ")


LONGEST_CLASS = 2
"""Characters of the class that a heading may add to a name."""
TITLE_PARTS = re.compile(r"[（(）)：:|｜]|\s+[–—-]\s+|、|\s*[/]\s*")


class Span(NamedTuple):
    """[start, end) in statement offsets."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


def trimmed(text: str, start: int, end: int, edges: str = " \t\n\u3000") -> Span:
    """The span without the `edges` characters on either side."""
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return Span(start, end)


@lru_cache(maxsize=256)
def topic_words(text: str) -> str:
    """A title or term without articles, plurals and punctuation, so that two spellings of a topic are one."""
    return "".join(fold(word) for word in phrase("asks_only").sub(" ", text).split())


@lru_cache(maxsize=256)
def asked_in(heading: str, asks: re.Pattern[str]) -> tuple[str, ...]:
    """The names that a heading asks for, none where it asks nothing."""
    return tuple(map(str.strip, phrase("asked_apart").split(asks.sub("", heading)))) if asks.search(heading) else ()


@dataclass(frozen=True)
class Scene:
    """One sentence of a document with what a guard may ask about it."""

    document: Document
    sentences: tuple[Sentence, ...]
    index: int
    languages: dict[str, Language]

    @property
    def sentence(self) -> Sentence:
        return self.sentences[self.index]

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def block(self) -> Block:
        return self.document.blocks[self.sentence.block]

    @property
    def date(self) -> str:
        """When this was written, ISO, or ""."""
        return self.block.date or self.document.date

    @property
    def language(self) -> Language:
        """The language the sentence is written in; its word lists judge it."""
        return self.languages.get(self.sentence.lang) or next(iter(self.languages.values()))

    @cached_property
    def marks(self) -> tuple[tuple[str, Span], ...]:
        """The markup that falls inside the sentence: (kind, span)."""
        base, end = self.sentence.start, self.sentence.end
        return tuple(
            (mark.kind, Span(mark.start - base, mark.end - base))
            for mark in self.block.marks
            if mark.start >= base and mark.end <= end
        )

    @cached_property
    def plain(self) -> str:
        """The sentence with blanks for what stands in brackets: how it is said, without what is explained."""
        return BRACKETED.sub(lambda inner: " " * len(inner.group()), self.text)

    def own_words(self, span: Span) -> str:
        """The sentence with blanks for the quotations that do not hold the span: others speak there."""
        return QUOTATION.sub(
            lambda q: q.group() if q.start() <= span.start < q.end() else " " * len(q.group()), self.text
        )

    def clause_end(self, span: Span) -> int:
        """Where the clause that holds the span ends: what stands behind it says nothing about it."""
        found = CLAUSE_END.search(self.text, span.end)
        return found.start() if found else len(self.text)

    def statement_end(self, span: Span) -> int:
        """`clause_end`, or where the next clause ends if the span stands at the end of its own: In 1759, he …"""
        end = self.clause_end(span)
        return self.clause_end(Span(end, end + 1)) if end - span.end <= 1 < len(self.text) - end else end

    def marked(self, span: Span | None) -> bool:
        """Is this stretch set off by markup?"""
        return span is not None and any(mark.start <= span.start and span.end <= mark.end for _, mark in self.marks)

    def is_topic(self, term: str) -> bool:
        """Does the document's title or the heading above name this term, and little else?"""
        named = topic_words(term)
        titles = (self.document.title, *self.block.heading[-1:])
        heads = [topic_words(head) for title in titles for head in TITLE_PARTS.split(title)]
        return bool(named) and any(
            head.startswith(named) or head.endswith(named) for head in heads if len(head) <= 2 * len(named)
        )

    @property
    def names_asked(self) -> tuple[str, ...]:
        """What the headings above ask for (什么是用户态和内核态？)."""
        asks = self.language.words("asks_what")
        return tuple(name for head in self.block.heading[-2:] for name in asked_in(head, asks))

    def is_asked(self, term: Span) -> bool:
        """Does a heading above ask what this is, perhaps with its class (什么是颠簸现象)? No name is cut."""
        said = term.of(self.text)
        return any(
            name.startswith(said)
            and len(name) <= len(said) + LONGEST_CLASS
            and (name == said or not self.text.startswith(name[len(said)], term.end))
            for name in self.names_asked
        )

    @cached_property
    def twin_text(self) -> str:
        """The same passage in the other language, or ""."""
        twin = self.block.twin
        return "" if twin is None else self.document.blocks[twin].view.text

    def twin_sentence(self, foreign: str) -> str:
        """The sentence of that passage that says a foreign term, or ""."""
        words, twin = folded_words(foreign), self.block.twin
        if twin is None:
            return ""
        first = bisect_left(self.sentences, twin, key=lambda sentence: sentence.block)
        said = takewhile(lambda sentence: sentence.block == twin, islice(self.sentences, first, None))
        return next((sentence.text for sentence in said if words <= folded_words(sentence.text)), "")

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """All quantities of the sentence but those in formulas, read with the data of its language."""
        plain = without_formulas(self.text)
        return tuple(find_quantities(plain, self.language.numerals))

    def with_sentence_before(self) -> Scene:
        """The scene of this sentence and the one before it in the same block, as one sentence; else this scene."""
        at = self.index
        if not at or self.sentences[at - 1].block != self.sentence.block:
            return self
        first, last = self.sentences[at - 1], self.sentence
        text = self.block.view.text[first.start : last.end]
        both = replace(last, text=text, start=first.start)
        return replace(self, sentences=(*self.sentences[: at - 1], both, *self.sentences[at + 1 :]), index=at - 1)

    def before(self, count: int) -> tuple[Sentence, ...]:
        """Up to `count` sentences before this one under the same heading, nearest first."""
        out: list[Sentence] = []
        for at in range(self.index - 1, -1, -1):
            sentence = self.sentences[at]
            if len(out) == count or self.document.blocks[sentence.block].heading != self.block.heading:
                break
            out.append(sentence)
        return tuple(out)
