"""Everything a learner should not meet in a package.

In: a Packed. Out: Problems; their place is the package and the note's GUID and term. Left to others: reading the
package (packed), what Anki shows of a note (fronts), what single fields hold (field_faults).
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from quizgen.package.deletions import deletions_in, front_of
from quizgen.package.field_faults import deletion_faults, field_faults, has_marks
from quizgen.package.fronts import OPTIONS, Front, fronts_of, side
from quizgen.package.packed import Packed, PackedNote
from quizgen.package.packed_types import PackedType
from quizgen.problems import Location, Problem

BLANK = re.compile(r"(?:(?<=\x1f)|^)(?:[ \t\r\n]|<br ?/?>|</?div>)+(?=\x1f|$)")
TAG = re.compile(r"<[^>]*>")
WORD = re.compile(r"[^\W_]+")
LEAST_OPTIONS = 4
REPORT = "this is a fault of quizgen: please report it"


def lint_package(packed: Packed, shown: str) -> Iterator[Problem]:
    """All faults of a package whose name is `shown`. Most notes have none: what is cheap to ask is asked first."""
    for kind in packed.note_types.values():
        yield from template_faults(kind, shown)
    for guid, count in Counter(note.guid for note in packed.notes).items():
        if count > 1:
            yield fault(shown, guid, f"{count} notes share this GUID: Anki would ever only update one", REPORT)
    fronts = cache(lambda kind, filled: fronts_of(packed.note_types[kind], filled))
    marked = has_marks([note.text for note in packed.notes])
    seen: dict[tuple[int, int, str], PackedNote] = {}
    for note in packed.notes:
        known = packed.note_types.get(note.note_type)
        if known is None or len(known.fields) != len(note.fields):
            yield fault(shown, note.guid, "has no note type that fits its fields", REPORT)
            continue
        is_sure = "\x1f<" not in note.text and "\x1f " not in note.text
        texts = note.fields if is_sure else BLANK.sub("", note.text).split("\x1f")
        cards = fronts(note.note_type, tuple(map(bool, texts)))
        for message, cure in (cloze_faults if known.is_cloze else question_faults)(note, known, cards, seen):
            yield fault(shown, name_of(note, known), message, cure)
        if marked:
            for message, cure in field_faults(note, known, packed.media):
                yield fault(shown, name_of(note, known), message, cure)


def fault(shown: str, name: str, message: str, cure: str) -> Problem:
    return Problem(Location(f"{shown}: {name}"), message, cure)


def name_of(note: PackedNote, kind: PackedType) -> str:
    """GUID and term, for the reader to find the note by."""
    term = note.fields[kind.fields.index("Term")] if "Term" in kind.fields else note.fields[0]
    return f"{note.guid} ({plain(term)[:40]})"


def template_faults(kind: PackedType, shown: str) -> Iterator[Problem]:
    """Placeholders of card templates that name no field."""
    for name, front, back in kind.cards:
        for unknown in dict.fromkeys((*side(front, kind.fields).unknown(), *side(back, kind.fields).unknown())):
            message = f"the placeholder '{{{{{unknown}}}}}' names no field"
            yield fault(shown, f"{kind.name}, {name}", message, "correct the template")


def question_faults(
    note: PackedNote, kind: PackedType, fronts: tuple[Front, ...], seen: dict[tuple[int, int, str], PackedNote]
) -> Iterator[tuple[str, str]]:
    """Faults of a note with one card for each front. `seen` are the fronts of the notes before."""
    fields = note.fields
    if tuple([front.ordinal for front in fronts]) != note.cards:
        yield wrong_cards(note, tuple(front.ordinal for front in fronts))
    if "{{" in note.text:
        yield "shows a placeholder that nothing was put into", "write &#123;&#123; for the braces themselves"
    if "<li>" in note.text and OPTIONS in kind.fields:
        listed = re.findall(r"<li>(.*?)</li>", fields[kind.fields.index(OPTIONS)], re.DOTALL)
        if listed and len(set(listed)) < max(LEAST_OPTIONS, len(listed)):
            yield f"offers fewer than {LEAST_OPTIONS} different options", REPORT
    for ordinal, told, asks in fronts:
        front = "\n".join([fields[at] for at in told])
        if seen.setdefault((note.note_type, ordinal, front), note) is not note:
            yield same_front(seen[note.note_type, ordinal, front], ordinal)
        if asks >= 0 and tells(front, fields[asks]):
            yield leak(fields[asks], ordinal)


def cloze_faults(
    note: PackedNote, kind: PackedType, fronts: tuple[Front, ...], seen: dict[tuple[int, int, str], PackedNote]
) -> Iterator[tuple[str, str]]:
    """Faults of a note with one card for each number of its deletions."""
    deletions, rest = deletions_in(note.text)
    yield from deletion_faults(deletions, rest, kind)
    numbers = sorted({number for number, _ in deletions if number}) if fronts else []
    if tuple([number - 1 for number in numbers]) != note.cards:
        yield wrong_cards(note, tuple(number - 1 for number in numbers))
    told = "\n".join([note.fields[at] for at in fronts[0].tells]) if fronts else ""
    for number in numbers:
        front = front_of(told, number)
        if seen.setdefault((note.note_type, number, front), note) is not note:
            yield same_front(seen[note.note_type, number, front], number - 1)
        for hidden, answer in deletions:
            if hidden == number and tells(front, answer):
                yield leak(answer, number - 1)


def wrong_cards(note: PackedNote, made: tuple[int, ...]) -> tuple[str, str]:
    if not note.cards:
        return "has no card: it would be in Anki and never be asked", REPORT
    has, would = (", ".join(str(ordinal + 1) for ordinal in ordinals) or "none" for ordinals in (note.cards, made))
    return f"has cards {has} where Anki would make {would}: an empty front or a lost card", REPORT


def same_front(other: PackedNote, ordinal: int) -> tuple[str, str]:
    return f"asks just what {other.guid} asks (card {ordinal + 1})", "reject one of them, or tell them apart"


def leak(answer: str, ordinal: int) -> tuple[str, str]:
    return f"the front of card {ordinal + 1} shows its answer '{plain(answer)[:40]}'", "change what it shows"


def tells(front: str, secret: str) -> bool:
    """Can the secret be read in the front, as words of its own, whatever stands between them? Both are HTML."""
    hidden, told = plain(secret).casefold(), plain(front).casefold()
    first = WORD.search(hidden)
    if not first or first.group() not in told:  # most notes end here, and compile no pattern
        return False
    words = WORD.findall(hidden)
    if not all(map(told.__contains__, words)):
        return False
    between = r"[\W_]*".join(map(re.escape, words))
    return re.search(rf"(?<![a-z0-9]){between}(?![a-z0-9])", told) is not None


def plain(markup: str) -> str:
    """What a reader sees."""
    return html.unescape(TAG.sub("", markup)) if "<" in markup or "&" in markup else markup
