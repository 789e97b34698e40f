"""Everything a learner should not meet in a package.

In: a Packed. Out: Problems; their place is the package and the note's GUID and term. Left to others: reading the
package (packed), what Anki shows of a note (fronts), what single fields hold (field_faults).
"""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from quizgen.package.alike import Alike, alike_notes
from quizgen.package.deletions import deletions_in, front_of
from quizgen.package.field_faults import deletion_faults, field_faults
from quizgen.package.fronts import OPTIONS, side
from quizgen.package.packed import SEPARATOR, Packed, PackedNote
from quizgen.package.packed_types import PackedType
from quizgen.problems import Location, Problem

TAG = re.compile(rf"<[^<>{SEPARATOR}]*>")
WORD = re.compile(r"[^\W_]+")
FIRST_WORD = re.compile(rf"{SEPARATOR}(?:[^\w{SEPARATOR}]|_)*([^\W_]*)")
LEAST_OPTIONS = 4
REPORT = "this is a fault of quizgen: please report it"
Faults = Iterator[tuple[PackedNote, str, str]]
"""Notes, what is wrong with them, and the cure."""
Seen = dict[tuple[int, int], dict[str, PackedNote]]
"""Of a note type and a card the fronts, each with the first note that has it."""


def lint_package(packed: Packed, shown: str) -> Iterator[Problem]:
    """All faults of a package whose name is `shown`; those of notes in the order of the notes."""
    for kind in packed.note_types.values():
        yield from template_faults(kind, shown)
    for guid, count in Counter(note.guid for note in packed.notes).items():
        if count > 1:
            yield fault(shown, guid, f"{count} notes share this GUID: Anki would ever only update one", REPORT)
    for note, message, cure in sorted(note_faults(packed), key=lambda found: found[0].id):
        yield fault(shown, name_of(note, packed.note_types.get(note.note_type)), message, cure)


def note_faults(packed: Packed) -> Faults:
    """Faults of notes, asked of all notes alike at once."""
    groups, others = alike_notes(packed)
    for note in others:
        yield note, "has no note type that fits its fields", REPORT
    seen: Seen = {}
    for alike in groups:
        yield from (cloze_faults if alike.kind.is_cloze else question_faults)(alike, seen)
        yield from field_faults(alike, packed.media)


def fault(shown: str, name: str, message: str, cure: str) -> Problem:
    return Problem(Location(f"{shown}: {name}"), message, cure)


def name_of(note: PackedNote, kind: PackedType | None) -> str:
    """GUID and term, for the reader to find the note by."""
    at = kind.fields.index("Term") if kind and "Term" in kind.fields[: len(note.fields)] else 0
    return f"{note.guid} ({plain(note.fields[at])[:40]})"


def template_faults(kind: PackedType, shown: str) -> Iterator[Problem]:
    """Placeholders of card templates that name no field."""
    for name, front, back in kind.cards:
        for unknown in dict.fromkeys((*side(front, kind.fields).unknown(), *side(back, kind.fields).unknown())):
            message = f"the placeholder '{{{{{unknown}}}}}' names no field"
            yield fault(shown, f"{kind.name}, {name}", message, "correct the template")


def question_faults(alike: Alike, seen: Seen) -> Faults:
    """Faults of notes with one card for each front. `seen` are the fronts of the notes before."""
    made = tuple(front.ordinal for front in alike.fronts)
    for note in alike.notes:
        if note.cards != made:
            yield note, *wrong_cards(note, made)
    for note, text in zip(alike.notes, alike.braced(), strict=True):
        if "{{" in text:
            yield note, "shows a placeholder that nothing was put into", "write &#123;&#123; for the braces themselves"
    at = alike.kind.fields.index(OPTIONS) if OPTIONS in alike.kind.fields else -1
    if at >= 0 and "<li>" in alike.wholes[at]:
        for note, options in zip(alike.notes, alike.columns[at], strict=True):
            listed = [each.partition("</li>")[0] for each in options.split("<li>")[1:]]
            if listed and len(set(listed)) < max(LEAST_OPTIONS, len(listed)):
                yield note, f"offers fewer than {LEAST_OPTIONS} different options", REPORT
    for ordinal, told, asks in alike.fronts:
        fronts = alike.joined(told)
        yield from same_fronts(ordinal, alike.notes, fronts, seen)
        if asks >= 0:
            yield from leaks(ordinal, alike.notes, fronts, list(enumerate(alike.columns[asks])))


def cloze_faults(alike: Alike, seen: Seen) -> Faults:
    """Faults of notes with one card for each number of their deletions."""
    deletions = [deletions_in(text) for text in alike.braced()]
    yield from deletion_faults(alike, deletions)
    having: dict[int, list[int]] = defaultdict(list)
    for at, (note, (found, _)) in enumerate(zip(alike.notes, deletions, strict=True)):
        numbers = sorted({number for number, _ in found if number}) if alike.fronts else []
        if tuple([number - 1 for number in numbers]) != note.cards:
            yield note, *wrong_cards(note, tuple(number - 1 for number in numbers))
        for number in numbers:
            having[number].append(at)
    told = alike.joined(alike.fronts[0].tells if alike.fronts else ())
    for number, ats in having.items():
        notes = [alike.notes[at] for at in ats]
        fronts = front_of(SEPARATOR.join([told[at] for at in ats]), number).split(SEPARATOR)
        yield from same_fronts(number - 1, notes, fronts, seen)
        hidden = ((nth, answer) for nth, at in enumerate(ats) for n, answer in deletions[at].found if n == number)
        yield from leaks(number - 1, notes, fronts, list(dict.fromkeys(hidden)))


def wrong_cards(note: PackedNote, made: tuple[int, ...]) -> tuple[str, str]:
    if not note.cards:
        return "has no card: it would be in Anki and never be asked", REPORT
    has, would = (", ".join(str(ordinal + 1) for ordinal in ordinals) or "none" for ordinals in (note.cards, made))
    return f"has cards {has} where Anki would make {would}: an empty front or a lost card", REPORT


def same_fronts(card: int, notes: Sequence[PackedNote], fronts: Sequence[str], seen: Seen) -> Faults:
    """Notes of one type whose front on a card is that of a note before; `seen` learns theirs."""
    known = seen.setdefault((notes[0].note_type, card), {})
    for note, front in zip(notes, fronts, strict=True):
        if (other := known.setdefault(front, note)) is not note:
            first, again = sorted((other, note))  # by id
            yield again, f"asks just what {first.guid} asks (card {card + 1})", "reject one of them, or tell them apart"


def leaks(card: int, notes: Sequence[PackedNote], fronts: Sequence[str], secrets: Sequence[tuple[int, str]]) -> Faults:
    """Notes whose front on a card tells a secret of theirs: (which note, what it hides). All texts are HTML."""
    told = read(fronts).split(SEPARATOR)
    hidden = read([secret for _, secret in secrets])
    first_words = FIRST_WORD.findall(SEPARATOR + hidden)
    for (at, secret), words, first in zip(secrets, hidden.split(SEPARATOR), first_words, strict=True):
        if first and first in told[at] and tells(told[at], words):  # most end here, and compile no pattern
            message = f"the front of card {card + 1} shows its answer '{plain(secret)[:40]}'"
            yield notes[at], message, "change what it shows"


def tells(told: str, hidden: str) -> bool:
    """Can what is hidden be read in what is told, as words of its own, whatever stands between them?"""
    if not all(word.group() in told for word in WORD.finditer(hidden)):
        return False
    between = r"[\W_]*".join(map(re.escape, WORD.findall(hidden)))
    return re.search(rf"(?<![a-z0-9]){between}(?![a-z0-9])", told) is not None


def read(texts: Sequence[str]) -> str:
    """What a reader sees of HTML, in small letters; separators stay between the texts."""
    return plain(SEPARATOR.join(texts)).casefold()


def plain(markup: str) -> str:
    """What a reader sees."""
    return html.unescape(TAG.sub("", markup)) if "<" in markup or "&" in markup else markup
