"""`quizgen build`.

In: documents and choices. Out: a deck, its lock, and what changed. Left to others: the stages (pipeline), the files
(package), the words of the report (report).
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen import __version__
from quizgen.cli.shared import say
from quizgen.problems import CannotDo, Location, Problem, WrongInput
from quizgen.records import FACT_KINDS

if TYPE_CHECKING:
    from quizgen.pipeline import Mined


@click.command("build")
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--output", "folder", help="Folder for the deck; default for a recipe: its own.")
@click.option("--deck", help="Name of the deck; default: the name of the folder or file given.")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(FACT_KINDS), help="Only facts of this kind (repeatable)."
)
@click.option("--max-cards", type=click.IntRange(1), help="At most so many notes; those built before come first.")
@click.option("--min-score", type=click.FloatRange(0, 1), help="Leave out facts scored lower. [default: 0.7]")
@click.option("--rules", "rule_files", multiple=True, help="A file of rules of your own (repeatable).")
@click.option("--templates", "template_folder", help="A folder of templates of your own, for their kinds of card.")
@click.option("--without", multiple=True, help="A template whose cards you do not want (repeatable).")
@click.option("--lock", "lock_file", help="The lock file; default: beside the deck.")
@click.option(
    "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Read documents in so many processes."
)
@click.option("--key", help="The key that new notes' identities are made from; default: the deck's first name.")
@click.option("--accept", is_flag=True, help="Build even if notes that were studied could not be updated any more.")
@click.option("--choice", is_flag=True, help="Also make multiple-choice notes, where good wrong options are found.")
@click.option("--speech", is_flag=True, help="Have the cards read aloud what is asked and answered.")
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
@click.option("--report", type=click.Choice(["json"]), help="Print the report on standard output.")
def build_command(paths: tuple[str, ...], folder: str | None, **options: Any) -> None:
    """Build one Anki deck, a subdeck for each document: of the documents and folders given, or by a recipe.

    \b
    Example:
      quizgen build seeds -o decks
      quizgen build decks/seeds.yaml
    """
    from quizgen.cli.order import ordered
    from quizgen.package import orphaning, read_lock, write_deck
    from quizgen.pipeline import build, mine, shipped_rules
    from quizgen.render import template_set
    from quizgen.report import build_report, json_report, no_fact, shortlist

    order = ordered(paths, folder, options)
    recipe = order.recipe
    rules = shipped_rules(recipe.rules)
    own = Path(recipe.templates) if recipe.templates else None
    templates = template_set(own, recipe.templates, css=recipe.css, speech=recipe.speech, without=recipe.without)
    lock = read_lock(order.lock, order.package)
    order = order.called(lock.name)
    orphans = () if options["accept"] else tuple(orphaning(lock, templates, order.recipe.name, order.lock.as_posix()))
    if orphans:
        raise WrongInput(*orphans)
    result = build(
        with_progress(mine(recipe.paths, rules, options["jobs"]), recipe.paths),
        recipe.choice,
        templates,
        lock,
        deck_name=order.recipe.name,
        build_time=build_time(),
        version=__version__,
        key=options["key"] or "",
    )
    broken = [problem for each in result.mined for problem in each.problems]
    for problem in broken:
        say(f"error: {problem}")
    for line in build_report(result):
        say(line)
    written = order.package if result.plan.notes and not options["dry_run"] else None
    if written:
        for line in shortlist(write_deck(result.plan, written, order.lock), written.as_posix()):
            say(line)
    if options["report"] == "json":
        click.echo(json_report(result, written))
    if not result.plan.notes:
        raise CannotDo(no_fact(result, recipe.paths))
    say(f"wrote {written.as_posix()}" if written else "dry run: nothing was written")
    if broken:
        raise SystemExit(1)


def build_time() -> int:
    """SOURCE_DATE_EPOCH, else now, in Unix seconds. Raises WrongInput when the variable is no number."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        return int(time.time())
    if not given.isdigit() or not 0 < int(given) < 1 << 40:
        raise WrongInput(
            Problem(Location("SOURCE_DATE_EPOCH"), f"is no time: '{given}'", "give Unix seconds or unset it")
        )
    return int(given)


def with_progress(mined: Iterator[Mined], paths: Sequence[str]) -> Iterable[Mined]:
    """The same, with a bar on a terminal."""
    if not sys.stderr.isatty():
        return mined
    from quizgen.read import find_files

    return shown(mined, len(find_files(paths)))


def shown(mined: Iterator[Mined], length: int) -> Iterator[Mined]:
    with click.progressbar(mined, length=length, label="reading", file=sys.stderr) as bar:
        yield from bar
