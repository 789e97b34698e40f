"""Which files to read.

In: paths as given. Out: (path, name to cite) pairs. Left to others: reading them (decode). Every refusal
names the path and the cure.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from quizgen.problems import CannotDo, Location, Problem, WrongInput

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".text", ".srt", ".vtt", ".html", ".htm", ""})
"""What is read from a folder; a file named itself is read whatever it is called."""


def find_files(given: Sequence[str]) -> list[tuple[Path, str]]:
    """The files to read, each once, in stable order: (path, the name to cite, with forward slashes).

    Raises WrongInput for a path that is not there, CannotDo for a folder that cannot be read or holds no document.
    """
    found: dict[str, tuple[Path, str]] = {}
    for name in given:
        for file, cited in files_of(name):
            found.setdefault(os.path.realpath(file), (file, cited))
    return list(found.values())


def files_of(name: str) -> list[tuple[Path, str]]:
    """The files that one given path stands for."""
    path = Path(name)
    cited = name.replace(os.sep, "/")
    if os.path.isdir(name):
        inside = list(walk(path))
        if not inside:
            raise CannotDo(Problem(Location(cited), *reason(path)))
        prefix = cited.rstrip("/") + "/"
        if cited in (".", "./"):
            prefix = ""
        return [(file, prefix + file.relative_to(path).as_posix()) for file in inside]
    if not os.path.lexists(name):
        raise WrongInput(Problem(Location(cited), "no such file or folder", suggestion(path)))
    return [(path, cited)]


def reason(folder: Path) -> tuple[str, str]:
    """Why nothing was found in a folder, and what to do."""
    if not os.access(folder, os.R_OK | os.X_OK):
        return "this folder cannot be read", "give yourself the right to read it, or name another one"
    suffixes = " ".join(sorted(SUFFIXES - {""}))
    return "no document in this folder", f"files without suffix and of these kinds are read: {suffixes}"


def walk(folder: Path) -> Iterator[Path]:
    """Text files below a folder, sorted; hidden ones and links to folders are left out, so that no loop is entered."""
    for base, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(base) / name
            if not name.startswith(".") and file.suffix.lower() in SUFFIXES and os.path.isfile(file):
                yield file


def suggestion(path: Path) -> str:
    """The existing name nearest to one that is not there."""
    try:
        names = sorted(os.listdir(path.parent))
    except OSError:
        return f"there is no folder '{path.parent.as_posix()}' either; check the path"
    near = get_close_matches(path.name, names, 1)
    return f"did you mean '{(path.parent / near[0]).as_posix()}'?" if near else "check the path"
