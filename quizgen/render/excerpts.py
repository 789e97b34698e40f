"""Sentences cut to what a card can show.

In: sentences and places in them. Out: stretches of them, cut at clause marks; with a term's translation hidden, the cue
from which it is asked. Left to others: fields (notes).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizgen.chinese_words import HAN
from quizgen.formulas import whole
from quizgen.phrases import phrase
from quizgen.render.hints import BLANK, halves, says_any, spelled, without
from quizgen.render.html import marked

LONGEST = 220
"""A quoted sentence longer than this many characters is shortened around the answer."""
CUE = {"zh": 80, "en": 140}
"""Characters of the sentence in which a term is asked, in Chinese and in other scripts."""
TELLING = 6
"""Letters and characters of a sentence, besides the pair, that tell what is meant."""
EXPLAINED = re.compile(r"(?P<label>[（(][^（）():：]{1,60})[:：](?:[^（）()]|[（(][^（）()]*[)）])*(?=[)）])")
"""A bracket that explains its term, of which the cue needs the term."""
ASIDE = r"\s?[（(](?&phrase)[^（）()]*[)）]"
"""A bracket that only says where more is told."""
SAID_TWICE = re.compile(r"(?P<term>(?<![A-Za-z0-9-])[A-Za-z0-9-]{2,}(?: [A-Za-z0-9-]+){0,4})\s?[（(](?P=term)[)）]")
GAP = "____"
BESIDE_GAP = re.compile(rf"(?<=[（(]{GAP})[，,;；/][^（）()]*(?=[)）])")
"""What the bracket says more of the term that is hidden in it."""
BRACKET = re.compile(r"\s?[（(][^（）()]*[)）]")
RIVAL = rf"\s?(?:[（(][^（）()]*[)）])?\s?(?&phrase)(?!\s?{GAP})"
"""Behind what is asked: the text gives it a meaning that is not the one to be told, often in jest."""
CLAUSE = re.compile(r"[，,；;。：:!?！？]|(?<=[a-z])\.(?= )")


def excerpt(text: str, low: int, high: int, longest: int = LONGEST) -> tuple[int, int]:
    """The part around [low, high) of a text of more than `longest` characters: cut at clause marks if it can be, and in
    no formula and no bracket."""
    if len(text) <= longest:
        return 0, len(text)
    room = max(longest // 5, (longest - (high - low)) // 2)
    clauses = [match.end() for match in CLAUSE.finditer(text)]
    left, right = max(low - room, 0), min(high + room, len(text))
    if left:
        left = min((at for at in clauses if left <= at <= low - room // 2), default=between_words(text, left))
    if right < len(text):
        right = max((at for at in clauses if high + room // 2 <= at <= right), default=between_words(text, right))
    return whole(text, *outside_brackets(text, left, max(right, high), high))


def outside_brackets(text: str, left: int, right: int, high: int) -> tuple[int, int]:
    """The stretch without the part of a bracket that it would end in, unless what is kept stands there."""
    for match in BRACKET.finditer(text):
        if match.start() < right < match.end():
            right = match.start() if match.start() >= high else match.end()
        if match.start() < left < match.end():
            left = match.start()
    return left, right


def explanations(text: str, kept: tuple[int, int]) -> list[tuple[int, int]]:
    """Stretches that only explain a term in brackets behind it, or say where more is told, without the one that holds
    what is kept; the bracket goes whole where it begins with the same term again."""
    out = [match.span() for match in phrase("told_at", ASIDE).finditer(text)]
    for match in EXPLAINED.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in out):
            continue
        label_end, end = match.end("label"), match.end()
        label = text[match.start() + 1 : label_end].strip()
        before = text[: match.start()].rstrip()
        out.append((len(before), end + 1) if before.endswith(label) else (label_end, end))
    return [(start, end) for start, end in out if not (start < kept[1] and kept[0] < end)]


def between_words(text: str, at: int) -> int:
    """The place, or that before the Latin word which would be cut there."""
    while text[at - 1 : at + 1].isascii() and text[at - 1 : at + 1].isalnum():
        at -= 1
    return at


def cue(texts: Iterable[str], asked: str, secret: str) -> str:
    """HTML of the first of the texts that says what is asked, cut to it, with what is to be told hidden; "" if none."""
    for text in texts:
        hidden = without(SAID_TWICE.sub(r"\g<term>", EXPLAINED.sub(r"\g<label>", text)), secret, GAP)
        hidden = BESIDE_GAP.sub("", hidden)
        mention = first_mention(asked, hidden)
        if mention and is_telling(hidden[: mention[0]] + GAP + hidden[mention[1] :], secret):
            left, right = excerpt(hidden, *mention, CUE["zh" if HAN.search(hidden) else "en"])
            if phrase("stammers").search(hidden[left:right]) or phrase("means", RIVAL).match(hidden, mention[1]):
                continue
            head, tail = (BLANK if left else ""), (BLANK if right < len(hidden) else "")
            return head + marked(hidden, *mention, window=(left, right)) + tail
    return ""


def first_mention(words: str, text: str) -> tuple[int, int] | None:
    """Where the words stand in the text as words of their own, however they are spaced there."""
    start = text.find(words)
    end = start + len(words)
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    if start >= 0 and not any(char.isascii() and char.isalnum() for char in beside):
        return start, end  # as they are asked, which needs no pattern
    found = re.search(spelled(words), text, re.IGNORECASE)
    return found.span() if found else None


def is_telling(rest: str, secret: str) -> bool:
    """Does a sentence without its pair say something, and not half of what is to be told?"""
    return len(re.findall(r"[^\W_]", rest)) >= TELLING and not says_any(rest, halves(secret))
