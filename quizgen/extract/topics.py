"""What headings, titles and labels say that a passage is about.

In: a scene. Out: the name of its topic, or "". Left to others: everything that sentences say themselves (subjects).
"""

from __future__ import annotations

import re

from quizgen.chinese_words import HAN
from quizgen.extract.names import looks_like_person, opening
from quizgen.extract.persons import PERSON
from quizgen.extract.scene import TITLE_PARTS, Scene, Span
from quizgen.extract.transcribed_names import DOTTED

BARE_LABEL = re.compile(r"[*_]*(?P<name>[^\s：:，,。；;？?！!、]{2,12})[*_]*\s?[：:][*_]*")
"""A line that only names what is told below it."""
COUNTED = re.compile(r"^(?:[IVX]{1,4}|[A-Z]|[0-9]{1,2}(?:\.[0-9]{1,2}){0,4})[.)]\s+(?=[A-Za-z])")
"""The number of a heading: II. Tides."""
BILINGUAL = re.compile(
    r"(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}[.、]? )?(?:"
    rf"(?P<own>{HAN.pattern}{{2,10}}) ?[A-Z][A-Za-z\u00c0-\u024f .'’-]{{2,40}}"
    rf"|[A-Z][A-Za-z\u00c0-\u024f .'’-]{{2,40}}? ?(?P<name>{HAN.pattern}{{2,10}}))"
)
"""A heading that is a name in two languages (舭龙骨 Bilge Keel)."""
LONGEST_NAME = 30
"""Characters of a heading that names a thing."""
LEAST_UNPOINTED = 2
"""Characters of a heading's end that name its thing without a word that points at it."""


def headings(scene: Scene) -> tuple[str, ...]:
    """The heading above and the title, without what stands in brackets or behind a colon."""
    whole = (*scene.block.heading[-1:], scene.document.title)
    return tuple(dict.fromkeys(head for text in whole if (head := TITLE_PARTS.split(text)[0].strip(' 《》“”"'))))


def announced(scene: Scene) -> Span | None:
    """What a sentence announces that is only a label (第二个：测深。), or says to have a trait (石塔有一个优点：…)."""
    label = scene.language.words("label_sentence").fullmatch(scene.text)
    if label is not None:
        return Span(*label.span("label"))
    owner = scene.language.words("has_trait").search(scene.text)
    return None if owner is None else Span(*owner.span("owner"))


def heading_named(scene: Scene) -> str:
    """The heading whose class opens the sentence: 该银行 below 南海海洋银行, the light below Bell Rock Light."""
    text, at = scene.text, opening(scene)
    pointed = scene.language.words("points_at").match(text, at)
    start, least = (pointed.end(), 1) if pointed else (at, LEAST_UNPOINTED)
    for head in headings(scene):
        for cut in range(1, len(head) - least + 1):
            tail = head[cut:].casefold()
            end = start + len(tail)
            if not tail[0].isspace() and text[start:end].casefold() == tail and whole_words(head, cut, text, end):
                return head
    return ""


def whole_words(head: str, cut: int, text: str, end: int) -> bool:
    """In a script with spaces, words are not cut."""
    if not head[cut].isascii():
        return True
    return head[cut - 1].isspace() and not text[end : end + 1].isalnum()


def heading_explained(scene: Scene, answer: Span) -> str:
    """The heading above, a name, whose text begins with this answer, which no sentence comes before."""
    before = scene.text[: answer.start].strip(' "“「')
    begins = not before or scene.language.words("says_definition").fullmatch(before) is not None
    above = scene.block.heading[-1:]
    name = own_name(TITLE_PARTS.split(COUNTED.sub("", above[0]))[0].strip(' 《》“”"`')) if above else ""
    told = scene.before(2)
    label = BARE_LABEL.fullmatch(told[0].text.strip()) if told and before else None
    if label and begins:
        return label["name"]
    if not begins or not name or len(told) > 1 or any(s.text.strip() != above[0].strip() for s in told):
        return ""
    told_apart = re.search(r"[，,。；;：:？?！!、|]", name) or scene.language.has("parts_names", name)
    longest = LONGEST_NAME if HAN.search(name) else 2 * LONGEST_NAME
    return name if len(name) <= longest and not told_apart else ""


def own_name(heading: str) -> str:
    """Of a heading in two languages the name in the script without capitals, else all of it."""
    match = BILINGUAL.fullmatch(heading)
    return match["own"] or match["name"] if match else heading


def heading_person(scene: Scene) -> str:
    """The person whose name is the whole heading above, and of whom the passage therefore tells."""
    for head in (*scene.block.heading[-1:], scene.document.title):
        dotted = DOTTED.fullmatch(head) and not scene.language.words("left_edge").search(head, 2)
        if PERSON.fullmatch(head) or dotted or looks_like_person(scene.language, head):
            return "" if scene.language.words("not_persons").search(head) else head
    return ""
