"""What a reader of the document knows without a card: words of everyday use, and glosses beside its matter.

In: a candidate. Out: yes or no. Left to others: what that costs (worth).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from quizgen.chinese_words import HAN, cut
from quizgen.extract.candidate import Candidate
from quizgen.words import RARE, frequency

KNOWN_WORD = {"foreign": 3.5, "own": 4.1}
"""Zipf frequencies from which one word, and the one word it is given for, are vocabulary and no term."""
COMMON_WORD = 4.4
"""Zipf frequency from which a foreign word is vocabulary whatever it is given for."""
PASSING_WORD = 3.93
"""As COMMON_WORD, of a word that is not the document's matter."""
PARAPHRASE = 4
"""Characters from which a word is not translated but its sense here is told (swell: 远方来的浪)."""
OFTEN = {"word": 10, "phrase": 5}
"""So often a document says what is its matter."""
SCHOOLBOOK = 4.6
"""Zipf frequency from which two words that translate each other are in every schoolbook (event: 事件)."""
PLAIN = 3.8
"""Zipf frequency of a foreign word that whoever reads about the matter knows."""
UNUSUAL = 4.65
"""Zipf frequency below which the words of a Chinese phrase are not those of everyday talk."""
LONG = 20_000
"""Characters of a document that says all words of its matter more than once."""
HEADS = ("term_heads", "class_heads")
"""Lists of the words that end names of kinds of things."""
EVERYDAY_CLASS = 4.3
"""Zipf frequency from which a word names an everyday class of things (桥梁, 总统)."""


def is_known(c: Candidate) -> bool:
    """Is the term, or a side of a pair, explained only for completeness, or a pair what a dictionary tells?"""
    if c.kind not in ("definition", "translation", "acronym"):
        return False
    sides = (c.term,) if c.kind == "definition" else (c.term, c.answer_text)
    is_pair = c.kind != "definition" and HAN.search("".join(sides)) is not None
    lists = ("known_terms", "vocabulary") if is_pair else ("known_terms",)
    return any(in_list(c, name, side) for name in lists for side in sides)


def in_list(c: Candidate, name: str, words: str) -> bool:
    """Is it one of that list of any language?"""
    return any(language.words(name).fullmatch(words) for language in c.scene.languages.values())


def is_set_term(c: Candidate) -> bool:
    """Does a foreign phrase end in what names a kind of thing with a name of its own (… effect, … learning)?"""
    foreign = c.answer_text if HAN.search(c.term) else c.term
    words = re.findall(r"[A-Za-z]+", foreign)
    return len(words) > 1 and in_list(c, "term_heads", words[-1])


def is_field_word(c: Candidate) -> bool:
    """Is a pair one word on both sides, and the Chinese one rare, as the words of a field are (泛化)?"""
    own, foreign = c.pair
    return foreign.isalpha() and len(own) > 1 and len(cut(own)) == 1 and frequency(own, "zh") < RARE


def is_beside_the_matter(c: Candidate) -> bool:
    """Does a long document gloss a term by an everyday class of things that it speaks of nowhere else?

    Such glosses help over a comparison or a joke.
    """
    explanation, text = c.groups.get("explanation"), c.scene.document.text
    if explanation is None or len(text) < LONG:
        return False
    words = [word for word in cut(re.split(r"[，,；;。（(]", explanation.of(c.scene.text))[0]) if HAN.match(word)]
    return bool(words) and frequency(words[-1], "zh") >= EVERYDAY_CLASS and text.count(words[-1]) == 1


def is_everyday(c: Candidate) -> bool:
    """Is a pair made of words that whoever reads about the matter knows, and not set off as one to learn?"""
    own, foreign = c.pair
    if is_known_with_a_word(foreign, c) or is_schoolbook(foreign, own):
        return True
    foreign = foreign[:1].lower() + foreign[1:] if " " in foreign else foreign
    is_name = foreign != foreign.lower()
    is_set_off = c.scene.marked(c.term_span) or c.scene.block.role == "fragments"  # who speaks says it again on purpose
    if is_name or is_set_off or not HAN.search(own):
        return False
    if is_plain_phrase(foreign, own, c):
        return True
    said = folded(c.scene.document.text).count(foreign)
    if re.fullmatch(r"[a-z]*", foreign):
        return is_vocabulary(foreign, own, said >= OFTEN["word"])
    return said < OFTEN["phrase"] and is_put_together(foreign, own, c)


@lru_cache(maxsize=2)
def folded(text: str) -> str:
    """A document's text without capitals: it is asked again for each of its pairs."""
    return text.casefold()


def is_known_with_a_word(phrase: str, c: Candidate) -> bool:
    """Is it what everybody knows and one more everyday word (machine learning research)?"""
    first, _, last = phrase.rpartition(" ")
    is_word = frequency(last, "en") >= EVERYDAY_CLASS and not any(in_list(c, name, last) for name in HEADS)
    return is_word and any(in_list(c, name, first) for name in ("known_terms", "vocabulary"))


def is_schoolbook(foreign: str, own: str) -> bool:
    """Does everybody who reads both languages know the pair, set off or not?"""
    return foreign.isalpha() and frequency(foreign, "en") >= SCHOOLBOOK and frequency(own, "zh") >= SCHOOLBOOK


def is_plain_phrase(phrase: str, own: str, c: Candidate) -> bool:
    """Does it end in a class that any word may stand before (rate limits), and no rare word does (teleop data)?"""
    first, _, last = phrase.rpartition(" ")
    words = re.findall(r"[a-z]+", first)
    if not words or not in_list(c, "class_heads", last) or is_new(cut(own)):
        return False
    return all(frequency(word, "en") >= PLAIN for word in words)


def is_new(parts: tuple[str, ...]) -> bool:
    """Does the dictionary know only the characters of a Chinese word?"""
    return any(len(one + two) == 2 for one, two in pairwise(parts))


def is_set_phrase(phrase: str, c: Candidate) -> bool:
    """Is it held together by small words (end to end, state of the art) or a hyphen (self-righting boat)? Such a
    phrase means more than its words."""
    if re.match(r"[a-z]+-(?:[a-z]+ing|off|up|out|in|down|over)\b", phrase):
        return True
    words = re.findall(r"[a-z]+", phrase.casefold())
    return len(words) > 2 and any(in_list(c, "small_words", word) for word in words[1:-1])


def is_vocabulary(word: str, own: str, is_matter: bool) -> bool:
    """A word that a dictionary tells."""
    known = frequency(word, "en")
    if known >= KNOWN_WORD["foreign"] and frequency(own, "zh") >= KNOWN_WORD["own"]:
        return True
    return known >= (COMMON_WORD if is_matter or len(own) >= PARAPHRASE else PASSING_WORD)


def is_put_together(phrase: str, own: str, c: Candidate) -> bool:
    """A phrase that means what its words mean, all in everyday use, and no matter of the document: none is rare, or new
    to the dictionary, and the last names no kind of term (… effect, … network)."""
    words, parts = re.findall(r"[a-z]+", phrase), cut(own)
    title = c.scene.document.title.casefold()
    of_title = {*words} & {*re.findall(r"[a-z]{3,}", title)} or any(len(part) > 1 and part in title for part in parts)
    if not words or of_title or any(in_list(c, name, words[-1]) for name in HEADS):
        return False
    known = [frequency(word, "zh") for word in parts]
    all_known = all(known) and all(frequency(word, "en") for word in words)
    return all_known and not is_new(parts) and not is_set_phrase(phrase, c) and max(known) >= UNUSUAL
