"""Whom or what a statement is about: named in it, resolved from what came before, or refused.

In: a scene and the span of the answer. Out: Subject. This is the one place that resolves pronouns,
short names and speakers; it never guesses: two that fit are refused. Left to others: the words that
count as pronouns (languages/*/language.yaml).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from quizgen.extract.names import Name, find_names, full_name
from quizgen.extract.scene import Scene, Span

REASONS = {
    "second_person": "it speaks to somebody, and a card does not",
    "first_person": "somebody speaks of himself and nothing says who it is",
    "points_outside": "it points at something the sentence does not name",
    "group_pronoun": "they may be anybody",
    "no_subject": "nothing in it has a name",
    "ambiguous_pronoun": "two or more names fit the pronoun",
    "unresolved_pronoun": "no name before it fits the pronoun",
}
"""Why a subject was refused."""
REACH = 2
"""A pronoun's name is searched in this many sentences before it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """`context` is what the statement needs before it to be understood alone; `refused` a reason or ""."""

    term: str
    span: Span | None = None
    context: str = ""
    refused: str = ""


def find_subject(scene: Scene, answer: Span, sure_only: bool = False) -> Subject:
    """The subject of what is said about the answer; with `sure_only` it must stand before
    the answer, and a rare word does not pass for a name."""
    text, language = scene.text, scene.language
    before = text[: answer.start]
    if language.has("second_person", before) or language.has("second_person", text):
        return Subject("", refused="second_person")
    first = language.words("first_person").search(text)
    if first and not (scene.block.speaker and first.start() < answer.start):
        return Subject("", refused="first_person")
    names = [n for n in find_names(scene) if n.span.end <= answer.start or n.span.start >= answer.end]
    pronoun = next(iter(language.words("pronouns").finditer(text)), None)
    if first and language.words("generic_speakers").fullmatch(scene.block.speaker):
        return Subject("", refused="first_person")
    if first:
        return with_full_name(scene, Subject(scene.block.speaker, None, scene.block.speaker))
    if pronoun is not None:
        return resolved(scene, pronoun.group(), pronoun.start(), names)
    if language.words("deictic").search(text):
        return Subject("", refused="points_outside")
    if not names:
        return Subject("", refused="no_subject")
    ahead = [n for n in names if n.span.end <= answer.start] or names
    ahead.sort(key=lambda name: not name.sure)
    if sure_only and not (ahead[0].sure and ahead[0].span.end <= answer.start):
        return Subject("", refused="no_subject")
    return with_full_name(scene, Subject(ahead[0].text, ahead[0].span))


def resolved(scene: Scene, pronoun: str, at: int, names: list[Name]) -> Subject:
    """The one name a pronoun can stand for: in its own sentence, else in the nearest before that has any."""
    if scene.language.words("pronouns_group").fullmatch(pronoun):
        return Subject("", refused="group_pronoun")
    person = scene.language.words("pronouns_person").fullmatch(pronoun) is not None
    inside = fitting([n for n in names if n.span.end <= at], person)
    if len({n.text for n in inside}) == 1:
        return with_full_name(scene, Subject(inside[0].text, inside[0].span))
    if inside:
        return Subject("", refused="ambiguous_pronoun")
    for sentence in scene.before(REACH):
        index = scene.sentences.index(sentence)
        earlier = replace(scene, index=index)
        found = fitting(list(find_names(earlier)), person)
        if not found:
            continue
        if len({full_name(scene, n.text) for n in found}) > 1:
            return Subject("", refused="ambiguous_pronoun")
        if person and rivals(scene, full_name(scene, found[0].text)):
            return Subject("", refused="ambiguous_pronoun")
        return with_full_name(scene, Subject(found[0].text, None, sentence.text.strip()))
    return Subject("", refused="unresolved_pronoun")


def rivals(scene: Scene, name: str) -> bool:
    """Does the paragraph speak of another person before this sentence?"""
    for index in range(scene.index - 1, -1, -1):
        if scene.sentences[index].block != scene.sentence.block:
            return False
        earlier = replace(scene, index=index)
        if any(n.person and full_name(scene, n.text) != name for n in find_names(earlier)):
            return True
    return False


def fitting(names: list[Name], person: bool) -> list[Name]:
    """Persons, or things that are surely names: a rare word is too little to hang a pronoun on."""
    return [n for n in names if n.person == person and (n.person or n.sure)]


def with_full_name(scene: Scene, subject: Subject) -> Subject:
    """A short name is shown with the full one it stands for."""
    full = full_name(scene, subject.term)
    if full == subject.term:
        return subject
    shown = full in scene.text or full in subject.context
    return Subject(full, subject.span, subject.context if shown else f"{full} {subject.context}".strip())
