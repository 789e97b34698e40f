"""What the cells of a table are about."""

from __future__ import annotations

from quizgen.extract import extract_facts
from quizgen.read import document_from_text
from quizgen.segment import segment_document
from tests.support.texts import rules

HEAD = "| 项目 | 老塔 | 新塔 |\n|---|---|---|\n"


def told(text: str) -> list[tuple[str, str, str]]:
    document = document_from_text(text, "a.md")
    facts = extract_facts(document, segment_document(document), rules()).facts
    return [(fact.term, fact.answer, fact.context) for fact in facts]


def test_an_amount_is_told_of_its_row_and_column() -> None:
    assert told(f"# 灯塔\n\n{HEAD}| 塔高 | 24米 | 41米 |\n") == [("塔高", "24米", "老塔"), ("塔高", "41米", "新塔")]


def test_in_two_columns_it_is_told_of_the_heading() -> None:
    assert told("## 空间站\n\n| 参数 | 值 |\n|---|---|\n| 轨道高度 | 420公里 |\n") == [
        ("轨道高度", "420公里", "空间站")
    ]


def test_tables_that_follow_each_other_are_two() -> None:
    text = f"# 灯塔\n\n{HEAD}| 塔高 | 24米 | 41米 |\n\n| 字节 | 字段 | 描述 |\n|---|---|---|\n| 2 | 船首向 | 从真北起顺时针量的角度 |\n"
    assert ("船首向", "从真北起顺时针量的角度", "") in told(text)


def test_a_table_of_data_is_looked_up_not_learnt() -> None:
    data = "".join(f"| 灯塔{number} | {number}米 | {number}海里 |\n" for number in range(20, 40))
    assert told(f"# 灯塔\n\n{HEAD}{data}") == []
