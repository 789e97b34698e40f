"""Guards that keep formulas and code whole.

In: a candidate. Out: True refuses it.
"""

from __future__ import annotations

from quizgen.extract.candidate import Candidate
from quizgen.extract.guards.registry import guard
from quizgen.formulas import is_cut


@guard
def cuts_formula(c: Candidate) -> bool:
    """Its term or its answer begins or ends inside a formula."""
    return is_cut(c.scene.text, *edges(c))


@guard
def cuts_code(c: Candidate) -> bool:
    """Its term or its answer begins or ends inside inline code."""
    code = [span for kind, span in c.scene.marks if kind == "code"]
    return any(span.start < edge < span.end for span in code for edge in edges(c))


def edges(c: Candidate) -> tuple[int, ...]:
    return (*c.answer, *(c.term_span or ()))
