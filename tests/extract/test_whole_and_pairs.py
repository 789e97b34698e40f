"""What is refused whatever rule matched: pairs that are none, explanations that explain nothing, leftovers."""

from __future__ import annotations

import pytest

from tests.support.texts import triples


@pytest.mark.parametrize(
    "text",
    [
        "雾笛的保养还没有写（TODO）。",
        "雾笛的信噪比（dB）要高。",
        "锚泊区是海图上的平面（a flat area），没有礁石。",
        "潮位表的出处是老站长的网站（tides.example.org）。",
        "值班表由@陈舟(chenzhou)更新。",
        "垡（fa）是翻起来的土块。",
        "他用的是 Tidepool（用户名 lamp7）那个程序。",
        "我们说的 slack water（刚刚看到的）就是那样。",
    ],
)
def test_a_remark_a_note_or_a_reading_is_no_translation(text: str) -> None:
    assert [fact for fact in triples(text) if fact[0] == "translation"] == []


def test_a_name_goes_back_to_what_the_foreign_one_begins_with() -> None:
    assert ("translation", "国家海洋局", "National Tide Office") in triples(
        "潮汐由国家海洋局（National Tide Office）观测。"
    )


@pytest.mark.parametrize(
    "text",
    [
        "**灯船**：拥有灯器、雾笛和一组锚，船身漆成红色。",
        "**验潮站**：一、建在避风的湾里；二、离河口要远。",
        "所谓灯船，是海上航行安全的精华。",
        "**缆绳、铁链、锚**：把船留在原处的东西和办法。",
        "- **A tide table**: before 1833 only pilots had one, and they kept it to themselves.",
        "**浮标**：系在海底的标志（颜色告诉船从哪边走",
    ],
)
def test_what_explains_nothing_is_no_definition(text: str) -> None:
    assert [fact for fact in triples(text) if fact[0] == "definition"] == []


def test_sentences_with_leftovers_of_pages_make_no_cards() -> None:
    assert triples("Bell Rock Lighthouse stands 35 metres high. Its lamp was lit in 1811.")
    assert not triples("Bell_Rock.jpg Bell Rock Lighthouse stands 35 metres high.")


@pytest.mark.parametrize(
    "text",
    ["Bell Rock Oil的股价报收于35.2美元。", "Shares of Bell Rock Oil closed at $35.20 on the 52-week chart."],
)
def test_prices_of_a_day_are_no_numbers_to_learn(text: str) -> None:
    assert not [fact for fact in triples(text) if fact[0] == "number"]


def test_two_centuries_are_one_date() -> None:
    told = "Bell Rock was feared by every pilot in the 17th and 18th centuries."
    assert {fact[2] for fact in triples(told) if fact[0] == "date"} == {"the 17th and 18th centuries"}


def test_a_line_like_an_entry_is_a_heading_between_the_turns_of_an_interview() -> None:
    turns = "问：您看见了潮汐吗？\n\n答：看见了，也记下了{term}的事。\n\n{term}：潮起时的第一阵风\n\n问：后来呢？\n\n答：后来风停了。\n"
    notes = "我看见了潮汐，也记下了{term}的事。\n\n{term}：潮起时的第一阵风\n\n后来风停了。\n"
    found = [
        {fact[1] for fact in triples(text.format(term="潮头风")) if fact[0] == "definition"} for text in (turns, notes)
    ]
    assert found == [set(), {"潮头风"}]
