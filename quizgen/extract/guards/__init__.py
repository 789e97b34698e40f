"""Named reasons to refuse what a pattern matched.

In: a candidate. Out: True when it must not become a card. Words come from the lists of the sentence's
language. Left to others: subjects, which refuse for reasons of their own.
"""

from quizgen.extract.guards import entries, glosses, pairs, quantities, sentence, sides, whole
from quizgen.extract.guards.registry import ALWAYS, GUARDS

__all__ = ["ALWAYS", "GUARDS", "entries", "glosses", "pairs", "quantities", "sentence", "sides", "whole"]
