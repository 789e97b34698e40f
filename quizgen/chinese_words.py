"""Chinese characters, and Chinese text cut into words by jieba, loaded only when somebody asks.

In: text. Out: its words, in order, nothing left out. jieba's whole dictionary costs half a second and 60 MB to load,
two thirds of it for words that it has hardly met: they are left out. The cache goes into the user's own cache
folder, since one in a shared temporary folder could be replaced by anybody.
"""

from __future__ import annotations

import logging
import os
import re
import tempfile
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
    tokens = jieba.Tokenizer()
    cache = cache_folder() / f"jieba-{jieba.__version__}-{LEAST}.txt"
    try:
        tokens.FREQ, tokens.total = unpacked(cache.read_text("utf-8"))
    except (OSError, ValueError):
        counts, _ = tokens.gen_pfdict(tokens.get_dict_file())
        tokens.FREQ, tokens.total = frequent(counts)
        keep(cache, packed(tokens.FREQ, tokens.total))
    tokens.initialized = True
    return tokens


def packed(counts: dict[str, int], total: int) -> str:
    """The dictionary as four lines, which are read twice as fast as jieba's own cache: the sum, words, their counts,
    beginnings of words."""
    words = {word: count for word, count in counts.items() if count}
    beginnings = (word for word, count in counts.items() if not count)
    return "\n".join((str(total), "\t".join(words), "\t".join(map(str, words.values())), "\t".join(beginnings)))


def unpacked(text: str) -> tuple[dict[str, int], int]:
    """What was packed. Raises ValueError when it is something else."""
    total, words, counts, beginnings = text.split("\n")
    counted = dict(zip(words.split("\t"), map(int, counts.split("\t")), strict=True))
    return dict.fromkeys(beginnings.split("\t"), 0) | counted, int(total)


def keep(cache: Path, text: str) -> None:
    """Write the cache whole, or not at all: it only saves time."""
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=cache.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(cache)
    except OSError:
        return


def frequent(counts: dict[str, int]) -> tuple[dict[str, int], int]:
    """The words that count at least LEAST, the beginnings of them with 0, as jieba wants it; and their sum."""
    kept = {word: count for word, count in counts.items() if count >= LEAST or (len(word) == 1 and count)}
    beginnings = {word[:end]: 0 for word in kept for end in range(1, len(word))}
    return beginnings | kept, sum(kept.values())


def cache_folder() -> Path:
    """$XDG_CACHE_HOME/quizgen, %LOCALAPPDATA%\\quizgen, or ~/.cache/quizgen."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "quizgen"
