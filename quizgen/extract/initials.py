"""Does a long form spell out a short one?

In: a short form and the text before or after it. Out: the span of the long form. The alignment is
that of Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions in biomedical
text (PSB 2003), with stricter ends: the first letter must begin the long form, every capital of the
short form must begin a word or stand in a word already begun. Left to others: where to look.
"""

from __future__ import annotations

import re

WORD = re.compile(r"[^\s\-–/]+")


SMALL = re.compile(r"[a-z]{3,4}")


SPOKEN = str.maketrans({"2": "t", "4": "f"})
"""Digits that stand for words by their sound: P2SH, pay to script hash."""


def letters_of(short: str, full: str) -> list[str]:
    """The letters and digits of a short form; a digit that the full form lacks is read as the word it sounds like."""
    if re.fullmatch(r"[A-Za-z]+[24][A-Za-z]+", short) and not re.search(r"[24]", full):
        short = short.translate(SPOKEN)
    return [c for c in short.casefold() if c.isalnum()]


def is_short_form(text: str) -> bool:
    """2 to 10 characters, at most two words, a letter first or a digit, at least one capital; or a few small letters,
    which then must be the initials of a long form without capitals (bpm)."""
    if SMALL.fullmatch(text):
        return True
    return (
        2 <= len(text) <= 10
        and text.count(" ") <= 1
        and re.fullmatch(r"[A-Za-z0-9][\w .&/+-]*", text, re.ASCII) is not None
        and sum(map(str.isalpha, text)) >= 2
        and any(map(str.isupper, text))
    )


BRACKET = re.compile(r"[()（）\[\]]")


def long_form_before(short: str, text: str) -> int | None:
    """Where in `text` (what stands before the bracket) the long form of `short` begins, or None."""
    letters = letters_of(short, text)
    if not letters:
        return None
    reach = min(len(letters) + 5, 2 * len(letters))
    words = [m.start() for m in WORD.finditer(text)]
    limit = words[-reach] if len(words) > reach else 0
    at = len(text)
    for position, letter in reversed(list(enumerate(letters))):
        at -= 1
        while at >= limit and not (
            text[at].casefold() == letter and (position > 0 or at == 0 or not text[at - 1].isalnum())
        ):
            at -= 1
        if at < limit:
            return None
    if " " not in text[at:] and letters[-1] in [text[word] for word in words if word < at][-1:]:
        return None  # the melting temperature (Tm): a letter stands for the word before
    return at if spells(short, text[at:]) else None


def spells(short: str, long: str) -> bool:
    """Is `long` a credible full form of `short`? Letters in order, the first begins it, most begin words."""
    letters = letters_of(short, long)
    folded = long.casefold().strip()
    words = [w for w in re.split(r"[\s\-–/]+", folded) if w]
    if (
        BRACKET.search(long)
        or not words
        or not letters
        or not folded.startswith(letters[0])
        or short.casefold() in words
        or (SMALL.fullmatch(short) and long == folded and [word[0] for word in words] != letters)
    ):
        return False
    if len(words) == 1:
        return in_one_word(letters, folded)
    if len(words) > 2 * len(letters) or len(folded) <= len(short):
        return False
    if not in_order(letters, folded):
        return False
    begun = matched(letters, [w[0] for w in words])
    # polytetrafluoroethylene gives four letters; of tetraethylammonium ions the second word is only a class
    all_begun = len(words) <= 3 and begun == len(words)
    first_alone = len(words) == 2 and in_one_word(letters, words[0])
    return begun >= max(2, (len(letters) + 1) // 2) or all_begun or first_alone


def in_one_word(letters: list[str], word: str) -> bool:
    return 2 <= len(letters) <= 5 and len(word) >= 2 * len(letters) + 1 and in_order(letters, word)


def in_order(letters: list[str], text: str) -> bool:
    at = 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if not at:
            return False
    return True


def matched(letters: list[str], initials: list[str]) -> int:
    """How many letters can be told off against initials in order (longest common subsequence)."""
    row = [0] * (len(initials) + 1)
    for letter in letters:
        previous = 0
        for at, initial in enumerate(initials, 1):
            kept = row[at]
            row[at] = previous + 1 if letter == initial else max(row[at], row[at - 1])
            previous = kept
    return row[-1]
