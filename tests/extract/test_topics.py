"""What headings say that a passage is about."""

from __future__ import annotations

import pytest

from quizgen.extract import extract_facts
from quizgen.read import document_from_text
from quizgen.segment import segment_document
from tests.support.texts import rules


def terms(text: str, answer: str) -> list[str]:
    document = document_from_text(text, "a.md")
    facts = extract_facts(document, segment_document(document), rules()).facts
    return [fact.term for fact in facts if fact.answer == answer]


@pytest.mark.parametrize(
    ("text", "answer", "term"),
    [
        ("## 南海海洋银行\n\n该银行创立于1957年4月26日。", "1957年4月26日", "南海海洋银行"),
        ("## 石岛港（老港区）\n\n这座港口的防波堤是后来修的。港区水深12米。", "12米", None),
        ("## 石岛机场\n\n机场的跑道长1980米。", "1980米", "石岛机场"),
        ("## Bell Rock Lighthouse\n\nThe lighthouse was first lit in 1811.", "1811", "Bell Rock Lighthouse"),
        ("## 灯塔的未来\n\n该公司造了12座浮标。", "12座", None),
    ],
)
def test_things_that_headings_name(text: str, answer: str, term: str | None) -> None:
    assert terms(text, answer) == ([term] if term else [])


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("## 约翰·斯米顿\n\n他在1759年建成了礁石上的灯塔。", "约翰·斯米顿"),
        ("## 约翰·斯米顿\n\n罗伯特·史蒂文森比他小。他在1759年建成了礁石上的灯塔。", None),
        ("## 约翰·斯米顿与他的塔\n\n他在1759年建成了礁石上的灯塔。", "约翰·斯米顿"),
    ],
)
def test_persons_that_headings_name(text: str, term: str | None) -> None:
    assert terms(text, "1759年") == ([term] if term else [])
