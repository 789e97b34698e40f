"""What a rule would make a card of, and what became of it.

In: nothing. Out: Candidate, Attempt. Left to others: making them (engine), judging them (guards).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.chinese_words import HAN
from quizgen.extract.context import Subject
from quizgen.extract.rule import Rule
from quizgen.extract.scene import Scene, Span

STATED = ("number", "date", "person", "event")
"""Kinds of facts that are asked in their sentence."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a rule would make a card of; guards judge it. `groups` are the pattern's named parts."""

    scene: Scene
    rule: Rule
    kind: str
    term: str
    answer: Span
    term_span: Span | None
    groups: Mapping[str, Span]
    subject: Subject | None = None

    @property
    def searches_subject(self) -> bool:
        """Is its term searched for around the sentence, and shown with what it leans on?"""
        return self.term_span is None and not self.term

    @property
    def answer_text(self) -> str:
        return self.answer.of(self.scene.text)

    @property
    def pair(self) -> tuple[str, str]:
        """Of a term and its translation the Chinese one and the foreign one."""
        own, foreign = sorted((self.term, self.answer_text), key=lambda side: HAN.search(side) is None)
        return own, foreign


@dataclass(frozen=True, slots=True)
class Attempt:
    """One rule on one place: what it matched and the guard that refused it ("" when accepted)."""

    candidate: Candidate
    refused: str
