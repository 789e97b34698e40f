"""Only the command line prints or ends the program: everything else can be used as a library."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.texts import ROOT

SPEAKING = {"print", "echo", "secho", "exit", "SystemExit", "quit"}


def speaking(text: str) -> Iterator[str]:
    """Names of calls that print or end the program."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in SPEAKING:
                yield name


@pytest.mark.parametrize(
    "path",
    [path for path in sorted((ROOT / "quizgen").rglob("*.py")) if path.parent.name != "cli"],
    ids=lambda path: Path(path).relative_to(ROOT).as_posix(),
)
def test_no_other_file_prints_or_exits(path: Path) -> None:
    assert list(speaking(path.read_text("utf-8"))) == []


def test_the_check_sees_what_it_looks_for() -> None:
    assert set(speaking("print(1); click.echo(2); sys.exit(3)\nraise SystemExit(4)")) == {
        "print",
        "echo",
        "exit",
        "SystemExit",
    }
