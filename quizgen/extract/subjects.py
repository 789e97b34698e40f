"""Whom or what a statement is about: named in it, resolved from what came before, or refused.

In: a scene and the span of the answer. Out: Subject. This is the one place that resolves pronouns,
short names and speakers; it never guesses: two that fit are refused. Left to others: the words that
count as pronouns (languages/*/language.yaml).
"""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.chinese_words import cut
from quizgen.extract.context import LEFT_OUT, Subject
from quizgen.extract.names import Name, elided, find_names, full_name, opening
from quizgen.extract.scene import Scene, Span, trimmed
from quizgen.extract.topics import announced, heading_named, heading_person
from quizgen.words import frequency

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
REACH = 8
"""What a sentence speaks of is searched in this many sentences before it."""
REACH_OF_PERSONS = 2
"""As REACH, for the one whom he or she stands for."""
REACH_OF_GROUPS = 12
"""As REACH, for the people whom they stands for: a team is named once and then spoken of for a whole section."""
REACH_OF_RIVALS = 4
"""Somebody else named in this many sentences before may be meant as well."""
BESIDE = re.compile(r"\s?[,，(（]\s?")
"""Between a name and the amount that is put beside it: Lhotse, 8,516 m."""
CLAUSE = re.compile(r"[，；;]\s*")
ASCII_CLAUSE = re.compile(r"(?:[，；;]|,(?=[^\W\x00-\u04ff]))\s*")
"""As CLAUSE, in Chinese with ASCII commas too."""
COMMON_SUBJECT = 4.6
"""A single word of this Zipf frequency or more names a thing only where it was mentioned before."""
OPENING = 6
"""A name that begins within so many characters opens its sentence."""


def subject_of(scene: Scene, answer: Span, sure_only: bool = False) -> Subject:
    """`find_subject`, with the document's date where the statement counts from it (now, last year)."""
    subject = find_subject(scene, answer, sure_only)
    said = scene.plain[: scene.clause_end(answer)]
    if scene.date and scene.language.has("counted_from_date", said):
        return subject.labelled(scene.date)
    return subject


def find_subject(scene: Scene, answer: Span, sure_only: bool = False, reach: int = REACH) -> Subject:
    """The subject of what is said about the answer; with `sure_only` it must stand before
    the answer, and a rare word does not pass for a name. `reach` sentences before it may help."""
    text, language = scene.text, scene.language
    said = scene.own_words(answer)
    if language.has("second_person", said):
        return Subject("", refused="second_person")
    label = announced(scene) if answer.start == answer.end else None
    if label is not None:
        return Subject(label.of(text), label)
    first = language.words("first_person").search(said)
    if first and (
        not (scene.block.speaker and first.start() < answer.start)
        or language.words("generic_speakers").fullmatch(scene.block.speaker)
    ):
        return Subject("", refused="first_person")
    if first:
        return with_full_name(scene, Subject(scene.block.speaker, labels=(scene.block.speaker,)))
    above = heading_named(scene)
    if above:
        return Subject(above)
    names = [n for n in find_names(scene) if n.span.end <= answer.start or n.span.start >= answer.end]
    beside = [n for n in names if n.sure and BESIDE.fullmatch(text, n.span.end, answer.start)]
    if beside:
        return with_full_name(scene, Subject(beside[-1].text, beside[-1].span))
    dates = (Span(q.start, q.end) for q in scene.quantities if q.kind in ("date", "year") and q.end <= answer.start)
    plain = stated_of(scene, answer) or next(filter(None, (stated_of(scene, date) for date in dates)), None)
    if plain is not None:
        return with_full_name(scene, Subject(plain.of(text), plain))
    pronoun = language.words("pronouns").search(text, 0, scene.clause_end(answer))
    if pronoun is not None and language.words("pronouns_person").fullmatch(pronoun.group()):
        return resolved_person(scene, pronoun.start(), names)
    ahead = [n for n in names if n.span.end <= answer.start]
    if pronoun is not None and pronoun.start() >= answer.end and any(n.sure for n in ahead):
        pronoun = None  # behind the amount it takes up a name that stands before
    if pronoun is not None and not language.words("pronouns_group").fullmatch(pronoun.group()):
        inside = {n.text for n in fitting([n for n in names if n.span.end <= pronoun.start()], person=False)}
        if len(inside) > 1:
            return Subject("", refused="ambiguous_pronoun")
        leans = not inside
    else:
        leans = pronoun is not None or language.words("deictic").search(text, 0, scene.clause_end(answer)) is not None
    clause = max((end.end() for end in ASCII_CLAUSE.finditer(text, 0, answer.start)), default=0)
    ahead.sort(key=lambda name: (not name.sure, name.span.start < clause))
    if elided(scene):
        ahead, leans = [], True
    own = ahead[0] if ahead and (ahead[0].sure or not (sure_only or leans)) else None
    if own is None and not leans and names and not sure_only:
        own = sorted(names, key=lambda name: not name.sure)[0]
    if own is not None and not leans:
        return with_full_name(scene, Subject(own.text, own.span))
    if scene.block.role == "fragments":  # raw speech wanders too much to be followed
        return Subject("", refused="points_outside" if leans else "no_subject")
    is_group = pronoun is not None and language.words("pronouns_group").fullmatch(pronoun.group()) is not None
    if is_group and own is not None and own.span.end <= clause <= pronoun.start():  # type: ignore[union-attr]
        own = None  # they are spoken of in the amount's own clause
    topic = tracked(scene, reach)
    if is_group and (own is None or topic.refused):
        topic = resolved_group(scene) or topic
    if topic.refused:
        reason = topic.refused
        if reason == "no_subject" and leans:
            reason = "unresolved_pronoun" if pronoun is not None else "points_outside"
        return Subject("", refused=reason)
    if own is not None and (pronoun is None or own.span.end <= pronoun.start()):
        return with_full_name(scene, Subject(own.text, own.span, topic.told, topic.labels))
    return topic


def stated_of(scene: Scene, answer: Span) -> Span | None:
    """The noun phrase that opens a sentence or clause and of which the amount is stated outright: 金的熔点是1064摄氏度.

    A single everyday word speaks of one thing already mentioned (the company, the ship), and is no subject.
    """
    text, language = scene.text, scene.language
    if answer.start == answer.end:
        return None
    clauses = [end.end() for end in CLAUSE.finditer(text, 0, answer.start)]
    starts = sorted({opening(scene), *clauses[-1:]})
    span = next((found for start in starts if (found := before_copula(scene, start, answer.start))), None)
    line = text.rfind("\n", 0, answer.start) + 1
    if span is None and line and language.words("states_amount").fullmatch(text, line, answer.start):
        span = opening_words(scene)  # in raw speech the subject may stand a fragment before: 鼎是最重的 / 重832公斤
    if span is None:
        return None
    name = span.of(text)
    spoils = ("pronouns", "deictic", "relative_time", "counted_from_date", "belief", "hypothetical")
    if any(language.words(each).search(name) for each in spoils):
        return None
    if language.words("not_a_term").match(name) or language.words("unnamed").match(name):
        return None
    tokens = cut(name)
    common = len(tokens) == 1 and frequency(name, scene.sentence.lang) >= COMMON_SUBJECT
    return None if common else span


def opening_words(scene: Scene) -> Span | None:
    """What the first fragment of a group says its first thing of."""
    found = scene.language.words("opening_words").match(scene.text)
    return Span(*found.span("topic")) if found and found.end("topic") - found.start("topic") > 1 else None


def before_copula(scene: Scene, start: int, end: int) -> Span | None:
    """The words from `start` on up to the verb, measure or copula after which only the amount comes."""
    states = scene.language.words("states_amount")
    tokens = cut(scene.text[start:end])
    at = start
    for number, token in enumerate(tokens):
        if number and states.fullmatch(scene.text, at, end):
            last = scene.language.words("before_copula").fullmatch(tokens[number - 1])
            name_end = at - len(tokens[number - 1]) if last and number > 1 else at
            return trimmed(scene.text, start, name_end)
        if not token.strip() or token in "，,；;。：:":
            return None
        at += len(token)
    brings_its_own = scene.language.words("about_copula").match(scene.text, end) is not None
    return trimmed(scene.text, start, end) if brings_its_own and end - start > 1 else None


def tracked(scene: Scene, reach: int) -> Subject:
    """What the sentence before speaks of, with that sentence as context.

    If it leans on one before it, that one comes along, `reach` sentences in all; two things in one sentence
    are told apart only where one of them opens it.
    """
    before = scene.before(1)
    if not reach or not before:
        return Subject("", refused="no_subject")
    sentence = before[0]
    earlier = replace(scene, index=scene.index - 1)
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


def resolved_person(scene: Scene, at: int, names: list[Name]) -> Subject:
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
    for sentence in scene.before(REACH_OF_PERSONS):
        index = scene.sentences.index(sentence)
        earlier = replace(scene, index=index)
        found = fitting(list(find_names(earlier)), person=True)
        if not found:
            continue
        if len({full_name(scene, n.text) for n in found}) > 1:
            return Subject("", refused="ambiguous_pronoun")
        if rivals(scene, full_name(scene, found[0].text)):
            return Subject("", refused="ambiguous_pronoun")
        return with_full_name(scene, Subject(found[0].text, told=(sentence.text.strip(),)))
    return Subject("", refused="unresolved_pronoun")


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


def fitting(names: list[Name], person: bool) -> list[Name]:
    """Persons, or things that are surely names: a rare word is too little to hang a pronoun on."""
    return [n for n in names if n.person == person and (n.person or n.sure)]


def with_full_name(scene: Scene, subject: Subject) -> Subject:
    """A short name is shown with the full one it stands for."""
    full = full_name(scene, subject.term)
    if full == subject.term:
        return subject
    named = replace(subject, term=full)
    return named if full in scene.text or full in subject.context else named.labelled(full)
