"""Which words everybody knows, and when two spellings are one word.

In: words. Out: folded words, and whether a term is everyday vocabulary. Data: languages/*/everyday_words.txt.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from quizgen.extract.language import Language


def fold(word: str) -> str:
    """English plural and case folded: Videos → video. Crude on purpose: both sides are folded alike."""
    word = word.casefold()
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=4096)
def folded_words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in re.findall(r"[^\W_]+", text))


@lru_cache(maxsize=8)
def everyday_list(folder: Path) -> frozenset[str]:
    path = folder / "everyday_words.txt"
    if not path.exists():
        return frozenset()
    lines = path.read_text("utf-8").splitlines()
    return frozenset(fold(line.strip()) for line in lines if line.strip() and not line.startswith("#"))


def everyday(languages: dict[str, Language], term: str) -> bool:
    """True when every word of the term stands in one language's list of everyday words."""
    words = folded_words(term)
    return bool(words) and any(words <= everyday_list(language.folder) for language in languages.values())
