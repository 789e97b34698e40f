"""Guards of every translation: what stands on one side is a name of what stands on the other.

In: a candidate. Out: True refuses it. Left to others: what everybody knows (everyday), brackets (glosses).
"""

from __future__ import annotations

import re

from quizgen.extract.candidate import Candidate
from quizgen.extract.guards.registry import guard_always

NO_NAME = re.compile(
    r"TODO|TBD|FIXME|WIP|N/A|[\w.-]+\.(?:com|org|net|cn|io|gov|edu)|(?:e\.g\.|i\.e\.|cf\.|such as|see) .*|ex\..*"
    r"|an? (?!priori|posteriori|cappella|la )[a-z].*"
    r"|(?:dB|bps|[kcmnμ]?(?:m|g|s|W|V|A|J|Hz|Pa|L|mol))(?:/(?:s|h|min|m|kg|mol))?"
)
"""A note to oneself, an address, an example, something of a kind (a flat disk), the unit of what stands before."""
SYLLABLE = re.compile(r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouvü]{1,3}(?:ng|n|r)?")
"""How one Chinese character is read."""


@guard_always("translation")
def no_name(c: Candidate) -> bool:
    """One side names nothing: a remark, a note to oneself, an address, how a character is read."""
    own, foreign = c.pair
    if NO_NAME.fullmatch(foreign) or (len(own) == 1 and SYLLABLE.fullmatch(foreign)):
        return True
    start = min(span.start for span in (c.term_span or c.answer, c.answer))
    return c.scene.text[:start].endswith("@") or c.scene.language.words("remarks").search(own) is not None
