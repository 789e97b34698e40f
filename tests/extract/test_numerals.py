"""Quantities found and read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.numerals import find_quantities, read_number
from tests.support.texts import ROOT, rules

ZH = rules().languages["zh"].numerals
EN = rules().languages["en"].numerals
DIGITS = "零一二三四五六七八九"


def found(text: str, data=ZH) -> list[tuple[str, str]]:
    return [(text[q.start : q.end], q.kind) for q in find_quantities(text, data)]


def han(number: int) -> str:
    """The number in Chinese numerals, as a schoolbook writes it."""
    if number >= 10_000:
        head, rest = divmod(number, 10_000)
        return han(head) + "万" + ("" if not rest else ("零" if rest < 1000 else "") + han(rest))
    out, zero = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            out += ("零" if zero and out else "") + DIGITS[digit] + name
        zero = not digit
    return out


@pytest.mark.parametrize("data", [ZH, EN], ids=["zh", "en"])
def test_no_quantity_begins_where_none_is_looked_for(data) -> None:
    everywhere = replace(data, starts="").pattern
    texts = [example.text for rule in rules().rules for example in (*rule.matches, *rule.ignores)]
    texts += [line for path in sorted((ROOT / "seeds").iterdir()) for line in path.read_text("utf-8").splitlines()]
    for text in texts:
        there, all_over = ([match.span() for match in p.finditer(text)] for p in (data.pattern, everywhere))
        assert there == all_over, text


@given(st.integers(1, 99_999_999))
def test_chinese_numeral_is_read_back(number: int) -> None:
    assert read_number(han(number), ZH) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [("4.5亿", 450_000_000), ("两万亿", 2e12), ("3,600", 3600), ("100万", 1_000_000), ("三百二十", 320), ("半", 0.5)],
)
def test_mixed_numeral_is_read(text: str, value: float) -> None:
    assert read_number(text, ZH) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("two hundred and five", 205), ("twenty-five", 25), ("3 million", 3e6), ("three hundred thousand", 3e5), ("1,200", 1200)],
)  # fmt: skip
def test_english_numeral_is_read(text: str, value: float) -> None:
    assert read_number(text, EN) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("塔高52米", [("52米", "measure")]),
        ("1869年11月17日通航", [("1869年11月17日", "date")]),
        ("快15到30倍", [("15到30倍", "multiple")]),
        ("约有25%的人", [("25%", "percent")]),
        ("花了三到五个月", [("三到五个月", "duration")]),
        ("耗资5.5亿美元", [("5.5亿美元", "money")]),
        ("卖价为 300 元-500 元", [("300 元-500 元", "money")]),
        ("卖300元、500元两种", [("300元", "money"), ("500元", "money"), ("两种", "count")]),
        ("用3年至5年", [("3年至5年", "duration")]),
        ("20世纪90年代的船", [("20世纪90年代", "decade")]),
        ("2021 年前 3 个季度卖出", [("2021 年前 3 个季度", "year")]),
        ("2021年前的船", [("2021年前", "year")]),
        ("2020年第二季度和2021 年 Q4", [("2020年第二季度", "year"), ("2021 年 Q4", "year")]),
        ("2020年第二季播出", [("2020年", "year")]),
        ("2000-2007年间", [("2000-2007年", "year")]),
        ("超过300艘船", [("超过300艘", "count")]),
        ("GPT-4和INT4", []),
        ("生于贞观3年（629年）的塔", [("贞观3年（629年）", "year")]),
        ("建于洪武三年的塔", [("洪武三年", "year")]),
        ("宋太宗太平兴国元年通航", [("太平兴国元年", "year")]),
        ("昭和14年通航", [("昭和14年", "year")]),
        ("鲁隐公三年，来朝", [("鲁隐公三年", "year")]),
        ("住了三年", [("三年", "duration")]),
        ("自2009年以来", [("2009年", "year")]),
        ("成于1227年前后", [("1227年前后", "year")]),
        ("公元700年的船", [("公元700年", "year")]),
        ("活了近2,400万年", [("近2,400万年", "duration")]),
        ("近30年来", []),
        ("用时3分33秒62", [("3分33秒62", "duration")]),
        ("身高2米11", [("2米11", "measure")]),
        ("处理了2万亿个词", [("2万亿个", "count")]),
        ("每小时12千瓦时", [("12千瓦时", "measure")]),
        ("第3章讲数学和数据", []),
        ("三年前的事", []),
        ("过去十年", []),
        ("数百万个", []),
        ("下午3:30开船", []),
        ("下午三点的船", []),
        ("回想 90 年代，船很少", [("90 年代", "decade")]),
        ("在八十年代建成", [("八十年代", "decade")]),
        ("在 60、70 年代建成", [("60、70 年代", "decade")]),
        ("14至17世纪的船", [("14至17世纪", "decade")]),
        ("鼠疫在14世纪中叶传来", [("14世纪中叶", "decade")]),
        ("1698年末、1709年和1759年", [("1698年末、1709年和1759年", "year")]),
        ("前279年，塔建成", [("前279年", "year")]),
        ("灭亡于907年", [("907年", "year")]),
        ("约2.4亿年前的海", [("约2.4亿年前", "duration")]),
        ("1927年前的船", [("1927年前", "year")]),
        ("2000年前的船", []),
        ("硬盘每次读550MB/s", [("550MB/s", "measure")]),
        ("这是异源四倍体", []),
        ("1951年5月中科院成立", [("1951年5月", "date")]),
        ("每秒30米，即30米每秒", [("30米", "measure"), ("30米每秒", "measure")]),
        ("二元组或三元组", [("二元组或三元组", "measure")]),
        ("每船5个或6个水手", [("5个或6个", "count")]),
        ("跳水用了24秒09", [("24秒09", "duration")]),
        ("气压为760毫米汞柱", [("760毫米汞柱", "measure")]),
        ("用32处理器的机器", [("32处理器", "count")]),
        ("中南半岛统一六国", []),
        ("50米自由泳和70公斤级举重", []),
        ("二年级的三个或更多班", []),
    ],
)
def test_chinese_quantities(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 49 metres high.", [("49 metres", "measure")]),
        ("Built in 1759.", [("1759", "year")]),
        ("It opened on 17 November 1869.", [("17 November 1869", "date")]),
        ("about $3.2 billion", [("about $3.2 billion", "money")]),
        (
            "it cost $300-$500 or 3 years to 5 years of pay",
            [("$300-$500", "money"), ("3 years to 5 years", "duration")],
        ),
        ("35 cm to 50 cm long", [("35 cm to 50 cm", "measure")]),
        ("a half-life of 5,730 ± 40 years", [("5,730 ± 40 years", "duration")]),
        ("a rate of 70 km/s/Mpc", []),
        ("a fine of $3-4 billion or US$90 million", [("$3-4 billion", "money"), ("US$90 million", "money")]),
        ("a melting point of 1085 °C", [("1085 °C", "measure")]),
        ("a density of 8.96 g/cm3 at 20 °C", [("8.96 g/cm3", "measure"), ("20 °C", "measure")]),
        ("In 1712 Thomas Newcomen built in 1700 ships", [("1712", "year"), ("1700", "count")]),
        ("cat 6 - 10 Gbps - 55 meters", [("10 Gbps", "measure"), ("55 meters", "measure")]),
        ("the late 19th century", [("the late 19th century", "decade")]),
        ("twenty-five percent of it", [("twenty-five percent", "percent")]),
        ("GPT-4 in chapter 3", []),
        ("hundreds of ships", []),
        ("two years ago", []),
        ("about 66 million years ago", [("about 66 million years ago", "duration")]),
        ("a disk of 550 MB/s", [("550 MB/s", "measure")]),
        ("at 300 metres per second", [("300 metres per second", "measure")]),
        ("four hundred twenty miles", [("four hundred twenty miles", "measure")]),
        ("The court has nine justices.", [("nine", "count")]),
        ("They have 32 permanent teeth.", [("32", "count")]),
        ("the Thirty Years' War", []),
        ("from 1309 +/- 304", []),
    ],
)
def test_english_quantities(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, EN) == expected


@pytest.mark.parametrize("data", [ZH, EN], ids=["zh", "en"])
def test_every_numeral_word_can_be_read(data) -> None:
    for word, value in data.values.items():
        assert read_number(word, data) == value
