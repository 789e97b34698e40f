"""Chinese characters, and Chinese text cut into words by jieba, loaded only when somebody asks.

In: text. Out: its words, in order, nothing left out. jieba's whole dictionary costs half a second and 60 MB to load,
two thirds of it for words that it has hardly met: they are left out. The cache goes into the user's own cache
folder, since one in a shared temporary folder could be replaced by anybody.
"""

from __future__ import annotations

import logging
import os
import re
import warnings
from functools import lru_cache
from pathlib import Path
from typing import Any

HAN = re.compile(r"[^\W\d\x00-\u04ff]")
"""A Chinese character, told as a letter beyond Latin, Greek and Cyrillic; told by its range it takes `re` a millisecond
to compile, in every pattern that holds it."""
LEAST = 8
"""Words of a lower count in jieba's dictionary (which counts from 2 to 884,000) are taken apart."""


@lru_cache(maxsize=4096)
def cut(text: str) -> tuple[str, ...]:
    """The words of a text; "".join gives the text back. Guards ask for the same sentence several times."""
    return tuple(tokenizer().cut(text, HMM=False))


@lru_cache(maxsize=1)
def tokenizer() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's source has invalid escapes and imports pkg_resources
        import jieba
    jieba.setLogLevel(logging.ERROR)

    class Tokenizer(jieba.Tokenizer):  # type: ignore[misc]
        def gen_pfdict(self, file: Any) -> tuple[dict[str, int], int]:
            counts, _ = super().gen_pfdict(file)
            return frequent(counts)

    tokens, folder = Tokenizer(), cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return tokens
    tokens.tmp_dir = str(folder)
    tokens.cache_file = f"jieba-{LEAST}.cache"
    return tokens


def frequent(counts: dict[str, int]) -> tuple[dict[str, int], int]:
    """The words that count at least LEAST, the beginnings of them with 0, as jieba wants it; and their sum."""
    kept = {word: count for word, count in counts.items() if count >= LEAST or (len(word) == 1 and count)}
    beginnings = {word[:end]: 0 for word in kept for end in range(1, len(word))}
    return beginnings | kept, sum(kept.values())


def cache_folder() -> Path:
    """$XDG_CACHE_HOME/quizgen, %LOCALAPPDATA%\\quizgen, or ~/.cache/quizgen."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "quizgen"
