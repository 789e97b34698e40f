"""Guards of entries: lines and rows that set a term beside what it means.

In: a candidate. Out: True refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizgen.chinese_words import HAN
from quizgen.extract.candidate import Candidate
from quizgen.extract.guards.registry import guard
from quizgen.extract.initials import is_short_form, spells
from quizgen.extract.remembered import once_a_document
from quizgen.extract.tables import MOST_ROWS, cells_of, header, table_of
from quizgen.extract.topics import own_name
from quizgen.records import Document, Sentence

LIST_REACH = 3
LEAST_ENTRIES = 4
"""A word list has so many entries within LIST_REACH sentences or blocks on either side, this one among them."""
LEAST_ITEMS = 3
"""The same where they are items of a list, which their author set side by side."""
LEAST_TOLD = 2
"""And where items explain terms: two that do are no chance, as two pairs of words may be."""
HEADS_ENTRY = re.compile(
    r"[ *_”」]{0,4}(?:[A-Za-z][A-Za-z0-9 -]{0,40})?[ *_]{0,3}(?:[（(][^（）()\n]{0,60}[)）])?[ *_]{0,3}[：:]"
)
"""What stands between the term at the head of an entry and its explanation: markup, other names, a colon."""
TWO_NAMES = re.compile(rf"[A-Za-z][A-Za-z’'-]{{2,}}(?: [A-Za-z’'-]+){{0,4}} {HAN.pattern}{{2,10}}")
"""A foreign name and its translation: Bilge Keel 舭龙骨."""
PAIRED = 0.4
"""Share of the headings that are pairs, and of those that begin with a word of their own, where any is a pair."""


@guard
def not_marked_up(c: Candidate) -> bool:
    """The term of an entry is set off by markup, or it stands in a list; a headline is one link."""
    in_headline = any(kind == "link" and mark.start == 0 and mark.end >= c.answer.end for kind, mark in c.scene.marks)
    return in_headline or not c.scene.marked(c.term_span)


@guard
def not_marked_together(c: Candidate) -> bool:
    """Term and translation are what one stretch of bold or italics holds, and nothing else."""
    spans = [span for span in (c.term_span, c.answer) if span is not None]
    whole = (min(span.start for span in spans), max(span.end for span in spans))
    return not any(kind in ("bold", "italic") and tuple(mark) == whole for kind, mark in c.scene.marks)


@guard
def only_unmarked(c: Candidate) -> bool:
    """Neither bold or italics nor quotation marks set the term off."""
    quoted = c.term_span is not None and c.scene.text[: c.term_span.start].endswith(tuple('“「"'))
    return only_linked(c) and not quoted


@guard
def only_linked(c: Candidate) -> bool:
    """What sets the term off is a link: pages link ordinary words too."""
    return c.term_span is not None and not any(
        kind != "link" and mark.start <= c.term_span.start and c.term_span.end <= mark.end
        for kind, mark in c.scene.marks
    )


@guard
def two_names(c: Candidate) -> bool:
    """The term is a foreign name with its translation behind it, which zh-def-entry-bilingual takes apart."""
    return TWO_NAMES.fullmatch(c.term) is not None


@guard
def not_an_item(c: Candidate) -> bool:
    """It is no item of a list."""
    return c.scene.block.role != "item"


@guard
def aside_entry(c: Candidate) -> bool:
    """The label announces a note, a source or a question, or whoever speaks."""
    between = c.scene.text[c.term_span.end : c.answer.start].rstrip() if c.term_span else ""
    speaks = between.endswith(("：", ":")) and c.scene.language.has("names_a_speaker", between)
    labels = (language.words("entry_labels") for language in c.scene.languages.values())
    return speaks or any(words.fullmatch(c.term) is not None for words in labels)


@guard
def boast(c: Candidate) -> bool:
    """It stands in a list of what its author praises a thing for. (Fast: parses a million lines a second)"""
    heading = c.scene.block.heading[-1:]
    return any(language.words("boasts").search(text) for text in heading for language in c.scene.languages.values())


@guard
def only_spelled_out(c: Candidate) -> bool:
    """What stands behind the term is only what its letters stand for, perhaps in brackets behind its translation."""
    bracket = re.search(r"[（(]([A-Za-z][A-Za-z -]+)[)）]\s*$", c.answer_text)
    return is_short_form(c.term) and spells(c.term, bracket[1] if bracket else c.answer_text)


@guard
def heads_others(c: Candidate) -> bool:
    """It heads other lines that say other things, as who acts in a step or what is told of each: a label, no term."""
    heads = re.compile(rf"^[^\w\n]*{re.escape(c.term)}[^\w\n]*[：:](?P<said>[^\n]*)", re.MULTILINE)
    said = {match["said"].strip() for match in heads.finditer(c.scene.document.text)}
    return len(said) > (2 if c.scene.marked(c.term_span) else 1)  # a glossary may tell a term of its own twice


@guard
def lonely_entry(c: Candidate) -> bool:
    """It looks like an entry of a word list, but the lines around it do not."""
    sentences, index = c.scene.sentences, c.scene.index
    near = {*sentences[max(0, index - LIST_REACH) : index + LIST_REACH + 1], *openings(sentences, index)}
    in_list = LEAST_TOLD if c.kind == "definition" else LEAST_ITEMS
    least = in_list if c.scene.block.role == "item" else LEAST_ENTRIES
    return sum(c.rule.pattern.search(sentence.text) is not None for sentence in near) < least


def openings(sentences: Sequence[Sentence], index: int) -> Iterator[Sentence]:
    """The first sentences of the blocks around one: what an entry says behind its explanation is passed over."""
    for step in (-1, 1):
        seen, at = 0, index
        while seen < LIST_REACH and 0 <= at + step < len(sentences):
            at += step
            if sentences[at].block != sentences[at - 1].block or at == 0:
                seen += 1
                yield sentences[at]


@guard
def not_in_a_glossary(c: Candidate) -> bool:
    """The columns of its table, named in the first row, are not a term and its definition."""
    columns = header(c.scene)
    return not any(language.words("glossary_columns").fullmatch(columns) for language in c.scene.languages.values())


@guard
def column_describes_nothing(c: Candidate) -> bool:
    """The column it stands in is not named as one that says what the rows are; or the rows are parts of a program."""
    cells, column = cells_of(c.scene, c.answer)
    is_code = any(kind == "code" and span.start <= cells[0].start for kind, span in c.scene.marks)
    columns = (language.words("describing_columns") for language in c.scene.languages.values())
    return is_code or not any(words.fullmatch(column) for words in columns)


@guard
def data_table(c: Candidate) -> bool:
    """It stands in a table of data: to be looked up, not learnt."""
    return c.scene.block.role == "row" and (not header(c.scene) or len(table_of(c.scene)) > MOST_ROWS)


@guard
def stray_entry(c: Candidate) -> bool:
    """The document says the term nowhere but before a colon, and the lines around it are no entries: a label of its
    author's rather than a term. One that has a translation in small letters beside it is a term."""
    foreign = c.groups["foreign"].of(c.scene.text) if "foreign" in c.groups else ""
    if foreign[:1].islower() or not lonely_entry(c):
        return False
    return is_interview(c.scene.document) or nowhere_else(c)


@once_a_document
def is_interview(document: Document) -> bool:
    """Do speakers take turns in it? Then a line like an entry is a heading."""
    return len({block.speaker for block in document.blocks} - {""}) > 1


def nowhere_else(c: Candidate) -> bool:
    text = c.scene.document.text
    term = c.groups["term"].of(c.scene.text) if "term" in c.groups else c.term
    return all(HEADS_ENTRY.match(text, match.end()) for match in re.finditer(re.escape(term), text))


@guard
def said_once(c: Candidate) -> bool:
    """The document says the term nowhere else."""
    return c.scene.document.text.count(c.term) < 2


@guard
def lone_heading(c: Candidate) -> bool:
    """Few other headings are a foreign term and its translation: this one rather says what is told about a name."""
    return not are_pairs(c.scene.document, c.rule.pattern)


@guard
def few_such_headings(c: Candidate) -> bool:
    """Below few other headings stands such a text, so that what stands below this one may be anything; or it is a
    number's: Release 2.0."""
    return any(map(str.isdigit, c.term)) or told_below(c.scene.document, c.rule.pattern) < LEAST_ITEMS


@once_a_document
def told_below(document: Document, pattern: re.Pattern[str]) -> int:
    """Below how many headings does a text begin as the pattern says?"""
    pairs = pairwise(document.blocks)
    return sum(one.role == "heading" and pattern.search(two.view.text.strip()) is not None for one, two in pairs)


@guard
def lone_pair(c: Candidate) -> bool:
    """No other heading is a term and its foreign name."""
    headings = (block.view.text.strip() for block in c.scene.document.blocks if block.role == "heading")
    return sum(c.rule.pattern.search(text) is not None for text in headings) < 2


@guard
def heading_in_one_language(c: Candidate) -> bool:
    """The heading above gives no foreign name beside its own, so its words may be any."""
    return not c.scene.block.heading or own_name(c.scene.block.heading[-1]) == c.scene.block.heading[-1]


@once_a_document
def are_pairs(document: Document, pair: re.Pattern[str]) -> bool:
    """Are many headings such a pair, each of another term?"""
    headings = [block.view.text.strip() for block in document.blocks if block.role == "heading"]
    pairs = [match for text in headings if (match := pair.fullmatch(text))]
    named = {match["foreign"].split()[0].casefold() for match in pairs}
    enough = len(pairs) >= LEAST_ENTRIES and len(pairs) >= PAIRED * len(headings)
    return enough and len(named) >= PAIRED * len(pairs)
