"""Notes that shall never be built again, until the user thinks better of it.

In: a lock and what the user calls a note. Out: the lock with that note rejected, or taken back. Left to others:
keeping it out (matching), files (write).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from quizgen.package.keys import normal_term
from quizgen.package.lock import Entry, Lock
from quizgen.problems import Location, Problem, WrongInput


def rejected(lock: Lock, wanted: str, place: str) -> tuple[Lock, Entry]:
    """The lock with the note `wanted` – a GUID or a term – rejected, and its entry.

    Raises WrongInput, at `place`, when no note or more than one is meant.
    """
    entry = lock.notes.get(wanted) or the_one(list(lock.notes.values()), wanted, place)
    out = replace(entry, state="rejected")
    return replace(lock, notes={**lock.notes, entry.guid: out}), out


def taken_back(lock: Lock, wanted: str, place: str) -> tuple[Lock, Entry]:
    """The lock with the rejected note `wanted` allowed again, and its entry: with its GUID it waits for the next build
    that finds it, as a vanished note does.

    Raises WrongInput, at `place`, when no rejected note or more than one is meant.
    """
    unwanted = {entry.guid: entry for entry in lock.notes.values() if entry.state == "rejected"}
    if not unwanted:
        raise WrongInput(Problem(Location(place), "no note of the deck is rejected", "there is nothing to take back"))
    entry = unwanted.get(wanted) or the_one([replace(e, state="vanished") for e in unwanted.values()], wanted, place)
    out = replace(entry, state="vanished")
    return replace(lock, notes={**lock.notes, entry.guid: out}), out


def the_one(entries: Sequence[Entry], wanted: str, place: str) -> Entry:
    """The entry of a term; several of one term that are all rejected but one, are one."""
    found = [entry for entry in entries if normal_term(entry.term) == normal_term(wanted)]
    open_ones = [entry for entry in found if entry.state != "rejected"] or found[:1]
    if len(open_ones) == 1:
        return open_ones[0]
    if not found:
        terms = {entry.term.casefold(): entry.term for entry in entries}
        near = [terms[name] for name in get_close_matches(wanted.casefold(), terms, 5)]
        near += sorted(term for term in terms.values() if wanted.casefold() in term.casefold() and term not in near)
        cure = f"did you mean {', '.join(map(repr, near[:5]))}?" if near else "the lock lists all terms"
        raise WrongInput(Problem(Location(place), f"no note of the deck is about '{wanted}'", cure))
    first = Problem(Location(place), f"'{wanted}' fits {len(open_ones)} notes", "give the GUID of one of these")
    raise WrongInput(
        first,
        *(
            Problem(Location(place), f"{entry.guid}  {entry.kind}: {entry.term} – {entry.answer}")
            for entry in open_ones
        ),
    )
