"""What a fact loses of its rule's score."""

from __future__ import annotations

import pytest

from quizgen.extract import extract_facts
from quizgen.read import document_from_text
from quizgen.segment import segment_document
from quizgen.selection import MIN_SCORE
from tests.support.texts import rules


def is_worth_a_card(text: str) -> bool:
    document = document_from_text(text, "a.md")
    (fact,) = [f for f in extract_facts(document, segment_document(document), rules()).facts if f.kind == "translation"]
    return fact.score >= MIN_SCORE


@pytest.mark.parametrize(
    "text",
    [
        "我们先测 thermocline(温跃层),再测别的。",
        "他讲的是 internal wave(内波)和它的来处。",
        "那本书叫 Silent Spring(寂静的春天),很有名。",
        "船上装了**雷达**（radar）。",
    ],
)
def test_terms(text: str) -> None:
    assert is_worth_a_card(text)


@pytest.mark.parametrize(
    "text",
    [
        "他们看的是 architecture(架构),不是别的。",
        "船长说 risk taking(风险承担)是他的习惯。",
        "他们派出了 robotic soundings(自动 sounding)去测深。",
        "港口的系统有一个 API(应用程序接口),人人会用。",
    ],
)
def test_words_that_everybody_knows(text: str) -> None:
    assert not is_worth_a_card(text)
