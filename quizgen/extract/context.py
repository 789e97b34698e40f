"""What a card shows before a statement, so that it can be understood alone.

In: a subject's term, the sentences that lead from it to the statement. Out: Subject, whose `context` is as much
of them as a card can hold. Left to others: finding them (subjects), refusing what cannot be shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from quizgen.chinese_words import HAN
from quizgen.extract.scene import BRACKETED, Span

LONGEST = 120
"""Chinese characters (English: twice as many) of context that a card may show."""
NAMED = " · "
"""Stands behind a label: the full name of whom a sentence names in part, a speaker, the date of the document."""
MOST = 3
"""Sentences of context that are shown whole."""
LEFT_OUT = "…"
"""Stands for the sentences between the one that names the subject and the one before the statement."""


@dataclass(frozen=True, slots=True)
class Subject:
    """`told` are the sentences before the statement that it leans on, the one that names the subject first; `labels`
    stand before them; `refused` is a reason or ""."""

    term: str
    span: Span | None = None
    told: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    refused: str = ""

    @property
    def context(self) -> str:
        return NAMED.join(part for part in (*self.labels, shown(self.told) or "") if part)

    @property
    def too_long(self) -> bool:
        return shown(self.told) is None

    def labelled(self, label: str) -> Subject:
        return replace(self, labels=(label, *self.labels))


def shown(told: tuple[str, ...]) -> str | None:
    """All that was told, if it is little; else the first and the last sentence of it; without what stands in
    brackets where that helps; None when a card cannot hold it."""
    wordings = (told, ends_of(told)) if len(told) <= MOST else (ends_of(told),)
    return next(
        (text for wording in wordings for text in (joined(wording), joined(unglossed(wording))) if fits(text)), None
    )


def ends_of(told: tuple[str, ...]) -> tuple[str, ...]:
    return told if len(told) < 3 else (told[0], LEFT_OUT, told[-1])


def unglossed(told: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(BRACKETED.sub("", text).replace("  ", " ").strip() for text in told)


def joined(texts: tuple[str, ...]) -> str:
    """Chinese sentences follow each other without a space; what ends without a mark, as headings do, is set apart."""
    out = ""
    for text in texts:
        if out and out[-1].isalnum():
            out += NAMED
        elif out and out[-1].isascii():
            out += " "
        out += text
    return out


def fits(text: str) -> bool:
    return len(text) <= (LONGEST if HAN.search(text) else 2 * LONGEST)
