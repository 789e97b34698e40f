"""The lock file: what earlier builds gave to whom, so that the next one changes no more than it must.

In: a text file of one JSON object a line, made to be committed and merged. Out: Lock. A file that cannot be
trusted stops the build; none is ever overwritten unread. Left to others: matching (plan).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import MISSING, asdict, dataclass, field, fields
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from quizgen.problems import CannotDo, Location, Problem, WrongInput

FORMAT = 1
HEADER = f'{{"quizgen_lock": {FORMAT}}}'
STATES = ("active", "rejected", "vanished")


@dataclass(frozen=True, slots=True)
class Entry:
    """A note as last built. `time` is when its content last changed (Unix seconds); `cards` the ordinals or
    cloze numbers - 1 it has; `sources` are document key and last heading of each place that says it; `said` is a hash
    of the text it was found in."""

    guid: str
    kind: str
    term: str
    answer: str
    n: int
    template: str
    subdeck: str
    sources: tuple[tuple[str, str], ...]
    hash: str
    time: int
    cards: tuple[int, ...]
    state: str
    rule: str
    version: str
    options: tuple[str, ...] = ()
    key_position: int = -1
    said: str = ""


DEFAULTS = {f.name: f.default for f in fields(Entry) if f.default is not MISSING}


def values_of(*names: str) -> Callable[[Entry], dict[str, Any]]:
    """A function that tells these values of an entry, without those that go without saying (dataclasses.asdict copies
    deeply, and takes ten times as long)."""
    read = attrgetter(*names)
    unsaid = [(name, DEFAULTS[name]) for name in names if name in DEFAULTS]

    def told(entry: Entry) -> dict[str, Any]:
        values = dict(zip(names, read(entry), strict=True))
        for name, default in unsaid:
            if values[name] == default:
                del values[name]
        return values

    return told


all_of = values_of(*(f.name for f in fields(Entry)))


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type as last built: the hash of its wording and style and when that last changed; its form, cards and
    fields, which Anki never lets change."""

    id: str
    hash: str
    time: int
    form: str = ""
    cards: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


TYPES: dict[str, type] = {"str": str, "int": int, "tuple[str, ...]": str, "tuple[int, ...]": int}
"""Of the fields of an entry and a note type: what they are, or hold."""


@dataclass(frozen=True)
class Lock:
    key: str = ""
    name: str = ""
    notes: dict[str, Entry] = field(default_factory=dict)
    note_types: dict[str, NoteType] = field(default_factory=dict)


def read_lock(path: Path, package: Path) -> Lock:
    """The lock at `path`; an empty one when neither it nor the package it belongs to exists.

    Raises WrongInput for a lock that is damaged, half merged, from a newer version, or missing while its
    package is there.
    """
    shown = path.as_posix()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        if package.exists():
            cure = f"restore it, or make it again: quizgen lock --from {package.as_posix()} --lock {shown}"
            message = f"is missing, but its deck {package.name} is there: notes would lose their history"
            raise WrongInput(Problem(Location(shown), message, cure)) from None
        return Lock()
    except UnicodeDecodeError as error:
        raise damaged(shown, 0, f"is not UTF-8 (byte {error.start})") from None
    except OSError as error:
        raise CannotDo(Problem(Location(shown), f"cannot be read: {error.strerror}", "check the path")) from None
    return parsed_lock(text, shown)


def parsed_lock(text: str, shown: str) -> Lock:
    """The lock that a text says; `shown` is where it stands. Raises WrongInput as read_lock does."""
    key = name = ""
    notes: dict[str, Entry] = {}
    types: dict[str, NoteType] = {}
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):  # splitlines would split at U+2028 in a term
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
            problem = Problem(
                Location(shown, number),
                "holds conflict markers of a merge",
                "resolve the merge: keep both sides' lines",
            )
            raise WrongInput(problem)
        if number == 1:
            check_header(shown, line)
            continue
        try:
            data = json.loads(line)
            if "deck" in data:
                key, name = data["deck"]["key"], data["deck"]["name"]
            elif "note" in data:
                entry = entry_from(data["note"])
                if entry.guid not in notes or precedence(notes[entry.guid]) <= precedence(entry):
                    notes[entry.guid] = entry
            else:
                values = data["note_type"]
                lists = {name: tuple(values.get(name, ())) for name in ("cards", "fields")}
                kind = checked(NoteType(**{**values, **lists}))
                if kind.id not in types or types[kind.id].time <= kind.time:
                    types[kind.id] = kind
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise damaged(shown, number, "is no line of a lock file") from None
    if not key:
        raise damaged(shown, 0, "names no deck")
    return Lock(key, name, notes, types)


def precedence(entry: Entry) -> tuple[bool, int, str]:
    """Of two lines of one note, left by a merge, the greater wins: rejected stays rejected, then the later change."""
    return entry.state == "rejected", entry.time, repr(entry)


def check_header(shown: str, line: str) -> None:
    try:
        version = json.loads(line)["quizgen_lock"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise damaged(shown, 1, "does not begin like a lock file") from None
    if not isinstance(version, int) or version > FORMAT:
        problem = Problem(Location(shown, 1), f"was written by a newer quizgen (format {version})", "update quizgen")
        raise WrongInput(problem)


def damaged(shown: str, line: int, message: str) -> WrongInput:
    return WrongInput(Problem(Location(shown, line), message, "restore the file from git or a backup"))


def entry_from(data: dict[str, object]) -> Entry:
    """An entry from its JSON object. Raises TypeError or ValueError when it is not one."""
    values = dict(data)
    for name in ("cards", "options"):
        values[name] = tuple(values.get(name, ()))  # type: ignore[arg-type]
    values["sources"] = tuple((str(document), str(heading)) for document, heading in values["sources"])  # type: ignore[attr-defined]
    entry = checked(Entry(**values))  # type: ignore[arg-type]
    if entry.state not in STATES:
        raise ValueError("not an entry")
    return entry


Line = TypeVar("Line", Entry, NoteType)


def checked(line: Line) -> Line:
    """The entry or note type. Raises TypeError or ValueError where a text is none, or no UTF-8, or a number is none."""
    for each in fields(line):
        value, kind = getattr(line, each.name), TYPES.get(str(each.type))
        if kind is None:
            continue
        for one in value if str(each.type).startswith("tuple") else (value,):
            if type(one) is not kind:
                raise TypeError(each.name)
            str(one).encode()
    return line


def lock_text(lock: Lock) -> str:
    """The file: header, deck, note types and notes, each a line, sorted so that merges stay small."""
    return "\n".join((HEADER, *lines_of(lock))) + "\n"


def lines_of(lock: Lock) -> Iterator[str]:
    yield json.dumps({"deck": {"key": lock.key, "name": lock.name}}, ensure_ascii=False)
    for _, kind in sorted(lock.note_types.items()):
        yield json.dumps({"note_type": asdict(kind)}, ensure_ascii=False)
    for entry in sorted(lock.notes.values(), key=lambda e: (e.kind, e.term, e.n, e.guid)):
        yield json.dumps({"note": all_of(entry)}, ensure_ascii=False)
