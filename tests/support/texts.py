"""Documents and facts made from texts, for tests."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from quizgen.extract import Rules, extract_facts
from quizgen.pipeline import shipped_rules
from quizgen.read import document_from_text
from quizgen.records import Extraction, Fact
from quizgen.segment import segment_document

ROOT = Path(__file__).resolve().parents[2]


@lru_cache(maxsize=1)
def rules() -> Rules:
    return shipped_rules(verified=False)


def extraction(text: str, path: str = "text.md", with_rules: Rules | None = None) -> Extraction:
    document = document_from_text(text, path)
    return extract_facts(document, segment_document(document), with_rules or rules())


def facts(text: str) -> tuple[Fact, ...]:
    return extraction(text).facts


def triples(text: str) -> set[tuple[str, str, str]]:
    """(kind, term, answer) of everything found."""
    return {(fact.kind, fact.term, fact.answer) for fact in facts(text)}
