"""What the rules must reach on the real documents with gold that lie beside QUIZGEN_DOCUMENTS, in ../gold."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from quizgen.evaluation import read_gold
from quizgen.jsonl import fact_data
from quizgen.scoring import Record, Result, Row, is_core, score
from tests.support.texts import extraction

DOCUMENTS = Path(os.environ.get("QUIZGEN_DOCUMENTS") or "nowhere")
GOLD = DOCUMENTS.parent / "gold"

pytestmark = pytest.mark.skipif(
    not (DOCUMENTS.is_dir() and GOLD.is_dir()), reason="QUIZGEN_DOCUMENTS is not set, or has no ../gold beside it"
)


def given(name: str) -> tuple[str, list[Record]]:
    """The text of the document whose name begins so, and its gold."""
    (document,) = DOCUMENTS.glob(f"{name}*")
    return document.read_text("utf-8"), read_gold(str(GOLD / f"{document.stem}.jsonl"))


def scored(text: str, gold: list[Record]) -> Result:
    """The facts on the lines that were annotated, against the gold."""
    last = max(record["line"] for record in gold)
    facts = [json.loads(json.dumps(fact_data(fact))) for fact in extraction(text).facts]
    return score(gold, [fact for fact in facts if fact["source"]["line"] <= last])


def together(result: Result, families: tuple[str, ...]) -> Row:
    row = Row()
    for family in families:
        for name in ("core", "found", "right", "wrong", "unlabelled"):
            setattr(row, name, getattr(row, name) + getattr(result.rows[family], name))
    return row


@pytest.mark.parametrize(
    ("name", "families", "precision", "recall"),
    [
        ("001", ("definition", "acronym", "translation"), 0.92, 0.90),
        ("003", ("translation",), 0.85, 0.90),
    ],
)
def test_precision_and_recall_on_given_gold(
    name: str, families: tuple[str, ...], precision: float, recall: float
) -> None:
    result = scored(*given(name))
    row = together(result, families)
    assert (row.precision or 0) >= precision
    assert (row.recall or 0) >= recall, {f: result.misses[f"missed {f}"] for f in families}


def test_glossary_is_found_without_bold_too() -> None:
    text, gold = given("001")
    families = ("definition", "acronym", "translation")
    bold = together(scored(text, gold), families).found
    plain = text.replace("**", "")
    bare = [{**g, "quote": g.get("quote", "").replace("**", "")} for g in gold if is_core(g)]
    assert together(scored(plain, bare), families).found >= 0.7 * bold
