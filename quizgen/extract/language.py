"""What the engine knows about a language: patterns and word lists, all of them data.

In: a folder languages/<code>/ with language.yaml. Out: Language. Left to others: rules (rules), numerals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from quizgen.located_yaml import Flag, Keys, ListOf, MapOf, Text, bad_regex, load_yaml
from quizgen.numerals import NumeralData, load_numerals
from quizgen.problems import WrongInput

CALL = re.compile(r"\(\?&(\w+)\)")
LETTER = re.compile(r"(?<!\\)[A-Za-z]")
"""What has a case; without one, a pattern that ignores case takes longer for nothing."""
NO_SHORT_FORM = r"(?-i:(?<![A-Z]{2})|(?=(?: [A-Z]{2,}){2}))"
"""Behind a word: it was not written in capitals, or what follows is too."""


@dataclass(frozen=True)
class Language:
    """`pieces` are regex fragments that patterns call as (?&name); `lists` are words by purpose.

    With `yields_to_twin`, what a passage says in this language is taken from its twin in the other one.
    """

    code: str
    folder: Path
    applies: re.Pattern[str]
    pieces: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    numerals: NumeralData
    yields_to_twin: bool = False
    _compiled: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False)

    def words(self, name: str) -> re.Pattern[str]:
        """One pattern for all words of a list, and for the piece of the same name, where words need a context.

        What the language lacks matches nothing.
        """
        if name not in self._compiled:
            words = sorted(self.lists.get(name, ()), key=lambda word: (-len(word), word))
            parts = [*([self.expand(self.pieces[name])] if name in self.pieces else []), *map(bounded, words)]
            pattern = "|".join(parts) if parts else r"(?!)"
            self._compiled[name] = re.compile(pattern, re.IGNORECASE if LETTER.search(pattern) else 0)
        return self._compiled[name]

    def has(self, name: str, text: str) -> bool:
        return self.words(name).search(text) is not None

    def expand(self, pattern: str) -> str:
        """The pattern with every (?&piece) replaced; raises KeyError for an unknown piece."""
        while CALL.search(pattern):
            pattern = CALL.sub(lambda call: f"(?:{self.pieces[call[1]]})", pattern)
        return pattern


def bounded(word: str) -> str:
    """The word as a pattern; a word written in letters with word borders must stand alone.

    A short one in capitals is a short form instead (the US, IT, the WHO), unless the whole line shouts.
    """
    left = r"\b" if re.match(r"[A-Za-z]", word) else ""
    right = r"\b" if re.search(r"[A-Za-z]$", word) else ""
    spelled_small = re.fullmatch(r"[A-Za-z][a-z]{1,3}", word)
    return left + re.escape(word).replace(r"\ ", r"\s+") + right + (NO_SHORT_FORM if spelled_small else "")


SHAPE = Keys(
    required={"code": Text(), "applies": Text()},
    optional={"pieces": MapOf(Text()), "lists": MapOf(ListOf(Text())), "yields_to_twin": Flag()},
)


def load_language(folder: Path, shown: str, *, verified: bool = False) -> Language:
    """Read folder/language.yaml and the number data beside it; `verified` pieces are taken as right. Raises WrongInput
    with every problem."""
    path = f"{shown}/language.yaml"
    data = load_yaml(folder / "language.yaml", path, SHAPE)
    pieces: dict[str, str] = dict(data.get("pieces", {}))
    problems = [
        bad_regex(pattern, data["pieces"].places[name])
        for name, pattern in pieces.items()
        if not verified and "(?&" not in pattern
    ]
    problems.append(bad_regex(data["applies"], data.places["applies"]))
    found = [problem for problem in problems if problem]
    if found:
        raise WrongInput(*found)
    return Language(
        code=data["code"],
        folder=folder,
        applies=re.compile(data["applies"]),
        pieces=pieces,
        lists={name: tuple(words) for name, words in data.get("lists", {}).items()},
        numerals=load_numerals(folder, shown),
        yields_to_twin=data.get("yields_to_twin", False),
    )
