"""Which note is which, and what changed since the last build.

In: notes of this build, the lock of the last. Out: Plan. A note keeps its GUID, and with it the learner's
history, when it is found again: by kind, term and answer; by kind and term alone; by its section and its
term or answer; by one clear likeness. Matching is one to one; a tie is never guessed. Left to others: files.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence, Set
from dataclasses import dataclass, field, replace

from quizgen.package.keys import content_hash, deck_key, guid, normal_term, note_type_hash
from quizgen.package.lock import Entry, Lock, NoteType
from quizgen.records import Note
from quizgen.render import Template

ALIKE = 86
"""rapidfuzz ratio (0-100) from which two notes may be the same one reworded …"""
APART = 8
"""… if no other comes as close as this."""
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Planned:
    """A note with its identity. `status` is new, changed, reworded or unchanged; `why` what changed it."""

    note: Note
    entry: Entry
    status: str
    why: str = ""


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
) -> Plan:
    """Match notes with the lock and give each its GUID and time (Unix seconds)."""
    key = lock.key or deck_key(deck_name)
    questions = {template.id for template in templates if template.form == "question"}
    pairs = matched(notes, list(lock.notes.values()), questions)
    taken: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for entry in lock.notes.values():
        taken[entry.kind, normal_term(entry.term), entry.template].add(entry.n)
    planned: list[Planned] = []
    rejected: list[Entry] = []
    entries: dict[str, Entry] = {}
    for at, note in enumerate(notes):
        old = pairs.get(at)
        if old is None:
            group = (note.kind, normal_term(note.term), note.template)
            n = next(n for n in range(len(taken[group]) + 1) if n not in taken[group])
            taken[group].add(n)
            entry = entry_of(note, guid(key, *group, n), n, build_time, version)
            planned.append(Planned(note, entry, "new"))
        elif old.state == "rejected":
            rejected.append(old)
            continue
        else:
            planned.append(found_again(note, old, build_time, version))
        entries[planned[-1].entry.guid] = planned[-1].entry
    gone = [entry for entry in lock.notes.values() if entry.guid not in entries]
    vanished = tuple(e for e in gone if e.state == "active")
    for entry in gone:
        entries[entry.guid] = replace(entry, state="vanished") if entry.state == "active" else entry
    used = {p.entry.template for p in planned}
    kinds = {t.id: note_type_id(t, key, lock) for t in templates if t.id in used}
    types = {t.id: type_of(t, kinds[t.id], lock, build_time) for t in templates if t.id in used}
    counts = {s: sum(p.status == s for p in planned) for s in ("new", "changed", "reworded", "unchanged")}
    counts |= {"vanished": len(vanished), "rejected": len(rejected)}
    counts["note types changed"] = sum(lock.note_types.get(t.id, t) != t for t in types.values())
    return Plan(
        tuple(planned),
        tuple((template, types[template.id]) for template in templates if template.id in used),
        Lock(key, lock.name or deck_name, entries, lock.note_types | {kind.id: kind for kind in types.values()}),
        vanished,
        tuple(rejected),
        counts,
    )


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
        options=note.item.options if note.item else (),
        key_position=note.item.key_position if note.item else -1,
    )


def found_again(note: Note, old: Entry, build_time: int, version: str) -> Planned:
    """The entry with what this build says. Time rises only when content changed; number and deck stay."""
    entry = replace(
        entry_of(note, old.guid, old.n, old.time, version),
        subdeck=old.subdeck,
        version=old.version if (old.rule, old.hash) == (note.rule, content_hash(note)) else version,
    )
    if entry.hash == old.hash:
        return Planned(note, entry, "unchanged")
    reworded = normal_term(old.term) != normal_term(note.term)
    why = f"rule {old.rule} → {note.rule}" if old.rule != note.rule else "source"
    entry = replace(entry, time=max(build_time, old.time + 1))
    return Planned(note, entry, "reworded" if reworded else "changed", why)


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
    now, old = note_type_hash(template), lock.note_types.get(name)
    if old is None:
        return NoteType(name, now, build_time)
    return old if old.hash == now else NoteType(name, now, max(build_time, old.time + 1))


def sections(note: Note) -> tuple[tuple[str, str], ...]:
    """The document and last heading of each place the note comes from, each once."""
    return tuple(dict.fromkeys((s.document, s.heading[-1] if s.heading else "") for s in note.sources))


def matched(notes: Sequence[Note], entries: Sequence[Entry], questions: Set[str] = frozenset()) -> dict[int, Entry]:
    """Index of a note → its entry. Each step pairs what is alone on both sides under its key.

    `questions` are the templates that ask for the term alone: there the same term is the same question, wherever
    it stands. Two numbers of one term are two facts unless their section says otherwise.
    """
    left = set(range(len(notes)))
    open_entries = {entry.guid: entry for entry in entries}
    pairs: dict[int, Entry] = {}

    def step(note_key: Callable[[Note], Iterable[Hashable]], entry_key: Callable[[Entry], Iterable[Hashable]]) -> None:
        by_note, by_entry = defaultdict(set), defaultdict(set)
        for at in left:
            for key in note_key(notes[at]):
                by_note[key].add(at)
        for entry in open_entries.values():
            for key in entry_key(entry):
                by_entry[key].add(entry.guid)
        for key in sorted(by_note.keys() & by_entry.keys(), key=repr):
            ats, guids = by_note[key] & left, by_entry[key] & open_entries.keys()
            if len(ats) == len(guids) == 1:
                at = ats.pop()
                pairs[at] = open_entries.pop(guids.pop())
                left.discard(at)

    def base(item: Note | Entry) -> tuple[str, str]:
        return item.kind, item.template

    step(
        lambda n: [(*base(n), normal_term(n.term), normal_term(n.answer))],
        lambda e: [(*base(e), normal_term(e.term), normal_term(e.answer))],
    )
    step(
        lambda n: [(*base(n), normal_term(n.term), normal_term(n.answer), s) for s in sections(n)],
        lambda e: [(*base(e), normal_term(e.term), normal_term(e.answer), s) for s in e.sources],
    )
    step(
        lambda n: [(*base(n), normal_term(n.term))] if n.template in questions else [],
        lambda e: [(*base(e), normal_term(e.term))] if e.template in questions else [],
    )
    step(
        lambda n: [(*base(n), s, normal_term(side)) for s in sections(n) for side in (n.term, n.answer)],
        lambda e: [(*base(e), s, normal_term(side)) for s in e.sources for side in (e.term, e.answer)],
    )
    if left and open_entries:
        for at, entry in clear_likenesses([(at, notes[at]) for at in sorted(left)], list(open_entries.values())):
            pairs[at] = entry
    return pairs


def clear_likenesses(notes: list[tuple[int, Note]], entries: list[Entry]) -> list[tuple[int, Entry]]:
    """Pairs that are each other's best likeness by far, of one kind, template and document.

    Terms that differ in a number (GPT-2, GPT-3) are alike and are two things.
    """
    from rapidfuzz import fuzz, process

    texts: dict[Hashable, dict[int, str]] = defaultdict(dict)
    for index, entry in enumerate(entries):
        for document in {document for document, _ in entry.sources}:
            texts[entry.kind, entry.template, document][index] = f"{entry.term} {entry.answer}"
    scores: dict[tuple[int, int], float] = {}
    for at, note in notes:
        for document in {document for document, _ in sections(note)}:
            group = texts.get((note.kind, note.template, document), {})
            text = f"{note.term} {note.answer}"
            for _, score, index in process.extract(text, group, scorer=fuzz.ratio, score_cutoff=ALIKE - APART, limit=5):
                if DIGITS.findall(note.term) == DIGITS.findall(entries[index].term):
                    scores[at, index] = score
    of_note, of_entry = defaultdict(list), defaultdict(list)
    for (at, index), score in scores.items():
        of_note[at].append(score)
        of_entry[index].append(score)
    return [
        (at, entries[index])
        for (at, index), score in scores.items()
        if score >= ALIKE and alone(score, of_note[at]) and alone(score, of_entry[index])
    ]


def alone(score: float, scores: list[float]) -> bool:
    """No other score comes close to this one."""
    return sum(score - other < APART for other in scores) == 1
