"""`quizgen eval` against the annotators' own scorer, to the digit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from quizgen.evaluation import evaluate, report_json
from quizgen.jsonl import fact_line
from quizgen.scoring import alike, score
from tests.support.texts import ROOT, extraction

GOLD = sorted((ROOT / "tests/gold").glob("*.jsonl"))
DOCUMENTS = os.environ.get("QUIZGEN_DOCUMENTS")
SCORER = Path(DOCUMENTS).parent / "gold/score.py" if DOCUMENTS else Path("nowhere")


@pytest.mark.skipif(
    not SCORER.is_file(), reason="the annotators' scorer lies beside QUIZGEN_DOCUMENTS, which is not set"
)
@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_agrees_with_the_scorer_to_the_digit(gold: Path, tmp_path: Path) -> None:
    name = json.loads(gold.read_text("utf-8").splitlines()[0])["doc"]
    text = (ROOT / "seeds" / name).read_text("utf-8")
    found = tmp_path / "facts.jsonl"
    found.write_text("".join(fact_line(fact) + "\n" for fact in extraction(text, name).facts), "utf-8")
    run = subprocess.run(
        [sys.executable, str(SCORER), "--gold", str(gold), "--facts", str(found), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(report_json(evaluate([str(gold)], str(ROOT / "seeds"), None))) == json.loads(run.stdout)


def fact(**values: object) -> dict[str, object]:
    source = {"line": 1, "end_line": 1, "heading": []}
    said = {
        "term": "大潮",
        "answer": "涨落幅度最大的潮汐",
        "statement": "大潮指的是涨落幅度最大的潮汐。",
        "context": "",
    }
    return {"kind": "definition", "rule": "r", "source": source, **said, **values}


def record(**values: object) -> dict[str, object]:
    return {"id": "g1", "kind": "definition", "line": 1, "quote": "大潮指的是涨落幅度最大的潮汐。", "term": "大潮",
            "answer": "涨落幅度最大的潮汐", "keep": True, "tier": "core", **values}  # fmt: skip


def figures(
    gold: list[dict[str, object]], facts: list[dict[str, object]], family: str = "definition"
) -> tuple[int, ...]:
    row = score(gold, facts).rows[family]
    return row.core, row.found, row.right, row.wrong, row.unlabelled


def test_right_fact_is_found() -> None:
    assert figures([record()], [fact()]) == (1, 1, 1, 0, 0)


def test_trap_is_wrong_and_not_core() -> None:
    assert figures([record(keep=False, tier="trap")], [fact()]) == (0, 0, 0, 1, 0)


def test_fact_elsewhere_meets_nothing() -> None:
    far = {"line": 9, "end_line": 9, "heading": []}
    assert figures([record()], [fact(source=far)]) == (1, 0, 0, 0, 1)


def test_subject_must_be_named() -> None:
    gold = record(kind="number", quote="它每天涨落两次。", term="海面", answer="两次", subject=["钱塘江"])
    bare = fact(kind="number", term="它", answer="两次", statement="它每天涨落两次。")
    assert figures([gold], [bare], "numeric") == (1, 0, 0, 1, 0)
    assert figures([gold], [{**bare, "context": "钱塘江的潮水很有名。"}], "numeric") == (1, 1, 1, 0, 0)


def test_pair_is_right_either_way_round() -> None:
    gold = record(kind="translation", quote="大潮（spring tide）", term="大潮", answer="spring tide")
    found = fact(kind="translation", term="spring tide", answer="大潮", statement="大潮（spring tide）很高。")
    assert figures([gold], [found], "translation") == (1, 1, 1, 0, 0)


def test_group_is_found_once_for_all() -> None:
    gold = [record(group="g"), record(id="g2", group="g", answer="别的说法", term="别的词")]
    assert figures(gold, [fact()]) == (1, 1, 1, 0, 0)


def test_alike_folds_case_width_and_markup() -> None:
    assert alike("Spring　Tide", "**spring tide**")
    assert not alike("大潮", "小潮汐表")
