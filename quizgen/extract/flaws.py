"""What makes a fact that is right not worth a card: each flaw is a test with the kinds of facts it is for.

In: a candidate. Out: True where it has the flaw; the first sentence of the test says why that is one. Left to
others: what a flaw costs (worth), what everybody knows (everyday), and the words themselves (language.yaml).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from quizgen.chinese_words import HAN
from quizgen.extract.brackets import DOTS
from quizgen.extract.candidate import STATED, Candidate
from quizgen.extract.everyday import is_beside_the_matter, is_everyday, is_known
from quizgen.extract.subjects import clause_start

AGAIN = {"share": 0.85, "times": 2.75}
"""An explanation of at most so many times the term's length that holds so much of it says little more than the term."""
BARE_CLASS = re.compile(r"[^\W\x00-\u04ff]{1,5}|(?:an?|the) (?:[\w-]+ )?[\w-]+")
"""A class without what tells the thing from others of it (语音助手, a railway company)."""
INITIALS = re.compile(r"(?:[A-Z][a-z]+ )?(?:[A-Z](?:\. ?| ))+[A-Z][a-z]+")
"""A person's name with initials."""
READ_OUT = 6
"""Characters of a Chinese name that holds the digits of a foreign one and little else."""
SOUNDS = 0.75
"""So much of a name is written by its sound alone."""
LONGEST = {"own": 14, "foreign": 45}
"""Characters of an answer about somebody or something that happened, in Chinese and in other scripts, which a person
recalls word for word."""
# behind a number and before it: the list of what it counts
LISTED = re.compile(r"[^，,。；;：:]{0,16}[：:](?P<items>[^。；;：:]+)")
LISTED_BEFORE = re.compile(r"(?P<items>[^，,。；;：:、]{1,12}(?:、[^，,。；;：:、]{1,12})+)$")
PAIRS = ("translation", "acronym", "definition")
FLAWS: list[tuple[tuple[str, ...], Callable[[Candidate], bool]]] = []


def flaw(*kinds: str) -> Callable[[Callable[[Candidate], bool]], Callable[[Candidate], bool]]:
    """Register a test for facts of these kinds."""

    def register(test: Callable[[Candidate], bool]) -> Callable[[Candidate], bool]:
        FLAWS.append((kinds, test))
        return test

    return register


def flaws(c: Candidate) -> list[str]:
    """Why the fact is not worth a card, a reason for each flaw, in words that follow "as"."""
    return [why(test) for kinds, test in FLAWS if c.kind in kinds and test(c)]


def why(test: Callable[[Candidate], bool]) -> str:
    reason = (test.__doc__ or "").split(".", 1)[0].replace("\n    ", " ")
    return reason[0].lower() + reason[1:]


def behind(c: Candidate) -> str:
    return c.scene.text[c.answer.end :]


# --- what is asked in its sentence


@flaw("number", "date")
def rough(c: Candidate) -> bool:
    """It is roughly so or perhaps so. One or another small amount (two or three months) is no one answer."""
    has, clause = c.scene.language.has, c.scene.plain[clause_start(c.scene, c.answer) : c.scene.clause_end(c.answer)]
    return has("one_or_another", c.answer_text) or has("perhaps", clause) or has("one_of", clause)


@flaw("date")
def lasting(c: Candidate) -> bool:
    """It was so in other years, too."""
    return c.scene.language.has("state_of_affairs", behind(c))


@flaw("date")
def intended(c: Candidate) -> bool:
    """It was only wanted."""
    return c.scene.language.has("intended", behind(c))


@flaw("date")
def thought(c: Candidate) -> bool:
    """It only dates what somebody thought."""
    return c.scene.language.has("thought", behind(c))


@flaw("date")
def to_come(c: Candidate) -> bool:
    """It was still to come."""
    return c.scene.language.has("to_come", c.scene.text[: c.answer.start])


@flaw("number")
def growing(c: Candidate) -> bool:
    """It has grown since."""
    return c.scene.language.has("runs_on", behind(c))


@flaw(*STATED)
def told_elsewhere(c: Candidate) -> bool:
    """It speaks of what is not on the card."""
    return c.scene.language.has("told_elsewhere", c.scene.text)


@flaw(*STATED)
def set_against(c: Candidate) -> bool:
    """It is set against something, or speaks of several, that are not on the card. (Bell Rock is different. It …)"""
    told = c.subject.told if c.subject else ()
    compares = any(c.scene.language.has("compares", sentence) for sentence in told)
    return compares or (bool(told) and c.scene.language.has("things", c.scene.plain))


@flaw(*STATED)
def follows_on(c: Candidate) -> bool:
    """It follows from what is not on the card."""
    told = c.subject.told if c.subject else ()
    return not told and c.scene.language.has("follows_on", c.scene.plain)


@flaw("number")
def of_the_unnamed(c: Candidate) -> bool:
    """It counts what has no name. (The contest has 15 boats.)"""
    told = c.subject.told if c.subject else ()
    return (
        not told and c.scene.language.words("unnamed").match(c.scene.plain, clause_start(c.scene, c.answer)) is not None
    )


@flaw("number")
def listed(c: Candidate) -> bool:
    """Whoever reads the list behind or before it can count. (甲、乙、丙三座)"""
    value = next((q.value for q in c.scene.quantities if q.start <= c.answer.start < q.end), None)
    lists = (LISTED.match(c.scene.text, c.answer.end), LISTED_BEFORE.search(c.scene.text[: c.answer.start]))
    parts = c.scene.language.words("item_ends")
    return any(found is not None and value == len(parts.findall(found["items"])) + 1 for found in lists)


@flaw(*STATED)
def next_rung(c: Candidate) -> bool:
    """The next rung of the same ladder stands beside it. (silver: one point short of gold)"""
    language = c.scene.language
    rest = c.scene.text[: c.answer.start] + " " + c.scene.text[c.answer.end :]
    return language.words("rungs").fullmatch(c.answer_text) is not None and language.has("rungs", rest)


@flaw(*STATED)
def beside_a_date(c: Candidate) -> bool:
    """Its date may be that of the other clause only. (In 1869 A was built, while B …)"""
    beside = c.scene.language.words("meanwhile").search(c.scene.plain)
    return beside is not None and (c.kind == "date" or c.answer.start >= beside.end())


@flaw(*STATED, *PAIRS)
def counted_from_before(c: Candidate) -> bool:
    """It counts from what is not on the card. (Three days later …)"""
    return c.scene.language.has("later", c.scene.text) and not (c.subject and c.subject.told)


@flaw("person")
def passing_post(c: Candidate) -> bool:
    """It was so for a while only."""
    return c.scene.language.has("passing_post", c.answer_text)


@flaw("person", "event")
def news_of_a_day(c: Candidate) -> bool:
    """It is news of one day. (在昨天举行的会上)"""
    return c.scene.language.has("one_day", c.scene.plain[: c.scene.clause_end(c.answer)])


@flaw("person", "event")
def too_long_to_recall(c: Candidate) -> bool:
    """Nobody recalls so long an answer."""
    own = len(HAN.findall(c.answer_text))
    return len(c.answer_text) > LONGEST["own" if own * 3 > len(c.answer_text) else "foreign"]


# --- terms


@flaw(*PAIRS)
def known(c: Candidate) -> bool:
    """Everybody knows it."""
    return is_known(c) or (c.kind == "translation" and is_everyday(c))


@flaw(*PAIRS)
def beside_the_matter(c: Candidate) -> bool:
    """It is beside the document's matter."""
    return is_beside_the_matter(c)


@flaw("definition")
def one_trait(c: Candidate) -> bool:
    """It is one trait of many."""
    return "trait" in c.groups


@flaw("definition")
def at_the_core(c: Candidate) -> bool:
    """It is what somebody sees at the core of a thing. Others see something else there."""
    return c.scene.language.has("at_the_core", c.term)


@flaw("definition")
def one_step(c: Candidate) -> bool:
    """It tells only the last of several steps. (然后，把绳子拉紧。这就是…)"""
    return c.rule.scope == "passage" and c.scene.language.words("one_step").match(c.scene.text) is not None


@flaw("definition")
def half_said(c: Candidate) -> bool:
    """It does not say what kind of thing it is."""
    return c.scene.language.has("half_said", c.answer_text)


@flaw("definition")
def phrase(c: Candidate) -> bool:
    """What is explained is no term."""
    return c.scene.language.has("phrase", c.term)


@flaw("definition")
def own_word(c: Candidate) -> bool:
    """It is somebody's own word. It is told by what it is meant for, and set in quotation marks elsewhere."""
    if not c.scene.language.has("meant_for", c.answer_text):
        return False
    return re.search(rf"[“「\"]\**{re.escape(c.term)}\**[”」\"]", c.scene.document.text) is not None


@flaw("definition")
def bare_class(c: Candidate) -> bool:
    """A bare class fits many."""
    return BARE_CLASS.fullmatch(c.answer_text) is not None


@flaw("definition")
def says_term_again(c: Candidate) -> bool:
    """It says the term again. A short explanation holds nearly all its characters."""
    term, told = (re.sub(r"[\W_]", "", text) for text in (c.term, c.answer_text))
    if not HAN.match(term) or len(told) > AGAIN["times"] * len(term):
        return False
    return sum(char in told for char in term) >= AGAIN["share"] * len(term)


@flaw("translation")
def amount_for_a_term(c: Candidate) -> bool:
    """An amount is given for a term."""
    return re.match(r"[0-9]+ ", c.term) is not None


@flaw("translation", "definition")
def read_out(c: Candidate) -> bool:
    """It only reads out the letters and digits of a name. (INT4: 4位整数)"""
    own, foreign = c.pair
    digits = re.findall(r"[0-9]+", own)
    return bool(digits) and digits == re.findall(r"[0-9]+", foreign) and len(own) <= READ_OUT and " " not in foreign


@flaw("translation")
def coined(c: Candidate) -> bool:
    """It is made up for the moment. The speaker says that he calls it so."""
    start = min(span.start for span in (c.term_span or c.answer, c.answer))
    return c.scene.language.has("coined_before", c.scene.text[:start])


@flaw("translation")
def half_translated(c: Candidate) -> bool:
    """A foreign word is left in it. (子 agent, AI原则 for AI principles)"""
    own, foreign = c.pair
    words = re.findall(r"[A-Za-z]{2,}", own)
    return any(word[:3].islower() and len(word) > 2 for word in words) or bool({*words} & {*foreign.split()})


@flaw("translation")
def transcribed(c: Candidate) -> bool:
    """A name is written by its sound. Of a person (奥古斯丁·菲涅耳) or a place (温哥华) there are as many
    transcriptions as newspapers."""
    own, foreign = c.pair
    if re.search(rf"[{DOTS}]", own) or INITIALS.fullmatch(foreign):
        return True
    sounds = len(c.scene.language.words("sounds").findall(own))
    is_name = re.fullmatch(r"[A-Z][a-z]+(?: (?:(?:von|van|de|der|of) )*[A-Z][a-z]+)*", foreign) is not None
    return is_name and len(own) > (" " not in foreign) + 1 and sounds >= SOUNDS * len(own)
