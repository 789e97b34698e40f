"""Fragments of a raw transcript grouped into what might be sentences.

In: text with a line feed after each fragment. Out: offsets behind each sentence. A fragment goes on
with the one before when either says so: it begins with a connective, or the one before ends on one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.chinese_words import HAN
from quizgen.phrases import phrase
from quizgen.read.fragments import says_nothing

LONGEST = 120
MOST = 6
"""Characters and fragments a sentence may have before it is cut anyway."""
ENDED = re.compile(r"[。！？!?]$")
CHINESE = re.compile(rf"{HAN.pattern}{{2,10}}")
FOREIGN = re.compile(r"\s?[A-Za-z][A-Za-z .'-]*")
PARALLEL = re.compile(rf"[A-Za-z][A-Za-z -]+ ?(?P<tail>{HAN.pattern}{{2,4}})$")


def split_fragments(text: str) -> Iterator[int]:
    """The offset behind each sentence but the last."""
    start = at = count = 0
    before = ""
    for line in text.split("\n"):
        body = line.strip()
        if count and not continues(before, body, at - start, count):
            yield at
            start, count = at, 0
        at += len(line) + 1
        count += 1
        before = body


def continues(before: str, body: str, length: int, count: int) -> bool:
    """Does `body` belong to the sentence that `before` stands in?"""
    if says_nothing(before) or says_nothing(body) or count >= MOST or length + len(body) > LONGEST:
        return False
    if ENDED.search(before):
        return False
    if (
        phrase("hangs").search(before)
        or phrase("goes_on").match(body)
        or is_parallel(before, body)
        or answers_why(before, body)
    ):
        return True
    return is_foreign(body) != is_foreign(before) and not phrase("opens_anew").match(body)


def is_foreign(body: str) -> bool:
    """Is a fragment a name in letters, behind nothing but words that lead up to one?"""
    led_up_to = phrase("names_foreign").match(body)
    return FOREIGN.fullmatch(body, led_up_to.end() if led_up_to else 0) is not None


def is_parallel(before: str, body: str) -> bool:
    """Does a fragment say the one before again, with a foreign word in place of the first ones?"""
    match = PARALLEL.match(body)
    if match is None:
        return False
    said = before.removesuffix("了")
    return said.endswith(match["tail"]) and CHINESE.fullmatch(said.removesuffix(match["tail"])) is not None


def answers_why(before: str, body: str) -> bool:
    """Is a fragment the answer to the question of the one before?"""
    return phrase("asks_why").search(before) is not None and phrase("answers_why").match(body) is not None
