"""The names a sentence mentions: what a pronoun or a number may be about.

In: a scene. Out: Name spans, in order, with a guess whether each is a person. Left to others: choosing
one (subjects). A name is marked up, quoted, written in Latin letters with a capital, or a rare word of
a language that has no capitals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from quizgen.chinese_words import HAN, cut
from quizgen.extract.language import Language
from quizgen.extract.persons import PERSON, is_part_of_person, persons_of
from quizgen.extract.scene import Scene, Span, trimmed
from quizgen.extract.transcribed_names import COMMON_GIVEN, DOTS, DOTTED, dotted_names
from quizgen.segment.english import CITED
from quizgen.words import RARE, frequency

WORD = r"(?:[A-ZÀ-Þ][A-Za-zÀ-ÿ0-9'’-]*\.?|[a-z]{1,3}[A-Z][A-Za-z0-9.+-]*)"
LATIN_NAME = re.compile(
    rf"(?<![A-Za-zÀ-ÿ0-9.])(?:{WORD}(?: (?:of|de|the|van|von|du|&) (?=[A-Z])| ))*{WORD}(?: \d[\d.]*)?(?![A-Za-zÀ-ÿ])"
)
QUOTED = re.compile(r"[「《“『\"]([^「」《》“”『』\"\n，,。？?！!：:]{2,20})[」》”』\"]")
LETTER = re.compile(r"[^\W\d_]")
GLOSS = re.compile(r"\s?[（(][A-Za-z][^（）()]{1,60}[)）]")
"""A foreign name behind it makes a term of a word."""
OPENING = 3
"""A name that begins within so many characters opens the sentence already."""
DESIGNATION = re.compile(r"(?:-[0-9]{1,6}[A-Za-z]{0,2}|[0-9]{1,6}[A-Za-z]{1,2})(?![A-Za-z0-9.,%％])")
"""A number that is part of the name before it: 开普勒-70b."""
LONGEST_NAME = 16
UNITS = ("measure", "money", "count")
"""Quantities whose unit may be written like a name: kHz."""
NO_SUBJECT_BEFORE = ("", "，", ",", "、", "。")
"""Before these stands a whole clause (茎直立，…), not a subject."""
DATE_TAIL = re.compile(r"(?:[（(][^）)]{1,12}[）)])?[，,\s]*")


@dataclass(frozen=True, slots=True)
class Name:
    """`sure` where markup, quotes or capitals make it a name, not only its rarity."""

    text: str
    span: Span
    person: bool
    sure: bool


def find_names(scene: Scene, start: int = 0, end: int | None = None) -> tuple[Name, ...]:
    """Names inside [start, end) of the sentence, left to right, none inside another.

    Those of whole sentences are kept for the document last asked about: the search for subjects goes back and forth.
    """
    if start or end is not None:
        return names_inside(scene, start, end)
    document = scene.document
    if _NAMES.get("document") is not document:
        _NAMES.clear()
        _NAMES["document"] = document
    place = (scene.sentence.block, scene.sentence.start, scene.sentence.end)
    if place not in _NAMES:
        _NAMES[place] = names_inside(scene, 0, None)
    found: tuple[Name, ...] = _NAMES[place]
    return found


_NAMES: dict[object, Any] = {}


def names_inside(scene: Scene, start: int, end: int | None) -> tuple[Name, ...]:
    text = scene.text
    end = len(text) if end is None else end
    language = scene.language
    spans: list[tuple[Span, bool]] = []
    for kind, mark in scene.marks:
        if kind in ("bold", "italic") and mark.end - mark.start <= 30 and start <= mark.start and mark.end <= end:
            spans.append((trimmed(text, *mark, " ,，.。:：;；*"), False))
    spans.extend((span, True) for span in dotted_names(scene, start, end))
    for match in language.words("vessel").finditer(text, start, end):
        left = match.start()
        for word in language.words("left_edge").finditer(text, left, match.end() - 2):
            left = word.end()
        if match.end() - left >= 3:
            spans.append((Span(left, match.end()), False))
    for match in QUOTED.finditer(text, start, end):
        if match.group()[0] in "《「" or re.search(r"[A-Z0-9]", match[1]) or rare_words(scene, *match.span(1)):
            spans.append((Span(*match.span(1)), False))
    cited = [Span(*match.span()) for match in CITED.finditer(text, start, end)] if "(" in text else []
    for match in LATIN_NAME.finditer(text, start, end):
        if any(source.start < match.start() < source.end for source in cited):
            continue
        span = without_small_words(scene, trimmed(text, *match.span(), " .'’-"))
        if text[: span.end].endswith(("’s", "'s")):
            span = Span(span.start, span.end - 2)
        adjective = language.words("adjective").match(text, span.start)
        if span.end - span.start < 2 or (adjective and adjective.end() == span.end):
            continue
        if any(q.kind in UNITS and q.start < span.start and span.end <= q.end for q in scene.quantities):
            continue
        if not no_name(scene, span.of(text)) and starts_inside(scene, span):
            spans.append((span, False))
    opening = opening_name(scene) if start == 0 and not any(span.start < OPENING for span, _ in spans) else None
    if opening is not None and opening.end <= end:
        spans.append((opening, looks_like_person(language, opening.of(text))))
    strong = {span for span, _ in spans}
    if HAN.search(text):
        spans.extend((span, False) for span in rare_words(scene, start, end))
    speakers = {scene.block.speaker} - {""}
    out: list[Name] = []
    for span, sure in sorted(spans, key=lambda pair: (pair[0].start, -pair[0].end)):
        if (out and span.start < out[-1].span.end) or not LETTER.search(text, *span):
            continue
        whole = with_designation(scene, span)
        name = whole.of(text)
        person = sure or PERSON.fullmatch(name) is not None or name in speakers or is_part_of_person(scene, name)
        person = person and not language.words("not_persons").search(name)
        out.append(Name(name, whole, person, span in strong))
    return tuple(out)


def with_designation(scene: Scene, span: Span) -> Span:
    """A Chinese name with the digits that are part of it; those of an amount are none (鲸3头)."""
    digits = DESIGNATION.match(scene.text, span.end) if HAN.match(scene.text, span.end - 1) else None
    amount = digits and any(q.start < digits.end() and q.end > digits.start() for q in scene.quantities)
    return Span(span.start, digits.end()) if digits and not amount else span


def no_name(scene: Scene, words: str) -> bool:
    """Is a run of Latin letters with capitals none in the languages of the document, whichever the sentence is in?"""
    return any(language.words("not_names").fullmatch(words) for language in scene.languages.values())


def without_small_words(scene: Scene, span: Span) -> Span:
    """The words of a run of capitals without those on either side that only open a sentence (For Aristotle).

    A letter behind it is part of it: Vitamin A, World War I.
    """
    words = re.compile(r"\S+")
    start, end = span
    small = scene.language.words("not_names")
    while (first := words.match(scene.text, start, end)) and first.end() < end and small.fullmatch(first.group()):
        start = first.end() + 1
    while start < (last := scene.text.rfind(" ", start, end)) < end - 2 and small.fullmatch(scene.text, last + 1, end):
        end = last
    return Span(start, end)


def opening_name(scene: Scene) -> Span | None:
    """The name that opens a sentence in a script without capitals: words up to the first that no name holds,
    if they end like a name (a place, a body, a work), have a foreign name behind, hold a rare word, or look like a
    person."""
    text, language = scene.text, scene.language
    if not language.lists.get("name_endings"):
        return None
    start = opening(scene)
    tokens: list[str] = []
    for token in cut(text[start : start + LONGEST_NAME]):
        stops = language.words("left_edge").fullmatch(token) or language.words("left_edge_verbs").fullmatch(token)
        if not all(map(HAN.match, token)) or stops:
            break
        tokens.append(token)
    measured = start + len("".join(tokens))
    if any(q.start == measured for q in scene.quantities):
        while len(tokens) > 1 and language.words("states_amount").fullmatch(tokens[-1]):
            tokens.pop()  # 运河长82公里
    whole = "".join(tokens)
    after = text[start + len(whole) : start + len(whole) + 1]
    if not tokens or after in tuple(DOTS) or language.words("not_a_term").match(whole):
        return None  # or a transcribed name goes on behind its dot
    if language.words("unnamed").match(whole):
        return None
    if looks_like_person(language, whole):
        return Span(start, start + len(whole))
    endings = tuple(language.lists["name_endings"])
    for count in range(len(tokens), 1, -1):
        name = "".join(tokens[:count])
        if len(name) >= 4 and tokens[count - 1].endswith(endings):
            return Span(start, start + len(name))
    if len(whole) > 1 and GLOSS.match(text, start + len(whole)):
        return Span(start, start + len(whole))
    rare = any(len(token) >= 2 and frequency(token, scene.sentence.lang) < RARE for token in tokens)
    modifies = scene.language.words("modifier").match(after)  # where somebody is from
    if rare and len(tokens) <= 4 and after not in NO_SUBJECT_BEFORE and not modifies:
        return Span(start, start + len(whole))
    return None


def opening(scene: Scene) -> int:
    """Where the subject of a sentence would stand: behind a connective and a date."""
    text = scene.text
    skipped = scene.language.words("sentence_openers").match(text)
    start = skipped.end() if skipped else 0
    for quantity in scene.quantities:
        if quantity.start == start and quantity.kind in ("date", "year", "month_day"):
            behind = DATE_TAIL.match(text, quantity.end)
            start = behind.end() if behind else quantity.end
    return start


def elided(scene: Scene) -> bool:
    """Does the sentence begin with its verb, so that its subject stands in one before?"""
    return scene.language.words("headless").match(scene.text, opening(scene)) is not None


def looks_like_person(language: Language, name: str) -> bool:
    """A surname and one or two characters that are no word together."""
    return (
        2 <= len(name) <= 3
        and name[0] in language.lists.get("surnames", ())
        and frequency(name, language.code) < RARE
        and frequency(name[1:], language.code) < COMMON_GIVEN
    )


def is_somebody(scene: Scene, name: str) -> bool:
    """Does the name look like a person's: of two words with capitals, with a dot, or behind a surname?"""
    shaped = PERSON.fullmatch(name) or DOTTED.fullmatch(name) or looks_like_person(scene.language, name)
    known = name == scene.block.speaker or name in persons_of(scene) or is_part_of_person(scene, name)
    return bool(shaped or known) and not scene.language.words("not_persons").search(name)


def starts_inside(scene: Scene, span: Span) -> bool:
    """A capital that only opens an English sentence makes no name, unless more of the name follows."""
    if span.start > 0 or scene.sentence.lang != "en":
        return True
    word = span.of(scene.text)
    return frequency(word, "en") < RARE or " " in word or any(map(str.isupper, word[1:])) or any(map(str.isdigit, word))


def rare_words(scene: Scene, start: int, end: int) -> list[Span]:
    endings, done = scene.language.words("name_endings"), scene.language.words("done")
    out: list[Span] = []
    at = start
    for token in cut(scene.text[start:end]):
        if out and out[-1].end == at and endings.fullmatch(token):
            out[-1] = Span(out[-1].start, at + len(token))  # 法罗斯 and 灯塔
        elif (
            len(token) >= 2
            and all(map(HAN.match, token))
            and frequency(token, scene.sentence.lang) < RARE
            and not done.match(scene.text, at + len(token))
        ):
            out.append(Span(at, at + len(token)))
        at += len(token)
    return out
