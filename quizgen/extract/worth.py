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
EVERYDAY = 0.3
"""A pair of everyday words falls below the default cut, whichever rule found it."""
KNOWN_WORD = {"foreign": 3.5, "own": 4.1}
"""Zipf frequencies from which one word, and the one word it is given for, are vocabulary and no term."""
KNOWN_PHRASE = {"foreign": 4.9, "own": 4.5}
"""As KNOWN_WORD: the mean of the words of a foreign phrase, and the rarest word of the phrase it is given for."""


def costs(c: Candidate) -> Iterator[tuple[float, str]]:
    if c.subject and c.subject.context:
        yield CONTEXT, "for its context"
    if c.kind in ("translation", "acronym") and is_everyday(c):
        yield EVERYDAY, "as everybody knows it"


def is_everyday(c: Candidate) -> bool:
    """Is a pair made of words that whoever reads about the matter knows, and not set off as one to learn?"""
    foreign, own = sorted((c.term, c.answer_text), key=lambda side: HAN.search(side) is not None)
    if c.scene.language.words("known_short_forms").fullmatch(foreign):
        return True
    is_name = foreign != foreign.lower()
    if is_name or c.scene.marked(c.term_span) or not HAN.search(own):
        return False
    words = [frequency(word, "en") for word in re.findall(r"[A-Za-z]+", foreign)]
    if len(words) == 1:
        return words[0] >= KNOWN_WORD["foreign"] and frequency(own, "zh") >= KNOWN_WORD["own"]
    if not words or sum(words) / len(words) < KNOWN_PHRASE["foreign"]:
        return False
    return min((frequency(word, "zh") for word in cut(own)), default=0.0) >= KNOWN_PHRASE["own"]
