"""Markup is taken out of the view, and remembered."""

from __future__ import annotations

import pytest

from quizgen.read.inline import clean
from quizgen.records import View


def cleaned(text: str) -> tuple[str, list[tuple[str, str]]]:
    view, marks = clean(View(text, ((0, 0, len(text)),)))
    return view.text, [(mark.kind, view.text[mark.start : mark.end]) for mark in marks]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("**机** **器**人", "机器人"),
        ("****x** y", "x y"),
        ("**a****b**", "ab"),
        ("***both*** and __b__", "both and b"),
        ("**moon**s move", "moons move"),
        ("2 * 3 ** 4, x**2, a_b_c", "2 * 3 ** 4, x**2, a_b_c"),
        ("~~old~~ ==new==", "old new"),
        ("[text](https://e.org/a_(b)?c=*d*) end", "text end"),
        ("[text](https://e.org/wrapped here/x) end", "text end"),
        ("[see](the note below)", "[see](the note below)"),
        ("![alt](data:image/png;base64,AAAA==) end", " end"),
        ("[![alt](a.png) name](b.html)", " name"),
        ("[[Page|name]] and [[Page]]", "name and Page"),
        ("[text][1] and [ref][]", "text and ref"),
        ("见 https://e.org/x_y_z。完", "见 。完"),
        ("<https://e.org> <b>bold</b>", " bold"),
        ("&lt;tag&gt; &amp; &#39;", "<tag> & '"),
        (r"\*no\* \[x\]", "*no* [x]"),
        ("`a*b*` ``c ` d``", "a*b* c ` d"),
        ("10<sup>8</sup>", "10^8"),
        ("<ruby>灯塔<rt>lighthouse</rt></ruby>亮了", "灯塔（lighthouse）亮了"),
        ("<ruby><rb>light vessel</rb>灯船</ruby>", "light vessel（灯船）"),
        ("<ruby>汉<rt>hàn</rt></ruby>字", "汉hàn字"),
        ("one<br>two", "one two"),
        ("a <!-- hidden --> b", "a  b"),
        ("fact.[^1] Known[2].", "fact. Known."),
        ("最高的山峰[2][3]。它[注 1][2]有积雪。", "最高的山峰。它有积雪。"),
        ("Title {#anchor .x}", "Title "),
        ("$a_i$ and $b_i * c$", "$a_i$ and $b_i * c$"),
        ("如 :numref:`fig_x`所示", "如 所示"),
        ("零\u200b宽", "零宽"),
    ],
)
def test_text(raw: str, text: str) -> None:
    assert cleaned(raw)[0] == text


def test_marks() -> None:
    assert cleaned("**X**（*y*） `z` [**w**](u)")[1] == [
        ("bold", "X"),
        ("italic", "y"),
        ("code", "z"),
        ("bold", "w"),
        ("link", "w"),
    ]
    assert cleaned('<b>X</b> <em class="t">y</em> <a href="u">w</a> <strong>open')[1] == [
        ("bold", "X"),
        ("italic", "y"),
        ("link", "w"),
    ]
    assert cleaned("**转自：机** **器猫**")[1] == [("bold", "转自：机器猫")]
