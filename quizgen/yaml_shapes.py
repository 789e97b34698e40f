"""What a YAML file may hold, declared once: the loader reads by it and the JSON Schema is made from it.

In: nothing. Out: the shapes, frozen. Left to others: reading files (located_yaml), schemas (json_schema).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import inf

from quizgen.problems import Location, Problem


@dataclass(frozen=True)
class Text:
    """A string; `choices` limits it, or a `pattern` for all of it, told in words by `wanted`.

    `check` finds what neither can say; a schema does not know of it.
    """

    choices: tuple[str, ...] = ()
    pattern: str = ""
    wanted: str = ""
    check: Callable[[str, Location], Iterable[Problem]] | None = None


@dataclass(frozen=True)
class Number:
    """From `low` to `high`, both included; `whole` numbers only."""

    low: float
    high: float = inf
    whole: bool = False

    def __str__(self) -> str:
        kind = "a whole number" if self.whole else "a number"
        return f"{kind} from {self.low:g}" + (f" to {self.high:g}" if self.high < inf else "")


@dataclass(frozen=True)
class Flag:
    """true or false."""


@dataclass(frozen=True)
class ListOf:
    item: Shape
    least: int = 0
    most: float = inf


@dataclass(frozen=True)
class MapOf:
    """A mapping with keys of the user's own, or with any of `keys`."""

    value: Shape
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Need:
    """Where `key` has the `value`, the keys `then` must be there and the keys `never` must not."""

    key: str
    value: str | bool
    then: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True)
class Keys:
    """A mapping with declared keys; those in `required` must be there, those of a `Need` where it holds.

    `about` says of a key what it is for, for whoever writes the file in an editor that knows the schema.
    """

    required: dict[str, Shape]
    optional: dict[str, Shape] = field(default_factory=dict)
    needs: tuple[Need, ...] = ()
    about: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class OneOf:
    """Decided by the node: `scalar` when a plain value stands there, `mapping` otherwise."""

    scalar: Shape
    mapping: Shape


Shape = Text | Number | Flag | ListOf | MapOf | Keys | OneOf
NAMES = {
    Text: "text",
    Number: "a number",
    Flag: "true or false",
    ListOf: "a list",
    MapOf: "a mapping",
    Keys: "a mapping",
}
