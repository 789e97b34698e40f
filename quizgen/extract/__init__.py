"""Sentences → facts: the rule engine. Nothing in it knows a language; all of that is data in languages/.

In: a document and its sentences. Out: Extraction (facts in document order, refusals with their guard).
Left to others: choosing among facts (selection), wording them (render).
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.extract.candidate import Attempt
from quizgen.extract.engine import attempts
from quizgen.extract.facts import collect
from quizgen.extract.rule import Rule, Rules
from quizgen.extract.rules import load_rules
from quizgen.extract.scene import Scene
from quizgen.records import Document, Extraction, Sentence

__all__ = ["Attempt", "Rule", "Rules", "all_attempts", "extract_facts", "load_rules"]


def extract_facts(document: Document, sentences: tuple[Sentence, ...], rules: Rules) -> Extraction:
    """Every fact the rules find, each once with all its places, and everything they refused."""
    return Extraction(*collect(document, all_attempts(document, sentences, rules)))


def all_attempts(document: Document, sentences: tuple[Sentence, ...], rules: Rules) -> Iterator[Attempt]:
    """Each rule on each sentence that holds its cue, as `quizgen explain` shows it."""
    for index in range(len(sentences)):
        yield from attempts(Scene(document, sentences, index, rules.languages), rules)
