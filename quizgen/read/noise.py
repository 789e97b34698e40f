"""Lines that are no content: promotion, navigation, the read-later app's own words.

In: the clean text of a paragraph. Out: is it noise? Data: languages/*/noise.txt, one regular expression a line;
a line that begins with "!" also counts in a long paragraph, one with "§" for all that stands below such a heading.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from quizgen.data import data_root

SHORT, LONG = 160, 1200
"""Characters of a paragraph in which the plain and the strong patterns are looked for: a longer one says more."""
NEVER = r"(?!)"


@lru_cache(maxsize=1)
def patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """(plain, strong, of sections) patterns of all languages; those of sections are plain as well."""
    sorts: dict[str, list[str]] = {"": [], "!": [], "§": []}
    for path in sorted(data_root("languages").glob("*/noise.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                sort = line[0] if line[0] in sorts else ""
                sorts[sort].append(f"(?:{line.removeprefix(sort).strip()})")
    plain, strong, sections = (
        re.compile("|".join(some) or NEVER, re.IGNORECASE) for some in (chain(*sorts.values()), sorts["!"], sorts["§"])
    )
    return plain, strong, sections


def is_noisy_section(heading: str) -> bool:
    """Does a heading say that what stands below it is no content?"""
    return patterns()[2].search(heading.strip()) is not None


def is_noise(text: str) -> bool:
    """Is this paragraph no content? Spaces between Chinese characters, which converters leave, are ignored."""
    body = text.strip()
    if len(body) > LONG or not body:
        return False
    plain, strong, _ = patterns()
    found = plain if len(body) <= SHORT else strong
    return found.search(body) is not None or (not body.isascii() and found.search(re.sub(r"\s+", "", body)) is not None)
