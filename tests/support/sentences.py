"""Sentences annotated one by one, by somebody who had not seen the rules: what is found of them, and what is wrong."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from quizgen.scoring import alike, fold, means_the_same, numerals
from tests.support.texts import facts

PAIRS = ("acronym", "translation")


@dataclass
class Score:
    """Of one family: what was asked, what of it was found, what was found in all and was right."""

    asked: int = 0
    found: int = 0
    facts: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.asked if self.asked else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.facts if self.facts else 1.0


def family(kind: str) -> str:
    return {"number": "numeric", "date": "numeric", "person": "who", "event": "who", "acronym": "pair"}.get(
        kind, "pair" if kind == "translation" else kind
    )


def same(kind: str, asked: dict[str, str], term: str, answer: str) -> bool:
    one, two = asked["term"], asked["answer"]
    if family(kind) == "numeric":
        return fold(two) == fold(answer) or (bool(numerals(answer)) and numerals(two) == numerals(answer))
    if family(kind) == "pair":
        return (alike(one, term) and alike(two, answer)) or (alike(one, answer) and alike(two, term))
    if kind == "definition":
        return (alike(one, term) and means_the_same(two, answer)) or (alike(one, answer) and means_the_same(two, term))
    said = (fold(term), fold(answer))
    return any(fold(part) in text or text in fold(part) for part in (one, two) for text in said if len(text) > 1)


def rows(path: Path) -> Iterator[dict]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def scores(path: Path) -> dict[str, Score]:
    """By family, over all sentences of a file; a fact in a near miss is wrong."""
    out: dict[str, Score] = defaultdict(Score)
    for row in rows(path):
        found = facts(row["text"])
        for fact in found:
            score = out[family(fact.kind)]
            score.facts += 1
            if any(
                (family(asked["kind"]) == family(fact.kind) and same(fact.kind, asked, fact.term, fact.answer))
                or (fact.kind == "date" and fold(asked.get("when", "")) == fold(fact.answer))
                for asked in row["facts"]
            ):
                score.right += 1
            else:
                score.wrong.append(f"{fact.rule}: {fact.term} → {fact.answer} | {row['text'][:80]} | {row['why']}")
        for asked in row["facts"]:
            score = out[family(asked["kind"])]
            score.asked += 1
            if any(
                family(fact.kind) == family(asked["kind"]) and same(asked["kind"], asked, fact.term, fact.answer)
                for fact in found
            ):
                score.found += 1
            else:
                score.misses.append(f"{asked['kind']}: {asked['term']} → {asked['answer']} | {row['text'][:80]}")
    return out
