"""Sentences annotated one by one, by somebody who had not seen the rules: what is found of them, and what is wrong."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from quizgen.scoring import FAMILY, PAIRS, Result, Row, alike, fold, means_the_same, numerals
from tests.support.texts import facts


def family(kind: str) -> str:
    return "pair" if kind in PAIRS else FAMILY.get(kind, kind)


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


def scores(path: Path) -> Result:
    """By family, over all sentences of a file; a fact in a near miss is wrong."""
    result = Result(defaultdict(Row))
    for row in rows(path):
        found = facts(row["text"])
        for fact in found:
            name = family(fact.kind)
            met = any(
                (family(asked["kind"]) == name and same(fact.kind, asked, fact.term, fact.answer))
                or (fact.kind == "date" and fold(asked.get("when", "")) == fold(fact.answer))
                for asked in row["facts"]
            )
            result.rows[name].right += met
            result.rows[name].wrong += not met
            if not met:
                result.misses[f"wrong {name}"].append((fact.rule, fact.term, fact.answer, row["text"], row["why"]))
        for asked in row["facts"]:
            name = family(asked["kind"])
            met = any(family(f.kind) == name and same(asked["kind"], asked, f.term, f.answer) for f in found)
            result.rows[name].core += 1
            result.rows[name].found += met
            if not met:
                result.misses[f"missed {name}"].append((asked["kind"], asked["term"], asked["answer"], row["text"]))
    return result
