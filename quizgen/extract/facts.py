"""Accepted attempts become facts with ids, places and scores.

In: attempts of one document, in order. Out: Facts and Refusals. Left to others: finding them (engine),
choosing among them (selection).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from quizgen.chinese_words import HAN
from quizgen.extract.candidate import Attempt, Candidate
from quizgen.extract.code import code_in, code_in_context
from quizgen.extract.language import Language
from quizgen.extract.links import with_targets
from quizgen.extract.persons import PERSON
from quizgen.extract.scene import Span
from quizgen.extract.words_of import fold
from quizgen.extract.worth import costs
from quizgen.records import Block, Document, Fact, Refusal, Source


class Lines:
    """Where lines begin in a text whose line ends are \\n, \\r\\n or \\r."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", text))]

    def number(self, offset: int) -> int:
        """The 1-based line of a file offset."""
        return bisect_right(self.starts, offset)


OPENING = re.compile(r"[^。！？!?；;\n]{1,40}(?=[，,。！？!?；;\n]|$)|[^。！？!?；;\n]{1,40}(?![A-Za-z])")
"""The words that stand for a missing title."""
ITEM = re.compile(r"\s*(?:[0-9]{1,2}[.、．）)]\s+)?")


def normal(text: str) -> str:
    """What makes two terms the same term: width, case, spaces and punctuation folded."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def collect(document: Document, found: Iterable[Attempt]) -> tuple[tuple[Fact, ...], tuple[Refusal, ...]]:
    """Facts in document order, each once with every place that says it; what was refused, with its guard.

    A refusal of words that another rule, or another part of the same rule, made a fact of is not told.
    """
    lines = Lines(document.text)
    accepted: list[tuple[int, Candidate]] = []
    refused: list[Attempt] = []
    for attempt in found:
        if attempt.refused:
            refused.append(attempt)
        else:
            accepted.append((start_in_file(attempt.candidate), attempt.candidate))
    said: dict[tuple[object, ...], list[Candidate]] = {}
    for _, candidate in sorted(without_rewordings(accepted), key=lambda pair: pair[0]):
        keys = sameness(candidate)
        same = next((said[key] for key in keys if key in said), None)
        if same is None:
            same = said[keys[0]] = []
        if not any(place(candidate) == place(other) for other in same):
            same.append(candidate)
    used = {(c.scene.index, at) for _, c in accepted for at in covered(c)}
    refusals = (
        refusal(attempt, document.path, lines.number(start_in_file(attempt.candidate)))
        for attempt in refused
        if not any((attempt.candidate.scene.index, at) in used for at in covered(attempt.candidate))
    )
    return tuple(made(document, lines, said.values())), tuple(refusals)


def without_rewordings(accepted: list[tuple[int, Candidate]]) -> Iterator[tuple[int, Candidate]]:
    """Of definitions that two rules read out of the same words, the one of the surer rule, else of the first."""
    taken: dict[tuple[int, str], list[range]] = defaultdict(list)
    for at, candidate in sorted(accepted, key=lambda pair: -pair[1].rule.score):
        if candidate.kind == "definition":
            block, start = place(candidate)
            words = range(start, start + len(candidate.answer_text))
            others = taken[block, fold_term(candidate.term)]
            if any(words.start < other.stop and other.start < words.stop for other in others):
                continue
            others.append(words)
        yield at, candidate


def covered(c: Candidate) -> range:
    """The characters of the sentence that the answer takes up: another reading of them is no refusal."""
    return range(*c.answer)


def sameness(c: Candidate) -> list[tuple[object, ...]]:
    """Under which keys two candidates say the same; a pair may be met either way round."""
    term, answer = fold_term(c.term), fold_term(c.answer_text)
    if c.kind in ("translation", "acronym"):
        return [(term, answer), (answer, term)]
    if c.kind == "definition":
        return [(c.kind, term, answer)]
    return [(c.kind, answer, c.scene.index)]


def place(c: Candidate) -> tuple[int, int]:
    """Where the answer stands: block, view offset."""
    return c.scene.sentence.block, c.scene.sentence.start + c.answer.start


def fold_term(text: str) -> str:
    """`normal`, with English plurals folded word by word."""
    return normal(re.sub(r"[A-Za-z]+", lambda word: fold(word.group()), text))


def refusal(attempt: Attempt, path: str, line: int) -> Refusal:
    c = attempt.candidate
    return Refusal(attempt.refused, c.kind, c.term, c.answer_text, c.rule.id, path, line)


def source_of(document: Document, lines: Lines, c: Candidate) -> Source:
    sentence, block = c.scene.sentence, c.scene.block
    first, last = block.view.file_span(sentence.start, sentence.end)
    start, end = block.view.file_span(sentence.start + c.answer.start, sentence.start + c.answer.end)
    return Source(
        path=document.path,
        line=lines.number(first),
        end_line=lines.number(last - 1),
        start=start,
        end=end,
        heading=block.heading,
        title=document.title,
        url=document.url,
        time=block.time,
        document=document.key,
        opening="" if document.title else opening(document, block, c.scene.language),
    )


def opening(document: Document, block: Block, language: Language) -> str:
    """How the post that a block is of, or all that its author says, begins: a sentence or some clauses of it, without a
    date, which would be taken for that of all it tells."""
    whose = (block.speaker, block.date)
    said = (each.view.text for each in document.blocks if each.role != "meta" and (each.speaker, each.date) == whose)
    text = next(said, "").strip()
    date = language.words("opening_date").match(text)
    found = OPENING.match(text, date.end() if date else 0)
    return found.group() if found else ""


def made(document: Document, lines: Lines, groups: Iterable[list[Candidate]]) -> Iterator[Fact]:
    counts: Counter[tuple[str, str]] = Counter()
    for c, *others in groups:
        name = (c.kind, normal(c.term))
        counts[name] += 1
        statement, shift = tidy(c.scene.text)
        source, *also = (source_of(document, lines, each) for each in (c, *others))
        yield Fact(
            id=fact_id(document.key, *name, counts[name]),
            kind=c.kind,
            term=" ".join(c.term.split()),
            answer=" ".join(c.answer_text.split()),
            statement=statement,
            exact=with_targets(document, c.scene.sentence, shift, statement),
            context=c.subject.context if c.subject else "",
            lang=c.scene.sentence.lang,
            rule=c.rule.id,
            score=score(c),
            source=source,
            hide=moved(c.answer, -shift),
            shown_term=None if c.term_span is None else moved(c.term_span, -shift),
            twin=c.scene.twin_sentence(foreign_side(c)) if c.kind == "translation" and c.scene.twin_text else "",
            is_person=is_person(c),
            also=tuple(also),
            code=tuple(code_in(document, c.scene.sentence, shift)),
            context_code=tuple(code_in_context(c)),
        )


def score(c: Candidate) -> float:
    """How sure the rule is, 0-1, less what makes this fact worth less."""
    return round(c.rule.score - sum(cost for cost, _ in costs(c)), 2)


def foreign_side(c: Candidate) -> str:
    return c.answer_text if HAN.search(c.term) else c.term


def is_person(c: Candidate) -> bool:
    """A name of two or more words, explained by an office and not as a company."""
    language = c.scene.language
    is_body = language.has("body", c.answer_text)
    return PERSON.fullmatch(c.term) is not None and language.has("roles", c.answer_text) and not is_body


def tidy(text: str) -> tuple[str, int]:
    """The sentence without white space around it or the number of a list item, and how far that moved its beginning."""
    shift = ITEM.match(text)
    start = shift.end() if shift else 0
    return text[start:].rstrip(), start


def moved(span: Span, by: int) -> tuple[int, int]:
    return span.start + by, span.end + by


def start_in_file(c: Candidate) -> int:
    return c.scene.block.view.file_span(c.scene.sentence.start + c.answer.start, c.scene.sentence.start + c.answer.end)[
        0
    ]


def fact_id(document_key: str, kind: str, term: str, count: int) -> str:
    """12 hexadecimal digits from what a fact is about, not from where it stands."""
    return hashlib.sha256("\x1f".join((document_key, kind, term, str(count))).encode()).hexdigest()[:12]
