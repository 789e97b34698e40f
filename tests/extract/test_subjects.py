"""Subjects resolved or refused: the examples of subjects.txt, a third of them cases to refuse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.extract import all_attempts
from quizgen.read import document_from_text
from quizgen.records import Document
from quizgen.segment import segment_document
from tests.support.texts import rules

LINES = (Path(__file__).parent / "subjects.txt").read_text("utf-8").splitlines()
EXAMPLES = [tuple(part.strip() for part in line.split("|")) for line in LINES if line and not line.startswith("#")]
MET = ("number", "date")


def document_of(example: str) -> Document:
    """Paragraphs, each perhaps the turn of a speaker."""
    paragraphs = example.split("⏎")
    speakers = [part[1 : part.index(":")] if part[:1] == "@" else "" for part in paragraphs]
    texts = [part[part.index(":") + 1 :].strip() if part[:1] == "@" else part for part in paragraphs]
    document = document_from_text("\n\n".join(texts), "text.txt")
    last = next(filter(None, reversed(speakers)), "")
    each = speakers if all(speakers) and len(speakers) == len(document.blocks) else [last] * len(document.blocks)
    blocks = tuple(replace(block, speaker=name) for block, name in zip(document.blocks, each, strict=True))
    return replace(document, blocks=blocks)


@pytest.mark.parametrize(("text", "answer", "expected"), EXAMPLES, ids=[row[0][:30] for row in EXAMPLES])
def test_subject(text: str, answer: str, expected: str) -> None:
    document = document_of(text)
    found = [
        attempt
        for attempt in all_attempts(document, segment_document(document), rules())
        if attempt.candidate.kind in MET and attempt.candidate.answer_text == answer
    ]
    outcomes = {f"!{attempt.refused}" if attempt.refused else attempt.candidate.term for attempt in found}
    assert outcomes == {expected}


def test_a_third_are_cases_to_refuse() -> None:
    refused = [row for row in EXAMPLES if row[2].startswith("!")]
    assert len(EXAMPLES) >= 60
    assert len(refused) >= len(EXAMPLES) / 3
