"""Facts → the ones worth a card, and a reason for each other one.

In: the facts of all documents, in order. Out: those that become notes, in the same order, each with all
its sources; Refusals for the rest. Left to others: finding facts (extract), wording cards (render).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from quizgen.chinese_words import HAN
from quizgen.records import Fact, Refusal

ALIKE = 85
"""rapidfuzz ratio (0-100) from which two foreign names of one Chinese term are one."""
OTHER_NAME = 50
"""The same below which two Chinese names have little in common (预训练, 预学习)."""
CLASS = 2
"""Chinese characters of a class."""
SAME_WORDS = 70
"""The same from which two explanations say the same."""
ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
ENDING = re.compile(r"(?:ing|ed|s)$")
"""In what two forms of one foreign word differ (pretrain, pretraining)."""
MIN_SCORE = 0.7
"""Facts below this score are not made into cards unless asked for."""


def select_facts(
    facts: Iterable[Fact],
    *,
    reason: Callable[[Fact], str] = lambda fact: "",
    min_score: float = MIN_SCORE,
    max_cards: int | None = None,
    is_known: Callable[[Fact], bool] = lambda fact: False,
) -> tuple[tuple[Fact, ...], tuple[Refusal, ...]]:
    """The facts to make notes of.

    `reason` says why a fact is not asked for, "" where it is; `min_score` is on the scale of Fact.score, 0-1;
    `max_cards` keeps the best so many, those first for which `is_known` says that an earlier build has them, and
    of equally good ones those that lie far apart.
    """
    refusals: list[Refusal] = []
    groups = Groups()
    for fact in facts:
        if why := reason(fact):
            refusals.append(refused(fact, why))
        elif fact.score < min_score:
            refusals.append(refused(fact, "below_min_score"))
        elif groups.add(fact):
            refusals.append(refused(fact, "said_before"))
    chosen, contradicted = without_contradicted(groups.clearest())
    refusals.extend(refused(fact, "contradicted") for fact in contradicted)
    chosen, doubled = without_doubles(chosen, is_known)
    refusals.extend(refused(fact, "said_otherwise") for fact in doubled)
    if max_cards is not None and len(chosen) > max_cards:
        turn = {index: at for at, index in enumerate(spread(len(chosen)))}
        order = sorted(range(len(chosen)), key=lambda i: (not is_known(chosen[i]), -chosen[i].score, turn[i]))
        best = set(order[:max_cards])
        refusals.extend(refused(fact, "over_max_cards") for i, fact in enumerate(chosen) if i not in best)
        chosen = [fact for i, fact in enumerate(chosen) if i in best]
    return tuple(chosen), tuple(refusals)


class Groups:
    """Facts that ask the same, each group under the keys of its first fact; near-identical pairs are found among
    those that share one side, never by comparing all with all."""

    def __init__(self) -> None:
        self.groups: list[list[Fact]] = []
        self.by_key: dict[tuple[str, ...], list[Fact]] = {}
        self.by_side: dict[str, list[list[Fact]]] = defaultdict(list)

    def add(self, fact: Fact) -> bool:
        """Put the fact where it belongs; True when something before it asks the same."""
        group = self.by_key.get(same_key(fact)) or next(self.near(fact), None)
        if group is not None:
            group.append(fact)
            return True
        group = self.by_key[same_key(fact)] = [fact]
        self.groups.append(group)
        if is_pair(fact):
            for side in sides(fact):
                self.by_side[side].append(group)
        return False

    def near(self, fact: Fact) -> Iterator[list[Fact]]:
        """Groups of pairs with the same foreign term, or with the same Chinese one and a foreign one much like it."""
        if not is_pair(fact):
            return
        foreign, chinese = sides(fact)
        for group in self.by_side.get(foreign, ()):
            yield group
        for group in self.by_side.get(chinese, ()):
            if alike(foreign, sides(group[0])[0]):
                yield group

    def clearest(self) -> list[Fact]:
        """Of each group the surest wording, the shortest of those, with the sources of all."""
        out = []
        for group in self.groups:
            best = min(group, key=lambda fact: (-fact.score, len(fact.answer) + len(fact.term)))
            places = dict.fromkeys(place for fact in (best, *group) for place in (fact.source, *fact.also))
            out.append(replace(best, also=tuple(place for place in places if place != best.source)))
        return out


def without_contradicted(facts: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """The facts, and those of them that a surer one of another document gainsays: who wrote or leads what, and what a
    foreign term is called.

    What was misheard in a transcript is told from the right name so, where both were saved.
    """
    surest: dict[str, Fact] = {}
    for fact in facts:
        if key := contradictable(fact):
            surest[key] = max(surest.get(key, fact), fact, key=lambda each: each.score)

    def gainsaid(fact: Fact) -> bool:
        best = surest.get(contradictable(fact), fact)
        if best.score <= fact.score or best.source.path == fact.source.path:
            return False
        if fact.kind == "person":
            return not alike(best.answer, fact.answer)
        return ratio(sides(best)[1], sides(fact)[1]) < OTHER_NAME

    wrong = [fact for fact in facts if gainsaid(fact)]
    return [fact for fact in facts if fact not in wrong], wrong


def without_doubles(facts: list[Fact], is_known: Callable[[Fact], bool]) -> tuple[list[Fact], list[Fact]]:
    """The facts, and those definitions of which a surer one, or one built before, has the same front or the same back:
    another explanation of one document or for the same class of thing, or the same words for another name of it; and
    deeds that a shorter answer to the same sentence tells already."""
    kept: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    doubled = set()
    for fact in sorted(facts, key=lambda fact: (not is_known(fact), -fact.score, len(fact.answer))):
        if fact.kind == "event":
            said = ("event", f"{fact.term}\n{fact.statement}")
            if any(other.answer in fact.answer for other in kept[said]):
                doubled.add(fact.id)
            kept[said].append(fact)
        if fact.kind != "definition":
            continue
        term, told = ("term", folded(fact.term)), ("told", folded(fact.answer))
        if kept[told] or any(is_same_front(fact, other) for other in kept[term]):
            doubled.add(fact.id)
            continue
        kept[term].append(fact)
        kept[told].append(fact)
    return [fact for fact in facts if fact.id not in doubled], [fact for fact in facts if fact.id in doubled]


def is_same_front(one: Fact, two: Fact) -> bool:
    """Of one term, are the explanations one class of thing, or is it asked of one document?"""
    return one.source.path == two.source.path or same_class(one.answer, two.answer)


def same_class(one: str, two: str) -> bool:
    """Do two explanations end in the same class (…的芯片), or have most of their words in common?"""
    first, second = folded(one), folded(two)
    ends_alike = HAN.search(first) is not None and first[-CLASS:] == second[-CLASS:]
    return ends_alike or ratio(first, second) >= SAME_WORDS


def contradictable(fact: Fact) -> str:
    """What two facts share of which only one can be right; "" for those that do not gainsay each other."""
    if fact.kind == "person":
        return folded(fact.term)
    return ENDING.sub("", sides(fact)[0]) if is_pair(fact) else ""


def is_pair(fact: Fact) -> bool:
    """A term in two languages; a short form may be one side of it."""
    return fact.kind == "translation" or (fact.kind == "acronym" and HAN.search(fact.term + fact.answer) is not None)


def spread(count: int) -> list[int]:
    """The numbers below `count` in an order of which every beginning is spread evenly: 0, half, a quarter, …

    They are sorted by their digits read backwards, in base 2 (van der Corput).
    """
    width = max(1, (count - 1).bit_length())
    return sorted(range(count), key=lambda number: f"{number:0{width}b}"[::-1])


def sides(fact: Fact) -> tuple[str, str]:
    """The foreign and the Chinese side of a pair, folded; The Bitter Lesson is a bitter lesson."""
    first, second = (folded(ARTICLE.sub("", side)) for side in (fact.term, fact.answer))
    return (second, first) if HAN.search(first) else (first, second)


def alike(one: str, two: str) -> bool:
    """continual learning and continued learning, neural net and neural network."""
    short, long = sorted((one, two), key=len)
    return (len(short) >= 6 and long.startswith(short)) or ratio(one, two) >= ALIKE


def ratio(one: str, two: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(one, two)


def same_key(fact: Fact) -> tuple[str, str, str]:
    """Two facts with one key ask the same; a pair of terms is one whichever way round it was met."""
    sides = (folded(fact.term), folded(fact.answer))
    if fact.kind in ("translation", "acronym"):
        first, second = sorted(side.removesuffix("s") for side in sides)
        return ("pair", first, second)
    if fact.kind == "definition":
        return (fact.kind, *sides)
    return (fact.kind, sides[1], folded(fact.statement))


def folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def refused(fact: Fact, reason: str) -> Refusal:
    return Refusal(reason, fact.kind, fact.term, fact.answer, fact.rule, fact.source.path, fact.source.line)
