"""Fragments of a raw transcript grouped into what might be sentences.

In: text with a line feed after each fragment. Out: offsets behind each sentence. A fragment goes on
with the one before when either says so: it begins with a connective, or the one before ends on one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.chinese_words import HAN
from quizgen.read.fragments import FILLER

LONGEST = 120
MOST = 6
"""Characters and fragments a sentence may have before it is cut anyway."""
OPENS_ANEW = re.compile(
    r"(?:然后|然後|所以|但是|但|不过|因为|因為|那么|那|好|对|對|嗯|OK|是的|而且|还有|另外|其实|包括|比如|首先|第[一二三四]|今天|大家|我)"
)
GOES_ON = re.compile(
    r"(?:就是|叫|叫做|叫作|也就是|的|去|来|英文|跟|和|或者|以及|它|他|她|这个|這個|那个|有|是|在|用|"
    r"超过|达到|高达|长达|约有|约为|被称|被誉|被列|位于|"
    rf"{HAN.pattern}{{2,6}}(?:写|拍|画|译)的$)"
)
DATE = r"^(?:公元前?)?\d{1,4}年(?:\d{1,2}月(?:\d{1,2}[日号])?)?[初底末中春夏秋冬]?"
HANGS = re.compile(
    rf"(?:{DATE}|列入|成为|位于|属于|称为|达到|超过|"
    r"的|是|叫|叫做|叫作|就是|和|跟|与|或者|在|有|把|被|从|对于|关于|这个|那个|这种|一个|做|去|以及|因为|所以|说|這個)$"
)
ENDED = re.compile(r"[。！？!?]$")
CHINESE = re.compile(rf"{HAN.pattern}{{2,10}}")
PARALLEL = re.compile(rf"[A-Za-z][A-Za-z -]+ ?(?P<tail>{HAN.pattern}{{2,4}})$")
FOREIGN = re.compile(r"(?:叫|叫做|就是)?\s?[A-Za-z][A-Za-z .'-]*$")


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
    if FILLER.fullmatch(before) or FILLER.fullmatch(body) or count >= MOST or length + len(body) > LONGEST:
        return False
    if ENDED.search(before):
        return False
    if HANGS.search(before) or GOES_ON.match(body) or is_parallel(before, body) or answers_why(before, body):
        return True
    return bool(FOREIGN.match(body)) != bool(FOREIGN.match(before)) and not OPENS_ANEW.match(body)


def is_parallel(before: str, body: str) -> bool:
    """Does a fragment say the one before again, with a foreign word in place of the first ones?"""
    match = PARALLEL.match(body)
    if match is None:
        return False
    said = before.removesuffix("了")
    return said.endswith(match["tail"]) and CHINESE.fullmatch(said.removesuffix(match["tail"])) is not None


def answers_why(before: str, body: str) -> bool:
    """Is a fragment the answer to the question of the one before?"""
    return "为什么" in before and body.startswith("因为")
