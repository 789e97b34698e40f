"""How much a fact is worth beside others: what its score loses against that of its rule.

In: a candidate. Out: costs with their reasons. Left to others: where the cut is (selection).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.extract.brackets import DOTS, HAN
from quizgen.extract.candidate import STATED, Candidate
from quizgen.extract.everyday import is_beside_the_matter, is_everyday, is_field_word, is_known, is_set_term

CONTEXT = 0.04
"""A statement that needs words before it is a little less sure, one that needs several sentences twice so."""
NOT_WORTH_IT = 0.3
"""What is not worth a card falls below the default cut, whichever rule found it."""
SET_TERM = 0.05
"""A phrase that ends like the terms of a field, and a rare word, are to be known both ways."""
PASSING = 0.1
"""Who talks explains a term for the moment, by one of its cases."""
AGAIN = {"share": 0.75, "times": 2.75}
"""An explanation of at most so many times the term's length that holds so much of it says little more than the term."""
BARE_CLASS = re.compile(r"[\u3400-\u9fff]{1,5}")
"""A class without what tells the thing from others of it (语音助手)."""
SOUNDS = 0.75
"""So much of a name is written by its sound alone."""
LONGEST = {"own": 14, "foreign": 45}
"""Characters of an answer about somebody or something that happened, in Chinese and in other scripts, which a person
recalls word for word."""


def costs(c: Candidate) -> Iterator[tuple[float, str]]:
    if c.subject and c.subject.context:
        yield CONTEXT * (1 if len(c.subject.told) < 2 else 2), "for its context"
    if c.kind in ("number", "date") and is_rough(c):
        yield NOT_WORTH_IT, "as it is roughly so or perhaps so"
    if c.kind == "date" and c.scene.language.has("state_of_affairs", c.scene.text[c.answer.end :]):
        yield NOT_WORTH_IT, "as it was so in other years, too"
    if c.kind == "date" and c.scene.language.has("intended", c.scene.text[c.answer.end :]):
        yield NOT_WORTH_IT, "as it was only wanted"
    if c.kind == "date" and c.scene.language.has("thought", c.scene.text[c.answer.end :]):
        yield NOT_WORTH_IT, "as it only dates what somebody thought"
    if c.kind == "number" and c.scene.language.has("runs_on", c.scene.text[c.answer.end :]):
        yield NOT_WORTH_IT, "as it has grown since"
    if c.kind in STATED and c.scene.language.has("told_elsewhere", c.scene.text):
        yield NOT_WORTH_IT, "as it speaks of what is not on the card"
    if c.kind in STATED and leans_on_others(c):
        yield NOT_WORTH_IT, "as it leans on others that are not on the card"
    if c.kind in STATED and is_beside_a_date(c):
        yield NOT_WORTH_IT, "as its date may be that of the other clause only"
    if "trait" in c.groups:
        yield NOT_WORTH_IT, "as it is one trait of many"
    if c.kind == "definition" and c.rule.scope == "sentence" and c.scene.block.time:
        yield PASSING, "as it is said in talk"
    if c.scene.language.has("later", c.scene.text) and not (c.subject and c.subject.told):
        yield NOT_WORTH_IT, "as it counts from what is not on the card"
    longest = LONGEST["own" if HAN.search(c.answer_text) else "foreign"]
    if c.kind in ("person", "event") and len(c.answer_text) > longest:
        yield NOT_WORTH_IT, "as nobody recalls so long an answer"
    if is_known(c) or (c.kind == "translation" and is_everyday(c)):
        yield NOT_WORTH_IT, "as everybody knows it"
    elif is_beside_the_matter(c):
        yield NOT_WORTH_IT, "as it is beside the document's matter"
    elif c.kind == "definition" and c.scene.language.has("half_said", c.answer_text):
        yield NOT_WORTH_IT, "as it does not say what kind of thing it is"
    elif c.kind == "definition" and c.scene.language.has("phrase", c.term):
        yield NOT_WORTH_IT, "as what is explained is no term"
    elif c.kind == "translation" and re.match(r"[0-9]+ ", c.term):
        yield NOT_WORTH_IT, "as an amount is given for a term"
    elif c.kind == "translation" and is_coined(c):
        yield NOT_WORTH_IT, "as it is made up for the moment"
    elif c.kind == "translation" and is_half_translated(c):
        yield NOT_WORTH_IT, "as a foreign word is left in it"
    elif c.kind == "translation" and is_transcribed(c):
        yield NOT_WORTH_IT, "as a name is written by its sound"
    elif c.kind == "translation" and (is_set_term(c) or is_field_word(c)):
        yield -SET_TERM, "as it is a set term"
    elif c.kind == "definition" and BARE_CLASS.fullmatch(c.answer_text):
        yield NOT_WORTH_IT, "as a bare class fits many"
    elif c.kind == "definition" and says_term_again(c):
        yield NOT_WORTH_IT, "as it says the term again"


def leans_on_others(c: Candidate) -> bool:
    """Does a sentence about somebody or something that was found before it hold a second pronoun, for several, or is
    what was found set against something else (Bell Rock is different. It …); or,
    where nothing is told before it, does it follow from something, or the clause of the amount tell of a contest, a
    company, a system that has no name?"""
    language, text = c.scene.language, c.scene.plain
    start = max(text.rfind(mark, 0, c.answer.start) for mark in "，,；;。") + 1
    told = c.subject is not None and bool(c.subject.told)
    if told and c.subject is not None:
        compares = any(language.has("compares", sentence) for sentence in c.subject.told)
        return compares or language.has("things", text)
    return language.has("follows_on", text) or (
        c.kind == "number" and bool(language.words("unnamed").match(text, start))
    )


def is_beside_a_date(c: Candidate) -> bool:
    """Does the sentence give a date and set a second thing beside the first (In 1869 A …, while B …)?"""
    beside = c.scene.language.words("meanwhile").search(c.scene.plain)
    return beside is not None and (c.kind == "date" or c.answer.start >= beside.end())


def is_rough(c: Candidate) -> bool:
    """Is it one or another small amount (two or three months), of which one is meant, or perhaps another one?"""
    language, text = c.scene.language, c.scene.plain
    clause = text[max(text.rfind(mark, 0, c.answer.start) for mark in "，,；;。") + 1 : c.scene.clause_end(c.answer)]
    return language.has("one_or_another", c.answer_text) or any(map(language.has, ("perhaps", "one_of"), [clause] * 2))


def is_coined(c: Candidate) -> bool:
    """Does the speaker say that he calls it so (as it were, a harbour of words)?"""
    start = min(span.start for span in (c.term_span or c.answer, c.answer))
    return c.scene.language.has("coined_before", c.scene.text[:start])


def is_half_translated(c: Candidate) -> bool:
    """Was a foreign word left in the translation (子 agent)?"""
    return any(HAN.search(side) and re.search(r"\b[a-z]{3}", side) for side in (c.term, c.answer_text))


def is_transcribed(c: Candidate) -> bool:
    """Are these the two names of a person (奥古斯丁·菲涅耳) or a place (温哥华, nearly all of it characters
    that write sounds)? There are as many transcriptions as newspapers."""
    own, foreign = sorted((c.term, c.answer_text), key=lambda side: HAN.search(side) is None)
    if re.search(rf"[{DOTS}]", own):
        return True
    sounds = len(c.scene.language.words("sounds").findall(own))
    is_name = re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*", foreign) is not None
    return is_name and len(own) > 2 and sounds >= SOUNDS * len(own)


def says_term_again(c: Candidate) -> bool:
    """Does a short explanation hold nearly all characters of the term?"""
    term, told = (re.sub(r"[\W_]", "", text) for text in (c.term, c.answer_text))
    if not HAN.match(term) or len(told) > AGAIN["times"] * len(term):
        return False
    return sum(char in told for char in term) >= AGAIN["share"] * len(term)
