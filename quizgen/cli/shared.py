"""What several commands share.

In: names as the user typed them. Out: paths that exist, or WrongInput; lines on standard error. Left to others:
the commands.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from quizgen.problems import Location, Problem, WrongInput


def say(line: str) -> None:
    click.echo(line, err=True)


def existing(names: Sequence[str]) -> tuple[Path, ...]:
    missing = [name for name in names if not Path(name).is_file()]
    if missing:
        raise WrongInput(*(Problem(Location(name), "no such file of rules", "check the path") for name in missing))
    return tuple(map(Path, names))


def folder_of(name: str) -> Path:
    if not Path(name).is_dir():
        raise WrongInput(Problem(Location(name), "no such folder of templates", "check the path"))
    return Path(name)
