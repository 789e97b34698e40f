"""What a build was asked for: a recipe, or paths, and the options that count for more than either.

In: arguments of `quizgen build`. Out: Order. Left to others: reading recipes (recipe), building (build).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizgen.cli.shared import existing, folder_of
from quizgen.problems import Location, Problem, WrongInput

if TYPE_CHECKING:
    from quizgen.recipe import Recipe


@dataclass(frozen=True)
class Order:
    """What to build and where. The package bears the name of the recipe's `file`, without one that of the deck;
    `asked` says that the user gave the deck its name."""

    recipe: Recipe
    folder: Path
    lock: Path
    file: str
    asked: bool

    @property
    def package(self) -> Path:
        return self.folder / f"{self.file or safe_name(self.recipe.name)}.apkg"

    def called(self, known: str) -> Order:
        """The order for the deck of a lock: it keeps the name it is `known` by, unless another is asked for."""
        return self if self.asked or not known else replace(self, recipe=replace(self.recipe, name=known))


def ordered(paths: tuple[str, ...], folder: str | None, options: Mapping[str, Any]) -> Order:
    """The order of a command line. Raises WrongInput when it makes no sense."""
    from quizgen.recipe import Recipe, is_recipe, load_recipe

    path = Path(paths[0])
    is_one = any(map(is_recipe, paths))
    if is_one and len(paths) > 1:
        problem = Problem(Location(", ".join(paths)), "a recipe is built alone", "name its documents in 'sources'")
        raise WrongInput(problem)
    if folder is None and not is_one:
        raise WrongInput(Problem(Location(", ".join(paths)), "no folder for the deck", "say which with -o FOLDER"))
    recipe = with_options(load_recipe(path) if is_one else Recipe("", paths), options)
    named = replace(recipe, name=recipe.name or path.resolve().stem)
    where = path.parent if folder is None else Path(folder)
    lock = path.with_suffix(".lock") if is_one else where / f"{safe_name(named.name)}.lock"
    return Order(named, where, Path(options["lock_file"] or lock), path.stem if is_one else "", asked=bool(recipe.name))


def with_options(recipe: Recipe, options: Mapping[str, Any]) -> Recipe:
    """The recipe, where no option says otherwise; files of rules, and templates left out, are added to its own."""
    given = {name: options[name] for name in ("min_score", "max_cards") if options[name] is not None}
    if options["choice"]:
        given["multiple_choice"] = True
    folder = options["template_folder"]
    return replace(
        recipe,
        name=options["deck"] or recipe.name,
        choice=replace(recipe.choice, kinds=options["kinds"] or recipe.choice.kinds, **given),
        speech=options["speech"] or recipe.speech,
        templates=folder_of(folder).as_posix() if folder else recipe.templates,
        without=(*recipe.without, *((name, Location("--without")) for name in options["without"])),
        rules=(*recipe.rules, *existing(options["rule_files"])),
    )


def safe_name(name: str) -> str:
    """The deck's name as a file name."""
    return "".join("_" if char in '/\\:*?"<>|' or ord(char) < 32 else char for char in name).strip(". ") or "deck"
