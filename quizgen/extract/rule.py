"""What a rule is, once it has been read.

In: nothing. Out: Rule and its parts. Left to others: reading rule files (rules), trying them (engine).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from operator import add

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


@dataclass(frozen=True)
class Cues:
    """Which rules may be tried on a text, by their numbers: those `without` a cue, those whose cue is one character,
    and under the first two characters of a longer cue the cue and its rules. `characters` and `openings` are the keys.
    """

    without: frozenset[int]
    short: dict[str, frozenset[int]]
    longer: dict[str, tuple[tuple[str, frozenset[int]], ...]]
    characters: frozenset[str]
    openings: frozenset[str]

    def found_in(self, folded: str) -> set[int]:
        found = set(self.without)
        for character in self.characters.intersection(folded):
            found |= self.short[character]
        for opening in self.openings.intersection(map(add, folded, folded[1:])):
            for cue, numbers in self.longer[opening]:
                if cue in folded:
                    found |= numbers
        return found


@dataclass(frozen=True)
class Rules:
    """All rules, in the order they are tried, and the languages they belong to, by code."""

    rules: tuple[Rule, ...]
    languages: dict[str, Language]

    @cached_property
    def by_scopes(self) -> dict[tuple[str, ...], Cues]:
        """Filled as scopes are asked for."""
        return {}

    def cues(self, scopes: tuple[str, ...]) -> Cues:
        by_cue: defaultdict[str, set[int]] = defaultdict(set)
        for number, rule in enumerate(self.rules):
            if rule.scope in scopes:
                for cue in rule.cue or ("",):
                    by_cue[cue].add(number)
        short = {cue: frozenset(numbers) for cue, numbers in by_cue.items() if len(cue) == 1}
        longer: defaultdict[str, list[tuple[str, frozenset[int]]]] = defaultdict(list)
        for cue, numbers in by_cue.items():
            if len(cue) > 1:
                longer[cue[:2]].append((cue, frozenset(numbers)))
        return Cues(
            frozenset(by_cue[""]),
            short,
            {opening: tuple(cues) for opening, cues in longer.items()},
            frozenset(short),
            frozenset(longer),
        )

    def cued_by(self, text: str, scopes: tuple[str, ...]) -> list[Rule]:
        """The rules of these scopes of which the text holds a cue, and those that need none, in order."""
        if scopes not in self.by_scopes:
            self.by_scopes[scopes] = self.cues(scopes)
        return [self.rules[number] for number in sorted(self.by_scopes[scopes].found_in(text.casefold()))]
