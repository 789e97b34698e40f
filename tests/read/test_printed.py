"""Text that was copied out of a printed page: divided words, letters drawn as one sign, lines of every page."""

from __future__ import annotations

import pytest

from quizgen.read import document_from_text
from quizgen.records import Document

TWO_COLUMNS = """\
Tides of the northern coast and what
moves them

A seiche is a standing wave in an en-
closed basin that goes on after the wind
has dropped. A tidal bore is a wave that
runs up a shallow river with the incom-
ing tide, against the stream. Ships that
lie in the river have to turn their bows
Journal of Harbours 2019; 4: 12
31
to it in time. The long-
term mean of the range is 4.2 metres,
as meas-
ured at the old mole. Noth-
ing at all is
known of the range before the harbour
was built, for the older charts give no
depths at all, only bearings.
2 The harbour
Journal of Harbours 2019; 4: 13
32
The harbour of Ostend was deﬁned as
open water until 1875, when the second
mole was built and the channel between
the two was dredged for the ﬁrst time.
Journal of Harbours 2019; 4: 14
33
"""
REPORT = """\
一、潮汐概念
潮差是指相邻的高潮与低潮之间的水位差，它在大潮时达到最大
值，在小潮时落到最小值。⼀般⽤⽶表示。
港口年鉴 编辑部
1 / 3
二、港口沿革
第二道防波堤于1875年建成，此后航道第一次得到疏浚，水深达
到6米，可以停靠当时最大的帆船，也可以停靠小型的蒸汽船。
港口年鉴 编辑部
2 / 3
老码头在1902年改建为渔港，从前的仓库现在是一座博物馆，里面
陈列着旧的海图和一具十九世纪的验潮仪。
港口年鉴 编辑部
3 / 3
"""


def texts(text: str, role: str = "prose") -> list[str]:
    return [block.view.text for block in document_from_text(text, "page.txt").blocks if block.role == role]


def block_that(text: str, begins: str) -> str:
    return next(each for each in texts(text) if each.startswith(begins))


def test_divided_words_are_whole_again() -> None:
    assert "an enclosed basin" in block_that(TWO_COLUMNS, "A seiche")
    assert "with the incoming tide, against" in block_that(TWO_COLUMNS, "A seiche")


def test_a_hyphen_of_the_author_stays() -> None:
    assert "The long-term mean" in block_that(TWO_COLUMNS, "A seiche")


def test_hyphens_stay_where_no_word_is_divided() -> None:
    text = "The pilot uses a well-\nknown chart of the coast and a long-\nlasting pencil for all his notes.\n"
    assert texts(text) == [
        "The pilot uses a well-known chart of the coast and a long-lasting pencil for all his notes."
    ]


@pytest.mark.parametrize("line", ["Journal of Harbours 2019; 4: 12", "32", "港口年鉴 编辑部", "2 / 3"])
def test_lines_of_every_page_are_no_text(line: str) -> None:
    text = REPORT if line in REPORT else TWO_COLUMNS
    assert line in texts(text, "meta")
    assert not any(line in each for each in texts(text) if len(line) > 2)


def test_a_sentence_goes_on_over_the_page() -> None:
    assert "turn their bows to it in time" in block_that(TWO_COLUMNS, "A seiche")


def test_a_short_line_ends_a_paragraph_of_a_set_page() -> None:
    assert "2 The harbour" in texts(TWO_COLUMNS)
    assert block_that(TWO_COLUMNS, "The harbour of Ostend").endswith("for the first time.")


def test_numbered_headings() -> None:
    assert texts(REPORT, "heading") == ["一、潮汐概念", "二、港口沿革"]
    assert document_from_text(REPORT, "page.txt").title == ""


def test_signs_are_letters_and_keep_their_place() -> None:
    document: Document = document_from_text(REPORT, "page.txt")
    block = next(each for each in document.blocks if "一般用米表示" in each.view.text)
    at = block.view.text.index("表示")
    start, end = block.view.file_span(at, at + 2)
    assert document.text[start:end] == "表示"
    assert "defined as open water" in block_that(TWO_COLUMNS, "The harbour of Ostend")


def test_what_is_said_twice_is_text() -> None:
    text = "He waited.\nThe sea was calm\nHe waited.\nThe sea was calm\nHe waited.\n"
    assert "He waited." in " ".join(texts(text))


def test_a_line_that_ends_with_two_spaces_is_ended() -> None:
    text = "Ebb tide - the water falls  \nFlood tide - the water rises  \nand stays high  \nSlack water\n"
    assert texts(text) == ["Ebb tide - the water falls", "Flood tide - the water rises and stays high", "Slack water"]


def test_a_line_at_the_margin_below_a_short_item_is_no_part_of_it() -> None:
    text = "- ebb: the water falls\n- flood: the water rises\nThe harbour is closed at ebb.\n"
    assert texts(text) == ["The harbour is closed at ebb."]


def test_a_line_that_goes_on_belongs_to_the_item() -> None:
    text = "- flood: the water rises\nuntil noon, and stays\n"
    assert texts(text, "item") == ["flood: the water rises until noon, and stays"]


def test_a_control_is_no_heading() -> None:
    text = "The mole was built in 1875.\n\n<details>\n<summary>Show/Hide original text</summary>\n\nIt was long.\n\n</details>\n"
    assert texts(text, "heading") == []


def test_each_entry_of_a_list_without_marks_is_an_item() -> None:
    text = (
        "seiche - a standing wave in a closed\nbasin\ntidal bore – a wave that runs up a river\nL. F. Mill: geographer\n"
        "潮差 = 高潮与低潮之差\n"
    )
    assert texts(text, "item") == [
        "seiche - a standing wave in a closed basin",
        "tidal bore – a wave that runs up a river",
        "L. F. Mill: geographer",
        "潮差 = 高潮与低潮之差",
    ]


def test_a_dialogue_is_no_list_of_entries() -> None:
    text = "Ann: Is it ebb?\nJo: Not yet.\nAnn: When?\nJo: At noon.\n"
    assert texts(text, "item") == []


def test_lines_beside_one_that_nobody_broke_are_paragraphs() -> None:
    long = "灯塔（lighthouse）" + "是设在岸边或海中、用灯光指引船只的塔形建筑，夜里每隔几秒闪一次" * 3 + "。"
    text = f"灯塔\n别名\n{long}\n建成时间\n1875年\n第二道防波堤也在这一年建成，\n此后航道第一次得到疏浚。\n"
    assert texts(text) == [
        "灯塔",
        "别名",
        long,
        "建成时间",
        "1875年",
        "第二道防波堤也在这一年建成，此后航道第一次得到疏浚。",
    ]


def test_dates_below_their_labels_are_no_posts() -> None:
    text = "阿贝\n雾号研究者，写过三本书。\n出生日期\n1930年9月7日\n逝世日期\n2021年5月22日\n" + "他写过许多信。\n" * 3
    assert document_from_text(text, "a.txt").shape != "posts"


def test_what_stands_below_a_sponsor_is_no_text() -> None:
    text = "--- SPONSORED ------\nSailpad is an app that costs $49.\n\n## Harbours\n\nThe mole was built in 1875.\n"
    assert texts(text) == ["The mole was built in 1875."]


def test_notes_of_other_programs_are_read() -> None:
    text = (
        "> [!note] Tides\n> A seiche is a standing wave. ^a1\n\n%% ask Ann %%\n\n- [ ] pay $12\n\n:ID: 7f2\n\n"
        "◆ 潮差是水位之差\n◆ 高潮每天两次\n"
    )
    blocks = [(b.role, b.view.text) for b in document_from_text(text, "a.md").blocks if b.role != "meta"]
    assert blocks == [
        ("quote", "Tides"),
        ("quote", "A seiche is a standing wave."),
        ("item", "潮差是水位之差"),
        ("item", "高潮每天两次"),
    ]


def test_marks_of_sources_are_no_text() -> None:
    text = "Lake Ostend[a] is a lake.[1] It is old.[citation needed]\n"
    assert texts(text) == ["Lake Ostend is a lake. It is old."]
