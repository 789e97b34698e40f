"""How much of what came before a card shows, and the day that a statement counts from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizgen.extract import extract_facts
from quizgen.extract.context import LONGEST, Subject
from quizgen.read import document_from_text
from quizgen.records import Fact
from quizgen.segment import segment_document
from tests.support.texts import facts, rules

FULL = "灯塔（lighthouse）建成了。"
LONG = "塔" * (LONGEST - 5) + "。"


@pytest.mark.parametrize(
    ("told", "context"),
    [
        ((FULL, "它很高。"), FULL + "它很高。"),
        (("The light was lit.", "It is red."), "The light was lit. It is red."),
        ((FULL, LONG), "灯塔建成了。" + "塔" * (LONGEST - 5) + "。"),
        (("一。", "二。", "三。", "四。"), "一。…四。"),
        (("一二三。", LONG, "四五六。"), "一二三。…四五六。"),
    ],
)
def test_what_is_told(told: tuple[str, ...], context: str) -> None:
    subject = Subject("灯塔", told=told)
    assert subject.too_long is (len(context) > LONGEST)
    assert subject.context == ("" if subject.too_long else context)


def test_labels_stand_before() -> None:
    assert Subject("Ida Lewis", told=("Ida老了。",)).labelled("Ida Lewis").labelled("1911-10-24").context == (
        "1911-10-24 · Ida Lewis · Ida老了。"
    )


def facts_of(text: str, date: str) -> list[Fact]:
    document = replace(document_from_text(text, "a.md"), date=date)
    return [f for f in extract_facts(document, segment_document(document), rules()).facts if f.kind == "number"]


def test_a_statement_that_counts_from_today_shows_the_documents_date() -> None:
    (fact,) = facts_of("Fastnet Rock灯塔目前每小时耗电12千瓦时。", "2021-06-01")
    assert (fact.answer, fact.context) == ("12千瓦时", "2021-06-01")


@pytest.mark.parametrize("text", ["Fastnet Rock灯塔目前每小时耗电12千瓦时。", "去年Fastnet Rock灯塔来了3000名游客。"])
def test_without_a_date_it_is_refused(text: str) -> None:
    assert facts_of(text, "") == []


@pytest.mark.parametrize(
    "text", ["Apollo 11号在月面停留了21小时，共踏上月面两次。", "Fastnet Rock出现在35公里外的海图上。"]
)
def test_words_that_only_look_like_today_need_none(text: str) -> None:
    assert [fact.context for fact in facts_of(text, "")] == [""]


@pytest.mark.parametrize(
    ("when", "is_dated"), [("280年前后", False), ("三个月前后", False), ("280年前", True), ("三个月前", True)]
)
def test_what_was_about_then_counts_from_no_day(when: str, is_dated: bool) -> None:
    text = (
        f"---\ntitle: 灯塔\ndate: 2025-03-01\n---\n\n{when}，亚历山大港外的法罗斯灯塔（Pharos）建成，高度超过100米。\n"
    )
    (fact,) = [fact for fact in facts(text) if fact.kind == "number" and "100" in fact.answer]
    assert ("2025-03-01" in fact.context) == is_dated
