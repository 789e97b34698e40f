"""`quizgen reject` and `quizgen lock`: what a deck remembers.

In: a deck. Out: its lock, changed or made again. Left to others: what stands in it (package).
"""

from __future__ import annotations

from pathlib import Path

import click

from quizgen.cli.shared import say
from quizgen.problems import Location, Problem, WrongInput


@click.command("reject")
@click.argument("deck")
@click.argument("note", metavar="[TERM|GUID]", default="")
@click.option("--undo", is_flag=True, help="Take it back: the next build makes the note again, with its history.")
def reject_command(deck: str, note: str, undo: bool) -> None:
    """Never build a note again; without TERM or GUID, list what is rejected.

    DECK is a deck's .apkg, .lock or recipe, or their name without suffix.

    \b
    Example:
      quizgen reject decks/seeds.apkg 大潮
    """
    from quizgen.package import read_lock, rejected, taken_back, write_lock

    path = lock_of(deck)
    before = read_lock(path, path)
    if not note:
        unwanted = [entry for entry in before.notes.values() if entry.state == "rejected"]
        for entry in unwanted:
            click.echo(f"{entry.guid}  {entry.kind}: {entry.term} – {entry.answer}")
        say(f"{len(unwanted)} rejected; take one back with: quizgen reject {deck} --undo TERM|GUID")
        return
    lock, entry = (taken_back if undo else rejected)(before, note, path.as_posix())
    write_lock(lock, path)
    if undo:
        say(f"taken back: {entry.kind}: {entry.term} – {entry.answer}")
        say("the next build makes it again, and in Anki it keeps the history it has there")
        return
    say(f"rejected: {entry.kind}: {entry.term} – {entry.answer}")
    say(f"no build makes it again; where it was imported, delete it in Anki: UID:{entry.guid}")


@click.command("lock")
@click.option("--from", "package", required=True, help="A package that quizgen built or Anki exported.")
@click.option("--lock", "lock_file", help="Where to write the lock; default: beside the package.")
def lock_command(package: str, lock_file: str | None) -> None:
    """Make a lost lock file again. One that is there is never overwritten.

    \b
    Example:
      quizgen lock --from decks/seeds.apkg --lock decks/again.lock
    """
    from quizgen.package import lock_from, write_lock

    path = Path(lock_file) if lock_file else Path(package).with_suffix(".lock")
    if path.exists():
        cure = "move it away first, or write elsewhere with --lock"
        raise WrongInput(Problem(Location(path.as_posix()), "there is a lock file already", cure))
    lock = lock_from(Path(package))
    write_lock(lock, path)
    say(f"wrote {path.as_posix()}: deck '{lock.name}', {len(lock.notes)} notes")


def lock_of(deck: str) -> Path:
    """The lock beside a deck's other files. Raises WrongInput where none is."""
    path = Path(deck)
    lock = path if path.suffix == ".lock" else path.with_suffix(".lock")
    beside = lock if lock.is_file() else path.with_name(path.name + ".lock")
    if not beside.is_file():
        cure = "give the deck's .lock, or make it again: quizgen lock --from DECK.apkg"
        raise WrongInput(Problem(Location(lock.as_posix()), "there is no lock file of this deck", cure))
    return beside
