"""What a card may tell before it is answered: hints, and how mentions of an answer are kept from it.

In: facts and their words. Out: texts for fronts, and whether a card can be asked backwards. Left to others: fields
(notes).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from quizgen.chinese_words import HAN, cut
from quizgen.formulas import whole
from quizgen.phrases import phrase
from quizgen.records import Fact
from quizgen.words import frequency

BLANK = "…"
SPECIFIC = {"zh": 12, "en": 36}
"""Chinese characters, and letters of other scripts, of an explanation that only one term is likely to have."""
SURE = 0.9
"""Pairs of rules less sure than this are glosses in passing: to know them when met is enough."""
PLAIN = 4.8
"""Zipf frequency from which a word is in everyday use."""
TOLD_WELL = 0.74
"""Score from which an explanation is more than what somebody said of a thing in passing."""
CHOPPED = 2
"""Blanks from which an explanation without its term cannot be read."""
STEM = 5
"""Letters that words of one stem share."""
NUMERAL = r"(?&phrase)|[0-9０-９]+(?:[.,，][0-9]+)*"
TENS = re.compile(r"([一二三四五六七八九])?十([一二三四五六七八九])?")
NAME = re.compile(r"[A-Z][A-Za-z]{3,}")
NAMED = 3
"""Characters that a longer Chinese name is known by."""
MONTH = re.compile(r"[A-Z][a-z]{2}")


def unit_of(amount: str) -> str:
    """What is counted, with blanks for the numbers (…个核心); "" where it would tell too much or nothing."""
    unit = phrase("numeral", NUMERAL).sub(BLANK, amount)
    if unit in (amount, BLANK) or (re.search(r"[A-Za-z]", unit) and not re.search(r"\d", amount)):
        return ""
    return "" if MONTH.search(unit) else unit


def is_clear(fact: Fact) -> bool:
    """An explanation that tells one term from others; a number or date always does."""
    if fact.kind != "definition":
        return True
    return points_at_one(fact, re.sub(r"[\W_]+", "", without(fact.answer, fact.term).replace(BLANK, "")))


def points_at_one(fact: Fact, hint: str) -> bool:
    """Can the term be told from what the back says of it?

    An office fits many, and so do a short explanation and a phrase of everyday words, which has many translations;
    letters that only begin the words of the full form need no telling.
    """
    if fact.kind == "definition":
        hint, told = without_opener(hint), without(fact.answer, fact.term)
        long_enough = len(hint) >= SPECIFIC["zh" if HAN.search(hint) else "en"]
        one = fact.score >= TOLD_WELL and not fact.is_person
        one = one and not phrase("is_one_of").search(fact.answer) and told.count(BLANK) < CHOPPED
        one = one and not phrase("only_made").fullmatch(fact.answer) and not phrase("only_has").match(fact.answer)
        one = one and not shares_stem(fact.term, told)
        return long_enough and one and not says_any(told, telling_parts(fact.term))
    if fact.kind == "acronym":
        return len(hint) >= 2 and not is_made_of_initials(fact.term, fact.answer)
    half_read = re.search(r"[A-Za-z]", fact.answer) is not None  # S形曲线
    return len(hint) >= 2 and fact.score >= SURE and not half_read and not is_plain(fact.answer)


def without_opener(explanation: str) -> str:
    """An explanation without the words that open any."""
    opened = phrase("opens_explanation").match(explanation)
    return explanation[opened.end() :] if opened else explanation


def telling_parts(term: str) -> tuple[str, ...]:
    """What gives a term away: its first half; of one in two scripts each part (同步 SYN)."""
    parts = tuple(re.findall(rf"{HAN.pattern}{{2,}}|[A-Za-z][A-Za-z0-9-]+", term))
    in_two_scripts = HAN.search(term) is not None and re.search(r"[A-Za-z]{2}", term) is not None
    return parts if in_two_scripts else halves(term)[:1]


def shares_stem(term: str, hint: str) -> bool:
    """Does a word of the hint begin like one of the term, without being it (attend, self-attention)?"""
    words, others = (set(re.findall(r"[a-z]{5,}", text.casefold())) for text in (term, hint))
    return any(word[:STEM] == other[:STEM] for word in words - others for other in others - words)


def halves(term: str) -> tuple[str, ...]:
    """The first half of a term, which gives it away, and the last, mostly the class that any explanation names
    (潮汐, 汐钟 of 潮汐钟); none of one word."""
    by_character = HAN.search(term) is not None
    parts, between = (re.findall(r"\w", term), "") if by_character else (term.split(), " ")
    half = (len(parts) + by_character) // 2
    return (between.join(parts[:half]), between.join(parts[-half:])) if half > by_character else ()


def says_any(text: str, parts: Iterable[str]) -> bool:
    held = folded(text)  # most parts are not in it at all, and a pattern costs more than to look
    return any(folded(part) in held and re.search(spelled(part), text, re.IGNORECASE) for part in parts)


def is_made_of_initials(short: str, full: str) -> bool:
    """Is a short form, perhaps a plural, the first letters of all words of its full form, or of all but the small ones?
    A word that is a short form itself counts whole (Statistical TDM)."""
    words = re.findall(r"[^\W_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", full))  # HyperText
    weighty = [word for word in words if word != word.lower()] or [word for word in words if len(word) > 3]
    first = ("".join(word if word.isupper() else word[0] for word in some).casefold() for some in (words, weighty))
    return bool({short.casefold(), short.removesuffix("s").casefold()} & set(first))


def is_plain(words: str) -> bool:
    """Are these two or more Chinese words, all in everyday use?"""
    parts = cut(words) if HAN.search(words) else ()
    return len(parts) > 1 and all(frequency(part, "zh") >= PLAIN for part in parts)


def folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def mentions(text: str, words: str) -> bool:
    return bool(folded(words)) and folded(words) in folded(text)


def gives_away(text: str, fact: Fact) -> bool:
    """Does a title or heading tell the answer: its words, its number however written, or a name that is part of it?"""
    if mentions(text, fact.answer):
        return True
    if fact.kind in ("number", "date"):
        return bool(numbers(fact.answer) & numbers(text))
    if fact.kind == "translation":
        sides = (side for side in (fact.term, fact.answer) if HAN.match(side) and len(side) > NAMED)
        return any(side[:NAMED] in text for side in sides)  # Murchison: 默奇森小镇, under a heading of 默奇森陨石
    return fact.kind in ("person", "event") and says_any(text, NAME.findall(fact.answer))


def numbers(text: str) -> set[str]:
    """The numbers in a text, Chinese ones below a hundred in digits (二十五: 25)."""

    def digits(match: re.Match[str]) -> str:
        tens, ones = ("一二三四五六七八九".find(digit) + 1 if digit else 0 for digit in match.groups())
        return str((tens or 1) * 10 + ones)

    return set(re.findall(r"[0-9]+(?:\.[0-9]+)?", TENS.sub(digits, text)))


def without(text: str, words: str, blank: str = BLANK) -> str:
    """The text with every mention of the words blanked, whatever stands between their letters; a formula that
    mentions them is blanked whole."""
    if not mentions(text, words):
        return text
    out, at = [], 0
    for match in re.finditer(spelled(words), text, flags=re.IGNORECASE):
        start, end = whole(text, *match.span())
        if end > at:
            out += [text[at:start], blank]
            at = end
    return "".join((*out, text[at:]))


def spelled(words: str) -> str:
    """A pattern of the words as words of their own, one or many, whatever stands between their letters; of words
    without a letter, one that matches nothing."""
    letters = re.findall(r"\w", words)
    if not letters:
        return r"(?!)"
    first, last = (letter.isascii() for letter in (letters[0], letters[-1]))
    between = r"[\W_]*".join(map(re.escape, letters))
    return (r"(?<![A-Za-z0-9])" if first else "") + between + (r"(?:e?s)?(?![A-Za-z0-9])" if last else "")
