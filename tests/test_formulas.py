"""Where formulas stand, and where signs only look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.formulas import find_formulas, whole, without_formulas
from tests.support.texts import extraction, facts


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("If $x$ and $y_1 * z$ agree,", ["x", "y_1 * z"]),
        (r"若 \(x\)，则 \\(y\\)。", ["x", "y"]),
        ("$$ E = m\nc^2 $$", ["E = m\nc^2"]),
        (r"\[a^2 + b^2\] holds", ["a^2 + b^2"]),
        (r"$\text{若 x 大}$", [r"\text{若 x 大}"]),
        (r"CO$_2$, m$^2$, 3$\times$ 3", ["_2", "^2", r"\times"]),
        ("the $n$th and $k$-th of $100$", ["n", "k", "100"]),
        (r"$f(x) = \{1, \$2\}$.", [r"f(x) = \{1, \$2\}"]),
        ("$`x`$", ["x"]),
    ],
)
def test_formulas(text: str, formulas: list[str]) -> None:
    assert [formula.tex for formula in find_formulas(text)] == formulas


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $7.",
        "The fare is $5–$7, or US$5 and A$7.",
        "花了$5，又花了$7。",
        "between $5 and a$7 b$",
        "$1.5 million or $2 billion$",
        "5$/7$ a head, $5/month",
        "$HOME/$USER",
        r"\[1\] \[note\] \[foo\_bar\] \(optional\)",
        "$ x $ and $$$ and $$",
        "[$][$]",
        "`$a` | `$b`",
    ],
)
def test_what_only_looks_like_a_formula(text: str) -> None:
    assert find_formulas(text) == ()


@given(st.text(alphabet="a1 $\\()[]{}_^,中", max_size=80))
def test_formulas_stand_where_they_say(text: str) -> None:
    end = 0
    for formula in find_formulas(text):
        assert end <= formula.start < formula.end <= len(text)
        assert formula.tex in text[formula.start : formula.end]
        end = formula.end
    assert len(without_formulas(text)) == len(text)


def test_a_span_is_widened_to_whole_formulas() -> None:
    assert whole("a $x+1$ b $y$", 4, 5) == (2, 7)
    assert whole("a $x+1$ b $y$", 6, 12) == (2, 13)
    assert whole("a $x+1$ b", 7, 9) == (7, 9)


def test_a_fact_that_would_cut_a_formula_is_refused() -> None:
    found = extraction("按 $g(a, b; c)$ 算出的船体浸入水中的深度称为“吃水”。")
    assert found.facts == ()
    assert {refusal.reason for refusal in found.refusals} == {"cuts_formula"}


def test_brackets_of_formulas_are_no_brackets_of_the_text() -> None:
    (fact,) = facts("**潮差**（潮差: 相邻高潮与低潮的水位之差$[0, 1)$）每天都变。")
    assert (fact.term, fact.answer) == ("潮差", "相邻高潮与低潮的水位之差$[0, 1)$")


def test_no_sentence_ends_in_a_formula_or_in_code() -> None:
    (fact,) = facts("Spring tide means the tide of the largest range, $r! > 2$ and `f(); g.h! k`, in a month.")
    assert fact.answer == "the tide of the largest range, $r! > 2$ and f(); g.h! k, in a month"
