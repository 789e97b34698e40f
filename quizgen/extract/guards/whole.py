"""Guards of every attempt: formulas and code stay whole, and words in other languages are not read as Chinese.

In: a candidate. Out: True refuses it.
"""

from __future__ import annotations

import re

from quizgen.extract.candidate import Candidate
from quizgen.extract.guards.registry import guard
from quizgen.formulas import is_cut

OTHER_SCRIPTS = re.compile("[\u3041-\u3096\u30a1-\u30fa\uac00-\ud7a3]{2}")
"""Two kana or hangul in a row; の alone stands in Chinese names."""

QUOTATION = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"))


@guard
def cuts_formula(c: Candidate) -> bool:
    """Its term or its answer begins or ends inside a formula."""
    return is_cut(c.scene.text, *edges(c))


@guard
def cuts_code(c: Candidate) -> bool:
    """Its term or its answer begins or ends inside inline code."""
    code = [span for kind, span in c.scene.marks if kind == "code"]
    return any(span.start < edge < span.end for span in code for edge in edges(c))


@guard
def cuts_quotation(c: Candidate) -> bool:
    """Its answer begins or ends inside a quotation or a title."""
    return any(c.answer_text.count(opens) != c.answer_text.count(closes) for opens, closes in QUOTATION)


@guard
def in_another_language(c: Candidate) -> bool:
    """Its answer is Japanese or Korean, whose characters look like Chinese to the rules."""
    return OTHER_SCRIPTS.search(c.answer_text) is not None


def edges(c: Candidate) -> tuple[int, ...]:
    return (*c.answer, *(c.term_span or ()))
