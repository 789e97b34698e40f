"""Deck recipes: a YAML file that says once what a deck is made of and how.

In: a recipe file; its paths are relative to it. Out: Recipe. Left to others: the build (pipeline), templates
(render), rules (extract).
"""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass, field
from pathlib import Path

from quizgen.data import languages
from quizgen.located_yaml import SUFFIXES, Flag, Keys, ListOf, Number, Places, Text, in_order, read_yaml
from quizgen.pipeline import Choice
from quizgen.problems import Location, Problem, WrongInput
from quizgen.read.files import suggestion
from quizgen.records import FACT_KINDS
from quizgen.render.templates import TAG
from quizgen.selection import MIN_SCORE

RECIPE = Keys(
    required={"sources": ListOf(Text(), least=1)},
    optional={
        "name": Text(pattern=r"(?=.*\S)[^\x00-\x1f\x7f]+", wanted="a deck's name is one line of text"),
        "templates": Text(),
        "without": ListOf(Text()),
        "css": Text(),
        "rules": ListOf(Text()),
        "kinds": ListOf(Text(FACT_KINDS)),
        "language": Text(languages()),
        "limits": Keys({}, {"max_cards": Number(1, whole=True), "min_score": Number(0, 1)}),
        "tags": ListOf(TAG),
        "subdecks": Flag(),
        "multiple_choice": Flag(),
        "speech": Flag(),
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
        "speech": "true: the cards read aloud what is asked and answered.",
    },
)


@dataclass(frozen=True)
class Recipe:
    """What a deck is made of. `name` is "" where none is said; `paths` are as `quizgen build` takes them; `without` are
    template ids, each with its place."""

    name: str
    paths: tuple[str, ...]
    choice: Choice = field(default_factory=Choice)
    templates: str = ""
    without: tuple[tuple[str, Location], ...] = ()
    css: str = ""
    speech: bool = False
    rules: tuple[Path, ...] = ()


def is_recipe(name: str) -> bool:
    return name.endswith(SUFFIXES)


def load_recipe(path: Path) -> Recipe:
    """The recipe in a file. Raises WrongInput with every problem of it."""
    data, problems = read_yaml(path, path.as_posix(), RECIPE)
    data = Places() if data is None else data
    paths = [file for source, place in entries(data, "sources") for file in found(path, source, place, problems)]
    rules = [(beside(path, name), place) for name, place in entries(data, "rules")]
    folder = beside(path, data["templates"]) if data.get("templates") else ""
    problems += [no_such("file", file, place) for file, place in rules if not os.path.isfile(file)]
    if folder and not os.path.isdir(folder):
        problems.append(no_such("folder", folder, data.places["templates"]))
    if problems:
        raise WrongInput(*in_order(problems))
    limits = data.get("limits", {})
    return Recipe(
        name=data.get("name", ""),
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
        without=tuple(entries(data, "without")),
        css=data.get("css", ""),
        speech=data.get("speech", False),
        rules=tuple(Path(file) for file, _ in rules),
    )


def entries(data: Places, key: str) -> list[tuple[str, Location]]:
    """The texts of a list, each with its place."""
    texts = enumerate(data.get(key) or ())
    return [(text, data.places[f"{key}.{at}"]) for at, text in texts if isinstance(text, str)]


def found(recipe: Path, source: str, place: Location, problems: list[Problem]) -> list[str]:
    """The files and folders one source stands for; none, and a problem, when there are none."""
    path = beside(recipe, source)
    if os.path.lexists(path):
        return [path]
    files = sorted(glob.glob(path, recursive=True))
    if not files and glob.has_magic(source):
        problems.append(Problem(place, f"no file is called like '{path}'", "correct the pattern"))
    elif not files:
        problems.append(no_such("file or folder", path, place))
    return files


def no_such(kind: str, path: str, place: Location) -> Problem:
    if os.path.exists(path):
        return Problem(place, f"'{path}' is no {kind}", f"name a {kind}")
    return Problem(place, f"no such {kind}: '{path}'", suggestion(Path(path)))


def beside(recipe: Path, name: str) -> str:
    """A path of a recipe, as seen from where quizgen runs; `..` is taken out where that leads to the same place."""
    path = os.path.join(recipe.parent, name)
    short = os.path.normpath(path)
    return (short if os.path.realpath(short) == os.path.realpath(path) else path).replace(os.sep, "/")
