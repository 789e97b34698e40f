"""The command line: the only folder that prints or sets an exit status.

In: arguments. Out: results on standard output, everything else on standard error. Exit status: 0 done, 1 could
not do all of it, 2 wrongly asked or configured. One file a group of commands; each imports what it needs when it
runs, so that `--help` is instant. Left to others: everything else.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from quizgen import __version__
from quizgen.cli.build import build_command
from quizgen.cli.check import check_command
from quizgen.cli.evaluate import eval_command
from quizgen.cli.facts import explain_command, extract_command
from quizgen.cli.identity import lock_command, reject_command
from quizgen.cli.shared import say
from quizgen.cli.templates import templates_command
from quizgen.problems import QuizgenError, WrongInput


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


def main() -> None:
    """The entry point of the `quizgen` command."""
    gc.set_threshold(500_000, 20, 50)  # looking for cycles after every 700 objects takes 5 % of a build
    try:
        with failures_told():
            run()
    finally:
        gc.freeze()  # and going through all of them at exit another 2 %


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


for command in (
    build_command,
    check_command,
    eval_command,
    explain_command,
    extract_command,
    lock_command,
    reject_command,
    templates_command,
):
    cli.add_command(command)
