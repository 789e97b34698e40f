"""Round brackets of a sentence, matched in pairs, and the words that stand before each.

In: a sentence and its markup. Out: Bracket spans; the head, the term that a bracket explains.
Left to others: what is written inside (rules), whether it is worth a card (guards).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.chinese_words import HAN, cut
from quizgen.extract.language import Language
from quizgen.extract.scene import Scene, Span, trimmed
from quizgen.formulas import without_formulas
from quizgen.numerals import DATES

PAIRS = {"（": "）", "(": ")", "）": "（", ")": "("}
QUOTES = {"」": "「", "』": "『", "”": "“", "》": "《", "’": "‘", '"': '"', "】": "【", "]": "["}
LATIN = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿ0-9]")
DOTS = "·・•‧"
JOINS = re.compile(r"\band\b|&")
LATIN_RUN = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿ0-9][\w.+#&'’/*-]*(?:[ \u00a0][A-Za-zÀ-ɏͰ-ϿЀ-ӿ0-9&][\w.+#&'’/*-]*)*", re.ASCII)
SHORT = re.compile(r"[(（\[][^()（）\[\]\s][^()（）\[\]]{0,60}[)）\]]")
MAX_HEAD = 60
"""A head is searched in this many characters before its bracket."""
STRESSED = 4
"""A Chinese name has at most four characters for each word of the foreign one, and so many more."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """`outer` includes the brackets, `inner` does not."""

    outer: Span
    inner: Span


def find_brackets(text: str) -> Iterator[Bracket]:
    """Outermost matched pairs outside formulas, left to right; full-width and half-width may close each other."""
    stack: list[int] = []
    for at, char in enumerate(without_formulas(text)):
        if char in "（(":
            stack.append(at)
        elif char in "）)" and stack:
            start = stack.pop()
            if not stack:
                yield Bracket(Span(start, at + 1), trimmed(text, start + 1, at))


def find_short_brackets(text: str) -> Iterator[Bracket]:
    """Brackets of any depth, round or square, that hold a few characters: full forms are found by their letters."""
    for match in SHORT.finditer(text):
        yield Bracket(Span(*match.span()), trimmed(text, match.start() + 1, match.end() - 1))


def find_head(scene: Scene, bracket: Bracket, label: str, foreign: str) -> Span | None:
    """The term before a bracket, or None where there is none.

    `label` is the name the bracket repeats ("" if none); `foreign` is the foreign name it gives ("" if none):
    a Chinese term has about two characters for each of its words.
    The first of these that answers wins: markup, the label itself, quotation marks, the run of Latin
    words, the words of the language.
    """
    text = scene.text
    start, end = trimmed(text, max(0, bracket.outer.start - MAX_HEAD), bracket.outer.start)
    if start == end:
        return None
    found = marked_head(scene, end, (end, bracket.outer.start, bracket.outer.end))
    if found is not None and not (foreign and holds_more(found.of(text), foreign)):
        graded = scene.language.words("graded").match(text, *found)
        return Span(graded.end(), found.end) if graded else found
    if label and text[start:end].casefold().endswith(label.casefold()):
        left = end - len(label)
        if left == 0 or not (LATIN.match(label) and LATIN.match(text[left - 1])):
            return Span(left, end)
    if text[end - 1] in QUOTES:
        opened = text.rfind(QUOTES[text[end - 1]], start, end - 1)
        return trimmed(text, opened + 1, end - 1) if opened >= 0 else None
    if LATIN.match(text[end - 1]):
        return mixed_head(scene, start, end, foreign) or latin_head(text, start, end, scene.language)
    if HAN.match(text[end - 1]):
        return han_head(scene, start, end, foreign)
    return None


def holds_more(marked: str, foreign: str) -> bool:
    """Is what markup sets off longer than what the foreign name can mean? Then a phrase is stressed, not its term."""
    return HAN.search(marked) is not None and len(marked) > STRESSED + 4 * len(foreign.split())


def marked_head(scene: Scene, end: int, ends: tuple[int, ...]) -> Span | None:
    """The term up to `end` that markup sets off, where the markup ends at one of `ends`."""
    for kind, mark in scene.marks:
        inside = mark.start < end <= mark.end and mark.end in ends
        if inside and kind in ("bold", "italic", "code", "link") and end - mark.start <= MAX_HEAD:
            return trimmed(scene.text, mark.start, end)
    return None


def mixed_head(scene: Scene, start: int, end: int, foreign: str) -> Span | None:
    """The term of both scripts whose foreign end its foreign name repeats: 异步IO for Asynchronous IO."""
    run = next((m for m in LATIN_RUN.finditer(scene.text, start) if m.end() >= end), None)
    if run is None or not run.start() > start or not HAN.match(scene.text[run.start() - 1]):
        return None
    words = foreign.split()
    if len(words) < 2 or run[0].casefold() != words[-1].casefold():
        return None
    own = han_head(scene, start, run.start(), " ".join(words[:-1]))
    return Span(own.start, end) if own else None


def latin_head(text: str, start: int, end: int, language: Language) -> Span | None:
    """The run of Latin words that ends at `end`, cut after its last function word, unless that binds them to one term:
    out of range, step by step."""
    run = next((m for m in LATIN_RUN.finditer(text, start) if m.end() >= end), None)
    if run is None:
        return None
    left = run.start()
    for word in language.words("left_edge_latin").finditer(text, left, end):
        if word.end() < end and text[word.end()] == " ":
            left = word.end()
    span = trimmed(text, left, end, " *-/'’")
    if span.start == span.end:
        return None
    before = text[run.start() : span.start]
    bound = next((m for m in language.words("bound_openings").finditer(before) if m.end() == len(before) - 1), None)
    if bound is None and span.of(text) in before:
        bound = re.search(rf"\b{re.escape(span.of(text))} [a-z]+ $", before)
    return Span(run.start() + bound.start(), end) if bound else span


def han_head(scene: Scene, start: int, end: int, foreign: str) -> Span | None:
    """The noun phrase before a bracket in a text without spaces.

    Words are taken from the right until one that cannot be part of a name (data: left_edge), or until
    the phrase is longer than its foreign name suggests. A first word that the document leaves out
    elsewhere is dropped again: 扩大 before 神经网络 is no part of the term.
    """
    text = scene.text
    left = end
    while left > start and (HAN.match(text[left - 1]) or LATIN.match(text[left - 1]) or text[left - 1] in DOTS):
        left -= 1
    if re.search(r"[0-9]", text[left:end]) and not re.search(r"[0-9]", foreign):  # 2019年国家灯塔局 (NLB)
        left = max([left, *(q.end for q in scene.quantities if q.kind in DATES and left <= q.start < q.end < end)])
    proper = foreign[:1].isupper()
    stops = scene.language.words("left_edge")
    verbs = scene.language.words("left_edge_verbs")
    roles, binds = scene.language.words("roles"), scene.language.words("binds")
    limit = 16 if proper else max(6, 2 * len(foreign.split()) + 2)
    # 研究 is no verb in 国际癌症研究机构 (IARC, or International Agency for Research on Cancer)
    least = len(foreign) if foreign.isupper() else sum(len(word) > 3 for word in foreign.split()) if proper else 0
    joins = len(JOINS.findall(foreign))  # 控制与预防中心 for Control and Prevention
    taken: list[str] = []
    for token in reversed(cut(text[left:end])):
        joined = bool(taken) and (token in DOTS or taken[0] in DOTS)
        if taken and joins and binds.fullmatch(token):
            joins, joined = joins - 1, True
        if not joined and (
            stops.fullmatch(token)
            or (sum(map(len, taken)) >= max(1, least) and verbs.fullmatch(token))
            or (taken and proper and roles.search(token))
        ):
            break
        if len(token) + sum(map(len, taken)) > limit:
            break
        taken.insert(0, token)
    shortest = max(4, 2 * len(foreign.split()))
    while len(taken) > 1 and not proper and sum(map(len, taken[1:])) >= shortest:
        phrase, rest = "".join(taken), "".join(taken[1:])
        if scene.document.text.count(rest) == scene.document.text.count(phrase):
            break
        taken.pop(0)
    head = "".join(taken).strip(DOTS)
    at = end - len(head) - 1
    if head and at >= start and text[at] in QUOTES and text[at] not in "】]":  # “冷管”系统, but not 【今日】冷管
        opened = text.rfind(QUOTES[text[at]], start, at)
        return Span(opened, end) if opened >= 0 else None
    opens = head == text[:end]  # 熵（entropy）: one character is a term where nothing stands before it
    return with_opening(scene, Span(end - len(head), end), foreign) if len(head) >= 2 or opens else None


def with_opening(scene: Scene, head: Span, foreign: str) -> Span:
    """With what its foreign name begins with, too: 国家半导体 for National Semiconductor."""
    first = re.match(r"[A-Z][a-z]+(?= )", foreign)
    words = scene.language.words(f"begins_{first[0].lower()}") if first else None
    if words is None or words.match(head.of(scene.text)):
        return head
    before = next((found for found in words.finditer(scene.text[: head.start]) if found.end() == head.start), None)
    return Span(before.start(), head.end) if before else head
