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
from quizgen.package.lock import Lock, lock_text
from quizgen.package.note_types import NoteTypeModel, note_type
from quizgen.package.origin import FIELD, MEMBER, origin, rest_of
from quizgen.package.packed import read_package
from quizgen.package.plan import Plan, Planned
from quizgen.problems import CannotDo, Location, Problem
from quizgen.render import FIELDS

LEVEL = 4
"""How hard to compress, 1-9: a twentieth bigger than 6, in two thirds of the time."""


class PlannedNote(genanki.Note):  # type: ignore[misc]
    """A genanki note with a time of its own and the cards it was planned with."""

    def __init__(self, planned: Planned, model: NoteTypeModel, due: int, lock: Lock) -> None:
        values = {"UID": planned.entry.guid, **dict(planned.note.fields), FIELD: origin(planned.entry, lock)}
        # \x1f is what Anki separates fields with
        texts = [values[name].replace("\x1f", "") for name in FIELDS]
        super().__init__(model, texts, guid=planned.entry.guid, tags=list(planned.note.tags), due=due)
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
    with room_for("choose another folder with -o", package, lock) as folder:
        made = folder / "deck.apkg"
        write_package(plan, made)
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
    except sqlite3.OperationalError as error:  # a full disk, met by genanki's database
        message = f"cannot be written: {error}"
        raise CannotDo(Problem(Location(str(targets[0])), message, "make room on the disk")) from None


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
        decks[name].add_note(PlannedNote(planned, models[planned.entry.template], due, plan.lock))
    newest = max([p.entry.time for p in plan.notes] + [kind.time for _, kind in plan.templates])
    with temporary_files_in(path.parent):
        raw = path.with_suffix(".raw")
        genanki.Package(list(decks.values())).write_to_file(str(raw), timestamp=float(newest))
    with zipfile.ZipFile(raw) as stored, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        members = {name: stored.read(name) for name in stored.namelist()}
        members[MEMBER] = lock_text(rest_of(plan.lock, {p.entry.guid for p in plan.notes})).encode()
        for name, data in sorted(members.items()):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.external_attr = 0o644 << 16
            packed.writestr(info, data, zipfile.ZIP_DEFLATED, LEVEL)
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
