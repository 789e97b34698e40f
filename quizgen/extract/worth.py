"""How much a fact is worth beside others: what its score loses against that of its rule, or gains.

In: a candidate. Out: costs with their reasons. Left to others: what makes a fact not worth a card (flaws), where the
cut is (selection).
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.extract.candidate import Candidate
from quizgen.extract.everyday import is_field_word, is_set_term
from quizgen.extract.flaws import flaws

CONTEXT = 0.04
"""A statement that needs words before it is a little less sure, one that needs several sentences twice so."""
NOT_WORTH_IT = 0.3
"""What is not worth a card falls below the default cut, whichever rule found it."""
SET_TERM = 0.05
"""A phrase that ends like the terms of a field, and a rare word, are to be known both ways."""
PASSING = 0.1
"""Who talks explains a term for the moment, by one of its cases."""


def costs(c: Candidate) -> Iterator[tuple[float, str]]:
    """What is taken off the score of the rule and why; what is added is less than nothing."""
    if c.subject and c.subject.context:
        yield CONTEXT * (1 if len(c.subject.told) < 2 else 2), "for its context"
    if c.kind == "definition" and c.rule.scope == "sentence" and c.scene.block.time:
        yield PASSING, "as it is said in talk"
    found = flaws(c)
    if found:
        yield NOT_WORTH_IT, "as " + ", and ".join(found)
    elif c.kind == "translation" and (is_set_term(c) or is_field_word(c)):
        yield -SET_TERM, "as it is a set term"
