"""How common a word is.

In: a word and a language. Out: its Zipf frequency (log10 of occurrences per billion words; 3 is once in a
million), 0 when unknown. Data: languages/<code>/common_words.txt, whose header says where it comes from.
"""

from __future__ import annotations

from functools import lru_cache

from quizgen.data import data_root

RARE = 3.6
"""A word below this Zipf frequency (3 is once in a million words) is a name, or a word of a field."""


def frequency(word: str, lang: str) -> float:
    """The word's Zipf frequency, 0.0 for one that is not in the list."""
    return frequencies(lang).get(word.casefold(), 0.0)


@lru_cache(maxsize=8)
def frequencies(lang: str) -> dict[str, float]:
    """All words of a language's list; empty when it has none."""
    path = data_root("languages") / lang / "common_words.txt"
    if not path.exists():
        return {}
    known: dict[str, float] = {}
    for line in path.read_text("utf-8").splitlines():
        if line[0] != "#":
            zipf, words = line.split("\t")
            known |= dict.fromkeys(words.split(), float(zipf))
    return known
