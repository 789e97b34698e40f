"""Clozes: hidden by span, with all that tells the answer beside it, and without what only explains."""

from __future__ import annotations

import pytest

from quizgen.render.hints import unit_of
from tests.support.notes import note_of


def test_cloze_hides_by_span_and_every_other_mention() -> None:
    text = "1921年开工，1921年通航，编号19210。"
    fields = note_of("zh-date", term="运河", answer="1921年", statement=text, hide=(8, 13))
    assert fields["Text"] == "{{c1::1921年::…年}}开工，{{c1::1921年::…年}}通航，编号19210。"


def test_cloze_leaves_out_what_only_explains_other_terms() -> None:
    text = "看守人Ida Lewis（Ida Lewis: 莱姆礁的女看守）守着透镜（lens: 一块磨过的玻璃），用了雷达（radar）39年。"
    start = text.index("39年")
    fields = note_of("zh-number", term="Ida Lewis", answer="39年", statement=text, hide=(start, start + 3))
    assert fields["Text"] == "看守人Ida Lewis守着透镜（lens），用了雷达（radar）{{c1::39年::…年}}。"
    assert "一块磨过的玻璃" in fields["Statement"]
    aside = "透镜转一圈要30秒（详情可以参考上一篇：《灯塔的夜》），很慢。"
    fields = note_of("zh-number", term="透镜", answer="30秒", statement=aside, hide=(6, 9))
    assert fields["Text"] == "透镜转一圈要{{c1::30秒::…秒}}，很慢。"
    inside = text.index("一块")
    fields = note_of("zh-number", term="透镜", answer="一块", statement=text, hide=(inside, inside + 2))
    assert "（lens: {{c1::一块" in fields["Text"]


def test_cloze_hides_the_same_name_in_another_script() -> None:
    text = "建塔的是罗伯特·史蒂文森（Robert Stevenson）和他的儿子。"
    fields = note_of("zh-person", term="建塔的", answer="罗伯特·史蒂文森", statement=text, hide=(4, 12))
    assert fields["Text"] == "建塔的是{{c1::罗伯特·史蒂文森（Robert Stevenson）}}和他的儿子。"


@pytest.mark.parametrize(
    ("behind", "hidden"),
    [
        (" (29,029 ft)", " (29,029 ft)"),
        ("（约29029英尺）", ""),
        (" (2020 年测量)", ""),
        (" (about 5.5 mi)", " (about 5.5 mi)"),
    ],
)
def test_cloze_hides_the_same_amount_in_another_unit(behind: str, hidden: str) -> None:
    text = f"The peak is 8,848 m{behind} high."
    fields = note_of("en-number", term="peak", answer="8,848 m", statement=text, hide=(12, 19))
    assert f"{{{{c1::8,848 m{hidden}::… m}}}}" in fields["Text"]


def test_talk_is_shown_by_the_lines_that_hold_term_and_answer() -> None:
    text = "这两篇都很重要\n然后第二篇呢,就是《海风之下》\n是 Rachel Carson 写的\n也是对于这个海"
    start, title = text.index("Rachel"), text.index("海风")
    fields = note_of(
        "zh-person",
        term="海风之下",
        answer="Rachel Carson",
        statement=text,
        hide=(start, start + 13),
        shown_term=(title, title + 4),
    )
    assert "重要" not in fields["Text"]
    assert "对于" not in fields["Text"]
    assert fields["Text"].startswith("《海风之下》")  # without 然后第二篇呢,就是

    assert "{{c1::Rachel Carson}}" in fields["Text"]


def test_a_formula_that_mentions_the_answer_is_hidden_whole() -> None:
    text = "The bay has 12 isles, with $n = 12$ and i[{12}]."
    fields = note_of(
        "en-number", answer="12", statement=text, hide=(12, 14), context="$m_{12}$ it is.", code=((40, 47),)
    )
    assert fields["Text"] == (
        r"The bay has {{c1::12}} isles, with {{c1::\( n = 12 \)}} and "
        "<code>i[&#123;</code>{{c1::<code>12</code>}}<code>&#125;]</code>."
    )
    assert fields["Context"] == "… it is."


def test_colons_and_braces_in_an_answer_stay_text() -> None:
    fields = note_of("en-person", term="t", answer="std::map}}", statement="It is std::map}}.", hide=(6, 16))
    assert fields["Text"] == "It is {{c1::std&#58;&#58;map&#125;&#125;}}."


@pytest.mark.parametrize(
    ("amount", "unit"),
    [
        ("16000个核心", "…个核心"),
        ("大约两三个月", "大约…个月"),
        ("30 到 80 倍", "… 到 … 倍"),
        ("50–450 light-years", "…–… light-years"),
        ("17 November 1869", ""),
        ("seven porters", ""),
        ("1759", ""),
    ],
)
def test_a_deletion_tells_what_is_counted(amount: str, unit: str) -> None:
    assert unit_of(amount) == unit


def test_fillers_that_open_a_sentence_are_not_shown() -> None:
    text = "嗯，然后呢雾笛的频率是440赫兹。"
    fields = note_of("zh-number", term="雾笛", answer="440赫兹", statement=text, hide=(11, 16), shown_term=None)
    assert fields["Text"] == "雾笛的频率是{{c1::440赫兹::…赫兹}}。"
