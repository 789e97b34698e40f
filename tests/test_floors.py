"""What the rules reach on the project's own gold, as a floor that may only rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizgen.evaluation import evaluate
from quizgen.selection import MIN_SCORE
from tests.support.texts import ROOT

FLOORS = json.loads((Path(__file__).parent / "gold/floors.json").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_recall_and_precision_do_not_fall(name: str) -> None:
    result = evaluate([str(ROOT / f"tests/gold/{name}.jsonl")], str(ROOT / "seeds"), None)
    for family, floor in FLOORS[name].items():
        row = result.rows[family]
        assert (row.recall or 0) >= floor["recall"], f"{family}: {result.misses.get('missed ' + family)}"
        assert (row.precision or 0) >= floor["precision"], [
            result.misses[sort] for sort in result.misses if family in sort
        ]


def test_nine_in_ten_facts_above_the_default_cut_are_right() -> None:
    gold = [str(ROOT / f"tests/gold/{name}.jsonl") for name in FLOORS]
    bands = evaluate(gold, str(ROOT / "seeds"), None).parts["score"]
    above = [row for band, row in bands.items() if float(band[:4]) >= MIN_SCORE]
    assert sum(row.right for row in above) >= 0.9 * sum(row.facts for row in above) > 100
