"""What a rule is, once it has been read.

In: nothing. Out: Rule and its parts. Left to others: reading rule files (rules), trying them (engine).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from quizgen.extract.language import Language
from quizgen.problems import Location

PART = re.compile(r"\{(\w+)\}")
"""A part of a term that is put together."""


@dataclass(frozen=True, slots=True)
class Making:
    """A fact a match makes: its kind, the groups that hold term and answer, guards of its own.

    The term "subject" is found by the search for subjects, "short_form" among the document's words by its letters,
    "heading" above;
    every other name is a group of the pattern. A term may be put together of them: '{subject}的{aspect}'.
    """

    kind: str
    term: str
    answer: str
    guards: tuple[str, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The names that the term is made of; the first is what it is about."""
        return tuple(PART.findall(self.term)) or (self.term,)


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the facts all rules together must find in it, as (kind, term, answer)."""

    text: str
    facts: tuple[tuple[str, ...], ...]
    place: Location


@dataclass(frozen=True)
class Rule:
    """`source` is the pattern as text; `tail` names the group whose left edge is found word by word, "" for none."""

    id: str
    why: str
    language: Language
    scope: str
    cue: tuple[str, ...]
    source: str
    tail: str
    quantities: tuple[str, ...]
    guards: tuple[str, ...]
    facts: tuple[Making, ...]
    score: float
    matches: tuple[Example, ...]
    ignores: tuple[Example, ...]
    known_gaps: tuple[Example, ...]
    place: Location

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a sentence first holds the cue: all of them would cost every start a tenth of a second."""
        return re.compile(self.source)


Cues = dict[str, tuple[frozenset[int], tuple[tuple[str, frozenset[int]], ...]]]
"""First character of a cue → the numbers of the rules that need no more than it, and the longer cues with theirs."""


@dataclass(frozen=True)
class Rules:
    """All rules, in the order they are tried, and the languages they belong to, by code."""

    rules: tuple[Rule, ...]
    languages: dict[str, Language]

    @cached_property
    def by_scopes(self) -> dict[tuple[str, ...], Cues]:
        """Filled as scopes are asked for."""
        return {}

    def by_opening(self, scopes: tuple[str, ...]) -> Cues:
        """The cues of the rules with such a scope; rules without cues stand under ""."""
        index: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for number, rule in enumerate(self.rules):
            if rule.scope in scopes:
                for cue in rule.cue or ("",):
                    index[cue[:1]][cue].add(number)
        return {
            opening: (
                frozenset(cues.pop(opening, ())),
                tuple((cue, frozenset(numbers)) for cue, numbers in cues.items()),
            )
            for opening, cues in index.items()
        }

    def cued_by(self, text: str, scopes: tuple[str, ...]) -> list[Rule]:
        """The rules of these scopes of which the text holds a cue, and those that need none, in order."""
        if scopes not in self.by_scopes:
            self.by_scopes[scopes] = self.by_opening(scopes)
        folded, cues = text.casefold(), self.by_scopes[scopes]
        found = set(cues[""][0]) if "" in cues else set()
        for opening in cues.keys() & set(folded):
            short, longer = cues[opening]
            found |= short
            for cue, numbers in longer:
                if cue in folded:
                    found |= numbers
        return [self.rules[number] for number in sorted(found)]
