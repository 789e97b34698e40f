"""What stood between two lines before a line break came between them: nothing or a space.

In: the ends of two lines and the document's habits. Out: "" or " "; several lines as one View.
Between Chinese and Latin the document's own habit decides, counted inside its lines, where wrapping
changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from quizgen.read.lines import CJK_RUN
from quizgen.read.views import Builder, stripped
from quizgen.records import View

MARKUP = " \t\u3000*_~`[]>"
LATIN = ("l", "d")
SPACED_PAIR = re.compile(r"(?=(\S) (\S))")
WORDS_OF_ONE = ("a", "A", "I")
ENOUGH = 300_000
"""Characters of a document that are looked at to learn its habits."""


class Habit:
    """How often the document writes a space between two kinds of characters, and how often none."""

    def __init__(self, text: str) -> None:
        self._text = text[:ENOUGH]
        self._counts: dict[tuple[str, str], int] | None = None
        self._words: Counter[str] | None = None

    def prefers_space(self, left: str, right: str) -> bool:
        """Does the document put a space between the kinds of these two characters? An even count says no."""
        if self._counts is None:
            self._counts = count_pairs(self._text)
        one, two = kind_of(left), kind_of(right)
        if {one, two} in ({"c", "l"}, {"c", "d"}):  # both ways round follow one habit
            return self._counts.get((one, two), 0) + self._counts.get((two, one), 0) > 0
        return self._counts.get((one, two), 0) > 0

    def is_one_word(self, left: str, right: str) -> bool:
        """Are two parted runs of letters or digits one word? Yes when it stands elsewhere, or not both do."""
        if left.isdigit() or right.isdigit():
            return left.isdigit() and right.isdigit()
        if any(len(part) == 1 and part not in WORDS_OF_ONE for part in (left, right)):
            return True
        if self._words is None:
            self._words = Counter(re.findall(r"[A-Za-z]+", self._text))
        if self._words[left + right]:
            return True
        if left[-1].islower() and right[0].isupper():
            return False
        return self._words[left] < 2 or self._words[right] < 2


def count_pairs(text: str) -> dict[tuple[str, str], int]:
    """For each two kinds of characters: spaced occurrences less unspaced ones."""
    out: dict[tuple[str, str], int] = {}
    for sign, pairs in ((1, Counter(SPACED_PAIR.findall(text))), (-1, Counter(pairwise(text)))):
        for (left, right), count in pairs.items():
            if left.isspace() or right.isspace():
                continue
            kinds = kind_of(left), kind_of(right)
            out[kinds] = out.get(kinds, 0) + sign * count
    return out


def kind_of(char: str) -> str:
    """ "c" for Chinese and its kin, "d" for digits, "l" for other letters, a mark for itself."""
    if CJK_RUN.match(char):
        return "c"
    if char.isdigit():
        return "d"
    return "l" if char.isalpha() else char


def glue(before: str, after: str, habit: Habit) -> str:
    """What to put between two lines of one paragraph; both without white space at the break."""
    left_text, right_text = before.rstrip(MARKUP), after.lstrip(MARKUP)
    left, right = left_text[-1:], right_text[:1]
    if not left or not right:
        return " " if before[-1:].isalnum() or after[:1].isalnum() else ""
    one, two = kind_of(left), kind_of(right)
    if one == two == "c":
        return ""
    if one in LATIN and two in LATIN:
        return " "
    if left == "-" and two in LATIN and left_text[-2:-1].isalpha():
        return ""
    if left in "/(（[“‘「『《〈【" or right in ")）]”’」』》〉】，。；：、？！…,.;:?!%":
        return ""
    if one in LATIN or two in LATIN:
        return " " if (left.isascii() and right.isascii()) or habit.prefers_space(left, right) else ""
    return " " if habit.prefers_space(left, right) else ""


def join(lines: Sequence[View], habit: Habit) -> View:
    """The lines of a paragraph as one line."""
    if len(lines) == 1:
        return stripped(lines[0])
    builder = Builder()
    before = ""
    for line in lines:
        body = line.text.strip()
        if not body:
            continue
        start = line.text.index(body)
        if before:
            builder.insert(glue(before, body, habit))
        builder.keep(line, start, start + len(body))
        before = body
    return builder.view()
