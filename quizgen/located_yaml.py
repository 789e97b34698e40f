"""YAML whose every value knows its line and column, checked against a declared shape.

In: a YAML file and a Shape. Out: plain Python values (str, int, float, bool, list, dict), with the place
of every mapping and of every value in it under `places`. Every mistake of the file is reported at once,
as `file:line:column: what is wrong; what is allowed`. Left to others: what the values mean.

Scalars are read by the declared type and never by their look: `no` stays "no" and `12:30` stays "12:30"
where text is asked for. Tags, anchors and aliases are refused: nothing here needs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from quizgen.problems import Location, Problem, WrongInput
from quizgen.yaml_shapes import NAMES, Flag, Keys, ListOf, MapOf, Need, Number, OneOf, Shape, Text

__all__ = ["Flag", "Keys", "ListOf", "MapOf", "Need", "Number", "OneOf", "Places", "Shape", "Text"]
__all__ += ["bad_regex", "in_order", "load_yaml", "nearest", "read_yaml", "repeated", "top_keys", "yaml_files"]
SUFFIXES = (".yaml", ".yml")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAY_BE_ANCHOR = re.compile(r"(?:^|[\s\[{,])[&*][^\s,\[\]{}*&]", re.MULTILINE)
"""Where this is nowhere in a file, the file has no anchor and need not be parsed to look for one."""


class Places(dict[str, Any]):
    """A mapping read from YAML; `places` tells where it ("") and each of its values stand, also those of a list
    (as "key.0", "key.1", …)."""

    places: dict[str, Location]


def load_yaml(path: Path, shown: str, shape: Shape) -> Any:
    """The file's value. Raises WrongInput with every problem found; `shown` is the path messages use."""
    value, problems = read_yaml(path, shown, shape)
    if problems:
        raise WrongInput(*in_order(problems))
    return value


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of a file from its top to its end."""
    return sorted(problems, key=lambda problem: (problem.location.line, problem.location.column))


def read_yaml(path: Path, shown: str, shape: Shape) -> tuple[Any, list[Problem]]:
    """As load_yaml, for whoever looks for more problems in a value that has some: anything in it may be None."""
    reader = _Reader(shown)
    return reader.read(path, shape), reader.problems


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files in a folder and below it, sorted, without hidden ones."""
    found = (path for suffix in SUFFIXES for path in folder.rglob(f"*{suffix}"))
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def top_keys(path: Path) -> frozenset[str]:
    """The keys of the mapping a file holds; none when it holds something else or cannot be read."""
    try:
        node = yaml.compose(path.read_bytes().decode("utf-8-sig"), Loader=LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return frozenset()
    return frozenset(str(key.value) for key, _ in node.value) if isinstance(node, yaml.MappingNode) else frozenset()


def nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """The cure for a name that is not known: the one that was meant, or all there are."""
    names = list(known)
    near = get_close_matches(name, names, 1)
    return f"did you mean '{near[0]}'?" if near else f"{otherwise}: " + ", ".join(names)


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
            for event in yaml.parse(text, Loader=LOADER) if MAY_BE_ANCHOR.search(text) else ():
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
            if len(node.value) > shape.most:
                self.wrong(node.start_mark, f"has {len(node.value)} entries, more than {shape.most:g}", "take some out")
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
        shapes = {**shape.required, **shape.optional} if isinstance(shape, Keys) else None
        known = shape.keys if isinstance(shape, MapOf) else tuple(shapes or ())
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if key in out:
                self.wrong(key_node.start_mark, f"key '{key}' stands here twice", "keep one")
            if key not in known and (known or shapes is not None):
                self.wrong(key_node.start_mark, f"unknown key '{key}'", nearest(key, known, "known keys"))
                continue
            out[key] = self.value(value_node, shapes[key] if shapes is not None else shape.value)  # type: ignore[union-attr]
            out.places[key] = self.place(value_node.start_mark)
            if isinstance(value_node, yaml.SequenceNode):
                for at, item in enumerate(value_node.value):
                    out.places[f"{key}.{at}"] = self.place(item.start_mark)
        if isinstance(shape, Keys):
            self.missing(node, out, shape)
        return out

    def missing(self, node: Any, found: Places, shape: Keys) -> None:
        for key in shape.required:
            if key not in found:
                self.wrong(node.start_mark, f"key '{key}' is missing", "add it")
        for need in shape.needs:
            if found.get(need.key) != need.value:
                continue
            said = f"'{need.key}: {str(need.value).lower()}'"
            for key in need.then:
                if key not in found:
                    self.wrong(node.start_mark, f"key '{key}' is missing", f"{said} asks for it")
            for key in need.never:
                if key in found:
                    self.problems.append(
                        Problem(found.places[key], f"key '{key}' does nothing here", f"{said} has none: remove it")
                    )

    def scalar(self, node: Any, shape: Text | Number | Flag) -> Any:
        text: str = node.value
        if isinstance(shape, Number):
            return self.number(node, shape)
        if isinstance(shape, Flag):
            if node.style or text not in ("true", "false"):
                self.wrong(node.start_mark, f"expected true or false, found '{text}'", "write it without quotes")
            return text == "true"
        if not node.style and node.tag == "tag:yaml.org,2002:null":
            self.wrong(node.start_mark, "expected text, found nothing", "write a value or remove the key")
        elif shape.choices and text not in shape.choices:
            self.wrong(node.start_mark, f"'{text}' is not allowed here", nearest(text, shape.choices, "allowed"))
        elif shape.check is not None:
            self.problems.extend(shape.check(text, self.place(node.start_mark)))
        elif shape.pattern and not re.fullmatch(shape.pattern, text):
            self.wrong(node.start_mark, f"'{text}' is not allowed here", shape.wanted)
        return text

    def number(self, node: Any, shape: Number) -> float:
        try:
            number = float(node.value)
        except ValueError:
            number = float("nan")
        fits = shape.low <= number <= shape.high and (number.is_integer() or not shape.whole)
        if node.style or not fits:
            self.wrong(node.start_mark, f"expected {shape}, found '{node.value}'", "correct it, without quotes")
            return shape.low
        return int(number) if shape.whole else number


def bad_regex(pattern: str, place: Location, flags: int = 0) -> Problem | None:
    """The problem with a pattern that does not compile, or None."""
    try:
        re.compile(pattern, flags)
    except re.error as error:
        where = f" at its character {error.pos + 1}" if error.pos is not None else ""
        return Problem(place, f"the pattern is no regular expression: {error.msg}{where}", "correct the pattern")
    return None
