"""Named reasons to refuse what a pattern matched.

In: a candidate. Out: True when it must not become a card. The name of the function is the reason that
reports and `quizgen explain` show, and what rules list under `guards`. Words come from the lists of the
sentence's language. Left to others: subjects, which refuse for reasons of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from quizgen.extract.brackets import HAN, LATIN, find_brackets
from quizgen.extract.initials import is_short_form, spells
from quizgen.extract.names import DOTTED, PERSON
from quizgen.extract.words_of import everyday, folded_words
from quizgen.words import frequency

if TYPE_CHECKING:
    from quizgen.extract.engine import Candidate

COMMON_IN_SPEECH = 4.0
"""In raw transcripts a term of one word must be rarer than this."""
Guard = Callable[["Candidate"], bool]
GUARDS: dict[str, Guard] = {}
COMMON = 4.8
"""A Chinese word of this Zipf frequency or more is everyday vocabulary (wordfreq's scale)."""


def guard(function: Guard) -> Guard:
    GUARDS[function.__name__] = function
    return function


# --- the sentence ---------------------------------------------------------------------------------


@guard
def question(c: Candidate) -> bool:
    """The sentence asks."""
    return c.scene.text.rstrip(" \"'”’」』)）").endswith(("?", "？")) or c.scene.language.has("question", c.scene.text)


@guard
def question_in_fragment(c: Candidate) -> bool:
    """One of the fragments that hold term and answer asks."""
    spans = [c.answer, c.term_span or c.answer]
    start = c.scene.text.rfind("\n", 0, min(span.start for span in spans)) + 1
    end = c.scene.text.find("\n", max(span.end for span in spans))
    said = c.scene.text[start : end if end >= 0 else None]
    return "?" in said or "？" in said or c.scene.language.has("question", said)


@guard
def hypothetical(c: Candidate) -> bool:
    """It supposes, wishes or guesses, in this sentence or in the one that opens the supposition."""
    language = c.scene.language
    if language.has("hypothetical", c.scene.text):
        return True
    before = c.scene.before(1)
    return (
        bool(before) and before[0].block == c.scene.sentence.block and language.has("opens_hypothesis", before[0].text)
    )


@guard
def negated(c: Candidate) -> bool:
    """What it says is that something is not so."""
    return c.scene.language.has("negation", c.scene.text)


@guard
def joke(c: Candidate) -> bool:
    """It is announced as a joke, here or a sentence before."""
    texts = [c.scene.text, *(s.text for s in c.scene.before(1))]
    return any(c.scene.language.has("joke", text) for text in texts)


@guard
def opinion(c: Candidate) -> bool:
    """It gives somebody's taste or judgement, not what a thing is."""
    return c.scene.language.has("opinion", c.scene.text)


@guard
def example(c: Candidate) -> bool:
    """It is introduced as an illustration."""
    return c.scene.language.has("example", c.scene.text)


# --- term and answer ------------------------------------------------------------------------------


@guard
def pronoun_term(c: Candidate) -> bool:
    """The term is a pronoun, points at something, or begins like a clause."""
    return c.scene.language.words("not_a_term").match(c.term) is not None


@guard
def pronoun_answer(c: Candidate) -> bool:
    """The description begins with a pronoun or points at something."""
    return c.scene.language.words("not_a_term").match(c.answer_text) is not None


@guard
def not_a_name(c: Candidate) -> bool:
    """The term is everyday vocabulary: saying what it is makes an essay, not a card."""
    return everyday(c.scene.languages, c.term) or (
        not LATIN.search(c.term)
        and not c.scene.marked(c.term_span)
        and frequency(c.term, c.scene.sentence.lang) >= COMMON
    )


@guard
def not_marked_up(c: Candidate) -> bool:
    """The term of an entry is set off by markup, or it stands in a list."""
    return not c.scene.marked(c.term_span)


@guard
def has_other_names(c: Candidate) -> bool:
    """It says where one thing belongs rather than what kind of thing it is: the explanation leans on other names."""
    return re.search(r"[A-Z][a-z]+|[《“「]", c.answer_text) is not None


@guard
def empty_class(c: Candidate) -> bool:
    """It ends on a word that puts nothing into a class: the key, the heart, a part, a thing."""
    return any(c.answer_text.endswith(word) for word in c.scene.language.lists.get("empty_classes", ()))


@guard
def head_is_foreign(c: Candidate) -> bool:
    """The head itself is the foreign term, and is asked for already."""
    return "head" in c.groups and not HAN.search(c.groups["head"].of(c.scene.text))


@guard
def aside_entry(c: Candidate) -> bool:
    """The label announces a note, a source or a question."""
    return any(language.words("entry_labels").fullmatch(c.term) is not None for language in c.scene.languages.values())


@guard
def unmodified(c: Candidate) -> bool:
    """A class alone (是一种乐器) tells nothing apart: what is explained needs a 的 or a clause."""
    return len(c.answer_text) < 10 or not c.scene.language.has("modifiers", c.answer_text)


@guard
def passing_description(c: Candidate) -> bool:
    """ "The harbour is a …" speaks of one harbour already mentioned, not of harbours."""
    start = c.term_span.start if c.term_span else 0
    return c.scene.text[:start].rstrip().casefold().endswith("the") and not c.scene.marked(c.term_span)


@guard
def long_term(c: Candidate) -> bool:
    """The term is longer than names are."""
    return len(c.term) > 40 if LATIN.match(c.term) else len(c.term) > 16


@guard
def term_is_a_clause(c: Candidate) -> bool:
    """The term holds words that only sentences hold."""
    return c.scene.language.has("clause_words", c.term)


@guard
def digits_only(c: Candidate) -> bool:
    """One side is a number."""
    return any(not re.search(r"[^\W\d_]{2}", side) for side in (c.term, c.answer_text)) or bool(
        re.match(r"[\d.,]+ (?:thousand|million|billion|trillion)", c.answer_text)
    )


@guard
def same_words(c: Candidate) -> bool:
    """Both sides are the same, or differ only in a word both scripts share (Bleu分数, Bleu score)."""
    term, answer = (re.sub(r"\W", "", side).casefold() for side in (c.term, c.answer_text))
    if term in answer or answer in term:
        return True
    latin = [set(re.findall(r"[a-z]{3,}", side.casefold())) for side in (c.term, c.answer_text)]
    return bool(latin[0] & latin[1]) and bool(HAN.search(c.term) or HAN.search(c.answer_text))


@guard
def unconfirmed_letters(c: Candidate) -> bool:
    """The letters of the short form do not spell the long one."""
    return not spells(c.term, c.answer_text)


@guard
def same_script(c: Candidate) -> bool:
    """A translation has one side in each script."""
    return bool(HAN.search(c.term)) == bool(HAN.search(c.answer_text)) or (
        HAN.search(c.term) is not None and not LATIN.search(c.answer_text)
    )


@guard
def everyday_word(c: Candidate) -> bool:
    """The foreign side is a word that everybody knows."""
    return everyday(c.scene.languages, c.term) or everyday(c.scene.languages, c.answer_text)


@guard
def vague_explanation(c: Candidate) -> bool:
    """The explanation is too short or too wide to be asked for."""
    text = re.sub(r"[\W_]", "", c.answer_text)
    core = c.scene.language.words("explanation_openers").sub("", text)
    if HAN.search(text):
        return len(text) < 4 or (len(core) < 5 and core != text)
    return len(c.answer_text.split()) < 4


@guard
def unconfirmed_expansion(c: Candidate) -> bool:
    """The full form in the same bracket is not spelled by the head, so the name may belong to something else."""
    return not spells(c.term, c.groups["expansion"].of(c.scene.text)) if "expansion" in c.groups else False


@guard
def unconfirmed_pair(c: Candidate) -> bool:
    """The foreign name in the same bracket is neither a full form nor a translation of the head."""
    expansion = c.groups["expansion"].of(c.scene.text)
    return not (HAN.search(c.term) or spells(c.term, expansion))


@guard
def remark_behind(c: Candidate) -> bool:
    """What follows the foreign name in the bracket explains nothing."""
    if "explanation" not in c.groups:
        return "name" not in c.groups or HAN.search(c.groups["head"].of(c.scene.text)) is not None
    explanation = c.groups["explanation"].of(c.scene.text)
    return len(explanation) < 8 or not c.scene.language.has("modifiers", explanation)


@guard
def head_not_spelled(c: Candidate) -> bool:
    """What stands before the bracket was not found by the letters of the short form."""
    return not spells(c.term, c.answer_text)


@guard
def not_a_short_form(c: Candidate) -> bool:
    """The short side does not look like one."""
    return not is_short_form(c.term)


@guard
def aside_label(c: Candidate) -> bool:
    """The word before the colon announces a remark, not a name."""
    label = c.groups["label"].of(c.scene.text)
    return c.scene.language.words("aside").match(label) is not None


@guard
def aside(c: Candidate) -> bool:
    """The bracket holds a remark, an example or a reference, not a name or an explanation."""
    return c.scene.language.words("aside").match(c.answer_text) is not None


@guard
def not_general(c: Candidate) -> bool:
    """The text itself says that the thing is made up, that it is not sure, or that it means so only here."""
    return c.scene.language.has("not_general", c.answer_text)


@guard
def corrected(c: Candidate) -> bool:
    """The next words take it back."""
    after = c.scene.sentences[c.scene.index + 1 : c.scene.index + 3]
    texts = [c.scene.text[c.answer.end :], *(s.text for s in after if s.block == c.scene.sentence.block)]
    return any(c.scene.language.has("correction", text) for text in texts)


@guard
def common_knowledge(c: Candidate) -> bool:
    """Everybody knows it already."""
    return c.scene.language.words("common_knowledge").fullmatch(c.term) is not None


@guard
def phrase_gloss(c: Candidate) -> bool:
    """The gloss is a remark or a phrase, not a name."""
    return c.scene.language.has("not_in_names", c.answer_text) or len(c.answer_text) > 24


@guard
def not_a_noun_phrase(c: Candidate) -> bool:
    """The Chinese side holds a word that no name holds."""
    from quizgen.chinese_words import cut

    words = c.scene.language.words("left_edge")
    side = c.answer_text if HAN.search(c.answer_text) else c.term
    if f"《{side}》" in c.scene.text:
        return False
    return any(words.fullmatch(token) for token in cut(side))


@guard
def end_of_a_range(c: Candidate) -> bool:
    """From 1990 to 1995 dates a stretch, not an event."""
    before = c.scene.text[: c.answer.start].rstrip()
    words = [word for word in c.scene.language.lists.get("range_words", ()) if before.casefold().endswith(word)]
    return bool(words) and (HAN.search(words[0]) is not None or before[: -len(words[0])][-1:] in ("", " "))


@guard
def one_common_word(c: Candidate) -> bool:
    """The Chinese side is a single everyday word: more likely a verb before the term than the term."""
    side = c.answer_text if HAN.search(c.answer_text) else c.term
    return frequency(side, c.scene.sentence.lang) >= COMMON_IN_SPEECH


@guard
def spoken_hedge(c: Candidate) -> bool:
    """In speech without punctuation, a perhaps or a stutter makes the number worth nothing."""
    text = c.scene.text
    if c.scene.block.role != "fragments":
        return False
    return c.scene.language.has("hedge", text) or text.count(c.answer_text) > 1


@guard
def about_a_person(c: Candidate) -> bool:
    """What is described is somebody, so that the name is a nickname."""
    return DOTTED.search(c.answer_text) is not None or PERSON.search(c.answer_text) is not None


@guard
def begins_foreign(c: Candidate) -> bool:
    """The explanation begins with the rest of a list of foreign words."""
    return re.match(r"[A-Za-z][A-Za-z ]*[,，]", c.answer_text) is not None


@guard
def first_person_amount(c: Candidate) -> bool:
    """Somebody tells a number of himself."""
    return c.scene.language.has("first_person", c.scene.text)


@guard
def name_of_person(c: Candidate) -> bool:
    """The foreign side is somebody's name."""
    foreign = c.answer_text if LATIN.match(c.answer_text) else c.term
    words = foreign.split()
    if not PERSON.fullmatch(foreign) or any(word.isupper() for word in words):
        return False
    first_name = any(language.words("first_names").fullmatch(words[0]) for language in c.scene.languages.values())
    return first_name or not all(frequency(word, "en") for word in words)


@guard
def phrase_pair(c: Candidate) -> bool:
    """The foreign side is talk, not a term: one word with a capital, or a phrase that opens with a function word."""
    foreign = c.answer_text if LATIN.match(c.answer_text) else c.term
    words = foreign.split()
    proper = len(words) == 1 and foreign[0].isupper() and not foreign.isupper()
    if len(words) > 1 and foreign[0].isupper():
        return False
    return proper or any(language.words("talk").match(foreign) is not None for language in c.scene.languages.values())


@guard
def twin_lacks_term(c: Candidate) -> bool:
    """The passage in the other language does not use the word that was glossed."""
    twin = c.scene.twin_text
    foreign = c.term if LATIN.match(c.term) else c.answer_text
    if not twin or not LATIN.match(foreign):
        return False
    return not folded_words(foreign) <= folded_words(twin)


# --- quantities -----------------------------------------------------------------------------------


@guard
def vague_amount(c: Candidate) -> bool:
    """Hundreds of, a few, some: no number was said."""
    return any(q.vague for q in c.scene.quantities if q.start == c.answer.start)


@guard
def small_count(c: Candidate) -> bool:
    """One, two or three of something is grammar rather than a fact."""
    small = c.scene.language.numerals.small
    for q in c.scene.quantities:
        if q.start == c.answer.start and q.value is not None:
            return q.value <= small.get(q.kind, 0)
    return False


@guard
def nothing_else_said(c: Candidate) -> bool:
    """The sentence is little more than the number."""
    rest = c.scene.text[: c.answer.start] + c.scene.text[c.answer.end :]
    return len(re.sub(r"[\W_]", "", rest)) < (6 if HAN.search(rest) else 12)


@guard
def second_guess(c: Candidate) -> bool:
    """The speaker doubts it, or has it from hearsay."""
    return c.scene.language.has("second_guess", c.scene.text)


@guard
def belief(c: Candidate) -> bool:
    """Somebody believes, hopes or estimates it."""
    return c.scene.language.has("belief", c.scene.text)


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
    return c.scene.language.has("contrast", clause)


@guard
def in_gloss_name(c: Candidate) -> bool:
    """The digits belong to a name or to an explanation in brackets."""
    return any(b.inner.start <= c.answer.start < b.inner.end for b in find_brackets(c.scene.text))


@guard
def long_statement(c: Candidate) -> bool:
    """Nobody reads a card of this length."""
    return len(c.scene.text) > (160 if HAN.search(c.scene.text) else 320)


@guard
def date_needs_year(c: Candidate) -> bool:
    """A day or month without a year says nothing later."""
    return not re.search(r"\d{2,4}|世纪|世紀|[零〇一二三四五六七八九]{2,4}|century", c.answer_text)


@guard
def relative_time(c: Candidate) -> bool:
    """It counts from an unnamed today."""
    return c.scene.language.has("relative_time", c.scene.text)
