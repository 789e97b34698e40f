"""Lines that are no content: promotion, navigation, the read-later app's own words.

In: the clean text of a paragraph. Out: is it noise? Data: languages/*/noise.txt, one regular expression a line.
"""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.data import data_root

LONGEST = 120
"""A paragraph longer than this says something besides."""


@lru_cache(maxsize=1)
def patterns() -> re.Pattern[str]:
    lines: list[str] = []
    for path in sorted(data_root("languages").glob("*/noise.txt")):
        lines += [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    return re.compile("|".join(f"(?:{line})" for line in lines) or r"(?!)", re.IGNORECASE)


def is_noise(text: str) -> bool:
    text = text.strip()
    if not re.search(r"\w", text):
        return True
    return len(text) <= LONGEST and patterns().search(text) is not None
