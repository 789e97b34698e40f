"""Whom he, she or they stand for.

In: a scene with a pronoun. Out: Subject: the one that fits, or why none does. Two that fit are one too many.
Left to others: it and what leans on a sentence before (subjects).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizgen.extract.context import LEFT_OUT, Subject
from quizgen.extract.names import Name, find_names
from quizgen.extract.persons import full_name
from quizgen.extract.scene import Scene
from quizgen.extract.topics import heading_person
from quizgen.records import Sentence

REACH_OF_PERSONS = 2
"""In this many sentences before it he or she is searched for."""
REACH_OF_CARRIED = 6
"""In so many where each of those between goes on about him or her, and the one who is meant opens the first."""
OPENS = 4
"""A name that begins within so many characters opens its sentence."""
REACH_OF_GROUPS = 12
"""In so many they are: a team is named once and then spoken of for a whole section."""
REACH_OF_RIVALS = 4
"""Somebody else named in this many sentences before may be meant as well."""


def resolved_person(scene: Scene, at: int, names: Sequence[Name]) -> Subject:
    """The one person a pronoun can stand for: in its own sentence, else in the nearest before that names any."""
    inside = fitting([n for n in names if n.span.end <= at], person=True)
    if len({n.text for n in inside}) == 1:
        return with_full_name(scene, Subject(inside[0].text, inside[0].span))
    if inside:
        return Subject("", refused="ambiguous_pronoun")
    above = heading_person(scene)
    if above:
        rival = other_person_before(scene, above)
        return Subject("", refused="ambiguous_pronoun") if rival else Subject(above)
    carried = True
    for distance, sentence in enumerate(scene.before(REACH_OF_CARRIED), 1):
        found = fitting(list(find_names(replace(scene, index=scene.index - distance))), person=True)
        if not found:
            carried = carried and scene.language.has("pronouns_person", sentence.text)
            if distance < REACH_OF_PERSONS or carried:
                continue
            break
        opens = found[0].span.start <= OPENS
        if distance > REACH_OF_PERSONS and not opens:
            break
        if len({full_name(scene, n.text) for n in found}) > 1:
            return Subject("", refused="ambiguous_pronoun")
        goes_on = distance == 1 and opens and (goes_on_speaking(scene, at) or kept_on(scene, at, sentence, found[0]))
        if not goes_on and rivals(scene, full_name(scene, found[0].text)):
            return Subject("", refused="ambiguous_pronoun")
        return with_full_name(scene, Subject(found[0].text, told=(sentence.text.strip(),)))
    return Subject("", refused="unresolved_pronoun")


def goes_on_speaking(scene: Scene, at: int) -> bool:
    """Does the pronoun that opens the sentence say what the one before it has said or done: he added that …?"""
    language, text = scene.language, scene.text
    pronoun = language.words("pronouns_person").match(text, at)
    if pronoun is None or at > OPENS:
        return False
    return language.words("goes_on_to_say").match(text, pronoun.end()) is not None


def kept_on(scene: Scene, at: int, before: Sentence, name: Name) -> bool:
    """Did the sentence before, which opens with the name, already go on with a pronoun, as this one does?"""
    pronouns = scene.language.words("pronouns_person")
    return at <= OPENS and pronouns.search(before.text, name.span.end) is not None


def resolved_group(scene: Scene) -> Subject | None:
    """The one group of people that the nearest sentence before names, where it names any: a team, two persons."""
    groups = scene.language.words("group")
    for distance, sentence in enumerate(scene.before(REACH_OF_GROUPS)):
        found = {match.group().strip() for match in groups.finditer(sentence.text)}
        if len(found) > 1:
            return Subject("", refused="ambiguous_pronoun")
        if found:
            nearest = () if distance == 0 else (scene.before(1)[0].text.strip(),)
            subject = Subject(
                found.pop(), told=(sentence.text.strip(), *((LEFT_OUT,) if distance > 1 else ()), *nearest)
            )
            return None if subject.too_long else subject
    return None


def other_person_before(scene: Scene, name: str) -> bool:
    """Does the sentence before tell of somebody else?"""
    before = scene.before(1)
    earlier = replace(scene, index=scene.index - 1) if before else scene
    return any(n.person and n.text not in name for n in find_names(earlier) if before)


def rivals(scene: Scene, name: str) -> bool:
    """Did the paragraph just speak of another person?"""
    for index in range(scene.index - 1, max(-1, scene.index - 1 - REACH_OF_RIVALS), -1):
        if scene.sentences[index].block != scene.sentence.block:
            return False
        earlier = replace(scene, index=index)
        if any(n.person and full_name(scene, n.text) != name for n in find_names(earlier)):
            return True
    return False


def fitting(names: Sequence[Name], person: bool) -> list[Name]:
    """Persons, or things that are surely names: a rare word is too little to hang a pronoun on."""
    return [n for n in names if n.person == person and (n.person or n.sure)]


def with_full_name(scene: Scene, subject: Subject) -> Subject:
    """A short name is shown with the full one it stands for."""
    full = full_name(scene, subject.term)
    if full == subject.term:
        return subject
    named = replace(subject, term=full)
    return named if full in scene.text or full in subject.context else named.labelled(full)
