"""Each shape is recognised by its content and read into the blocks that it means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.read import document_from_text
from quizgen.records import Document

Reader = Callable[[str], str]


def texts(document: Document, *roles: str) -> list[str]:
    return [block.view.text for block in document.blocks if block.role in roles]


def speakers(document: Document) -> list[tuple[str, str]]:
    return [(block.speaker, block.view.text[:6]) for block in document.blocks if block.role == "prose"]


def test_article(read_sample_named: Reader) -> None:
    document = document_from_text(read_sample_named("article"), "a.md")
    assert document.shape == "markdown"
    assert (document.title, document.date) == ("河狸与水坝：一个湿地的故事", "2023-04-05")
    assert document.url == "https://example.org/beavers?id=7"
    assert texts(document, "heading") == ["河狸与水坝：一个湿地的故事", "访谈"]
    assert texts(document, "caption") == ["图中是一座 2019 年建成的水坝"]
    assert texts(document, "meta")[1:] == [
        "#Readlater",
        "Read Original",
        "点击上方蓝字，关注“湿地笔记”公众号",
        "扫描下方二维码，加入湿地读者群！",
    ]


def test_interview_speakers(read_sample_named: Reader) -> None:
    document = document_from_text(read_sample_named("article"), "a.md")
    assert speakers(document) == [
        ("", "河狸（Bea"),
        ("主持人", "你第一次看到"),
        ("贝格", "我想是在 1"),
        ("贝格", "后来我又去了"),
        ("主持人", "它们为什么要"),
        ("贝格", "为了水位。湿"),
    ]
    assert all(block.heading[-1] == "访谈" for block in document.blocks if block.speaker)


def test_a_speaker_whose_name_begins_with_digits() -> None:
    text = "36海里：灯塔什么时候建成？\n\n贝格：1875年。\n\n36海里：有多高？\n\n贝格：五十米。\n"
    blocks = document_from_text(text, "a").blocks
    assert [block.speaker for block in blocks] == ["36海里", "贝格", "36海里", "贝格"]


def test_labels_that_are_no_speakers() -> None:
    text = "注意：水要烧开。\n\n注意：茶要新鲜。\n\n杀青：用高温停止发酵。\n\n萎凋：让叶子失水。\n"
    assert not any(block.speaker for block in document_from_text(text, "a").blocks)


def test_chat(read_sample_named: Reader) -> None:
    document = document_from_text(read_sample_named("chat"), "a.txt")
    assert document.shape == "chat"
    said = [block for block in document.blocks if block.role == "prose"]
    assert [block.speaker for block in said] == ["阿贝", "Jun Mori", "阿贝", "阿贝", "Jun Mori", "老韩", "老韩"]
    assert {block.date for block in said} == {"2023-06-07"}
    assert said[4].view.text == "雾号：用声音代替灯光的航标，有雾的时候才响，现在大多已经拆了"
    assert said[6].view.text == "谁拿了我的杯子😭"


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, [3.5.2024 10:22]\nThe mole was built in 1875.\n\nJo, [3.5.2024 10:25]\nYes.\n\nAnn Lee, [3.5.2024 11:02]\nAnd long.\n",
        "2024-05-03 10:22:15 Ann\nThe mole was built in 1875.\n\n2024-05-03 10:25:00 Jo\nYes.\n\n2024-05-03 11:02:09 Ann\nAnd long.\n",
        "03/05/2024, 10:22 - Ann: The mole was built in 1875.\n03/05/2024, 10:25 - Jo: Yes.\n03/05/2024, 11:02 - Ann: And long.\n",
        "[10:22, 5/3/2024] Ann: The mole was built in 1875.\n[10:25, 5/3/2024] Jo: Yes.\n[11:02, 5/3/2024] Ann: And long.\n",
    ],
)
def test_chats_of_other_messengers(text: str) -> None:
    document = document_from_text(text, "a.txt")
    assert document.shape == "chat"
    assert texts(document, "prose") == ["The mole was built in 1875.", "Yes.", "And long."]


CUES = [
    ("0:00", "Welcome back. Today we talk about tides and"),
    ("0:04", "what moves them. A seiche is a standing wave"),
    ("0:08", "in a closed basin."),
    ("0:12", "The range is 4.2 metres."),
    ("0:15", "It was measured"),
    ("0:19", "in 1875."),
]


@pytest.mark.parametrize("form", ["[{}] {}", "{} {}", "- [{}] {}", "({}) {}", "{} - {}"])
def test_each_line_with_its_time(form: str) -> None:
    document = document_from_text("\n".join(form.format(*cue) for cue in CUES) + "\n", "a.txt")
    assert document.shape == "timed"
    assert texts(document, "prose") == [
        "Welcome back. Today we talk about tides and what moves them. A seiche is a standing wave in a closed basin.",
        "The range is 4.2 metres.",
        "It was measured in 1875.",
    ]
    assert [block.time for block in document.blocks] == ["0:00", "0:12", "0:15"]


def test_a_day_is_no_transcript() -> None:
    text = "7:00 breakfast\n9:30 to the harbour\n12:00 lunch\n13:15 the old mole\n15:00 tea\n18:00 home\n"
    assert document_from_text(text, "a.txt").shape != "timed"


def test_posts_as_weibo_shows_them() -> None:
    text = "灯塔老王\n23-8-31 20:15 来自 iPhone\n发布于 海南\n#灯塔冷知识# 雾号是雾天用声音代替灯光的航标。\nñ收藏\n转发 12\n"
    text += "灯塔老王\n昨天 09:12 来自 微博网页版\n【今天聊聊透镜】透镜1823年第一次装进灯塔里。\n赞 8915\n"
    document = document_from_text(text, "a.txt")
    assert document.shape == "posts"
    assert texts(document, "prose") == ["雾号是雾天用声音代替灯光的航标。", "透镜1823年第一次装进灯塔里。"]
    assert {block.speaker for block in document.blocks if block.role == "prose"} == {"灯塔老王"}


def test_an_article_with_comments_below_it_is_no_dump_of_posts() -> None:
    article = "The mole was built in 1875. " * 12
    text = f"{article}\n\n2 Comments\n\nann • 2 days ago\nNice.\n\njo • 1 day ago\nYes.\n"
    assert document_from_text(text, "a.txt").shape == "markdown"


def test_a_diary_is_no_chat() -> None:
    text = "2024/5/3 10:22 - left the harbour\n2024/5/3 11:30 - fog\n2024/5/3 12:10 - fog has gone\n"
    assert document_from_text(text, "a.txt").shape == "markdown"


def test_textbook(read_sample_named: Reader) -> None:
    document = document_from_text(read_sample_named("textbook"), "a.md")
    assert texts(document, "heading") == ["Ropes and Knots", "Names"]
    assert texts(document, "item") == [
        "Overhand knot: the simplest of the stopper knots",
        "Sheet bend: joins two ropes of different thickness, and holds well even when both of them are wet and under "
        "load",
        "Bowline: makes a fixed loop at the end of a rope",
        "tie it around a post",
        "check it twice",
    ]
    assert texts(document, "row") == ["Knot | Strength", "Bowline | 60 %", "Figure eight | 75 %"]
    assert texts(document, "quote")[0].startswith("A knot is never")
    assert texts(document, "prose")[-1] == (
        "The price was 5 * 3 = 15 crowns & snake_case_names stay; 10^6 metres were sold."
    )
    first = next(block for block in document.blocks if block.role == "prose")
    assert "http" not in first.view.text
    assert {(mark.kind, first.view.text[mark.start : mark.end]) for mark in first.marks} == {
        ("bold", "bight"),
        ("italic", "loop"),
        ("link", "the glossary"),
    }


def test_posts(read_sample_named: Reader) -> None:
    document = document_from_text(read_sample_named("posts"), "a.txt")
    assert (document.shape, document.title, document.date) == ("posts", "", "")
    posts = [(block.speaker, block.date) for block in document.blocks if block.role == "prose"]
    assert posts == [("山里的茶农", ""), ("Mia", "2024-05-01")]
    assert texts(document, "meta") == ["#茶", "山里的茶农", "2个月前", "#春茶 #杀青", "Mia", "2024-05-01"]
    assert "http" not in texts(document, "prose")[0]


def test_posts_whose_header_is_one_line(read_sample_named: Reader) -> None:
    document = document_from_text(read_sample_named("feed"), "a.txt")
    assert document.shape == "posts"
    posts = [(block.speaker, block.date) for block in document.blocks if block.role == "prose"]
    assert posts == [("@kiln_and_glaze", "2024-03-02"), ("阿泥", "2024-03-02"), ("@kiln_and_glaze", "2024-03-03")]
    assert texts(document, "meta")[:2] == ["@kiln_and_glaze · 2024-03-02 18:40", "♥ 128 🔁 14"]


def test_turns(read_sample_named: Reader) -> None:
    document = document_from_text(read_sample_named("turns"), "a.txt")
    assert document.shape == "timed"
    assert document.title == "Episode 12: How whales sleep, and why we did not know for so long"
    assert (document.url, document.date) == ("https://example.org/watch?v=whale_12", "2025-03-09")
    turns = [block for block in document.blocks if block.role == "prose"]
    assert [(turn.speaker, turn.time) for turn in turns[::2]] == [
        ("Speaker 1", "00:00"),
        ("Speaker 2", "00:31"),
        ("Speaker 1", "59:50"),
    ]
    for one, two in zip(turns[::2], turns[1::2], strict=True):
        assert document.blocks[one.twin or 0] is two
        assert document.blocks[two.twin or 0] is one
        assert one.view.text.isascii()
    assert turns[-1].view.text == "今天就到这里。下周见。"


def test_headers_of_other_transcripts() -> None:
    for first, second, third, name, time in (
        ("[00:12:03] Ann: hello there.", "[00:13:00] Ben: hi.", "[00:14:00] Ann: bye.", "Ann", "00:12:03"),
        ("Ann Lee 00:12\nhello there.", "Ben 01:00\nhi.", "Ann Lee 01:10\nbye.", "Ann Lee", "00:12"),
        ("00:12 Ann\nhello there.", "01:00 Ben\nhi.", "01:10 Ann\nbye.", "Ann", "00:12"),
        ("Speaker 1 1:00:05 - 1:00:09\nhello there.", "Speaker 2 1:01:05 - 1:02:09\nhi.",
         "Speaker 1 1:03:05 - 1:03:09\nbye.", "Speaker 1", "1:00:05"),
        ("Speaker 11:00:05 - 1:00:09\nhello there.", "Speaker 21:01:05 - 1:02:09\nhi.",
         "Speaker 11:03:05 - 1:03:09\nbye.", "Speaker 1", "1:00:05"),
    ):  # fmt: skip
        document = document_from_text("\n".join((first, second, third)), "a")
        block = document.blocks[0]
        assert (document.shape, block.speaker, block.time) == ("timed", name, time)
        assert block.view.text == "hello there."


def test_subtitles_are_put_together_to_sentences() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:03,000\nWhales sleep\n\n2\n00:00:03,000 --> 00:00:05,000\nupright.\n\n"
        "3\n00:00:05,500 --> 00:00:08,000\nNobody knew.\n"
    )
    document = document_from_text(text, "a.srt")
    assert [(block.time, block.view.text) for block in document.blocks if block.role == "prose"] == [
        ("00:00:01", "Whales sleep upright."),
        ("00:00:05", "Nobody knew."),
    ]


def test_two_languages_in_one_turn_are_twins() -> None:
    text = "Ann 00:01\nGood morning.\n早上好。\nBen 00:05\nThe tea is hot.\n茶很烫。\nAnn 00:09\nYes.\n是的。\n"
    document = document_from_text(text, "a")
    assert [block.twin for block in document.blocks] == [1, 0, 3, 2, 5, 4]


def test_fragments(read_sample_named: Reader) -> None:
    text = read_sample_named("fragments")
    document = document_from_text(text, "a.txt")
    assert (document.shape, document.title) == ("fragments", "")
    assert texts(document, "fragments") == [text.strip()]


def test_word_list_is_no_transcript() -> None:
    words = ["鞋带，lace", "绳结，knot", "绳子，rope", "锚，anchor", "帆，sail", "桅杆，mast", "舵，rudder"] * 2
    assert document_from_text("\n\n".join(words), "a").shape == "markdown"


def test_broken_front_matter_is_no_text() -> None:
    text = '---\ntitle: "Salt\nurl: https://example.org/salt\nbad: [\n---\n\nSalt is a mineral.\n'
    document = document_from_text(text, "a")
    assert document.url == "https://example.org/salt"
    assert texts(document, "prose") == ["Salt is a mineral."]


def test_front_matter_behind_a_blank_line_with_the_date_of_a_feed() -> None:
    text = "\n---\ntitle: '灯塔'\ndate: Tue, 08 Mar 2022 12:45:14 GMT\n---\n\n正文。\n"
    document = document_from_text(text, "a")
    assert (document.title, document.date, texts(document, "prose")) == ("灯塔", "2022-03-08", ["正文。"])


def test_key_follows_address_then_title_then_words() -> None:
    def key(text: str) -> str:
        return document_from_text(text, "a").key

    assert key("---\nurl: https://a.example/1\n---\n# One\n") == key("---\nurl: https://a.example/1\n---\n# Two\n")
    assert key("# One\n\ntext") == key("# One\n\nother text")
    assert key("# One\n\ntext") != key("# Two\n\ntext")
    assert key("just some words") != key("just other words")


def test_numbers_and_dashes_in_a_wrapped_paragraph_are_no_items() -> None:
    text = "The harbour was closed for good in the year\n1990. It had served ships for two hundred years.\n"
    assert texts(document_from_text(text, "a"), "item") == []


def test_turns_on_lines_without_blank_lines_between() -> None:
    text = "# Talk\n\nAnn: Where do swifts sleep?\nBen: In the air.\nAnn: Really?\nBen: For months.\n"
    document = document_from_text(text, "a")
    assert speakers(document) == [("Ann", "Where "), ("Ben", "In the"), ("Ann", "Really"), ("Ben", "For mo")]


def test_code_is_hidden_whole_and_the_sentences_around_it_stay() -> None:
    text = "One keel.\n\n```py\na = '```'\nA keel is b.\n```\nTwo keels.\n\n> ~~~\n> c\n> ~~~\n\n```x``` is a call.\n\nThe end."
    blocks = [(block.role, block.view.text) for block in document_from_text(text, "a").blocks]
    assert [text for role, text in blocks if role == "prose"] == ["One keel.", "Two keels.", "x is a call.", "The end."]
    assert {role for role, _ in blocks} == {"prose", "meta"}


def test_a_formula_of_several_lines_belongs_to_its_sentence() -> None:
    text = "The speed\n$$\nv\n- u\n$$\nis low.\n\n$$\nx + y\n$$\n\nIt costs $$ or\n- more."
    blocks = [(block.role, block.view.text) for block in document_from_text(text, "a").blocks]
    assert blocks == [
        ("prose", "The speed $$ v - u $$ is low."),
        ("meta", "$$ x + y $$"),
        ("prose", "It costs $$ or"),
        ("item", "more."),
    ]


def test_a_bar_inside_a_formula_parts_no_cells() -> None:
    document = document_from_text("| size | price |\n|---|---|\n| $|x|$ | $5 |\n| `$a` | `$b` |\n", "a")
    rows = [block.view.text for block in document.blocks if block.role == "row"]
    assert rows == ["size | price", "$|x|$ | $5", "$a | $b"]


def test_two_languages_line_by_line(read_sample_named: Reader) -> None:
    document = document_from_text(read_sample_named("interlinear"), "a.txt")
    assert document.shape == "interlinear"
    english, chinese = document.blocks[:2]
    assert english.view.text == "A lighthouse is not one lamp, but a lamp and a lens that were made for each other."
    assert chinese.view.text == "灯塔并不是一盏灯\n而是一盏灯和一块互相配好的透镜"
    assert (english.twin, chinese.twin) == (1, 0)
    said_once = next(block for block in document.blocks if block.view.text.startswith("Each ring"))
    assert said_once.view.text == "Each ring bends the light a little more until all of it leaves as one beam."


def test_subtitles_in_two_languages_are_put_together_apart() -> None:
    cues = "1\n00:00:01,000 --> 00:00:04,000\nThe lamp was lit\n灯亮了\n\n2\n00:00:04,000 --> 00:00:06,000\nin 1759.\n在1759年\n\n"
    cues += "3\n00:00:07,000 --> 00:00:09,000\nIt was oil.\n烧的是油\n"
    blocks = [block for block in document_from_text(cues, "a.srt").blocks if block.role != "meta"]
    assert [block.role for block in blocks] == ["prose", "subtitles"] * 2
    assert [block.view.text for block in blocks] == [
        "The lamp was lit in 1759.",
        "灯亮了\n在1759年",
        "It was oil.",
        "烧的是油",
    ]


def test_chinese_subtitles_without_marks_keep_their_lines() -> None:
    said = ["灯塔每年用掉约2400升油", "守塔人轮流睡觉", "潮间带就是涨潮时被淹、退潮时露出的地方", "那里住着藤壶"]
    cues = "".join(
        f"{at}\n00:00:{at:02},000 --> 00:00:{at + 1:02},000\n{line}\n\n" for at, line in enumerate(said * 3, 1)
    )
    spoken = [block for block in document_from_text(cues, "a.srt").blocks if block.role != "meta"]
    assert {block.role for block in spoken} == {"subtitles"}
    assert spoken[0].view.text.startswith("灯塔每年用掉约2400升油\n守塔人轮流睡觉\n")


def test_linked_names_head_the_items_of_a_newsletter() -> None:
    text = "## 工具\n\n1、[OpenCPN](https://opencpn.org/)\n\n读电子海图的工具。\n\n2、[鲁班尺](https://luban.example/)\n\n一把木尺。\n"
    document = document_from_text(text, "a.md")
    prose = [block for block in document.blocks if block.role == "prose"]
    assert [block.heading for block in prose] == [("工具", "OpenCPN"), ("工具", "鲁班尺")]


def test_the_summary_of_a_folded_passage_heads_it() -> None:
    text = "# 潮汐\n\n<details>\n<summary>什么是憩流？</summary>\n\n水不流动的一段时间。\n</details>\n\n"
    text += "<details>\n<summary>展开</summary>\n\n潮水一天涨落两次。\n\n</details>\n\n小潮在弦月前后。\n"
    prose = [block for block in document_from_text(text, "a.md").blocks if block.role == "prose"]
    assert [block.heading for block in prose] == [("潮汐", "什么是憩流？"), ("潮汐",), ("潮汐",)]


def test_headings_as_the_pages_of_an_encyclopaedia_show_them_and_without_the_blank() -> None:
    text = "潮汐\n\n成因[编辑]\n月球引起潮汐。\n\n## 高度[編輯]\n\n涨落可达十余米。\n\n##3.观测\n\n验潮站记下潮位。\n\n"
    text += "#潮汐# 的话题\n\n参考文献[编辑 | 编辑源代码]\n\n潮汐表，1890年。\n"
    document = document_from_text(text, "a.md")
    assert texts(document, "heading") == ["成因", "高度", "3.观测"]
    assert "潮汐表，1890年。" in texts(document, "meta")


def test_an_item_that_is_a_name_alone_heads_those_below_it() -> None:
    text = "# 结\n\n- **平结**\n  - 系两条一样粗的绳\n  - Pumice\n    - 轻石\n- 大潮是朔望前后的潮汐\n  - 一月两次\n\n绳要干。\n"
    items = [(block.heading[1:], block.view.text) for block in document_from_text(text, "a.md").blocks]
    assert items[1:] == [
        (("平结",), "平结"),
        (("平结",), "系两条一样粗的绳"),
        (("平结", "Pumice"), "Pumice"),
        (("平结", "Pumice"), "轻石"),
        ((), "大潮是朔望前后的潮汐"),
        ((), "一月两次"),
        ((), "绳要干。"),
    ]


def test_the_title_below_an_address_is_no_text() -> None:
    text = "灯塔建于1759年。\n\nhttps://light.example/a\n\n三分钟读懂菲涅耳透镜\n\nhttps://light.example/b\n\n它亮了120年。\n"
    document = document_from_text(text, "a.md")
    assert texts(document, "meta") == ["三分钟读懂菲涅耳透镜"]
    assert texts(document, "prose") == ["灯塔建于1759年。", "它亮了120年。"]


def test_the_opening_of_a_box_is_no_text() -> None:
    text = '水位在涨。\n\n??? note "大潮"\n    朔望前后涨落最大。\n\n!!! tip\n    小潮在弦月前后。\n'
    document = document_from_text(text, "a.md")
    assert texts(document, "meta") == ['??? note "大潮"', "!!! tip"]
    assert "".join(texts(document, "prose")) == "水位在涨。朔望前后涨落最大。小潮在弦月前后。"


def test_lines_of_notes_that_begin_with_a_term_stand_for_themselves() -> None:
    text = "走锚：锚在海底被拖动。\n※横摇周期：船摇一个来回的时间。\n这一行接着上面说。\n"
    document = document_from_text(text, "a.md")
    assert texts(document, "prose") == ["走锚：锚在海底被拖动。", "※横摇周期：船摇一个来回的时间。这一行接着上面说。"]


def test_the_boxes_of_docsify_are_quotations() -> None:
    document = document_from_text("?> 锚是抓住海底的铁钩。\n\n!> 锚链要松。\n", "a.md")
    assert texts(document, "quote") == ["锚是抓住海底的铁钩。", "锚链要松。"]


def test_lines_that_begin_with_a_bold_label_stand_for_themselves() -> None:
    text = "**Dike:** cuts across layers of sediment\n**Sill**: pushes between them\nand goes on\n"
    document = document_from_text(text, "a.md")
    assert texts(document, "prose") == ["Dike: cuts across layers of sediment", "Sill: pushes between them and goes on"]


def test_paragraphs_written_as_html_are_apart() -> None:
    text = (
        '<p>灯塔的光来自一盏灯。</p> \n<p class="img-desc">1886年的灯塔丨某人</p>\n<h2 label="x">透镜</h2>\n'
        "<p><strong>透镜</strong>把光聚成一束，照得更远。</p><ul><li>一阶透镜</li><li>六阶透镜</li></ul>\n"
        "<figure><figcaption>塔顶</figcaption></figure>一行。<br/><br/>又一行。<br>同一段。\n"
    )
    blocks = document_from_text(text, "a.md").blocks
    assert [(block.role, block.view.text) for block in blocks] == [
        ("prose", "灯塔的光来自一盏灯。"),
        ("caption", "1886年的灯塔丨某人"),
        ("heading", "透镜"),
        ("prose", "透镜把光聚成一束，照得更远。"),
        ("item", "一阶透镜"),
        ("item", "六阶透镜"),
        ("caption", "塔顶"),
        ("prose", "一行。"),
        ("prose", "又一行。 同一段。"),
    ]
    assert blocks[3].heading == ("透镜",)
    for block in blocks:
        assert block.view.text[0] == text[block.view.file_span(0, 1)[0]]


def test_definition_lists_of_html_are_entries() -> None:
    text = (
        "<dl><dt>缆桩</dt><dd>系缆绳的柱子。</dd>\n<dt>护舷</dt>\n<dd><p>船与码头之间的软垫。</p></dd>\n"
        "<dt>锚地</dt></dl><p>以上是港口的词。</p><ul><li><p>一项</p></li></ul>\n"
    )
    document = document_from_text(text, "a.md")
    assert texts(document, "item") == ["缆桩:系缆绳的柱子。", "护舷:船与码头之间的软垫。", "一项"]
    assert texts(document, "prose") == ["锚地", "以上是港口的词。"]


def test_tables_of_html_are_rows() -> None:
    text = (
        "<table>\n<tbody><tr>\n<th>词</th>\n<th>意思</th></tr>\n<tr><td><p><a href='/l'>缆桩</a></p></td>\n"
        "<td><p>系缆绳的柱子。</p></td></tr>\n<tr><td>护舷<td>软垫。</tr></tbody></table>\n"
        "<table><tr><td>锚地</td><td>抛锚的水面。</td></tr><tr><td>泊位</td><td>停船的地方。</td></tr></table>\n"
        "<table><tr><td>\n整页在一格里。\n<br><br>\n这是另一段。\n</td></tr></table>\n"
    )
    document = document_from_text(text, "a.html")
    rows = ["词 | 意思", "缆桩 | 系缆绳的柱子。", "护舷 | 软垫。", "锚地 | 抛锚的水面。", "泊位 | 停船的地方。"]
    assert texts(document, "row") == rows
    assert texts(document, "prose") == ["整页在一格里。", "这是另一段。"]


def test_what_is_no_text_of_a_saved_page_is_hidden() -> None:
    text = (
        "<!DOCTYPE html>\n<html><head>\n<title>港口</title>\n<style>\np { color: red }\n</style>\n</head>\n<body>\n"
        "<nav>\n<a href='/'>首页</a>\n</nav>\n<h1>港口的词</h1>\n<p>缆桩是系缆绳的柱子。</p>\n"
        "<script>\nvar a = '</p>';\nvar b = 1;\n</script>\n<pre><code>x = 1\ny = 2</code></pre>\n<p>护舷是软垫。</p>\n"
        "<nav>\n<p>没有关上的标签后面还有字。</p>\n"
    )
    document = document_from_text(text, "a.html")
    assert texts(document, "prose") == ["缆桩是系缆绳的柱子。", "护舷是软垫。", "没有关上的标签后面还有字。"]
    assert document.title == "港口的词"


def test_a_page_saved_in_one_line_is_read_without_what_is_hidden() -> None:
    text = (
        "<!DOCTYPE html><html><head><title>港口 &amp; 船</title><script>var a = '缆绳是绳。';</script></head><body>"
        "<nav><a href='/'>首页</a></nav><h2>词</h2><p>缆桩是<svg><path d='M1'/></svg>柱子。</p>"
        "<script>x('锚是铁。')</script><ul><li>护舷是软垫。</li></ul><pre>泊位是位。</pre></body></html>\n"
    )
    document = document_from_text(text, "a.html")
    said = [(block.role, block.view.text) for block in document.blocks]
    assert said == [("heading", "词"), ("prose", "缆桩是柱子。"), ("item", "护舷是软垫。")]


def test_the_head_of_a_saved_page_tells_its_title() -> None:
    assert (
        document_from_text("<html><head>\n<title>港口 &amp; 船</title>\n</head>\n<p>灯。</p>\n", "a.html").title
        == "港口 & 船"
    )


def test_terms_are_explained_in_the_indented_lines_below_them() -> None:
    entries = [
        "bollard : noun\n    A post that ropes\n    are made fast to.",
        "fender\n    A cushion.",
        "berth\n    A place.",
    ]
    text = "\n\n".join([*entries, "The rest\nis prose."])
    document = document_from_text(text, "a.txt")
    assert texts(document, "item") == [
        "bollard: A post that ropes are made fast to.",
        "fender: A cushion.",
        "berth: A place.",
    ]
    assert texts(document, "prose") == ["The rest is prose."]
    for block in document.blocks:
        assert block.view.text[0] == text[block.view.file_span(0, 1)[0]]


@pytest.mark.parametrize(
    "text",
    [
        "The first verse\n  goes on here\n\nThe second verse\n  goes on there\n",  # two
        "ANNA\n  Where is the key?\n\nBO\n  I have it.\n\nCLEO\n  Give it to me.\n",  # who speaks
        "Anna\n  Yes.\n\nBo\n  No.\n\nAnna\n  Yes.\n\nBo\n  No.\n",
        "We came late.\n  It rained.\n\nWe left.\n  It snowed.\n\nWe slept.\n  It was dark.\n",
    ],
)
def test_other_indented_lines_explain_nothing(text: str) -> None:
    assert texts(document_from_text(text, "a.txt"), "item") == []


def test_tags_in_lines_of_markdown_are_no_blocks() -> None:
    text = "- 第一项<br><br>接着说\n\n> 引文 <p>一段</p>\n\n标签 `<p>` 和 `</p>` 之间是一段。\n"
    blocks = document_from_text(text, "a.md").blocks
    assert [(block.role, block.view.text) for block in blocks] == [
        ("item", "第一项  接着说"),
        ("quote", "引文  一段"),
        ("prose", "标签 <p> 和 </p> 之间是一段。"),
    ]


def test_a_title_above_a_raw_transcript_is_no_text() -> None:
    lines = ["今天说说灯塔", "灯塔是给船看的", "从前里面要烧油", "后来换成了电灯"] * 5
    document = document_from_text("# 灯塔夜话\n\n**链接:** <https://e.org/talk>\n\n" + "\n".join(lines), "a.txt")
    assert (document.title, document.url) == ("灯塔夜话", "https://e.org/talk")
    assert texts(document, "subtitles") == ["\n".join(lines)]


def test_chapters_of_a_recording_are_no_transcript() -> None:
    text = "本期嘉宾：灯塔研究者\n\n时间轴：\n00:00 开场\n02:15 透镜\n10:40 雾号\n\n提到的名词：\n\n"
    text += "- 雾号：大雾时发声的设备\n- 透镜：把光聚成一束的玻璃\n"
    document = document_from_text(text, "a.md")
    assert document.shape == "markdown"
    assert texts(document, "item") == ["雾号：大雾时发声的设备", "透镜：把光聚成一束的玻璃"]


def test_what_subtitles_say_of_their_looks_is_no_text() -> None:
    cues = "WEBVTT\n\nNOTE made by hand\n\n00:00:01.000 --> 00:00:04.000\n"
    cues += "<v Ann>The lamp<00:00:02.000><c.b> was lit.</c>\n\n"
    cues += "00:00:05.000 --> 00:00:06.000\n{\\an8}It was oil.\n\n00:00:07.000 --> 00:00:09.000\n<i>Then gas.</i>\n"
    document = document_from_text(cues, "a.vtt")
    assert document.title == ""
    assert texts(document, "prose") == ["The lamp was lit.", "It was oil.", "Then gas."]


def test_numbered_posts_of_a_thread_are_items() -> None:
    text = "1/ 灯塔的光来自一盏灯。\n\n2/ 透镜把它聚成一束。\n\n3/4 的灯塔没有人看守。\n"
    document = document_from_text(text, "a.md")
    assert texts(document, "item") == ["灯塔的光来自一盏灯。", "透镜把它聚成一束。"]
    assert texts(document, "prose") == ["3/4 的灯塔没有人看守。"]


def test_pictures_before_a_paragraph_are_no_text() -> None:
    document = document_from_text("# 🚀 灯塔\n\n💡 透镜把**光**聚成一束。\n\n✅\n", "a.md")
    assert [block.view.text for block in document.blocks] == ["灯塔", "透镜把光聚成一束。"]
    (mark,) = document.blocks[1].marks
    assert document.blocks[1].view.text[mark.start : mark.end] == "光"


def test_clippings_of_an_e_reader_are_apart() -> None:
    head = "灯塔史 (王海)\n- 您在位置 #120-122的标注 | 添加于 2024年3月2日星期六 下午6:40:12\n\n"
    end = "\n==========\n"
    document = document_from_text(head + "透镜把光聚成一束。" + end + head + "雾号在大雾时发声。" + end, "a.txt")
    title = "灯塔史 (王海)"
    assert texts(document, "prose") == [title, "透镜把光聚成一束。", title, "雾号在大雾时发声。"]


def test_what_a_message_says_of_itself_is_no_text() -> None:
    head = "From: Fog Weekly <news@e.org>\nSubject: Issue 12: Fog signals\nDate: Sat, 2 Mar 2024 18:40:12 +0000\n"
    document = document_from_text(head + "\nA foghorn warns ships by sound.\n", "a.txt")
    assert (document.title, document.date) == ("Issue 12: Fog signals", "2024-03-02")
    assert texts(document, "prose") == ["A foghorn warns ships by sound."]
    assert document_from_text("From: here to there.\nDate: a fruit.\n", "a.txt").title == ""
