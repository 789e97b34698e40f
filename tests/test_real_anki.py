"""Every seed document's deck in real Anki: imported, each card rendered front and back, some answered."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.real_anki import Shown, answer_some, cards_shown, collection, faults, import_package
from tests.support.texts import ROOT

DOCUMENTS = os.environ.get("QUIZGEN_DOCUMENTS")
SOURCES = [
    pytest.param(str(ROOT / "seeds"), id="seeds"),
    pytest.param(
        DOCUMENTS or "", id="documents", marks=pytest.mark.skipif(not DOCUMENTS, reason="QUIZGEN_DOCUMENTS is not set")
    ),
]
LEAST = {"000": 8, "001": 80, "002": 15, "003": 80, "004": 15}
"""Notes asked of the documents whose names begin so."""


def built(source: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "quizgen", "build", source, "-o", str(folder), "--deck", "deck"]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return folder / "deck.apkg"


@pytest.mark.parametrize("source", SOURCES)
def test_every_card_is_fit_to_be_seen(source: str, tmp_path: Path) -> None:
    package = built(source, tmp_path / "out")
    with collection(tmp_path / "anki") as col:
        log = import_package(col, package)
        assert log["new"] == col.note_count() > 0
        assert log["conflicting"] == log["duplicate"] == 0
        shown = list(cards_shown(col))
        assert {fault: card.fields["Term"] for card in shown for fault in faults(card)} == {}
        col.decks.select(col.decks.id("deck"))
        assert answer_some(col, 12) == 12
        cards = col.card_count()
        col.fix_integrity()
        assert col.card_count() == cards, "Anki would make other cards than the package holds"


@pytest.mark.skipif(not DOCUMENTS, reason="QUIZGEN_DOCUMENTS is not set")
@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_enough_notes_of_each_document(name: str, least: int, tmp_path: Path) -> None:
    (document,) = Path(str(DOCUMENTS)).glob(f"{name}*")
    with collection(tmp_path / "anki") as col:
        import_package(col, built(str(document), tmp_path / "out"))
        assert col.note_count() >= least


CARD = Shown(
    "t",
    0,
    {"Text": "", "Term": "大潮", "Answer": "涨落幅度最大的潮汐"},
    "",
    "",
    "“大潮”是什么？",
    "大潮 涨落幅度最大的潮汐",
)


@pytest.mark.parametrize(
    ("card", "fault"),
    [
        (replace(CARD, front=" "), "an empty side"),
        (replace(CARD, front="{{Term}}"), "an unresolved field"),
        (replace(CARD, back=CARD.back + " **粗**"), "literal Markdown"),
        (replace(CARD, back=CARD.back + " &amp;lt;"), "a literal HTML escape"),
        (replace(CARD, front="涨落幅度最大的潮汐？"), "the answer '涨落幅度最大的潮汐' on the front"),
        (replace(CARD, back="大潮"), "the answer '涨落幅度最大的潮汐' is not on the back"),
        (replace(CARD, ordinal=1, front="大潮？"), "the answer '大潮' on the front"),
    ],
)
def test_the_checks_can_fail(card: Shown, fault: str) -> None:
    assert fault in set(faults(card))


def test_a_faultless_card_has_no_fault() -> None:
    assert not list(faults(CARD))
