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
    recipe: Recipe
    package: Path
    lock: Path


def ordered(paths: tuple[str, ...], folder: str | None, options: Mapping[str, Any]) -> Order:
    """The order of a command line. Raises WrongInput when it makes no sense."""
    from quizgen.recipe import Recipe, is_recipe, load_recipe

    lock = options["lock_file"]
    if any(map(is_recipe, paths)):
        if len(paths) > 1:
            problem = Problem(Location(", ".join(paths)), "a recipe is built alone", "name its documents in 'sources'")
            raise WrongInput(problem)
        file = Path(paths[0])
        package = Path(folder or file.parent) / f"{file.stem}.apkg"
        return Order(with_options(load_recipe(file), options), package, Path(lock or file.with_suffix(".lock")))
    if folder is None:
        raise WrongInput(Problem(Location(", ".join(paths)), "no folder for the deck", "say which with -o FOLDER"))
    name = options["deck"] or Path(paths[0]).resolve().stem
    package = Path(folder) / f"{safe_name(name)}.apkg"
    return Order(with_options(Recipe(name, paths), options), package, Path(lock or package.with_suffix(".lock")))


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
        templates=folder_of(folder).as_posix() if folder else recipe.templates,
        without=(*recipe.without, *((name, Location("--without")) for name in options["without"])),
        rules=(*recipe.rules, *existing(options["rule_files"])),
    )


def safe_name(name: str) -> str:
    """The deck's name as a file name."""
    return "".join("_" if char in '/\\:*?"<>|' or ord(char) < 32 else char for char in name).strip(". ") or "deck"
