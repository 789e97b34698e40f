"""What an amount is stated of outright: 金的熔点是1064摄氏度.

In: a scene and the span of the answer. Out: the span of the noun phrase, or None. Left to others: names,
pronouns and what came before (subjects).
"""

from __future__ import annotations

import re

from quizgen.chinese_words import HAN, cut
from quizgen.extract.names import opening
from quizgen.extract.scene import Scene, Span, trimmed
from quizgen.words import frequency

CLAUSE = re.compile(r"(?:[，；;]|, )\s*")
LONGEST_ITEM = 6
ITEM_ENDS = ("", "，", "、", "。", "；")
COMMON_SUBJECT = 4.6
"""A single word of this Zipf frequency or more names a thing only where it was mentioned before."""


def stated_of(scene: Scene, answer: Span) -> Span | None:
    """The noun phrase that opens a sentence or clause and of which the amount is stated outright: 金的熔点是1064摄氏度.

    A single everyday word speaks of one thing already mentioned (the company, the ship), and is no subject.
    """
    text, language = scene.text, scene.language
    if answer.start == answer.end:
        return None
    labelled = language.words("labelled_amount").fullmatch(text[: answer.start] + text[answer.end :])
    if labelled and any(q.start <= answer.start < q.end for q in scene.quantities):
        return Span(*labelled.span("label"))
    clauses = [end.end() for end in CLAUSE.finditer(text, 0, answer.start)]
    opener = language.words("clause_openers")
    last = [skipped.end() if (skipped := opener.match(text, at)) else at for at in clauses[-1:]]
    starts = sorted({opening(scene), *last})
    span = next((found for start in starts if (found := before_verb(scene, start, answer.start))), None)
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
    if language.words("whereabouts").fullmatch(tokens[-1]):
        return None
    if tells_a_deed(scene, tokens):
        return None
    pointed = HAN.search(name) is not None or text[: span.start].casefold().endswith("the ")
    common = len(tokens) == 1 and pointed and frequency(name, scene.sentence.lang) >= COMMON_SUBJECT
    return None if common else span


def tells_a_deed(scene: Scene, tokens: tuple[str, ...]) -> bool:
    """Is one of the words a verb, so that no amount is stated of its object (计算散列值, but not 计算散列值的时间)?"""
    verbs = scene.language.words("left_edge_verbs")
    deeds = [at for at, token in enumerate(tokens) if verbs.fullmatch(token)]
    modifier = scene.language.words("modifier")
    return bool(deeds) and not any(map(modifier.fullmatch, tokens[deeds[-1] :]))


def before_verb(scene: Scene, start: int, end: int) -> Span | None:
    """By the language's pattern, else word by word in a script without spaces."""
    found = scene.language.words("stated_subject").fullmatch(scene.text, start, end)
    return Span(*found.span("stated")) if found else before_copula(scene, start, end)


def opening_words(scene: Scene) -> Span | None:
    """What the first fragment of a group says its first thing of."""
    found = scene.language.words("opening_words").match(scene.text)
    return Span(*found.span("topic")) if found and found.end("topic") - found.start("topic") > 1 else None


def before_copula(scene: Scene, start: int, end: int) -> Span | None:
    """The words from `start` on up to the verb, measure or copula after which only the amount comes."""
    states = scene.language.words("states_amount")
    tokens = cut(scene.text[start:end])
    by_whom = scene.language.words("by_whom")
    at, doer = start, 0
    for number, token in enumerate(tokens):
        if number and states.fullmatch(scene.text, at, end):
            if doer:
                return trimmed(scene.text, start, doer)  # 罗盘由某人于1302年制成
            last = scene.language.words("before_copula").fullmatch(tokens[number - 1])
            name_end = at - len(tokens[number - 1]) if last and number > 1 else at
            return trimmed(scene.text, start, name_end)
        if not token.strip() or token in "，,；;。：:":
            return None
        if number and by_whom.fullmatch(token):
            doer = doer or at
        at += len(token)
    brings_its_own = scene.language.words("about_copula").match(scene.text, end) is not None
    alone = brings_its_own or (end - start <= LONGEST_ITEM and is_item(scene, start, end))
    return trimmed(scene.text, start, end) if alone and end - start > 1 else None


def is_item(scene: Scene, start: int, end: int) -> bool:
    """Is the clause one of those that share out what was counted: of which oars 12, sails 3?"""
    amount = next((q for q in scene.quantities if q.start <= end < q.end), None)
    after = scene.text[amount.end : amount.end + 1] if amount else "?"
    ends = after in ITEM_ENDS or scene.language.words("binds").match(after) is not None
    return ends and scene.language.words("of_which").search(scene.text, 0, start) is not None
