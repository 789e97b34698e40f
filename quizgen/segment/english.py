"""Where English sentences end.

In: text. Out: offsets behind each end. A full stop also stands in abbreviations, initials, numbers and
addresses; what follows it decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.segment.brackets import inside_brackets

END = re.compile(r"[.!?。！？]+")
CITED = re.compile(
    r"\s*\([A-Z][\w’'.-]+(?:,? (?:&|and) [A-Z][\w’'-]+| et al\.?)?,? (?:19|20)\d\d[a-z]?(?:, pp?\. ?[\d–-]+)?\)"
)
"""Where a sentence is from, behind its full stop."""
CLOSERS = "”’」』》）)]\"'"


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS = words(
    "mr mrs ms dr prof st mt jr sr vs v viz cf al fig figs eq eqs sec ch chap vol vols ed eds approx ca "
    "inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec gen col lt capt sgt rev hon gov sen rep pres "
    "dept univ est ave blvd rd ft oz lb hr min sec max avg etc ibid op cit resp e.g i.e a.m p.m u.s u.k u.n d.c ph.d "
    "m.d b.a m.a b.sc m.sc b.c a.d"
)
NUMBERED = words("no nos p pp")
"""Abbreviations only before a number."""
MAY_END = words(
    "min sec max hr ft oz lb est etc jr sr inc ltd co corp a.m p.m u.s u.k u.n d.c ph.d m.d b.a m.a b.c a.d"
)
"""Abbreviations that also end sentences: they do when the next word opens one."""
OPENERS = words(
    "the a an it he she they we you i this that these those there in on at by for from with as if when while although "
    "however but and so then what who how why its his her their our my many most some all both each no not such"
)
BEFORE = re.compile(r"[A-Za-z][A-Za-z.]*$")
NEXT_WORD = re.compile(r"\s*[\"'“‘(\[]*([^\W\d_]+|\d|\S)?")
GLUED = re.compile(r"(?:^|[\s(])[a-z]{2,}$")
ITEM_NUMBER = re.compile(r"(?:^|[.!?:;]\s{1,3})\d{1,3}$")
LOOK_BACK = 24


def split_english(text: str) -> Iterator[int]:
    """The offset behind each sentence but the last."""
    inside = inside_brackets(text)
    for match in END.finditer(text):
        at, end = match.span()
        if inside[at]:
            continue
        while end < len(text) and text[end] in CLOSERS and not (text[end] in "\"'" and text[end - 1].isspace()):
            end += 1
        if cited := CITED.match(text, end):
            end = cited.end()
        if end < len(text) and ends_here(text, at, match.group(), end):
            yield end


def ends_here(text: str, at: int, mark: str, end: int) -> bool:
    """Does a sentence end with the mark at `at` and what closes behind it up to `end`?"""
    if not mark.isascii():
        return True
    following = text[end]
    before = text[max(at - LOOK_BACK, 0) : at]
    if not following.isspace():
        return is_glued(before, mark, text[end : end + 3]) or following > "\u2e80"
    word = NEXT_WORD.match(text, end)
    first = word[1] if word and word[1] else ""
    if first[:1].islower() or (mark == "." and is_abbreviated(before, first)):
        return False
    return not (mark == "." and ITEM_NUMBER.search(before))


def is_abbreviated(before: str, following: str) -> bool:
    """Is the full stop after `before` part of an abbreviation or an initial, given the word that follows?"""
    match = BEFORE.search(before)
    if match is None:
        return False
    word = match.group()
    if len(word) == 1 and word.isupper():
        return following.lower() not in OPENERS or following == "I"
    if word.isupper() and "." not in word:
        return False  # MS, CO, ST: short forms of their own
    folded = word.lower()
    if folded in NUMBERED:
        return following.isdigit()
    dotted = re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word) is not None and folded not in ("e.g", "i.e")
    if folded in MAY_END or dotted:
        return following.lower() not in OPENERS
    return folded in ABBREVIATIONS


def is_glued(before: str, mark: str, after: str) -> bool:
    """Was the space after the full stop lost (end.Next)? A name such as Node.js goes on in small letters."""
    return mark == "." and GLUED.search(before) is not None and re.match(r"[A-Z][a-z]", after) is not None
