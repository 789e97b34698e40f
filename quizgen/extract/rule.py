"""What a rule is, once it has been read.

In: nothing. Out: Rule and its parts. Left to others: reading rule files (rules), trying them (engine).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.extract.language import Language
from quizgen.problems import Location


@dataclass(frozen=True, slots=True)
class Making:
    """A fact a match makes: its kind, the groups that hold term and answer, guards of its own.

    The term "subject" is found by the search for subjects; every other name is a group of the pattern.
    """

    kind: str
    term: str
    answer: str
    guards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the facts all rules together must find in it, as (kind, term, answer)."""

    text: str
    facts: tuple[tuple[str, ...], ...]
    place: Location


@dataclass(frozen=True, slots=True)
class Rule:
    """`tail` names the group whose left edge is found word by word, "" for none."""

    id: str
    why: str
    language: Language
    scope: str
    cue: tuple[str, ...]
    pattern: re.Pattern[str]
    tail: str
    quantities: tuple[str, ...]
    guards: tuple[str, ...]
    facts: tuple[Making, ...]
    score: float
    matches: tuple[Example, ...]
    ignores: tuple[Example, ...]
    known_gaps: tuple[Example, ...]
    place: Location


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, in the order they are tried, and the languages they belong to, by code."""

    rules: tuple[Rule, ...]
    languages: dict[str, Language]
