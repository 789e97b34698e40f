"""Where Chinese sentences end, with full-width marks or ASCII ones.

In: text. Out: offsets behind each end. Dots and dashes (…… ——) end nothing, nor does a mark inside round
brackets or a title; a closing quotation mark stays with its sentence, which goes on when the next word
says so (“A。”的). Left to others: the full stop after a Latin word (english).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.chinese_words import HAN
from quizgen.segment.brackets import inside_brackets
from quizgen.segment.english import ends_here

END = re.compile(r"[。！？；!?;．]+|\.+")
CLOSERS = "”’」』》）)】]\"'"
GOES_ON = re.compile(
    r"\s*(?:[，、,：:；;的地得之等和与、]|时(?![间刻代])|[是这那](?=[句番段首条一两三几些种个样话])|那[时么])"
)
BARE_DATE = re.compile(
    r"\s*(?:公元前?)?\d{1,4}\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?)?(?:[初底末中春夏秋冬]|左右|前后)?[。．.]"
)
"""A sentence that says nothing but when: what happened then stands in the next."""
LONE_NAME = re.compile(r"\s?[A-Z][A-Za-z0-9.+-]*(?: [A-Z0-9][A-Za-z0-9.+-]*){0,2}[。．]")
"""A sentence that is one name: it says who or what was meant by the one before."""
PRESSED = re.compile(
    rf"(?<={HAN.pattern}) (?={HAN.pattern})"
    r"|(?:(?<=^)|(?<=[。！？!?”\"] ))[一二三四五六七八九十]{1,3}、"
    rf"[^。！？!?\n]{{1,60}}?(?:{HAN.pattern}|[）)])(?P<space> )(?=\S)"
)
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


def split_chinese(text: str) -> Iterator[int]:
    """The offset behind each sentence but the last."""
    inside = inside_brackets(text)
    start = 0
    for match in END.finditer(text):
        at, end = match.span()
        mark = match.group()
        if mark == "．" and text[at - 1 : at].isdigit() and text[end : end + 1].isdigit():
            continue
        if inside[at] or (mark[0] == "." and not stop_ends(text, at, mark)):
            continue
        if mark in "!?;" and text[end : end + 1].isascii() and text[end : end + 1].isalnum():
            continue  # inside an address or code
        closed = end
        while closed < len(text) and text[closed] in CLOSERS and not opens(text, closed, at):
            closed += 1
        if closed > end and mark[-1] != "；" and GOES_ON.match(text, closed):
            continue
        if BARE_DATE.fullmatch(text, start, closed) or LONE_NAME.match(text, closed):
            continue
        yield closed
        start = closed


def stop_ends(text: str, at: int, mark: str) -> bool:
    """An ASCII full stop ends a sentence after a Chinese character, or as it would in English."""
    following = text[at + 1 : at + 2]
    if len(mark) > 1 or not following:
        return False
    before = text[at - 1 : at]
    if CHINESE.match(before):
        return not following.isalnum() or CHINESE.match(following) is not None
    if re.search(r"(?:^|[\s：:。！？；，])\d{1,3}$", text[max(at - 5, 0) : at]):
        return False  # the number of an item
    if before.isdigit() and CHINESE.match(following):
        return False
    return ends_here(text, at, mark, at + 1) and (following.isspace() or before.islower())


def opens(text: str, at: int, mark_at: int) -> bool:
    """Does a straight quotation mark behind a full stop open the next quotation? An even count before it says so."""
    if text[at] not in "\"'":
        return False
    if text[at - 1].isspace():
        return True
    return text.count(text[at], max(mark_at - 400, 0), mark_at) % 2 == 0


def post_borders(text: str) -> Iterator[int]:
    """Where a post that was pressed into one line had its line breaks: a space between two Chinese characters.

    A numbered heading ends with its first space that a Chinese character or a bracket stands before.
    """
    for match in PRESSED.finditer(text):
        yield match.start("space") if match["space"] else match.start()
