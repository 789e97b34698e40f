"""Which files to read, and their text.

In: paths as given. Out: (path, name to cite) pairs; decoded text. Left to others: what the text means.
Every refusal names the file and the cure.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from quizgen.problems import CannotDo, Location, Problem, WrongInput

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".text", ".srt", ".vtt", ""})
"""What is read from a folder; a file named itself is read whatever it is called."""
MAX_BYTES = 20_000_000
"""A larger file is refused: no saved document is this long, and memory use grows with it."""
GUESSES = ("gb18030", "big5", "shift_jis")


def find_files(given: Sequence[str]) -> list[tuple[Path, str]]:
    """The files to read, each once, in stable order: (path, the name to cite).

    Raises WrongInput for a path that is not there, CannotDo for a folder without documents.
    """
    found: dict[Path, tuple[Path, str]] = {}
    for name in given:
        path = Path(name)
        if path.is_dir():
            inside = list(walk(path))
            if not inside:
                suffixes = " ".join(sorted(SUFFIXES - {""}))
                message, cure = "no document in this folder", f"files of these kinds are read: {suffixes}"
                raise CannotDo(Problem(Location(name), message, cure))
            for file in inside:
                found.setdefault(file.resolve(), (file, file.as_posix()))
        elif path.exists():
            found.setdefault(path.resolve(), (path, path.as_posix()))
        else:
            raise WrongInput(Problem(Location(name), "no such file or folder", suggestion(path)))
    return list(found.values())


def walk(folder: Path) -> Iterator[Path]:
    """Text files below a folder, sorted; hidden ones and links to folders left out."""
    for base, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(base) / name


def suggestion(path: Path) -> str:
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return f"there is no folder '{path.parent.as_posix()}' either; check the path"
    near = get_close_matches(path.name, names, 1)
    return f"did you mean '{(path.parent / near[0]).as_posix()}'?" if near else "check the path"


def read_text(path: Path, given: str) -> str:
    """The file's text without its BOM, line ends as they are. Raises CannotDo."""

    def refuse(message: str, cure: str) -> CannotDo:
        return CannotDo(Problem(Location(given), message, cure))

    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise refuse(
                f"is {size / 1e6:.0f} MB, more than the limit of {MAX_BYTES / 1e6:.0f} MB",
                "split it into smaller files",
            )
        data = path.read_bytes()
    except OSError as error:
        raise refuse(f"cannot be read: {error.strerror}", "check that it is a file you may read") from None
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise refuse("is empty", "nothing to learn from it; leave it out")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refuse("is UTF-16, not UTF-8", f"convert it: iconv -f UTF-16 -t UTF-8 '{given}'")
    if b"\0" in data[:65536] or data.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff")):
        raise refuse("is a binary file, not text", "save the document as text or Markdown first")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        for guess in GUESSES:
            try:
                data.decode(guess)
            except UnicodeDecodeError:
                continue
            cure = f"convert it, perhaps with: iconv -f {guess.upper()} -t UTF-8 '{given}'"
            break
        else:
            cure = "save it as UTF-8"
        raise refuse(f"is not UTF-8 (byte {error.start})", cure) from None
