"""Which note of this build is which of an earlier one.

In: notes, the entries of the lock. Out: pairs, one to one. A note is found again by all it asks and answers; by kind,
term and answer; by kind and term alone; by its section and its term or answer; by one clear likeness. A tie is never
guessed. Left to others: what becomes of the pairs (plan).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence, Set

from quizgen.package.keys import content_hash, normal_term
from quizgen.package.lock import Entry
from quizgen.records import Note

ALIKE = 86
"""rapidfuzz ratio (0-100) from which two notes may be the same one reworded …"""
APART = 8
"""… if no other comes as close as this."""
ONE_SIDE_ALIKE = 60
"""… from which what is left of a rejected note is the same, where its other side is."""
TELLING = 4
"""Letters of an answer that is not likely to be another question's as well."""
DIGITS = re.compile(r"\d+")


def sections(note: Note) -> tuple[tuple[str, str], ...]:
    """The document and last heading of each place the note comes from, each once."""
    return tuple(dict.fromkeys((s.document, s.heading[-1] if s.heading else "") for s in note.sources))


def matched(notes: Sequence[Note], entries: Sequence[Entry], questions: Set[str] = frozenset()) -> dict[int, Entry]:
    """Index of a note → its entry. Each step pairs what is alone on both sides under its key.

    `questions` are the templates that ask for the term alone: there the same term is the same question, wherever
    it stands. Two numbers of one term are two facts unless their section says otherwise.
    """
    if not entries:
        return {}
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

    step(lambda n: [(*base(n), content_hash(n))], lambda e: [(*base(e), e.hash)])
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


def rejected_before(note: Note, rejected: Sequence[Entry]) -> Entry | None:
    """The rejected entry that the note says again: in any document, by any template, slightly reworded or not.

    Many notes may say what one entry said: all of them stay out.
    """
    if not rejected:
        return None
    from rapidfuzz import fuzz

    term, answer = normal_term(note.term), normal_term(note.answer)
    for entry in rejected:
        old_term, old_answer = normal_term(entry.term), normal_term(entry.answer)
        if entry.kind != note.kind or DIGITS.findall(term + answer) != DIGITS.findall(old_term + old_answer):
            continue
        likeness = min(fuzz.ratio(term, old_term), fuzz.ratio(answer, old_answer))
        one_side = term == old_term or (answer == old_answer and len(answer) >= TELLING)
        if likeness >= ALIKE or (one_side and likeness >= ONE_SIDE_ALIKE):
            return entry
    return None
