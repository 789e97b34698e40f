"""Lines that are no content: promotion, navigation, the read-later app's own words.

In: the clean text of a paragraph. Out: is it noise? Data: languages/*/noise.txt, one regular expression without a | of
its own a line; one that begins with "!" also counts in a long paragraph, one with "§" for all that stands below such a
heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from quizgen.data import data_root

SHORT, LONG = 160, 1200
"""Characters of a paragraph in which the plain and the strong patterns are looked for: a longer one says more."""
NEVER = r"(?!)"


@dataclass(frozen=True)
class Phrases:
    """What opens a text is not looked for further on: there are more of those."""

    opening: re.Pattern[str]
    anywhere: re.Pattern[str]

    def are_in(self, text: str) -> bool:
        return self.opening.match(text) is not None or self.anywhere.search(text) is not None


def phrases(patterns: Iterable[str]) -> Phrases:
    sorts: tuple[list[str], list[str]] = ([], [])
    for pattern in patterns:
        sorts[not pattern.startswith("^")].append(pattern)
    return Phrases(*(re.compile("|".join(some) or NEVER, re.IGNORECASE) for some in sorts))


@lru_cache(maxsize=1)
def shipped_phrases() -> tuple[Phrases, Phrases, Phrases]:
    """(plain, strong, of sections) of all languages; the others are plain as well."""
    sorts: dict[str, list[str]] = {"": [], "!": [], "§": []}
    for path in sorted(data_root("languages").glob("*/noise.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                sort = line[0] if line[0] in sorts else ""
                sorts[sort].append(line.removeprefix(sort).strip())
    return phrases([*sorts[""], *sorts["!"], *sorts["§"]]), phrases(sorts["!"]), phrases(sorts["§"])


def is_noisy_section(heading: str) -> bool:
    """Does a heading say that what stands below it is no content?"""
    return shipped_phrases()[2].are_in(heading.strip())


def is_noise(text: str) -> bool:
    """Is this paragraph no content? Spaces between Chinese characters, which converters leave, are ignored."""
    body = text.strip()
    if len(body) > LONG or not body:
        return False
    plain, strong, _ = shipped_phrases()
    looked_for = plain if len(body) <= SHORT else strong
    return looked_for.are_in(body) or (not body.isascii() and looked_for.are_in("".join(body.split())))
