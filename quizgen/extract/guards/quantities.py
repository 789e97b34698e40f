"""Guards of numbers and dates.

In: a candidate. Out: True refuses it.
"""

from __future__ import annotations

import re

from quizgen.chinese_words import HAN
from quizgen.extract.brackets import find_brackets
from quizgen.extract.candidate import STATED, Candidate
from quizgen.extract.guards.registry import guard
from quizgen.extract.guards.sentence import is_put_beside, said_about
from quizgen.extract.names import elided, opening
from quizgen.extract.scene import BRACKETED, CLAUSE_END
from quizgen.numerals import DATES, Quantity

LONGEST = 160
"""Chinese characters (letters: twice as many) of a statement, without white space and what stands in brackets."""
LEAST_SAID = 6
"""Chinese characters (letters: twice as many) that a statement has beside its number, two less beside one that
compares (计算量少了10倍) and beside a date in written text (1759年建成新塔)."""
OFTEN = 4
"""Mentions from which a measure is a name; a fact is told, and perhaps repeated."""
LIST_OPENS = re.compile(r"(?:\w{0,4}|(?: [\w-]+){1,3})[：:]")
SMALL_LETTERS = re.compile(r"\b[a-z]{2}")
STRETCH = re.compile(r"[、–—~～]|[0-9]-[0-9]{2,4}(?![0-9-])")
LONGEST_WORD = 12
"""Characters before a date in which the word that opens or closes a stretch stands."""
NUMBER = re.compile(r"(?<![0-9.])[0-9](?:[0-9.,]*[0-9])?(?![0-9])")


def quantity_of(c: Candidate) -> Quantity | None:
    """The quantity that the answer begins in."""
    return next((q for q in c.scene.quantities if q.start <= c.answer.start < q.end), None)


@guard
def vague_amount(c: Candidate) -> bool:
    """Hundreds of, a few, some: no number was said."""
    q = quantity_of(c)
    return q is not None and q.vague


@guard
def name_of_a_size(c: Candidate) -> bool:
    """The document says the same measure again and again: it stands for the things of that size (the 7 nm process)."""
    q = quantity_of(c)
    if q is None or q.kind != "measure":
        return False
    said = re.compile(rf"(?<![0-9.,]){re.escape(c.answer_text)}(?![A-Za-z0-9])(?P<thing>[ -]?(?:[a-z]|{HAN.pattern}))?")
    mentions = said.findall(c.scene.document.text)
    return len(mentions) >= OFTEN and 2 * sum(map(bool, mentions)) >= len(mentions)


@guard
def small_count(c: Candidate) -> bool:
    """One, two or three of something is grammar rather than a fact, unless the parts of a thing are counted."""
    q = quantity_of(c)
    if q is None or q.value is None:
        return False
    if q.value > 1 and q.kind == "count" and counts_parts(c, q):
        return False
    return q.value <= c.scene.language.numerals.small.get(q.kind, 0) and (
        q.value == int(q.value) or q.kind == "duration"
    )


def counts_parts(c: Candidate, q: Quantity) -> bool:
    """Does it count what something consists of, or how many it is one of? Whoever reads a list of them can count."""
    words, text = c.scene.language.words, c.scene.text
    if words("one_of_them").match(text, q.end):
        return True
    if LIST_OPENS.match(text, q.end) or words("counted_in_talk").match(text, q.end):
        return False
    if any(found.end() == c.answer.start for found in words("counts_parts").finditer(text)):
        return True
    has = next((m.start() for m in words("has_parts").finditer(text) if m.end() == c.answer.start), 0)
    return has > opening(c.scene) and not CLAUSE_END.search(text, opening(c.scene), has)


@guard
def nothing_else_said(c: Candidate) -> bool:
    """The sentence is little more than the number, and does not lean on one before it either (身高182厘米)."""
    rest = c.scene.text[: c.answer.start] + c.scene.text[c.answer.end :]
    said = len(re.sub(r"[\W_]", "", rest))
    q = quantity_of(c)
    written = c.kind == "date" and c.scene.block.role != "fragments"
    least = LEAST_SAID - 2 * (written or (q is not None and q.kind in ("multiple", "percent")))
    if not HAN.search(rest) and not SMALL_LETTERS.search(rest):
        return True  # names and titles alone
    if c.scene.block.role == "row" or c.scene.language.words("labelled_amount").fullmatch(rest):
        return False
    return not (elided(c.scene) and said >= 2) and said < (least if HAN.search(rest) else 2 * least)


@guard
def second_guess(c: Candidate) -> bool:
    """The speaker doubts it, or has it from hearsay."""
    return c.scene.language.has("second_guess", said_about(c))


@guard
def belief(c: Candidate) -> bool:
    """Somebody believes, hopes or estimates it."""
    said = re.split(c.scene.language.words("acts_on_it"), c.scene.plain[: c.scene.statement_end(c.answer)])[-1]
    return not is_put_beside(c) and c.scene.language.has("belief", said)


@guard
def short_quote(c: Candidate) -> bool:
    """The number stands in a short quoted answer whose question is elsewhere."""
    quoted = re.search(r"[：:,，]\s*[“\"「]([^”\"」]*)[”\"」]?\s*$", c.scene.text)
    return quoted is not None and quoted.start() < c.answer.start and len(quoted[1]) < 18


@guard
def heading_run_in(c: Candidate) -> bool:
    """A heading has run into the sentence, which is then two things."""
    return re.match(c.scene.language.pieces.get("heading_start", r"(?!)"), c.scene.text) is not None


@guard
def nameless_term(c: Candidate) -> bool:
    """The term says an office but not of what."""
    return not (re.search(r"[A-Z0-9《「“]", c.term) or c.scene.marked(c.term_span) or len(c.term) >= 8)


@guard
def contrast(c: Candidate) -> bool:
    """The amount is what the thing is not, in its own clause."""
    clause = re.split(r"[，,；;。]", c.scene.text[: c.answer.start])[-1]
    return c.scene.language.has("contrast", clause + c.answer_text)


@guard
def in_gloss_name(c: Candidate) -> bool:
    """The digits belong to a name or to an explanation in brackets; an amount alone in them measures what stands
    before: 平均寿命（74岁）."""
    text = c.scene.text
    around = next((b for b in find_brackets(text) if b.inner.start <= c.answer.start < b.inner.end), None)
    if around is None:
        return False
    alone = around.inner.of(text).strip() == c.answer_text.strip()
    return not alone or c.scene.language.words("amount_ends").search(text, 0, around.outer.start) is not None


@guard
def citation(c: Candidate) -> bool:
    """It says when something was printed, not when something happened."""
    found = c.scene.language.words("citation").finditer(c.scene.text)
    return any(match.start() <= c.answer.start < match.end() for match in found)


@guard
def long_statement(c: Candidate) -> bool:
    """Nobody reads a card of this length."""
    return len("".join(c.scene.plain.split())) > (LONGEST if HAN.search(c.scene.text) else 2 * LONGEST)


@guard
def date_needs_year(c: Candidate) -> bool:
    """A day or month without a year says nothing later; a year of a reign (洪武三年) is one."""
    return re.search(r"\d{2,4}", c.answer_text) is None and not c.scene.language.has("tells_year", c.answer_text)


@guard
def relative_time(c: Candidate) -> bool:
    """It counts from an unnamed day; one that the document's date tells can be shown with it."""
    language, said = c.scene.language, c.scene.plain[: c.scene.clause_end(c.answer)]
    tells_date = bool(c.scene.date) and c.kind in STATED
    return language.has("relative_time", said) or (not tells_date and language.has("counted_from_date", said))


@guard
def bare_duration(c: Candidate) -> bool:
    """ "…, forty years": a stretch of time that is a clause of its own is said for effect."""
    text = c.scene.text
    q = quantity_of(c)
    alone = not text[c.answer.end : c.answer.end + 1].strip() or text[c.answer.end] in "，,。；;！!"
    return (
        q is not None
        and q.kind == "duration"
        and alone
        and re.search(r"(?:^|[，,。；;])\s*$", text[: c.answer.start]) is not None
    )


@guard
def summing_up(c: Candidate) -> bool:
    """ "This is …" at the head of a sentence about an amount speaks of all that was said before."""
    return c.scene.language.words("sums_up").match(c.scene.text) is not None


@guard
def said_again(c: Candidate) -> bool:
    """The same numbers stand elsewhere on the front, and give the answer away."""
    numbers = [number for number in NUMBER.findall(c.answer_text) if len(number) > 1]
    rest = c.scene.text[: c.answer.start] + " " + c.scene.text[c.answer.end :]
    context = c.subject.context if c.subject else ""
    return bool(numbers) and set(numbers) <= set(NUMBER.findall(f"{rest} {context}"))


@guard
def mere_span(c: Candidate) -> bool:
    """ "From 15% to gold": a way gone, without a verb that says what changed."""
    language = c.scene.language
    return language.words("mere_span").fullmatch(c.scene.text) is not None and not language.has("change", c.scene.text)


@guard
def end_of_a_range(c: Candidate) -> bool:
    """One end of a stretch whose other end is dated as well (from 1990 … to 1995), or a day up to which is counted."""
    before = c.scene.text[: c.answer.start].rstrip()
    if before.endswith("、") and any(q.end == len(before) - 1 for q in c.scene.quantities):
        return True  # the last of a list
    after = c.scene.text[c.answer.end : c.answer.end + 1]
    if after == "、" and any(q.start <= c.answer.end + 1 < q.end for q in c.scene.quantities):
        return True  # the first of one
    if STRETCH.search(c.answer_text) or c.scene.language.has("spans", c.answer_text):
        return False  # it is the whole stretch
    words, text = c.scene.language.words, c.scene.text
    opens, closes = words("range_opens"), words("range_closes")
    dates = [q for q in c.scene.quantities if q.kind in DATES]
    if ends_with(opens, text, c.answer.start) is not None:
        return any(q.start >= c.answer.end and ends_with(closes, text, q.start) for q in dates)
    if ends_with(words("as_of"), text, c.answer.start) is not None:
        return True
    earlier = [q for q in dates if q.end <= c.answer.start]
    closed = ends_with(closes, text, c.answer.start)
    if closed is None:
        return False
    return any(ends_with(opens, text, q.start) is not None or is_blank(text[q.end : closed]) for q in earlier)


def is_blank(text: str) -> bool:
    return not BRACKETED.sub("", text).strip()


def ends_with(words: re.Pattern[str], text: str, end: int) -> int | None:
    """Where the word before `end` begins, if it is one of these."""
    found = words.finditer(text, max(0, end - LONGEST_WORD), end)
    return next((match.start() for match in found if not text[match.end() : end].strip()), None)


@guard
def spoken_hedge(c: Candidate) -> bool:
    """In speech without punctuation, a perhaps or a stutter makes the number worth nothing."""
    text = c.scene.text
    if c.scene.block.role != "fragments":
        return False
    return c.scene.language.has("hedge", text) or text.count(c.answer_text) > 1


@guard
def first_person_amount(c: Candidate) -> bool:
    """Somebody tells a number of himself."""
    return c.scene.language.has("first_person", c.scene.own_words(c.answer))
