"""The command line: the only file that prints or sets an exit status.

In: arguments. Out: results on standard output, everything else on standard error. Exit status: 0 done, 1 could
not do all of it, 2 wrongly asked or configured. Left to others: everything else.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen import __version__
from quizgen.problems import CannotDo, Location, Problem, QuizgenError, WrongInput

if TYPE_CHECKING:
    from quizgen.pipeline import Mined

KINDS = ("definition", "acronym", "translation", "number", "date", "person", "event")


@contextmanager
def failures_told() -> Iterator[None]:
    """Turns what went wrong into messages and an exit status; a traceback is a bug."""
    try:
        yield
    except QuizgenError as error:
        for problem in error.problems:
            say(f"error: {problem}")
        raise SystemExit(2 if isinstance(error, WrongInput) else 1) from None
    except KeyboardInterrupt:
        say("interrupted: nothing was written")
        raise SystemExit(1) from None
    except BrokenPipeError:
        # the reader of our output has gone: not our failure, and nothing more to say to it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None


def say(line: str) -> None:
    click.echo(line, err=True)


def main() -> None:
    """The entry point of the `quizgen` command."""
    gc.set_threshold(50_000, 20, 50)  # looking for cycles after every 700 objects takes 3 % of a build
    with failures_told():
        run()


def run() -> None:
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        error.show()
        raise SystemExit(2) from None


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quizgen")
def cli() -> None:
    """Make Anki decks out of saved documents, Chinese or English, without a language model.

    \b
    Example:
      quizgen build seeds -o decks
    """


# --- build ----------------------------------------------------------------------------------------


@cli.command("build")
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--output", "folder", required=True, help="Folder for the deck.")
@click.option("--deck", help="Name of the deck; default: the name of the folder or file given.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only facts of this kind (repeatable).")
@click.option("--max-cards", type=click.IntRange(1), help="At most so many notes; those built before come first.")
@click.option("--min-score", type=click.FloatRange(0, 1), help="Leave out facts scored lower. [default: 0.7]")
@click.option("--rules", "rule_files", multiple=True, help="A file of rules of your own (repeatable).")
@click.option("--templates", "template_folder", help="A folder of card templates instead of the shipped ones.")
@click.option("--lock", "lock_file", help="The lock file; default: beside the deck.")
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
@click.option("--report", type=click.Choice(["json"]), help="Print the report on standard output.")
def build_command(paths: tuple[str, ...], folder: str, **options: Any) -> None:
    """Build one Anki deck, a subdeck for each document.

    \b
    Example:
      quizgen build seeds -o decks
    """
    from quizgen.data import data_root
    from quizgen.package import read_lock, write_deck
    from quizgen.pipeline import Choice, build, mine, shipped_rules
    from quizgen.render import load_templates
    from quizgen.report import build_report, json_report, no_fact
    from quizgen.selection import MIN_SCORE

    name = options["deck"] or Path(paths[0]).resolve().stem
    package = Path(folder) / f"{safe_name(name)}.apkg"
    lock_path = Path(options["lock_file"]) if options["lock_file"] else package.with_suffix(".lock")
    rules = shipped_rules(existing(options["rule_files"]))
    given = options["template_folder"]
    templates = load_templates(folder_of(given), given) if given else load_templates(data_root("templates"))
    lock = read_lock(lock_path, package)
    limit = MIN_SCORE if options["min_score"] is None else options["min_score"]
    result = build(
        with_progress(mine(paths, rules), paths),
        Choice(options["kinds"], limit, options["max_cards"]),
        templates,
        lock,
        deck_name=name,
        build_time=build_time(),
        version=__version__,
    )
    broken = [problem for each in result.mined for problem in each.problems]
    for problem in broken:
        say(f"error: {problem}")
    for line in build_report(result):
        say(line)
    if options["report"] == "json":
        click.echo(json_report(result))
    if not result.plan.notes:
        raise CannotDo(no_fact(result.mined, paths))
    if options["dry_run"]:
        say("dry run: nothing was written")
    else:
        write_deck(result.plan, package, lock_path)
        say(f"wrote {package.as_posix()}")
    if broken:
        raise SystemExit(1)


def safe_name(name: str) -> str:
    """The deck's name as a file name."""
    return "".join("_" if char in '/\\:*?"<>|' or ord(char) < 32 else char for char in name).strip(". ") or "deck"


def existing(names: Sequence[str]) -> tuple[Path, ...]:
    missing = [name for name in names if not Path(name).is_file()]
    if missing:
        raise WrongInput(*(Problem(Location(name), "no such file of rules", "check the path") for name in missing))
    return tuple(map(Path, names))


def folder_of(name: str) -> Path:
    if not Path(name).is_dir():
        raise WrongInput(Problem(Location(name), "no such folder of templates", "check the path"))
    return Path(name)


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


# --- extract and explain ---------------------------------------------------------------------------


@cli.command("extract")
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["jsonl", "table"]), default="table", show_default=True)
@click.option("--rules", "rule_files", multiple=True, help="A file of rules of your own (repeatable).")
def extract_command(paths: tuple[str, ...], form: str, rule_files: tuple[str, ...]) -> None:
    """Print the facts found, one a line.

    \b
    Example:
      quizgen extract seeds --format jsonl
    """
    from quizgen.console import shortened, table
    from quizgen.jsonl import fact_line
    from quizgen.pipeline import mine, shipped_rules

    failed = False
    rows = []
    for each in mine(paths, shipped_rules(existing(rule_files))):
        for problem in each.problems:
            failed = True
            say(f"error: {problem}")
        for fact in each.extraction.facts:
            if form == "jsonl":
                click.echo(fact_line(fact))
            else:
                place = f"{fact.source.path}:{fact.source.line}"
                rows.append(
                    (fact.kind, shortened(fact.term, 30), shortened(fact.answer, 50), fact.rule, shortened(place, 40))
                )
    if rows:
        for line in table(("kind", "term", "answer", "rule", "place"), rows):
            click.echo(line)
    if failed:
        raise SystemExit(1)


@cli.command("explain")
@click.argument("subject")
@click.option("--rules", "rule_files", multiple=True, help="A file of rules of your own (repeatable).")
def explain_command(subject: str, rule_files: tuple[str, ...]) -> None:
    """Say which rules match a sentence, or the line FILE:LINE, and which guard refused.

    \b
    Example:
      quizgen explain "大潮指的是朔望前后涨落幅度最大的潮汐。"
    """
    from quizgen.explain import explanation, scenes_of

    found = False
    for attempt in scenes_of(subject, existing(rule_files)):
        found = True
        for line in explanation(attempt):
            click.echo(line)
    if not found:
        click.echo(
            "no rule matches: the sentence has no glossary bracket, naming phrase, quantity or office a rule looks for"
        )


# --- check ------------------------------------------------------------------------------------------


@cli.command("check")
@click.argument("files", nargs=-1)
def check_command(files: tuple[str, ...]) -> None:
    """Check rules and templates with their own examples: all shipped ones, or the files given.

    \b
    Example:
      quizgen check
    """
    from quizgen.check import check_all, check_file

    problems: list[Problem] = []
    checks: list[Callable[[], list[Problem]]] = [lambda name=name: check_file(name) for name in files] or [check_all]  # type: ignore[misc]
    for check in checks:
        try:
            problems += check()
        except WrongInput as error:
            problems += error.problems
    if problems:
        raise WrongInput(*problems)
    click.echo("everything is in order")


# --- eval -------------------------------------------------------------------------------------------


@cli.command("eval")
@click.argument("gold", nargs=-1, required=True)
@click.option("--documents", help="Their folder; default: QUIZGEN_DOCUMENTS, else the gold file's neighbours.")
@click.option("--by", type=click.Choice(["kind", "rule", "document", "score"]), default="kind", show_default=True)
@click.option("--lines", help="Only gold and facts on lines A-B.")
@click.option(
    "--misses", type=click.IntRange(0), default=0, help="Show up to so many misses and wrong facts of each sort."
)
@click.option("--json", "as_json", is_flag=True, help="Print the table as JSON.")
def eval_command(gold: tuple[str, ...], **options: Any) -> None:
    """Score the facts found against hand-made annotations.

    \b
    Example:
      quizgen eval tests/gold/storage-interview.jsonl --documents seeds
    """
    from quizgen.evaluation import evaluate, lines_of_report, report_json

    result = evaluate(gold, options["documents"], options["lines"])
    if options["as_json"]:
        click.echo(report_json(result))
        return
    for line in lines_of_report(result, options["by"], options["misses"]):
        click.echo(line)
