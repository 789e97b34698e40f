"""Which language a stretch of text is written in, told by its script.

In: text. Out: "zh" or "en". Left to others: anything finer.
"""

from __future__ import annotations

import re

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
CJK_RUN = re.compile(f"[{CJK}]+")
WORD = re.compile(r"[^\W\d_]+")
BRACKETED = re.compile(r"[（(][^（）()]{0,200}[）)]")
CHINESE_FROM = 0.2
"""Share of Chinese characters among characters and foreign words from which a sentence is Chinese: a Chinese
sentence may be full of English terms, an English one names a Chinese thing at most."""


def language_of(text: str) -> str:
    """What stands in brackets is a gloss and has no vote, unless there is nothing else."""
    if text.isascii():
        return "en"
    outside = BRACKETED.sub(" ", text) if ")" in text or "）" in text else text
    for part in (outside, text):
        characters = sum(map(len, CJK_RUN.findall(part)))
        words = len(WORD.findall(CJK_RUN.sub(" ", part)))
        if characters or words:
            return "zh" if characters >= CHINESE_FROM * (characters + words) else "en"
    return "en"
