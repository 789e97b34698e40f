"""Guards that read the whole sentence: how it speaks.

In: a candidate. Out: True refuses it.
"""

from __future__ import annotations

import re

from quizgen.extract.candidate import Candidate
from quizgen.extract.guards.registry import guard
from quizgen.extract.names import find_names
from quizgen.extract.scene import Scene

NEAR = 12
"""The characters at the head of a definition that say what kind of statement it is."""


@guard
def question(c: Candidate) -> bool:
    """The sentence asks."""
    said = c.scene.plain if c.kind in ("definition", "person", "event") else said_about(c)
    if c.kind == "definition":  # what a term is may be how or whether something is so
        told = c.scene.language.words("whether").sub("", said[c.answer.start : c.answer.end])
        said = said[: c.answer.start] + told + said[c.answer.end : c.scene.clause_end(c.answer)]
    return c.scene.text.rstrip(" \"'”’」』)）").endswith(("?", "？")) or c.scene.language.has("question", said)


@guard
def question_in_fragment(c: Candidate) -> bool:
    """One of the fragments that hold term and answer asks."""
    spans = [c.answer, c.term_span or c.answer]
    start = c.scene.text.rfind("\n", 0, min(span.start for span in spans)) + 1
    end = c.scene.text.find("\n", max(span.end for span in spans))
    said = c.scene.text[start : end if end >= 0 else None]
    return "?" in said or "？" in said or c.scene.language.has("question", said)


def said_about(c: Candidate) -> str:
    """The words that carry the statement: for a definition those before the answer, which may hold any words
    itself; else all up to the end of the answer's clause. Years in brackets behind a name hang on nothing else."""
    if c.kind == "definition":
        return c.scene.plain[: c.answer.start]
    return "" if is_put_beside(c) else c.scene.plain[: c.scene.clause_end(c.answer)]


def is_put_beside(c: Candidate) -> bool:
    """Is it a date at the head of a bracket behind the name it belongs to: Rembrandt (1606–1669)?"""
    if c.kind != "date":
        return False
    text, at = c.scene.text, c.answer.start
    bracket = max(text.rfind("(", 0, at), text.rfind("（", 0, at))
    if bracket < 0 or not c.scene.language.words("put_beside").fullmatch(text, bracket + 1, at):
        return False
    named = len(text[:bracket].rstrip())
    return any(name.sure and name.span.end == named for name in find_names(c.scene))


@guard
def hypothetical(c: Candidate) -> bool:
    """It supposes, wishes or guesses, in this sentence or in the one that opens the supposition."""
    language = c.scene.language
    if language.has("hypothetical", said_about(c)):
        return True
    before = c.scene.before(1)
    if c.kind == "definition" or not before or before[0].block != c.scene.sentence.block:
        return False
    return language.has("opens_hypothesis", before[0].text[:NEAR]) and not opens_speech(c.scene)


def opens_speech(scene: Scene) -> bool:
    """Does somebody begin to speak here, who supposes nothing yet?"""
    names = find_names(scene)
    return (
        bool(names)
        and names[0].span.start == 0
        and scene.language.has("speech", scene.text[: names[0].span.end + NEAR])
    )


@guard
def negated(c: Candidate) -> bool:
    """What it says is that something is not so."""
    return c.scene.language.has("negation", said_about(c) + c.answer_text[:NEAR])


@guard
def joke(c: Candidate) -> bool:
    """It is announced as a joke, here or a sentence before."""
    texts = [c.scene.text, *(s.text for s in c.scene.before(1))]
    return any(c.scene.language.has("joke", text) for text in texts)


@guard
def opinion(c: Candidate) -> bool:
    """It gives somebody's taste or judgement, not what a thing is."""
    near = said_about(c) + (c.answer_text[: 2 * NEAR] if c.kind == "definition" else "")
    return c.scene.language.has("opinion", near)


@guard
def ends_opening_clause(c: Candidate) -> bool:
    """The comma before it ends a clause that only opens the sentence: Although it is a reef, the light …"""
    opens = c.scene.language.words("opens_clause").match(c.scene.text)
    before = c.scene.text[: c.term_span.end] if c.term_span else ""
    return opens is not None and "," not in before


@guard
def example(c: Candidate) -> bool:
    """It is introduced as an illustration."""
    if c.kind == "definition":
        return c.scene.language.has("example", said_about(c))
    said = re.split(c.scene.language.words("turns"), said_about(c))[-1]
    return c.scene.language.has("example", said)


@guard
def context_spoils(c: Candidate) -> bool:
    """The sentences it leans on tell a joke or suppose something."""
    told = c.subject.told if c.subject else ()
    language = c.scene.language
    return any(language.has("joke", text) or language.has("opens_hypothesis", text[:NEAR]) for text in told)


@guard
def story(c: Candidate) -> bool:
    """A scene is set ("one day in …"), not an event dated."""
    return c.scene.language.has("story", c.scene.plain)


@guard
def ongoing(c: Candidate) -> bool:
    """What was under way already ("by 1900 … were already using it") is dated by nothing."""
    return c.scene.language.has("ongoing", c.scene.plain[: c.scene.statement_end(c.answer)])


@guard
def undated(c: Candidate) -> bool:
    """What somebody did is worth a card when the sentence says in which year."""
    return not any(q.kind in ("date", "year") for q in c.scene.quantities)


@guard
def told_of_another(c: Candidate) -> bool:
    """Who did it is not named in the sentence that tells it, nor the one who tells it of himself."""
    himself = c.term == c.scene.block.speaker or c.scene.language.has("pronouns_person", c.scene.text)
    return c.kind == "event" and c.term_span is None and not himself
