"""Lines that are no content: promotion, navigation, the read-later app's own words.

In: the clean text of a paragraph. Out: is it noise? Data: languages/*/noise.txt, one regular expression a line;
a line that begins with "!" also counts in a long paragraph.
"""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.data import data_root

SHORT, LONG = 160, 1200
"""Characters of a paragraph in which the plain and the strong patterns are looked for: a longer one says more."""
NEVER = r"(?!)"


@lru_cache(maxsize=1)
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(plain, strong) patterns of all languages."""
    plain: list[str] = []
    strong: list[str] = []
    for path in sorted(data_root("languages").glob("*/noise.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                (strong if line.startswith("!") else plain).append(f"(?:{line.removeprefix('!').strip()})")
    flags = re.IGNORECASE
    return re.compile("|".join(plain + strong) or NEVER, flags), re.compile("|".join(strong) or NEVER, flags)


def is_noise(text: str) -> bool:
    """Is this paragraph no content? Spaces between Chinese characters, which converters leave, are ignored."""
    body = text.strip()
    if len(body) > LONG or not body:
        return False
    plain, strong = patterns()
    found = plain if len(body) <= SHORT else strong
    return found.search(body) is not None or (not body.isascii() and found.search(re.sub(r"\s+", "", body)) is not None)
