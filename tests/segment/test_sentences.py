"""Where sentences end."""

from __future__ import annotations

import pytest

from quizgen.records import Block, Document, View
from quizgen.segment import language_of, segment_document


def sentences(text: str, role: str = "prose", shape: str = "markdown") -> list[str]:
    document = Document("a", text, shape, "k", "", (Block(View(text, ((0, 0, len(text)),)), role),))
    return [sentence.text for sentence in segment_document(document)]


@pytest.mark.parametrize(
    "expected",
    [
        ["潮汐由月球引起。", "太阳也有作用！", "对吗？", "对；", "没有句号的最后一句"],
        ["老师说：“潮水来了。”", "大家就跑。"],
        ["他问“为什么？”的时候，没人回答。"],
        ["这座塔（建于 1890 年。后来重修过！）很高。", "它是石头做的。"],
        ["等等……还有——就是这样。", "完。"],
        ["他说,水是冷的.", "其他人不信.", "真的吗?", "真的!"],
        ["盐度是 3.5 克。", "版本 2.0 更好。"],
        ["我们用 Node.js 和 Vue.", "然后部署。"],
        ["1. 先烧水。", "2. 再放茶。"],
        ["《你好！世界》是一本书。", "它很薄。"],
        ["J. Smith 教授到了。", "U.S. 海军也到了。"],
        ["1869年11月。运河通航了。", "船排成长队。"],
        ["船长换了一盏新灯。Fresnel。", "它亮得多。"],
        ["她喊：“开船！”", "这使水手们都跑了起来。"],
        ["他答了一声“好。”这句话谁都没听见。"],
    ],
)
def test_chinese(expected: list[str]) -> None:
    joined = "".join(
        text + (" " if text[-1].isascii() and following else "")
        for text, following in zip(expected, [*expected[1:], ""], strict=True)
    )
    assert sentences(joined) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["The drum was slow. (Carne, 1961)", "It was replaced. (Hill and Park, 1970, p. 12)", "Nobody missed it."],
        ["Dr. Berg met J. Smith in the U.S. Navy.", "They talked, e.g. about Fig. 3, for 2.5 hours.", "No end mark"],
        ["It was warm (about 30 degrees. Or more!) that day.", "Then it rained."],
        ['"Is it deep?" he asked.', "It was."],
        ["Lee et al. Found nothing.", "It was late."],
        ["She left the U.S.", "She never came back."],
        ["Patients with MS.", "The others had none."],
        ["The answer is no.", "That is all."],
        ["See No. 5 and pp. 3-4 for more.", "Thanks."],
        ["First...", "Then nothing happened."],
        ["He came at 5 p.m.", "The door was shut."],
        ["Smith v. Jones was decided.", "It mattered."],
        ["What?!", "Yes."],
    ],
)
def test_english(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_lost_space_after_a_full_stop() -> None:
    assert sentences("The dam held.Nobody knew why. Use Node.js here.") == [
        "The dam held.",
        "Nobody knew why.",
        "Use Node.js here.",
    ]


def test_rows_and_headings_stay_whole() -> None:
    assert sentences("Bowline | 60 %. Good. | Yes!", "row") == ["Bowline | 60 %. Good. | Yes!"]
    assert sentences("What? Why! How.", "heading") == ["What? Why! How."]


def test_meta_has_no_sentences() -> None:
    assert sentences("Not content.", "meta") == []


def test_fragments_are_grouped() -> None:
    assert sentences("这个叫\n天然酵母\n对\n今天先说温度\n就是烤箱的温度", "fragments") == [
        "这个叫\n天然酵母",
        "对",
        "今天先说温度\n就是烤箱的温度",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1874年\n青石桥竣工", ["1874年\n青石桥竣工"]),
        ("公元前256年\n水渠动工", ["公元前256年\n水渠动工"]),
        ("这座水库的面积\n超过三千亩", ["这座水库的面积\n超过三千亩"]),
        ("老茶园被列入\n保护名录", ["老茶园被列入\n保护名录"]),
        ("那是很冷的1874年冬\n青石桥竣工", ["那是很冷的1874年冬", "青石桥竣工"]),
    ],
)
def test_a_date_or_a_verb_left_alone_goes_with_the_next_fragment(text: str, wanted: list[str]) -> None:
    assert sentences(text, "fragments") == wanted


def test_groups_of_fragments_are_bounded() -> None:
    for sentence in sentences("\n".join(["就是这个东西的"] * 50), "fragments"):
        assert len(sentence.split("\n")) <= 6


def test_pressed_lines_of_a_post() -> None:
    assert sentences("水很冷 我们没下去。 二、夏天的湖(2019) 2019年很热。", shape="posts") == [
        "水很冷",
        "我们没下去。",
        "二、夏天的湖(2019)",
        "2019年很热。",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("鲸鱼（sperm whale, the largest toothed whale of all）睡觉。", "zh"),
        ("用 drift diving 描述 sperm whales 的 sleep", "zh"),
        ("The term drift diving (漂流潜水) means sleeping upright.", "en"),
        ("The poet 李白 was born in 701 and wrote about the moon.", "en"),
        ("1998", "en"),
        ("(中文)", "zh"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language
