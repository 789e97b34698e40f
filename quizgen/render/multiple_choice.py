"""Multiple-choice items: a key among distractors, fixed once and for all.

In: facts with their templates, the items of earlier builds. Out: an Item for each fact that has three good
distractors. Items of earlier builds stay as they are while they are valid. Over a deck the key stands in each place,
and is the longest option, as often as chance would have it. Left to others: what fits (distractors).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any

from quizgen.records import Fact, Item
from quizgen.render.distractors import Pool, digest, pool_of, width
from quizgen.render.near_values import values_of
from quizgen.render.templates import Template

OPTIONS = 4
MOST = 200
"""So many distractors are looked at, to find some on both sides of the key."""
LETTERS = "ABCD"
Earlier = Callable[[str, str, str], Item | None]
"""(template id, term, key) → the item an earlier build has made."""


def none_before(template: str, term: str, key: str) -> Item | None:
    return None


def make_items(
    asked: Sequence[tuple[Fact, Template]], facts: Sequence[Fact], earlier: Earlier = none_before
) -> list[Item | None]:
    """An item for each of `asked`, or None where the facts do not give enough good distractors."""
    pool = pool_of(facts)
    items = [kept(pool, fact, template, earlier) for fact, template in asked]
    places, ranks = Counter[int](), Counter[int]()
    for (_, template), item in zip(asked, items, strict=True):
        if item is not None:
            count(item, template, places, ranks)
    for at, (fact, template) in enumerate(asked):
        if items[at] is None and (made := new_item(pool, fact, template, places, ranks)):
            items[at] = made
            count(made, template, places, ranks)
    return items


def count(item: Item, template: Template, places: Counter[int], ranks: Counter[int]) -> None:
    places[item.key_position] += 1
    if template.key == "term":
        lengths = sorted(item.options, key=by_length)
        ranks[lengths.index(item.options[item.key_position])] += 1


def kept(pool: Pool, fact: Fact, template: Template, earlier: Earlier) -> Item | None:
    """The item of an earlier build, while its key is the fact's and each of its distractors is still wrong."""
    key = getattr(fact, template.key)
    item = earlier(template.id, fact.term, key)
    if item is None or len(item.options) != OPTIONS or item.options[item.key_position] != key:
        return None
    others = [option for at, option in enumerate(item.options) if at != item.key_position]
    return item if all(pool.fits(fact, template.key, other) for other in others) else None


def new_item(pool: Pool, fact: Fact, template: Template, places: Counter[int], ranks: Counter[int]) -> Item | None:
    """Amounts stand in their order, terms in any; of both, the key takes the place that was taken least."""
    key = getattr(fact, template.key)
    good = pool.distractors(fact, template.key, template.distractors)
    if template.key == "term":
        options = around(key, good, by_length, ranks)
        if options is None:
            return None
        place = least_used(range(OPTIONS), places, key)
        others = sorted((option for option in options if option != key), key=lambda option: digest(key, option))
        return Item((*others[:place], key, *others[place:]), place)
    options = around(key, good, values_of, places)
    return Item(tuple(options), options.index(key)) if options else None


def around(key: str, good: Iterable[str], order: Callable[[str], Any], used: Counter[int]) -> list[str] | None:
    """The key and three others, in order, so that the key has the rank that was used least of those it can have."""
    below: list[str] = []
    above: list[str] = []
    for text in islice(good, MOST):
        (below if order(text) < order(key) else above).append(text)
        if min(len(below), len(above)) >= OPTIONS - 1:
            break
    ranks = [rank for rank in range(OPTIONS) if rank <= len(below) and OPTIONS - 1 - rank <= len(above)]
    if not ranks:
        return None
    rank = least_used(ranks, used, key)
    return sorted([*below[:rank], key, *above[: OPTIONS - 1 - rank]], key=order)


def least_used(ranks: Iterable[int], used: Counter[int], key: str) -> int:
    return min(ranks, key=lambda rank: (used[rank], digest(key, str(rank))))


def by_length(text: str) -> tuple[int, str]:
    return width(text), digest(text)
