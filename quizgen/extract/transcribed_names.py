"""Foreign names written in Chinese characters with a dot between their parts: 弗拉维奥·乔伊亚.

In: a scene. Out: Spans, without the role before a name and the verb behind it: neither is set off in Chinese. Left to
others: all other names (names).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from quizgen.chinese_words import HAN, cut
from quizgen.extract.scene import Scene, Span
from quizgen.words import RARE, frequency

DOTS = "·・•"
DOTTED = re.compile(rf"{HAN.pattern}{{1,10}}(?:[·・•]{HAN.pattern}{{1,10}}){{1,4}}")
LONGEST_PART = 6
"""Characters behind the last dot of a transcribed name."""
COMMON_GIVEN = 4.5
"""What stands behind a surname is no everyday word (Zipf frequency)."""


def dotted_names(scene: Scene, start: int, end: int) -> Iterator[Span]:
    """Transcribed names, without the role before and the verb behind them: neither is set off in Chinese."""
    text, at = scene.text, start
    for match in DOTTED.finditer(text, start, end):
        dots = [place for place in range(match.start(), match.end()) if text[place] in DOTS]
        left = None
        for number, dot in enumerate(dots):
            begin = name_start(scene, max(at, match.start()), dot) if left is None else left
            behind = name_end(scene, dot + 1, dots[number + 1] if number + 1 < len(dots) else match.end())
            if number + 1 < len(dots) and behind == dots[number + 1]:
                left = begin  # one name of several parts
                continue
            yield Span(begin, behind)
            left, at = None, behind


def name_start(scene: Scene, start: int, dot: int) -> int:
    """Where the part before a dot begins: behind the last word that is a role or an everyday word."""
    language, at, begin = scene.language, start, start
    tokens = cut(scene.text[start:dot])
    for token in tokens[:-1]:
        at += len(token)
        known = len(token) > 1 and frequency(token, scene.sentence.lang) >= RARE
        if known or any(language.words(name).fullmatch(token) for name in ("left_edge", "left_edge_verbs", "roles")):
            begin = at
    return begin


def name_end(scene: Scene, start: int, end: int) -> int:
    """Where the part behind a dot ends: before the first word that no name holds.

    A word that only writes sounds is part of it (林|尼克, 楚|达|科夫), though it may be a word elsewhere too.
    """
    language, at = scene.language, start
    sounds = language.words("sounds")
    tokens = cut(scene.text[start:end])
    for token, after in zip_longest(tokens, tokens[1:], fillvalue=""):
        stops = language.words("left_edge").fullmatch(token) or language.words("left_edge_verbs").fullmatch(token)
        known = len(token) > 1 and frequency(token, scene.sentence.lang) >= RARE
        written = len(sounds.findall(token)) == len(token) and frequency(token, scene.sentence.lang) < COMMON_GIVEN
        goes_on = written or (len(token) == 1 and sounds.match(token) and len(sounds.findall(after)) == len(after) > 1)
        if at > start and (((stops or known) and not goes_on) or at + len(token) - start > LONGEST_PART):
            break
        at += len(token)
        if language.words("name_endings").fullmatch(token):
            break
    return at
