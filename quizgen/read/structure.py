"""What a line looks like at its beginning: the few patterns that more than one reader asks for.

In: the text of a line. Out: yes or no. Left to others: what to make of it.
"""

from __future__ import annotations

import re

CLOCK = r"(?:\d{1,2}:)?[0-5]?\d:[0-5]\d(?:[.,]\d{1,3})?"
HEADER = re.compile(
    rf"""(?P<who>[^\s\d\[，。；！？()<>%=][^，。；！？()<>%=]{{0,60}}?)?\s*(?P<time>{CLOCK})\s*(?:[-–—~]|-->|to)\s*(?P<until>{CLOCK})(?:\s+\S{{1,30}}:\S+)*\s*$
      | (?P<who2>[^\s\d\[(（，。；！？<>%=][^，。；！？<>()%=]{{0,38}}?)\s*[\[(（]?(?P<time2>{CLOCK})[\])）]?\s*$
      | [\[(（]?(?P<time3>{CLOCK})[\])）]?\s*[-–]?\s*(?P<who3>[^\s:：\d][^:：\d]{{0,38}}?)?\s*[:：]?\s*$
      | [\[(（](?P<time4>{CLOCK})[\])）]\s*(?P<who4>[^\s:：\d][^:：\d]{{0,38}}?)\s*[:：]\s*(?P<said>\S.*)$""",
    re.VERBOSE,
)
"""The line that opens a turn of a transcript: who and when, in one order or the other."""
CUE = re.compile(rf"\s*[\[(]{CLOCK}[\])]\s")
"""A line that begins with the time at which it was said, in brackets."""
AGO = re.compile(
    r"\s*(?:\d+\s?(?:秒|分钟|分鐘|小时|小時|天|周|週|星期|个月|個月|月|年)[前以]?前|刚刚|剛剛|(?:昨天|前天|今天)(?:\s?\d+:\d\d)?"
    r"|(?:an?|\d+)\s?(?:s|m|min|h|d|w|mo|y|(?:sec(?:ond)?|min(?:ute)?|hour|day|week|month|year)s?)(?:\s+ago)?"
    r"|(?:(?:19|20)?\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, (?:19|20)\d\d)?"
    r"(?:,? \d{1,2}:\d\d(?: ?[ap]m)?)?)(?:\s+(?:来自|來自|via|from)\s.{1,40})?\s*$",
    re.IGNORECASE,
)
"""A line that says only when: how long ago, or a date."""
LONGEST_OPENING = 120
"""Characters in which a message says when and who."""
LONGEST_HEADER = 80
"""Characters of such a line: no expression runs over a file of blanks."""
DAY = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})"
TIME_OF_DAY = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[APap][Mm])?"
WHEN, WHEN2 = (rf"(?P<{name}>{DAY},?\s+{TIME_OF_DAY}|{TIME_OF_DAY},?\s+{DAY})" for name in ("when", "when2"))
NAME = r"[^\s:：\[\]\d][^:：\[\]\n]{0,39}?"
MESSAGE = re.compile(
    rf"[\u200e\u200f]*(?:\[{WHEN}\]\s*|{WHEN2}\s+[-–]\s+)[\u200e\u200f]*"
    rf"(?:(?P<who>{NAME})[:：]\s*(?P<said>.*))?"
)
"""A message on the line of its header; without `who` the program speaks."""
WHO_AND_WHEN = re.compile(r"(?P<who>@?[^·|•\n]{1,40}?)\s*[·|•]\s*(?P<when>[^·|•\n]{2,30})$")
"""A line that opens a post, where `when` is a time."""
TOPIC_TAG = r"[#＃][^\s#＃]{2,40}[#＃]\s*"
TOPIC = re.compile(rf"\s*(?:{TOPIC_TAG})+(?=\S)")
"""What a post is about, said before it."""
COUNTS = re.compile(r"\s*(?:[♥❤♡👍💬🔁🔄↻★☆👁]\ufe0f?\s?[\d,.]+\s?[kKwW万]?\s*)+$")
"""A line that says only how often a post was liked, answered and passed on."""
ITEM = re.compile(
    r"(?P<indent>[ \t\f]*)(?:(?P<bullet>[-*+•‣▪◆◇■□●○▶►➤➢❖✓✔⁃–—☐☑☒→★\uf000-\uf0ff]"
    r"|[\u2600-\u2604\u2607-\u27bf\U0001f300-\U0001faff]\ufe0f?"
    r"|[(（]\d{1,2}[)）](?=\s*[A-Z㐀-鿿])|[①-⑳])"
    r"|(?P<number>\d{1,3})[.)、/])(?:[ \t\u3000]+|(?<=[、)）①-⑳]))(?=\S)"
)
TASK = re.compile(r"[☐☑☒]|\[[ xX]\]\s+")
"""What opens an item that somebody has to do."""
HEADING = re.compile(r" {0,3}(?P<level>#{1,6})(?:(?:[ \t]+|(?<=##)(?=[^#!\s]))(?P<title>.*?))??[ \t]*#*[ \t]*$")
"""Of two signs or more the blank behind them is often forgotten; behind one, it may be a topic."""
NUMBERED_HEAD = re.compile(
    r"\s*(?:(?P<chapter>第[一二三四五六七八九十百\d]{1,4}[章节篇部编讲课])|(?P<first>[一二三四五六七八九十]{1,3}、)"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|(?P<part>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?=\s+[A-Z][a-z]))\s*[^\s。！？；，：.!?;,:][^。！？；，：!?;:\n]{1,28}$"
)
"""A Chinese heading without markup, told by its number."""
FENCE = re.compile(r"[> \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(?P<fence>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)$")
"""A line that opens a block of code, also in a quotation or item; one without `info` may close it."""
FORMULA = re.compile(r"(?:(?!\$\$).)*\$\$(?:(?!\$\$).)*$|(?:(?!\\\[).)*\\\[(?:(?!\\[\[\]]).)*$")
"""A line in which a formula of several lines begins."""
RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={4,}[ \t]*|[—–─━]{3,}[ \t]*)$")
SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
QUOTE = re.compile(r" {0,12}[?!]?>[ \t]?")
"""A quotation, or a box as Docsify writes it (?> and !>)."""
URL_LINE = re.compile(r"\s*[^\s\[\](){}<>\"'=/.-]{0,12}\s?[↗→:：]?\s?https?://\S+\s*$")
FIELD = re.compile(r"[A-Za-z][\w-]{0,30}:(?:\s|$)|- ")
"""A line of front matter."""
OTHER = re.compile(r"\s*(?:\||<!--|<(?:div|p|table|ul|ol|img|details)\b|#\w|\$\$|:\w+:|:::|\{%)")


SHORT = 35
"""A line of fewer characters is not the upper half of a broken one, so that a list may begin below it."""


class List:
    """The list that is open at a line, as far as its markers tell. `see` every line in order."""

    def __init__(self) -> None:
        self.bullet = ""
        self.number = 0
        self.fields = False
        self._first = self._may_start = True

    def see(self, text: str) -> None:
        if text.strip() == "---":
            self.fields = self._first
        self._first = False
        item = ITEM.match(text) if self._may_start else None
        if item and item["bullet"]:
            self.bullet = item["bullet"]
        elif item:
            self.number = int(item["number"])
        self._may_start = item is not None or len(text) < SHORT

    def goes_on(self, text: str) -> bool:
        """Does this line begin with the marker that comes next in the open list?"""
        item = ITEM.match(text)
        if item is None:
            return False
        if item["bullet"]:
            return item["bullet"] == self.bullet or len(item["indent"]) > 1
        return self.number > 0 and int(item["number"]) in (self.number, self.number + 1)


def starts_structure(text: str, after: str, open_list: List) -> bool:
    """Is this line, seen by itself and with the one after it, the beginning of something new?"""
    first = text.lstrip()[:1]
    if open_list.fields and (FIELD.match(text) or text.strip() == "---"):
        return True
    if first in "#`~>|<!$:{=-_*+•" and (
        HEADING.match(text) or FENCE.match(text) or RULE.match(text) or QUOTE.match(text) or SETEXT.match(text)
        or OTHER.match(text)
    ):  # fmt: skip
        return True
    if open_list.goes_on(text) or is_header(text) or URL_LINE.match(text) or COUNTS.match(text) or post_header(text):
        return True
    if first in "[(" and CUE.match(text):
        return True
    if first in "[0123456789\u200e" and MESSAGE.match(text[:LONGEST_OPENING]):
        return True
    return AGO.match(text) is not None or (len(text) <= 40 and AGO.match(after) is not None)


def is_header(text: str) -> bool:
    """Does this line open a turn of a transcript?"""
    return ":" in text and any(char.isdigit() for char in text[:90]) and HEADER.match(text) is not None


def post_header(text: str) -> re.Match[str] | None:
    """The groups `who` and `when` of a line that opens a post with both."""
    text = text.strip()
    both = WHO_AND_WHEN.match(text) if len(text) <= LONGEST_HEADER else None
    return both if both and AGO.match(both["when"]) else None


def is_complete(text: str) -> bool:
    """Is this a line that nothing can go on from, whatever its width?"""
    return is_header(text) or AGO.match(text) is not None or COUNTS.match(text) is not None or text.strip() == "---"
