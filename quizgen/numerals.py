"""Numbers, amounts and dates in a sentence, found and read with the data of a language.

In: a sentence and NumeralData (languages/<code>/numerals.yaml and units.yaml). Out: Quantity records, left
to right. Left to others: which of them are worth a card (extract.guards).

The patterns of numerals.yaml are tried in their order at each place; what is no quantity (names with
digits, ordinals, clock times) has a pattern of its own, so that it is consumed instead of half matched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from quizgen.located_yaml import Keys, ListOf, MapOf, Number, Text, bad_regex, load_yaml
from quizgen.problems import Location, Problem, WrongInput

KINDS = (
    "measure",
    "count",
    "percent",
    "money",
    "multiple",
    "fraction",
    "duration",
    "date",
    "year",
    "decade",
    "month_day",
)
"""Quantities; every other kind a language declares is consumed and not offered."""
DATES = ("date", "year", "decade", "month_day")
"""Those that say when."""

SHAPE = Keys(
    required={
        "values": MapOf(Number(0, 1e18)),
        "scales": MapOf(Number(1, 1e18)),
        "numeral": Text(),
        "vague": Text(),
        "pieces": MapOf(Text()),
        "patterns": ListOf(Keys({"kind": Text(), "pattern": Text()})),
    },
    optional={"likely": Text(), "starts": Text(), "small": MapOf(Number(0, 100))},
)
UNITS = ListOf(Keys({"kind": Text(KINDS), "units": ListOf(Text())}))
CALL = re.compile(r"\(\?&(\w+)\)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """[start, end) in the sentence; `value` is the first number read (None where it cannot be).

    `vague` says that no number was said (hundreds of).
    """

    start: int
    end: int
    kind: str
    value: float | None
    vague: bool


@dataclass(frozen=True)
class NumeralData:
    """`starts`: a pattern that every quantity begins with, so that most places are passed by.

    `small`: by kind, up to which value an amount is grammar rather than a fact (one way, two of them).
    """

    parts: tuple[tuple[str, Location], ...]
    starts: str
    flags: int
    kinds: tuple[str, ...]
    numeral: re.Pattern[str]
    vague: re.Pattern[str]
    likely: re.Pattern[str]
    small: dict[str, float]
    values: dict[str, float]
    scales: dict[str, float]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All patterns as one, compiled when a document first needs it: that takes 40 ms. Raises WrongInput."""
        whole = "|".join(f"(?P<p{at}>{part})" for at, (part, _) in enumerate(self.parts))
        if self.starts:
            whole = f"(?={self.starts})(?:{whole})"
        if bad_regex(whole, self.parts[0][1], self.flags):
            raise WrongInput(*(bad for part, place in self.parts if (bad := bad_regex(part, place))))
        return re.compile(whole, self.flags)


def load_numerals(folder: Path, shown: str) -> NumeralData:
    """Read a language's numerals and units. Raises WrongInput with every problem.

    Units become pieces named unit_<kind> in the patterns, so that what can match can also be read.
    """
    data = load_yaml(folder / "numerals.yaml", f"{shown}/numerals.yaml", SHAPE)
    groups = load_yaml(folder / "units.yaml", f"{shown}/units.yaml", UNITS)
    pieces = dict(data["pieces"])
    for kind in KINDS:
        units = [unit for group in groups if group["kind"] == kind for unit in group["units"]]
        pieces[f"unit_{kind}"] = any_of(units)
    problems: list[Problem] = []
    parts: list[tuple[str, Location]] = []
    for entry in data["patterns"]:
        place = entry.places["pattern"]
        try:
            expanded = expand(entry["pattern"], pieces)
        except KeyError as error:
            problems.append(
                Problem(place, f"the pattern calls (?&{error.args[0]}), which is not defined", "see pieces")
            )
            continue
        parts.append((expanded, place))
    if problems:
        raise WrongInput(*problems)
    flags = re.IGNORECASE if any(word.isascii() for word in data["values"]) else 0  # Two and two
    return NumeralData(
        parts=tuple(parts),
        starts=expand(data.get("starts", ""), pieces),
        flags=flags,
        kinds=tuple(entry["kind"] for entry in data["patterns"]),
        numeral=re.compile(expand(data["numeral"], pieces), flags),
        vague=re.compile(expand(data["vague"], pieces), flags),
        likely=re.compile(data.get("likely", r"\d")),
        small=dict(data.get("small", {})),
        values=dict(data["values"]),
        scales=dict(data["scales"]),
    )


def any_of(words: list[str]) -> str:
    """An alternation, longest first; a word written in letters must not run on into another, and case is nothing."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    in_letters = [re.escape(word) for word in ordered if re.search(r"[A-Za-z]$", word)]
    others = [caseless(word) for word in ordered if len(word) > 1 and not re.search(r"[A-Za-z]$", word)]
    signs = "".join(re.escape(word) for word in ordered if len(word) == 1 and not re.match(r"[A-Za-z]", word))
    groups = [f"(?i:{'|'.join(in_letters)})(?![A-Za-z])"] if in_letters else []
    return "|".join([*others, *groups, *([f"[{signs}]"] if signs else [])]) or r"(?!)"  # km2 before km


def caseless(word: str) -> str:
    return f"(?i:{re.escape(word)})" if re.search(r"[A-Za-z]", word) else re.escape(word)


def expand(pattern: str, pieces: dict[str, str]) -> str:
    while CALL.search(pattern):
        pattern = CALL.sub(lambda call: f"(?:{pieces[call[1]]})", pattern)
    return pattern


def find_quantities(text: str, data: NumeralData) -> Iterator[Quantity]:
    """Quantities of the kinds in KINDS, left to right, none inside another."""
    if not data.likely.search(text):
        return
    for match in data.pattern.finditer(text):
        kind = data.kinds[int(match.lastgroup[1:])] if match.lastgroup else ""
        if kind not in KINDS:
            continue
        said = match.group()
        numeral = data.numeral.search(said)
        value = read_number(numeral.group(), data) if numeral else None
        yield Quantity(match.start(), match.end(), kind, value, data.vague.search(said) is not None)


def read_number(text: str, data: NumeralData) -> float | None:
    """The value of a numeral: 3,600 → 3600, 4.5亿 → 4.5e8, 三百二十 → 320, two hundred and five → 205; else None."""
    text = unicodedata.normalize("NFKC", text).casefold().replace(",", "")
    total = section = 0.0
    current: float | None = None
    for token in re.findall(r"\d+(?:\.\d+)?|[a-z]+|[^\W\d_a-z]", text):
        if token[0].isdigit():
            current = float(token)
        elif token in data.values:
            digit = data.values[token]
            tens = current is not None and current >= 20 and digit < 10 and token.isascii()
            positional = current is not None and digit < 10 and not token.isascii()
            current = (current or 0) + digit if tens else (current or 0) * 10 + digit if positional else digit
        elif token in data.scales:
            scale = data.scales[token]
            if scale < 10_000 and not (token.isascii() and scale >= 1000):
                section += (1 if current is None else current) * scale
            else:
                written = section + (current or 0)
                total = total * scale if total and not written else total + (written or 1) * scale
                section = 0.0
            current = None
        elif token != "and":
            return None
    value = total + section + (current or 0)
    return value if current is not None or total or section else None
