"""A plan → lock file and package, whole or not at all.

In: a Plan and two paths. Out: the files. The lock is written first: a build that is killed between the two
writes the same package next time, because all times are in the lock. The package is read back and counted
before it takes its place. Left to others: what goes in (plan, apkg), what its cards have wrong (lint).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizgen.package.apkg import apkg
from quizgen.package.lint import lint_package
from quizgen.package.lock import Lock, lock_text
from quizgen.package.packed import read_package
from quizgen.package.plan import Plan
from quizgen.problems import CannotDo, Location, Problem


def write_deck(plan: Plan, package: Path, lock: Path) -> tuple[Problem, ...]:
    """Write the lock, then the package; what its cards have wrong. Raises CannotDo; then neither is half written."""
    with room_for("choose another folder with -o", package, lock) as folder:
        made = folder / "deck.apkg"
        made.write_bytes(apkg(plan))
        found = check_package(made, plan, package.as_posix())
        put_lock(plan.lock, lock, folder)
        move(made, package)
    return found


def write_lock(lock: Lock, path: Path) -> None:
    """Write a lock alone. Raises CannotDo; then the file is as it was."""
    with room_for("give yourself the right to write there", path) as folder:
        put_lock(lock, path, folder)


def put_lock(lock: Lock, path: Path, folder: Path) -> None:
    written = folder / "lock"
    written.write_text(lock_text(lock), "utf-8", newline="\n")
    move(written, path)


@contextmanager
def room_for(cure: str, *targets: Path) -> Iterator[Path]:
    """A temporary folder beside the first target. Raises CannotDo, with the cure, when a target cannot be written."""
    for target in targets:
        if target.is_dir():
            raise CannotDo(Problem(Location(target.as_posix()), "a folder of this name is in the way", "move it away"))
    try:
        for target in targets:
            target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".quizgen-", dir=targets[0].parent) as folder:
            yield Path(folder)
    except OSError as error:
        where = error.filename or targets[0]
        message = f"cannot be written: {error.strerror or error}"
        raise CannotDo(Problem(Location(str(where)), message, cure)) from None


def check_package(made: Path, plan: Plan, shown: str) -> tuple[Problem, ...]:
    """Faults of the package's cards. Raises CannotDo unless it holds just the planned notes, each with its cards."""
    packed = read_package(made, shown)
    planned = {p.entry.guid: p.entry.cards for p in plan.notes}
    found = {note.guid: note.cards for note in packed.notes}
    if len(planned) != len(plan.notes) or found != planned:
        different = sorted(set(found.items()) ^ set(planned.items()))[:3]
        counts = f"{len(found)} notes for {len(plan.notes)}; first: {different}"
        message = f"the package does not hold what was planned ({counts})"
        raise CannotDo(Problem(Location(shown), message, "this is a fault of quizgen: please report it"))
    return tuple(lint_package(packed, shown))


def move(made: Path, target: Path) -> None:
    """Put a finished file in its place in one step, from another file system as well."""
    try:
        made.replace(target)
    except OSError as error:
        if error.errno != 18:  # EXDEV: the lock lies on another file system than the package
            raise
        beside = target.with_name(f".{target.name}.part")
        beside.write_bytes(made.read_bytes())
        beside.replace(target)
