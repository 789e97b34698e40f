"""Wrong options that are worth thinking about.

In: the facts of the documents. Out: for one of them, the texts that could stand beside its key: of the same kind,
unit, magnitude and script, of like length; never a synonym, a second right answer, a part of the key, or a value the
text says. Left to others: which of them are taken, and their order (multiple_choice).
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.chinese_words import HAN
from quizgen.records import Fact
from quizgen.render.hints import folded
from quizgen.render.near_values import YEAR, near_values, shape_of, values_of

ALIKE = 75
"""rapidfuzz ratio (0-100) from which two terms may be one, and …"""
SAME_SENSE = 60
"""… from which one explanation may fit two terms."""
LENGTHS = 2.2
MAGNITUDE = 5.0
"""How many times as long, or as large, a distractor may be as the key."""
APART = 0.08
"""The least difference of an amount from the key, as a share of it: "about 50" is also right for 49."""
LONG_AGO = 0.6
"""How far a wrong year may lie from the right one, as a share of the time since then."""


def width(text: str) -> int:
    """How long a text looks: a Chinese character is as wide as two letters."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def digest(*parts: str) -> str:
    """An order that no hash seed and no neighbour changes."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def size_of(text: str, key: str) -> float:
    """What options are compared by: the width of terms, the first number of amounts and dates."""
    return width(text) if key == "term" else next(iter(values_of(text)), 0.0)


@dataclass(frozen=True)
class Pool:
    """The facts distractors come from: by kind, definitions by term; words that mean the same; the newest year said."""

    by_kind: dict[str, list[Fact]]
    by_term: dict[str, list[Fact]]
    synonyms: dict[str, set[str]]
    newest: int

    def distractors(self, fact: Fact, key: str, origins: Sequence[str]) -> Iterator[str]:
        """All that fit, the best first. `key` is "term" or "answer", `origins` are "facts" and "near_values"."""
        said = getattr(fact, key)
        seen = {folded(said)}
        for other in self.ranked(fact, key) if "facts" in origins else ():
            text = getattr(other, key)
            if folded(text) not in seen and self.fits(fact, key, text):
                seen.add(folded(text))
                yield text
        for text in near_values(said, fact.kind) if "near_values" in origins else ():
            if folded(text) not in seen and self.fits(fact, key, text):
                seen.add(folded(text))
                yield text

    def ranked(self, fact: Fact, key: str) -> list[Fact]:
        """Facts of the same kind: those of the same section first, then of the same document, then those most alike."""
        own = size_of(getattr(fact, key), key)

        def distance(other: Fact) -> tuple[bool, bool, float, str]:
            apart = other.source.document != fact.source.document
            text = getattr(other, key)
            elsewhere = apart or other.source.heading != fact.source.heading
            return elsewhere, apart, abs(size_of(text, key) - own), digest(fact.term, text)

        return sorted((other for other in self.by_kind[fact.kind] if other is not fact), key=distance)

    def fits(self, fact: Fact, key: str, text: str) -> bool:
        """May this stand beside the key as a wrong option?"""
        if key == "term":
            return self.is_wrong_term(fact, text)
        return is_wrong_value(fact, text, self.by_kind[fact.kind]) and (
            is_near_amount(fact.answer, text) if fact.kind != "date" else is_near_date(fact.answer, text, self.newest)
        )

    def is_wrong_term(self, fact: Fact, text: str) -> bool:
        from rapidfuzz import fuzz

        key, other = folded(fact.term), folded(text)
        if not other or other in key or key in other or other in self.synonyms.get(key, ()):
            return False
        if bool(HAN.search(text)) != bool(HAN.search(fact.term)) or not alike_in_length(text, fact.term):
            return False
        if fuzz.ratio(key, other) >= ALIKE or other in folded(fact.answer) or other in folded(fact.context):
            return False
        return not any(
            meant.is_person != fact.is_person
            or key in folded(meant.answer)
            or folded(meant.answer) in folded(fact.answer)
            or fuzz.ratio(folded(meant.answer), folded(fact.answer)) >= SAME_SENSE
            for meant in self.by_term.get(other, ())
        )


def pool_of(facts: Sequence[Fact]) -> Pool:
    by_kind: dict[str, list[Fact]] = defaultdict(list)
    by_term: dict[str, list[Fact]] = defaultdict(list)
    synonyms: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        by_kind[fact.kind].append(fact)
        if fact.kind == "definition":
            by_term[folded(fact.term)].append(fact)
        elif fact.kind in ("translation", "acronym"):
            one, two = folded(fact.term), folded(fact.answer)
            same = synonyms[one] | synonyms[two] | {one, two}
            for word in same:
                synonyms[word] = same
    newest = max((year for fact in facts for year in years_of(fact.answer)), default=0)
    return Pool(by_kind, by_term, dict(synonyms), newest)


def alike_in_length(one: str, two: str) -> bool:
    short, long = sorted((width(one), width(two)))
    return long <= short * LENGTHS


def is_wrong_value(fact: Fact, text: str, facts: Sequence[Fact]) -> bool:
    """The same unit and style, another value, and none that the sentence or another one about the term says."""
    own, other = values_of(fact.answer), values_of(text)
    if not own or shape_of(text) != shape_of(fact.answer) or own == other:
        return False
    about = [fact, *(each for each in facts if folded(each.term) == folded(fact.term))]
    return not any(set(other) <= set(values_of(f"{each.statement} {each.context} {each.answer}")) for each in about)


def is_near_amount(key: str, text: str) -> bool:
    """Of the key's magnitude, and far enough from it. Several numbers (a range) are told apart by any of them."""
    own, other = values_of(key), values_of(text)
    return len(own) > 1 or (
        own[0] / MAGNITUDE <= other[0] <= own[0] * MAGNITUDE and abs(other[0] - own[0]) >= APART * own[0]
    )


def is_near_date(key: str, text: str, newest: int) -> bool:
    """In no year after the newest, and as near to the key's as that lies back."""
    own, other = years_of(key), years_of(text)
    if not own or not other:
        return own == other
    return other[0] <= newest and abs(other[0] - own[0]) <= max(30, LONG_AGO * (newest - own[0]))


def years_of(text: str) -> list[int]:
    return [int(year) for year in YEAR.findall(text)]
