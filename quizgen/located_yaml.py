"""YAML whose every value knows its line and column, checked against a declared shape.

In: a YAML file and a Shape. Out: plain Python values (str, int, float, bool, list, dict), with the place
of every mapping and of every value in it under `places`. Every mistake of the file is reported at once,
as `file:line:column: what is wrong; what is allowed`. Left to others: what the values mean.

Scalars are read by the declared type and never by their look: `no` stays "no" and `12:30` stays "12:30"
where text is asked for. Tags, anchors and aliases are refused: nothing here needs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from quizgen.problems import Location, Problem, WrongInput

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Text:
    """A string; `choices` limits it."""

    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Number:
    low: float
    high: float


@dataclass(frozen=True)
class Flag:
    """true or false."""


@dataclass(frozen=True)
class ListOf:
    item: Shape
    least: int = 0


@dataclass(frozen=True)
class MapOf:
    """A mapping with keys of the user's own."""

    value: Shape


@dataclass(frozen=True)
class Keys:
    """A mapping with declared keys; those in `required` must be there."""

    required: dict[str, Shape]
    optional: dict[str, Shape] = field(default_factory=dict)


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


class Places(dict[str, Any]):
    """A mapping read from YAML; `places` tells where it and each of its values stand."""

    places: dict[str, Location]


def load_yaml(path: Path, shown: str, shape: Shape) -> Any:
    """The file's value. Raises WrongInput with every problem found; `shown` is the path messages use."""
    reader = _Reader(shown)
    value = reader.read(path, shape)
    if reader.problems:
        raise WrongInput(*reader.problems)
    return value


def repeated(named: Iterable[tuple[str, Location]], what: str) -> list[Problem]:
    """A problem for every id that was used before."""
    seen: dict[str, Location] = {}
    problems = []
    for name, place in named:
        if name in seen:
            problems.append(
                Problem(place, f"{what} id '{name}' is used twice", f"it stands at {seen[name]} already; rename one")
            )
        seen.setdefault(name, place)
    return problems


class _Reader:
    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.problems: list[Problem] = []

    def read(self, path: Path, shape: Shape) -> Any:
        try:
            text = path.read_bytes().decode("utf-8-sig")
            for event in yaml.parse(text, Loader=LOADER):
                anchor = getattr(event, "anchor", None)
                if anchor is not None:
                    return self.wrong(
                        event.start_mark, "anchors and aliases (&, *) are not read here", "write the value out"
                    )
            node = yaml.compose(text, Loader=LOADER)
        except OSError as error:
            self.problems.append(Problem(Location(self.shown), f"cannot be read: {error.strerror}", "check the path"))
            return None
        except UnicodeDecodeError as error:
            self.problems.append(
                Problem(Location(self.shown), f"is not UTF-8 (byte {error.start})", "save it as UTF-8")
            )
            return None
        except yaml.MarkedYAMLError as error:
            return self.wrong(
                error.problem_mark, f"is not YAML: {error.problem}", "check quotes, colons and indentation"
            )
        except yaml.YAMLError as error:
            self.problems.append(Problem(Location(self.shown), f"is not YAML: {error}", "remove control characters"))
            return None
        if node is None:
            self.problems.append(Problem(Location(self.shown, 1), "is empty", f"it should hold {NAMES[type(shape)]}"))
            return None
        return self.value(node, shape)

    def place(self, mark: Any) -> Location:
        return Location(self.shown, mark.line + 1, mark.column + 1) if mark else Location(self.shown)

    def wrong(self, mark: Any, message: str, cure: str) -> None:
        self.problems.append(Problem(self.place(mark), message, cure))

    def value(self, node: Any, shape: Shape) -> Any:
        if isinstance(shape, OneOf):
            shape = shape.scalar if isinstance(node, yaml.ScalarNode) else shape.mapping
        if isinstance(shape, ListOf) and isinstance(node, yaml.SequenceNode):
            if len(node.value) < shape.least:
                self.wrong(node.start_mark, f"needs at least {shape.least} entries, has {len(node.value)}", "add some")
            return [self.value(item, shape.item) for item in node.value]
        if isinstance(shape, Keys | MapOf) and isinstance(node, yaml.MappingNode):
            return self.mapping(node, shape)
        if isinstance(shape, Text | Number | Flag) and isinstance(node, yaml.ScalarNode):
            return self.scalar(node, shape)
        found = {yaml.ScalarNode: "a single value", yaml.SequenceNode: "a list", yaml.MappingNode: "a mapping"}[
            type(node)
        ]
        return self.wrong(node.start_mark, f"expected {NAMES[type(shape)]}, found {found}", "see the other entries")

    def mapping(self, node: Any, shape: Keys | MapOf) -> Places:
        out = Places()
        out.places = {"": self.place(node.start_mark)}
        known = {**shape.required, **shape.optional} if isinstance(shape, Keys) else None
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if key in out:
                self.wrong(key_node.start_mark, f"key '{key}' stands here twice", "keep one")
            if known is not None and key not in known:
                near = get_close_matches(key, known, 1)
                cure = f"did you mean '{near[0]}'?" if near else "known keys: " + ", ".join(known)
                self.wrong(key_node.start_mark, f"unknown key '{key}'", cure)
                continue
            out[key] = self.value(value_node, known[key] if known is not None else shape.value)  # type: ignore[union-attr]
            out.places[key] = self.place(value_node.start_mark)
        for key in shape.required if isinstance(shape, Keys) else ():
            if key not in out:
                self.wrong(node.start_mark, f"key '{key}' is missing", "add it")
        return out

    def scalar(self, node: Any, shape: Text | Number | Flag) -> Any:
        text: str = node.value
        if isinstance(shape, Number):
            return self.parsed(
                node, float, shape, lambda n: shape.low <= n <= shape.high, f"{shape.low:g} to {shape.high:g}"
            )
        if isinstance(shape, Flag):
            if text not in ("true", "false"):
                self.wrong(node.start_mark, f"expected true or false, found '{text}'", "write true or false")
            return text == "true"
        if node.style is None and node.tag == "tag:yaml.org,2002:null":
            self.wrong(node.start_mark, "expected text, found nothing", "write a value or remove the key")
        if shape.choices and text not in shape.choices:
            near = get_close_matches(text, shape.choices, 1)
            cure = f"did you mean '{near[0]}'?" if near else "allowed: " + ", ".join(shape.choices)
            self.wrong(node.start_mark, f"'{text}' is not allowed here", cure)
        return text

    def parsed(
        self, node: Any, read: Callable[[str], float], shape: Number, fits: Callable[[float], bool], range_: str
    ) -> float:
        try:
            number = read(node.value)
        except ValueError:
            number = float("nan")
        if not fits(number):
            self.wrong(node.start_mark, f"expected a number from {range_}, found '{node.value}'", "correct it")
        return number


def bad_regex(pattern: str, place: Location, flags: int = 0) -> Problem | None:
    """The problem with a pattern that does not compile, or None."""
    try:
        re.compile(pattern, flags)
    except re.error as error:
        where = f" at its character {error.pos + 1}" if error.pos is not None else ""
        return Problem(place, f"the pattern is no regular expression: {error.msg}{where}", "correct the pattern")
    return None
