"""Deck recipes: a YAML file that says once what a deck is made of and how.

In: a recipe file; its paths are relative to it. Out: Recipe. Left to others: the build (pipeline), templates
(render), rules (extract).
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quizgen.data import data_root
from quizgen.located_yaml import Flag, Keys, ListOf, Number, Text, load_yaml
from quizgen.pipeline import Choice
from quizgen.problems import Location, Problem, WrongInput
from quizgen.read.files import suggestion
from quizgen.render.templates import KINDS, TAG
from quizgen.selection import MIN_SCORE

SUFFIXES = (".yaml", ".yml")
LANGUAGES = tuple(sorted(path.parent.name for path in data_root("languages").glob("*/language.yaml")))
RECIPE = Keys(
    required={"sources": ListOf(Text(), least=1)},
    optional={
        "name": Text(pattern=r"[\s\S]*\S[\s\S]*", wanted="give the deck a name"),
        "templates": Text(),
        "without": ListOf(Text()),
        "css": Text(),
        "rules": ListOf(Text()),
        "kinds": ListOf(Text(KINDS)),
        "language": Text(LANGUAGES),
        "limits": Keys({}, {"max_cards": Number(1, whole=True), "min_score": Number(0, 1)}),
        "tags": ListOf(TAG),
        "subdecks": Flag(),
        "multiple_choice": Flag(),
    },
    about={
        "sources": "Documents, folders of them, or patterns such as notes/**/*.md.",
        "name": "The deck's name in Anki; default: the name of this file.",
        "templates": "A folder of templates of your own; each replaces the shipped one of its kind and language.",
        "without": "Ids of templates that are switched off.",
        "css": "Style of this deck's cards, added to that of all.",
        "rules": "Files of rules of your own.",
        "kinds": "Only facts of these kinds.",
        "language": "Only facts in this language.",
        "limits": "max_cards: at most so many notes. min_score: leave out facts scored lower.",
        "tags": "Tags of all notes of this deck.",
        "subdecks": "false: no deck for each document below the deck.",
        "multiple_choice": "true: also multiple-choice notes, where good wrong options are found.",
    },
)


@dataclass(frozen=True)
class Recipe:
    """What a deck is made of. `paths` are as `quizgen build` takes them; `without` are ids, each with its place."""

    name: str
    paths: tuple[str, ...]
    choice: Choice = field(default_factory=Choice)
    templates: str = ""
    without: tuple[tuple[str, Location], ...] = ()
    css: str = ""
    rules: tuple[Path, ...] = ()


def is_recipe(name: str) -> bool:
    return name.endswith(SUFFIXES)


def load_recipe(path: Path) -> Recipe:
    """The recipe in a file. Raises WrongInput with every problem of it."""
    data = load_yaml(path, path.as_posix(), RECIPE)
    problems: list[Problem] = []
    paths = [found for at, source in enumerate(data["sources"]) for found in sources(data, path, at, source, problems)]
    folder = beside(path, data["templates"]) if "templates" in data else ""
    if folder and not os.path.isdir(folder):
        problems.append(Problem(data.places["templates"], f"no such folder: '{folder}'", suggestion(Path(folder))))
    rules = [(beside(path, name), data.places[f"rules.{at}"]) for at, name in enumerate(data.get("rules", ()))]
    problems += [
        Problem(at, f"no such file: '{file}'", suggestion(Path(file))) for file, at in rules if not os.path.isfile(file)
    ]
    if problems:
        raise WrongInput(*problems)
    limits = data.get("limits", {})
    return Recipe(
        name=data.get("name", path.stem),
        paths=tuple(dict.fromkeys(paths)),
        choice=Choice(
            kinds=tuple(data.get("kinds", ())),
            min_score=limits.get("min_score", MIN_SCORE),
            max_cards=limits.get("max_cards"),
            language=data.get("language", ""),
            tags=tuple(data.get("tags", ())),
            subdecks=data.get("subdecks", True),
            multiple_choice=data.get("multiple_choice", False),
        ),
        templates=folder,
        without=tuple((name, data.places[f"without.{at}"]) for at, name in enumerate(data.get("without", ()))),
        css=data.get("css", ""),
        rules=tuple(Path(file) for file, _ in rules),
    )


def sources(data: Any, recipe: Path, at: int, source: str, problems: list[Problem]) -> Iterator[str]:
    """The files and folders one entry stands for; none, and a problem, when there are none."""
    path = beside(recipe, source)
    if os.path.lexists(path):
        yield path
        return
    found = sorted(glob.glob(path, recursive=True))
    if not found:
        cure = "correct the pattern" if glob.has_magic(source) else suggestion(Path(path))
        problems.append(Problem(data.places[f"sources.{at}"], f"no such file or folder: '{path}'", cure))
    yield from found


def beside(recipe: Path, name: str) -> str:
    """A path of a recipe, as seen from where quizgen runs; `..` is taken out where that leads to the same place."""
    path = os.path.join(recipe.parent, name)
    short = os.path.normpath(path)
    return (short if os.path.realpath(short) == os.path.realpath(path) else path).replace(os.sep, "/")
