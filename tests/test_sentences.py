"""Sentences of fields outside computing, by somebody who had not seen the rules: a floor that may only rise."""

from __future__ import annotations

import pytest

from tests.support.sentences import rows, scores
from tests.support.texts import ROOT

FLOORS = {
    "en": {"definition": (0.87, 0.97), "pair": (0.78, 1.0), "numeric": (0.58, 0.87), "who": (0.51, 1.0)},
    "zh": {"definition": (0.84, 0.97), "pair": (1.0, 1.0), "numeric": (0.82, 0.93), "who": (0.68, 1.0)},
}
"""Recall and precision, by language and family, as measured when the rules were last touched."""


@pytest.mark.parametrize(("lang", "family"), [(lang, family) for lang in FLOORS for family in FLOORS[lang]])
def test_recall_and_precision_do_not_fall(lang: str, family: str) -> None:
    result = scores(ROOT / f"tests/sentences/{lang}.jsonl")
    recall, precision = FLOORS[lang][family]
    assert (result.rows[family].recall or 0) >= recall, result.misses[f"missed {family}"]
    assert (result.rows[family].precision or 0) >= precision, result.misses[f"wrong {family}"]


@pytest.mark.parametrize("lang", FLOORS)
def test_half_of_the_sentences_are_near_misses(lang: str) -> None:
    found = [bool(row["facts"]) for row in rows(ROOT / f"tests/sentences/{lang}.jsonl")]
    assert len(found) >= 150
    assert 0.4 <= sum(found) / len(found) <= 0.6
