"""`quizgen check`.

In: files of rules or templates. Out: every problem of theirs. Left to others: the checks (check).
"""

from __future__ import annotations

from collections.abc import Callable

import click

from quizgen.problems import Problem, WrongInput


@click.command("check")
@click.argument("files", nargs=-1)
def check_command(files: tuple[str, ...]) -> None:
    """Check rules and templates with their own examples: all shipped ones, or the files (packages, too) given.

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
