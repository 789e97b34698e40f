"""Facts → the ones worth a card, and a reason for each other one.

In: the facts of all documents, in order. Out: those that become notes, in the same order, each with all
its sources; Refusals for the rest. Left to others: finding facts (extract), wording cards (render).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from quizgen.records import Fact, Refusal

MIN_SCORE = 0.7
"""Facts below this score are not made into cards unless asked for."""


def select_facts(
    facts: Iterable[Fact],
    *,
    kinds: Sequence[str] = (),
    min_score: float = MIN_SCORE,
    max_cards: int | None = None,
    is_known: Callable[[Fact], bool] = lambda fact: False,
) -> tuple[tuple[Fact, ...], tuple[Refusal, ...]]:
    """The facts to make notes of.

    `kinds` keeps only these (all when empty); `min_score` is on the scale of Fact.score, 0-1; `max_cards`
    keeps the best so many, those first for which `is_known` says that an earlier build has them.
    """
    refusals: list[Refusal] = []
    kept: dict[tuple[str, str, str], Fact] = {}
    for fact in facts:
        if kinds and fact.kind not in kinds:
            refusals.append(refused(fact, "kind_not_asked"))
        elif fact.score < min_score:
            refusals.append(refused(fact, "below_min_score"))
        elif same_key(fact) in kept:
            first = kept[same_key(fact)]
            kept[same_key(fact)] = replace(first, also=(*first.also, fact.source, *fact.also))
            refusals.append(refused(fact, "said_before"))
        else:
            kept[same_key(fact)] = fact
    chosen = list(kept.values())
    if max_cards is not None and len(chosen) > max_cards:
        order = sorted(range(len(chosen)), key=lambda i: (not is_known(chosen[i]), -chosen[i].score, i))
        best = set(order[:max_cards])
        refusals.extend(refused(fact, "over_max_cards") for i, fact in enumerate(chosen) if i not in best)
        chosen = [fact for i, fact in enumerate(chosen) if i in best]
    return tuple(chosen), tuple(refusals)


def same_key(fact: Fact) -> tuple[str, str, str]:
    """Two facts with one key ask the same; a pair of terms is one whichever way round it was met."""
    sides = (folded(fact.term), folded(fact.answer))
    if fact.kind in ("translation", "acronym"):
        first, second = sorted(sides)
        return ("pair", first, second)
    if fact.kind == "definition":
        return (fact.kind, *sides)
    return (fact.kind, sides[1], folded(fact.statement))


def folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def refused(fact: Fact, reason: str) -> Refusal:
    return Refusal(reason, fact.kind, fact.term, fact.answer, fact.rule, fact.source.path, fact.source.line)
