"""Whom or what a statement is about: named in it, resolved from what came before, or refused.

In: a scene and the span of the answer. Out: Subject. It never guesses: two that fit are refused. Left to others:
what is stated outright (stated), cells (tables), what headings say (topics), persons and groups (pronouns), what a
card can show of all that (context), and the words themselves (languages/*/language.yaml).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen.extract.context import Subject
from quizgen.extract.names import Name, elided, find_names
from quizgen.extract.pronouns import fitting, resolved_group, resolved_person, with_full_name
from quizgen.extract.scene import Scene, Span
from quizgen.extract.stated import stated_of
from quizgen.extract.tables import cell_subject
from quizgen.extract.topics import announced, heading_named

REASONS = {
    "second_person": "it speaks to somebody, and a card does not",
    "first_person": "somebody speaks of himself and nothing says who it is",
    "points_outside": "it points at something the sentence does not name",
    "no_subject": "nothing in it has a name",
    "ambiguous_pronoun": "two or more names fit the pronoun",
    "unresolved_pronoun": "no name before it fits the pronoun",
    "context_too_long": "it needs more sentences before it than a card should show",
}
"""Why a subject was refused."""
REACH = 16
"""What a sentence speaks of is searched in this many sentences before it."""
BESIDE = re.compile(r"\s?[,，(（]\s?")
"""Between a name and the amount that is put beside it: Lhotse, 8,516 m."""
CLAUSE = re.compile(r"(?:[，；;]|,(?![0-9]))\s*")
"""The end of a clause; a comma inside a number ends none."""
TO = "→ "
"""Stands in the context before the name of the one who is spoken to."""
OPENING = 6
"""A name that begins within so many characters opens its sentence."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """`kind` is person (he), group (they) or thing (it)."""

    start: int
    kind: str


def subject_of(scene: Scene, answer: Span, sure_only: bool = False) -> Subject:
    """`find_subject`, with the document's date where the statement counts from it (now, last year)."""
    subject = cell_subject(scene, answer) or find_subject(scene, answer, sure_only)
    if subject.labels and any(scene.language.has("told_elsewhere", sentence) for sentence in subject.told):
        subject = replace(subject, told=())  # the name is enough, where what was told of it is told elsewhere, too
    return dated(scene, answer, subject)


def dated(scene: Scene, answer: Span, subject: Subject) -> Subject:
    """With the document's date before its context where the statement counts from it."""
    counts = scene.date and scene.language.has("counted_from_date", scene.plain[: scene.clause_end(answer)])
    return subject.labelled(scene.date) if counts else subject


def find_subject(scene: Scene, answer: Span, sure_only: bool = False, reach: int = REACH) -> Subject:
    """The subject of what is said about the answer; with `sure_only` it must stand before
    the answer, and a rare word does not pass for a name. `reach` sentences before it may help."""
    outright = addressed(scene, answer) or named_outright(scene, answer)
    if outright is not None:
        return with_full_name(scene, outright)
    names = names_beside(scene, answer)
    pronoun = find_pronoun(scene, answer, names)
    if pronoun is not None and pronoun.kind == "person":
        return resolved_person(scene, pronoun.start, names)
    if pronoun is not None and pronoun.kind == "thing" and len(things_before(pronoun, names)) > 1:
        return Subject("", refused="ambiguous_pronoun")
    leans = leans_on_others(scene, answer, pronoun, names)
    own = own_name(scene, answer, names, sure_only, leans)
    if sure_only and not leans and own is None:
        own = introduced(scene, answer, names)
    if own is not None and not leans:
        return with_full_name(scene, Subject(own.text, own.span))
    if scene.block.role == "fragments":  # raw speech wanders too much to be followed
        return Subject("", refused="points_outside" if leans else "no_subject")
    return from_before(scene, answer, pronoun, own, leans, reach)


def addressed(scene: Scene, answer: Span) -> Subject | None:
    """What needs no search: somebody speaks of himself or to somebody, or a label announces a topic."""
    language, said = scene.language, scene.own_words(answer)
    if answer.start == answer.end and (name := next((n for n in find_names(scene) if n.sure), None)):
        said = said[: name.span.start] if name.span.start <= OPENING else said  # what is named first is spoken of
    else:
        said = said[: scene.statement_end(answer)]
    if language.has("second_person", said):
        guest = only_guest(scene) if answer.start < answer.end else ""
        return Subject(guest, labels=(TO + guest,)) if guest else Subject("", refused="second_person")
    label = announced(scene) if answer.start == answer.end else None
    if label is not None:
        return Subject(label.of(scene.text), label)
    first = language.words("first_person").search(said)
    if first is None:
        return None
    speaker = scene.block.speaker
    sets_scene = scene.clause_end(answer) - answer.end <= 1  # in 1998, I was still at school
    comes_late = first.start() >= answer.start and not sets_scene
    if not speaker or comes_late or language.words("generic_speakers").fullmatch(speaker):
        return Subject("", refused="first_person")
    return Subject(speaker, labels=(speaker,))


def only_guest(scene: Scene) -> str:
    """Whom the host of an interview speaks to: the one speaker of the document with a name, or ""."""
    is_host = scene.language.words("generic_speakers").fullmatch
    if not is_host(scene.block.speaker):
        return ""
    named = {block.speaker for block in scene.document.blocks if block.speaker and not is_host(block.speaker)}
    return named.pop() if len(named) == 1 else ""


def named_outright(scene: Scene, answer: Span) -> Subject | None:
    """The thing of the heading, a name put beside the amount, or what the amount is stated of."""
    above = heading_named(scene)
    if above:
        return Subject(above)
    beside = [
        n for n in names_beside(scene, answer) if n.sure and BESIDE.fullmatch(scene.text, n.span.end, answer.start)
    ]
    if beside:
        return Subject(beside[-1].text, beside[-1].span)
    dates = (Span(q.start, q.end) for q in scene.quantities if q.kind in ("date", "year") and q.end <= answer.start)
    plain = next(filter(None, (stated_of(scene, span) for span in (answer, *dates))), None)
    return None if plain is None else Subject(plain.of(scene.text), plain)


def names_beside(scene: Scene, answer: Span) -> list[Name]:
    return [n for n in find_names(scene) if n.span.end <= answer.start or n.span.start >= answer.end]


def find_pronoun(scene: Scene, answer: Span, names: Sequence[Name]) -> Pronoun | None:
    """The first pronoun up to the end of the answer's clause; one behind the answer takes up a name before it."""
    found = scene.language.words("pronouns").search(scene.text, 0, scene.statement_end(answer))
    if found is None:
        return None
    kind = "thing"
    for name in ("person", "group"):
        if scene.language.words(f"pronouns_{name}").fullmatch(found.group()):
            kind = name
            break
    taken_up = found.start() >= answer.end and any(n.sure and n.span.end <= answer.start for n in names)
    return None if taken_up and kind != "person" else Pronoun(found.start(), kind)


def things_before(pronoun: Pronoun, names: Sequence[Name]) -> set[str]:
    return {n.text for n in fitting([n for n in names if n.span.end <= pronoun.start], person=False)}


def leans_on_others(scene: Scene, answer: Span, pronoun: Pronoun | None, names: Sequence[Name]) -> bool:
    """Does the sentence need one before it to say what it speaks of?"""
    if elided(scene):
        return True
    if pronoun is not None and pronoun.kind == "thing":
        return not things_before(pronoun, names)
    words, clause = scene.language.words, scene.clause_end(answer)
    return (
        pronoun is not None
        or words("deictic").search(scene.text, 0, clause) is not None
        or words("points_back").search(scene.text, clause, scene.statement_end(answer)) is not None
    )


def own_name(scene: Scene, answer: Span, names: Sequence[Name], sure_only: bool, leans: bool) -> Name | None:
    """The name of the sentence itself that fits best: a sure one, in the answer's clause, before the answer."""
    if elided(scene):
        return None
    clause = clause_start(scene, answer)
    ahead = [n for n in names if n.span.end <= answer.start]
    ahead.sort(key=lambda name: (not name.sure, name.span.start < clause))
    if ahead and (ahead[0].sure or not (sure_only or leans)):
        return ahead[0]
    return None if leans or sure_only else min(names, key=lambda name: not name.sure, default=None)


def introduced(scene: Scene, answer: Span, names: Sequence[Name]) -> Name | None:
    """The name that the clause of the amount only leads up to: With a depth of 80 m, Loch Awe …"""
    end = CLAUSE.search(scene.text, answer.end)
    leads = scene.language.words("leads_up").match(scene.text)
    if end is None or leads is None or CLAUSE.search(scene.text, 0, answer.start):
        return None
    return next((n for n in names if n.sure and 0 <= n.span.start - end.end() <= OPENING), None)


def clause_start(scene: Scene, answer: Span) -> int:
    """Where the answer's clause begins; what a whole sentence speaks of may stand in any."""
    if answer.start == answer.end:
        return 0
    return max((end.end() for end in CLAUSE.finditer(scene.text, 0, answer.start)), default=0)


def from_before(
    scene: Scene, answer: Span, pronoun: Pronoun | None, own: Name | None, leans: bool, reach: int
) -> Subject:
    """What the sentences before speak of; the sentence's own name stays the subject if it stands before the pronoun."""
    is_group = pronoun is not None and pronoun.kind == "group"
    if (
        pronoun is not None
        and is_group
        and own is not None
        and own.span.end <= clause_start(scene, answer) <= pronoun.start
    ):
        own = None  # they are spoken of in the amount's own clause
    topic = tracked(scene, reach)
    if is_group and (own is None or topic.refused):
        topic = resolved_group(scene) or topic
    if topic.refused:
        reason = topic.refused
        if reason == "no_subject" and leans:
            reason = "unresolved_pronoun" if pronoun is not None else "points_outside"
        return Subject("", refused=reason)
    if own is not None and (pronoun is None or own.span.end <= pronoun.start):
        return with_full_name(scene, Subject(own.text, own.span, topic.told, topic.labels))
    return topic


def tracked(scene: Scene, reach: int) -> Subject:
    """What the sentence before speaks of, with that sentence as context.

    If it leans on one before it, that one comes along, `reach` sentences in all; two things in one sentence
    are told apart only where one of them opens it.
    """
    before = scene.before(2)
    if not reach or not before:
        return Subject("", refused="no_subject")
    in_both = [sentence.lang == scene.sentence.lang for sentence in before] == [False, True]
    distance = 2 if in_both else 1  # the sentence in between says the same in another language
    sentence = before[distance - 1]
    earlier = replace(scene, index=scene.index - distance)
    if earlier.block.speaker != scene.block.speaker:
        return Subject("", refused="no_subject")
    subject = find_subject(earlier, Span(len(sentence.text), len(sentence.text)), True, reach - 1)
    if subject.refused:
        return subject
    if subject.span and subject.span.start > OPENING:
        others = {n.text for n in find_names(earlier) if n.sure} - {subject.term}
        if others:
            return Subject("", refused="ambiguous_pronoun")
    said = sentence.text.strip()
    told = subject.told if subject.told and said.endswith(("?", "？")) else (*subject.told, said)
    leading = replace(subject, span=None, told=told)
    return Subject("", refused="context_too_long") if leading.too_long else leading
