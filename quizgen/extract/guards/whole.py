"""Guards of every attempt: formulas, code and brackets stay whole, nothing is left of pages and programs, and words in
other languages are not read as Chinese.

In: a candidate. Out: True refuses it.
"""

from __future__ import annotations

import re

from quizgen.extract.candidate import STATED, Candidate
from quizgen.extract.guards.registry import guard_always
from quizgen.formulas import find_formulas, is_cut

OTHER_SCRIPTS = re.compile("[\u3041-\u3096\u30a1-\u30fa\uac00-\ud7a3]{2}")
"""Two kana or hangul in a row; の alone stands in Chinese names."""

BRACKETS = (("（", "）"), ("(", ")"))
QUOTE_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"))


@guard_always()
def cuts_formula(c: Candidate) -> bool:
    """Its term or its answer begins or ends inside a formula."""
    return is_cut(c.scene.text, *edges(c))


@guard_always()
def cuts_code(c: Candidate) -> bool:
    """Its term or its answer begins or ends inside inline code."""
    code = [span for kind, span in c.scene.marks if kind == "code"]
    return any(span.start < edge < span.end for span in code for edge in edges(c))


@guard_always()
def cuts_quotation(c: Candidate) -> bool:
    """Its answer begins or ends inside a quotation or a title."""
    return any(surplus(c.answer_text, *pair) for pair in QUOTE_PAIRS)


@guard_always("definition")
def cuts_bracket(c: Candidate) -> bool:
    """Its explanation begins or ends inside a bracket."""
    left_open = sum(surplus(c.answer_text, *pair) for pair in BRACKETS)  # one of one width may close one of the other
    return left_open != 0 and not find_formulas(c.answer_text)


@guard_always()
def in_another_language(c: Candidate) -> bool:
    """Its answer is Japanese or Korean, whose characters look like Chinese to the rules."""
    return OTHER_SCRIPTS.search(c.answer_text) is not None


@guard_always(*STATED, "definition")
def leftovers(c: Candidate) -> bool:
    """The sentence breaks off, lost words on its way (about away), or holds what is no text (map.svg)."""
    has = c.scene.language.has
    if c.kind in ("number", "date") and has("breaks_off", c.scene.text):
        return True
    return any(has(name, c.scene.text) for name in ("leftovers", "lost_words"))


@guard_always("date")
def names_by_year(c: Candidate) -> bool:
    """The date only names a thing: days like the 1976 bicentennial."""
    return c.scene.language.has("names_by_year", c.scene.text[: c.answer.start])


@guard_always("number")
def price_of_a_day(c: Candidate) -> bool:
    """What is quoted changes by the day: a price at the close, prices side by side with how they changed."""
    return c.scene.language.has("of_the_day", c.scene.text)


@guard_always("definition")
def several_terms(c: Candidate) -> bool:
    """It explains several terms at once, or an amount."""
    if c.term_span is None:
        return False
    start, end = c.term_span
    return "、" in c.term or any(q.start <= start and end <= q.end for q in c.scene.quantities)


@guard_always("definition")
def field_for_things(c: Candidate) -> bool:
    """A field of study is told by the things it studies: 原虫学：单细胞的动物."""
    words = c.scene.language.words
    return words("field").search(c.term) is not None and not words("of_study").search(c.answer_text)


@guard_always("definition")
def spoken_on(c: Candidate) -> bool:
    """The explanation holds words that only talk has: …的时候呢，那个啊."""
    return c.scene.language.has("fillers", c.answer_text)


def edges(c: Candidate) -> tuple[int, ...]:
    return (*c.answer, *(c.term_span or ()))


def surplus(text: str, opens: str, closes: str) -> int:
    """How many more of these open in a text than close, below 0 where more close."""
    return text.count(opens) - text.count(closes)
