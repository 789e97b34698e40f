"""What a build writes, and what changed since the last one.

In: notes of this build, the lock of the last. Out: Plan. A note that is found again (matching) keeps its GUID, and
with it the learner's history; its time rises only when its content changed. Left to others: files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from quizgen.package.keys import content_hash, deck_key, guid, normal_term, note_type_hash, source_hash
from quizgen.package.lock import Entry, Lock, NoteType
from quizgen.package.matching import matched, rejected_before, sections
from quizgen.records import Note
from quizgen.render import FIELDS, Template


@dataclass(frozen=True, slots=True)
class Planned:
    """A note with its identity. `status` is new, changed, reworded or unchanged; `why` what made or changed it;
    `was` the term of one that is reworded."""

    note: Note
    entry: Entry
    status: str
    why: str = ""
    was: str = ""


@dataclass(frozen=True)
class Plan:
    """What a build writes: notes in document order, the lock that remembers them, and what is gone."""

    notes: tuple[Planned, ...]
    templates: tuple[tuple[Template, NoteType], ...]
    lock: Lock
    vanished: tuple[Entry, ...] = ()
    rejected: tuple[Entry, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)


def plan_deck(
    notes: Sequence[Note],
    templates: Sequence[Template],
    lock: Lock,
    *,
    deck_name: str,
    build_time: int,
    version: str,
    key: str = "",
) -> Plan:
    """Match notes with the lock and give each its GUID and time (Unix seconds).

    `key` is the deck key that new GUIDs are made from: the lock's when empty, the name's at a first build.
    """
    guids = Guids(key or lock.key or deck_key(deck_name), lock.notes)
    questions = {template.id for template in templates if template.form == "question"}
    pairs = matched(notes, list(lock.notes.values()), questions)
    unwanted = [entry for entry in lock.notes.values() if entry.state == "rejected"]
    planned: list[Planned] = []
    rejected: list[Entry] = []
    for at, note in enumerate(notes):
        old = pairs.get(at) or rejected_before(note, unwanted)
        if old is None:
            new, n = guids.new(note)
            planned.append(Planned(note, entry_of(note, new, n, build_time, version), "new", f"rule {note.rule}"))
        elif old.state == "rejected":
            rejected.append(old)
        else:
            planned.append(found_again(note, old, build_time, version))
    built = {p.entry.guid: p.entry for p in planned}
    gone = {guid: entry for guid, entry in lock.notes.items() if guid not in built}
    vanished = tuple(entry for entry in gone.values() if entry.state == "active")
    left = {guid: replace(e, state="vanished") if e.state == "active" else e for guid, e in gone.items()}
    used = [template for template in templates if template.id in {p.entry.template for p in planned}]
    types = {t.id: type_of(t, note_type_id(t, guids.key, lock), lock, build_time) for t in used}
    counts = {s: sum(p.status == s for p in planned) for s in ("new", "changed", "reworded", "unchanged")}
    counts |= {"vanished": len(vanished), "rejected": len(rejected)}
    counts["note types changed"] = sum(lock.note_types.get(kind.id, kind).time != kind.time for kind in types.values())
    return Plan(
        tuple(planned),
        tuple((template, types[template.id]) for template in used),
        Lock(guids.key, deck_name, {**built, **left}, lock.note_types | {kind.id: kind for kind in types.values()}),
        vanished,
        tuple(rejected),
        counts,
    )


class Guids:
    """Names for new notes of a deck; none that the deck ever gave away."""

    def __init__(self, key: str, known: Iterable[str]) -> None:
        self.key, self.known = key, set(known)
        self.numbers: dict[tuple[str, str, str], int] = defaultdict(int)

    def new(self, note: Note) -> tuple[str, int]:
        """The GUID and the number among the facts of one term."""
        group = (note.kind, normal_term(note.term), note.template)
        while True:
            n = self.numbers[group]
            self.numbers[group] += 1
            made = guid(self.key, *group, n)
            if made not in self.known:
                return made, n


def entry_of(note: Note, guid: str, n: int, time: int, version: str) -> Entry:
    return Entry(
        guid=guid,
        kind=note.kind,
        term=note.term,
        answer=note.answer,
        n=n,
        template=note.template,
        subdeck=note.subdeck,
        sources=sections(note),
        hash=content_hash(note),
        time=time,
        cards=note.cards,
        state="active",
        rule=note.rule,
        version=version,
        said=source_hash(note),
        options=note.item.options if note.item else (),
        key_position=note.item.key_position if note.item else -1,
    )


def found_again(note: Note, old: Entry, build_time: int, version: str) -> Planned:
    """The entry with what this build says. Time rises only when content changed; number and deck stay."""
    entry = replace(entry_of(note, old.guid, old.n, old.time, version), subdeck=old.subdeck)
    if entry.hash == old.hash:
        return Planned(note, replace(entry, version=old.version if old.rule == note.rule else version), "unchanged")
    changed, why = replace(entry, time=max(build_time, old.time + 1)), ", ".join(causes(old, entry))
    if normal_term(old.term) != normal_term(note.term):
        return Planned(note, changed, "reworded", why, old.term)
    return Planned(note, changed, "changed", why)


def causes(old: Entry, new: Entry) -> list[str]:
    """What changed a note: its source, its rule, its template; and the versions of quizgen if they differ."""
    rule = f"rule {old.rule} → {new.rule}" if old.rule != new.rule else ""
    if old.said != new.said:
        found = ["source", rule]
    elif (old.term, old.answer) != (new.term, new.answer):
        found = [rule or f"rule {new.rule}"]
    else:
        found = [rule, f"template {new.template}"]
    found.append(f"quizgen {old.version} → {new.version}" if old.version != new.version else "")
    return [cause for cause in found if cause]


def note_type_id(template: Template, key: str, lock: Lock) -> str:
    """A restyled template has a note type of this deck alone, any other shares its own with all decks.

    A deck keeps the note type it was first built with: in Anki its notes could not move to another one.
    """
    own = next((name for name in lock.note_types if name.startswith(f"{template.id}@")), "")
    if own or not template.restyled or template.id in lock.note_types:
        return own or template.id
    return f"{template.id}@{key}"


def type_of(template: Template, name: str, lock: Lock, build_time: int) -> NoteType:
    """The note type's time rises only when its wording or style changed."""
    now = NoteType(
        name, note_type_hash(template), build_time, template.form, tuple(c.name for c in template.cards), FIELDS
    )
    old = lock.note_types.get(name)
    if old is None:
        return now
    return replace(now, time=old.time if old.hash == now.hash else max(build_time, old.time + 1))
