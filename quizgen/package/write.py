"""A plan → lock file and package, whole or not at all.

In: a Plan and two paths. Out: the files. The lock is written first: a build that is killed between the two
writes the same package next time, because all times are in the lock. The package is read back and counted
before it takes its place. Left to others: what goes in (plan), what its cards have wrong (lint).
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import genanki

from quizgen.package.keys import stable_id
from quizgen.package.lint import lint_package
from quizgen.package.lock import lock_text
from quizgen.package.note_types import NoteTypeModel, note_type
from quizgen.package.plan import Plan, Planned
from quizgen.package.read_back import read_package
from quizgen.problems import CannotDo, Location, Problem


class PlannedNote(genanki.Note):  # type: ignore[misc]
    """A genanki note with a time of its own and the cards it was planned with."""

    def __init__(self, planned: Planned, model: NoteTypeModel, due: int) -> None:
        # \x1f is what Anki separates fields with
        values = [planned.entry.guid, *(value.replace("\x1f", "") for _, value in planned.note.fields)]
        super().__init__(model, values, guid=planned.entry.guid, tags=list(planned.note.tags), due=due)
        self.modified = planned.entry.time
        self.planned_cards = [genanki.Card(ordinal) for ordinal in planned.entry.cards]

    @property
    def cards(self) -> list[genanki.Card]:
        return self.planned_cards

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Left out: render escapes the text, and genanki takes words between angle brackets for bad HTML."""

    def write_to_db(self, cursor: Any, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, self.modified, deck_id, id_gen)


def write_deck(plan: Plan, package: Path, lock: Path) -> tuple[Problem, ...]:
    """Write the lock, then the package; what its cards have wrong. Raises CannotDo; then neither is half written."""
    for target in (package, lock):
        if target.is_dir():
            raise CannotDo(Problem(Location(target.as_posix()), "a folder of this name is in the way", "move it away"))
    try:
        package.parent.mkdir(parents=True, exist_ok=True)
        lock.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".quizgen-", dir=package.parent) as folder:
            made = Path(folder) / "deck.apkg"
            write_package(plan, made)
            found = check_package(made, plan, package.as_posix())
            written = Path(folder) / "lock"
            written.write_text(lock_text(plan.lock), "utf-8", newline="\n")
            move(written, lock)
            move(made, package)
    except OSError as error:
        where = error.filename or package
        message = f"cannot be written: {error.strerror or error}"
        raise CannotDo(Problem(Location(str(where)), message, "choose another folder with -o")) from None
    except sqlite3.OperationalError as error:  # a full disk, met by genanki's database
        message = f"cannot be written: {error}"
        raise CannotDo(Problem(Location(str(package)), message, "make room on the disk")) from None
    return found


def check_package(made: Path, plan: Plan, shown: str) -> tuple[Problem, ...]:
    """Faults of the package's cards. Raises CannotDo unless it holds just the planned notes, each with its cards."""
    packed = read_package(made, shown)
    planned = {p.entry.guid: tuple(p.entry.cards) for p in plan.notes}
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


def write_package(plan: Plan, path: Path) -> None:
    """The package at `path`. The same plan gives the same bytes with the same SQLite and zlib."""
    models = {template.id: note_type(template, kind, plan.lock.name) for template, kind in plan.templates}
    decks: dict[str, genanki.Deck] = {}
    spelled: dict[str, str] = {}  # Anki tells no case apart in deck names
    for due, planned in enumerate(plan.notes, 1):
        name = full_name(plan.lock.name, planned.entry.subdeck)
        name = spelled.setdefault(name.casefold(), name)
        if name not in decks:
            decks[name] = genanki.Deck(stable_id("deck", plan.lock.key, name), name)
        decks[name].add_note(PlannedNote(planned, models[planned.entry.template], due))
    newest = max([p.entry.time for p in plan.notes] + [kind.time for _, kind in plan.templates])
    with temporary_files_in(path.parent):
        raw = path.with_suffix(".raw")
        genanki.Package(list(decks.values())).write_to_file(str(raw), timestamp=float(newest))
    with zipfile.ZipFile(raw) as stored, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(stored.namelist()):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            packed.writestr(info, stored.read(name))
    raw.unlink()


@contextmanager
def temporary_files_in(folder: Path) -> Iterator[None]:
    """genanki leaves its database behind; let it do so where everything is deleted afterwards."""
    before = tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def full_name(deck: str, subdeck: str) -> str:
    """Anki's name of a document's deck: two colons inside a title would make one level more. Without a subdeck, the
    deck's own."""
    if not subdeck:
        return deck
    title = re.sub(r"[\x00-\x1f\x7f]+", " ", subdeck)
    title = re.sub(r"\s+", " ", title.replace("::", ": ")).strip(" :") or "untitled"
    return f"{deck}::{title}"
