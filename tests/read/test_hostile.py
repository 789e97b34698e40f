"""Long lines of markup are read in time that grows with their length. Quadratic reading would hang here."""

from __future__ import annotations

import pytest

from quizgen.read import document_from_text
from quizgen.segment import segment_document

LENGTH = 100_000


UNITS = [
    *(
        "*",
        "**a ",
        "_",
        "`",
        "``` ",
        "[",
        "](",
        "[a](",
        "[[",
        "![",
        "(",
        "（",
        "|",
        "| a ",
        "<",
        "<!--",
        "<tr>",
        "<tr>\n",
        "<tr><td>a<td>b</tr>",
        "<script>",
        "<script>\n",
        "<nav></pre>",
        "<title>",
        "<dt>a<dd>",
        "a\n  b\n",
        "<a ",
        "&",
        "&#",
    ),
    *(
        "%%a ",
        " ^a",
        "en-\nclosed\n",
        "\f# a\n",
        "a - b\n",
        "----a----\n",
        "[00:01] a\n",
        "[2024/1/1 10:00:00] a: b\n",
        "第一章 甲\n",
        "1 / 26\n",
        "$",
        "$a",
        "$$a ",
        "$a{b} ",
        "\\(a",
        "\\[a ",
        "$$\na\n",
        "`a`. $b$. ",
        "~~",
        "==",
        "\\",
        "http://",
        "http://a(",
        "#",
        "# ",
        "> ",
        "- ",
        "1. ",
        "a: ",
        "。",
        ". ",
        '"',
        "：",
        "《",
    ),
    *("00:12 ", "1:", " ", "\n", "\n\n", "*\n", "中\n", "00:12\n", "a\n1 day ago\n", "---\n", "a: b\n", "A 00:12\nx\n"),
]


@pytest.mark.parametrize("unit", UNITS)
def test_repeated(unit: str) -> None:
    text = unit * (LENGTH // len(unit)) + "x"
    segment_document(document_from_text(text, "a"))
    segment_document(document_from_text("word " + text, "a"))


@pytest.mark.parametrize(("opens", "closes"), [("[", "](x)"), ("(", ")"), ("（", "）"), ("[a](", ")"), ("**", "**")])
def test_nested(opens: str, closes: str) -> None:
    count = 20_000
    segment_document(document_from_text(opens * count + "x。" + closes * count, "a"))


@pytest.mark.parametrize("answer", ["对", "是的", "然后", "yeah", "ok"])
def test_answers_without_end_in_a_transcript(answer: str) -> None:
    lines = ["我们今天来聊一聊帆船", "还有风", "它是怎么来的", answer * 200 + "x"] * 10
    segment_document(document_from_text("\n".join(lines), "a"))
