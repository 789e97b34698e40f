"""Make languages/<code>/common_words.txt from wordfreq: pip install wordfreq jieba; python tools/make_common_words.py

Words and their Zipf frequencies, most frequent first. wordfreq itself is too heavy to load at run time.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from wordfreq import iter_wordlist, zipf_frequency  # type: ignore[import-untyped]

HEADER = """\
# Zipf frequency (log10 of occurrences per billion words)<TAB>words that have it; {count} words, most frequent first.
# Source: wordfreq {version} (Robyn Speer, https://github.com/rspeer/wordfreq), list "{lang}".
# Licence of the data in this file: CC BY-SA 4.0, as wordfreq's; the rest of quizgen is MIT.
# Made by: python tools/make_common_words.py
"""
LOWEST = {"zh": 3.4, "en": 3.4}


def main() -> None:
    from importlib.metadata import version

    root = Path(__file__).resolve().parent.parent / "quizgen" / "languages"
    for lang, lowest in LOWEST.items():
        rows: defaultdict[str, list[str]] = defaultdict(list)
        for word in iter_wordlist(lang):
            zipf = zipf_frequency(word, lang)
            if zipf < lowest:
                break
            if word.isalpha() and (lang == "en" or not word.isascii()):
                rows[f"{zipf:.2f}"].append(word)
        header = HEADER.format(count=sum(map(len, rows.values())), version=version("wordfreq"), lang=lang)
        lines = (f"{zipf}\t{' '.join(words)}\n" for zipf, words in rows.items())
        (root / lang / "common_words.txt").write_text(header + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
