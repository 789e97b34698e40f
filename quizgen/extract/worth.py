"""How much a fact is worth beside others: what its score loses against that of its rule.

In: a candidate. Out: costs with their reasons. Left to others: where the cut is (selection).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.chinese_words import cut
from quizgen.extract.brackets import HAN
from quizgen.extract.candidate import Candidate
from quizgen.words import frequency

CONTEXT = 0.04
"""A statement that needs the sentences before it is a little less sure."""
NOT_WORTH_IT = 0.3
"""What is not worth a card falls below the default cut, whichever rule found it."""
KNOWN_WORD = {"foreign": 3.5, "own": 4.1}
"""Zipf frequencies from which one word, and the one word it is given for, are vocabulary and no term."""
LONGEST = {"own": 20, "foreign": 60}
"""Characters of an answer about somebody or something that happened, in Chinese and in other scripts, which a person
recalls word for word."""
COMMON_WORD = 4.4
"""Zipf frequency from which a foreign word is vocabulary whatever it is given for."""
KNOWN_PHRASE = {"foreign": 4.9, "own": 4.5}
"""As KNOWN_WORD: the mean of the words of a foreign phrase, and the rarest word of the phrase it is given for."""


def costs(c: Candidate) -> Iterator[tuple[float, str]]:
    if c.subject and c.subject.context:
        yield CONTEXT, "for its context"
    longest = LONGEST["own" if HAN.search(c.answer_text) else "foreign"]
    if c.kind in ("person", "event") and len(c.answer_text) > longest:
        yield NOT_WORTH_IT, "as nobody recalls so long an answer"
    if is_known(c) or (c.kind == "translation" and is_everyday(c)):
        yield NOT_WORTH_IT, "as everybody knows it"
    elif c.kind == "translation" and is_half_translated(c):
        yield NOT_WORTH_IT, "as a foreign word is left in it"


def is_known(c: Candidate) -> bool:
    """Is the term, or the foreign side of a pair, a word that is explained only for completeness?"""
    known = c.scene.language.words("known_terms")
    pair = c.kind in ("translation", "acronym")
    return known.fullmatch(c.term) is not None or (pair and known.fullmatch(c.answer_text) is not None)


def is_half_translated(c: Candidate) -> bool:
    """Was a foreign word left in the translation (子 agent)?"""
    return any(HAN.search(side) and re.search(r"\b[a-z]{3}", side) for side in (c.term, c.answer_text))


def is_everyday(c: Candidate) -> bool:
    """Is a pair made of words that whoever reads about the matter knows, and not set off as one to learn?"""
    foreign, own = sorted((c.term, c.answer_text), key=lambda side: HAN.search(side) is not None)
    is_name = foreign != foreign.lower()
    if is_name or c.scene.marked(c.term_span) or not HAN.search(own):
        return False
    words = [frequency(word, "en") for word in re.findall(r"[A-Za-z]+", foreign)]
    if len(words) == 1:
        known = words[0] >= KNOWN_WORD["foreign"] and frequency(own, "zh") >= KNOWN_WORD["own"]
        return known or words[0] >= COMMON_WORD
    if not words or sum(words) / len(words) < KNOWN_PHRASE["foreign"]:
        return False
    return min((frequency(word, "zh") for word in cut(own)), default=0.0) >= KNOWN_PHRASE["own"]
