"""Guards of the two sides of a fact: the term and what is said of it.

In: a candidate. Out: True refuses it.
"""

from __future__ import annotations

import re
from string import ascii_lowercase

from quizgen.chinese_words import HAN, cut
from quizgen.extract.brackets import LATIN
from quizgen.extract.candidate import Candidate
from quizgen.extract.guards.registry import guard
from quizgen.extract.names import GLOSS, find_names, is_somebody
from quizgen.extract.persons import PERSON
from quizgen.extract.transcribed_names import DOTTED
from quizgen.extract.words_of import everyday
from quizgen.words import RARE, frequency

LONGEST_WORD = 6
"""Characters that hold the first word of a clause."""
COMMON = 4.8
"""A Chinese word of this Zipf frequency or more is everyday vocabulary (wordfreq's scale)."""


def begins_like_a_clause(c: Candidate, text: str) -> bool:
    """A pronoun, a pointer or a conjunction; 对 opens a clause, but not 对流."""
    if c.scene.language.words("not_a_term").match(text):
        return True
    first = next(iter(cut(text)), "") if HAN.match(text) else ""
    return c.scene.language.words("not_a_term_as_word").fullmatch(first) is not None


@guard
def pronoun_term(c: Candidate) -> bool:
    """The term is a pronoun, a letter of a formula or an aspect of something unnamed, points at something, or begins
    like a clause."""
    if len(c.term) == 1 and c.term in ascii_lowercase:
        return True
    if c.kind == "definition" and c.scene.language.words("bare_aspects").fullmatch(c.term):
        return not c.scene.is_topic(c.term)
    if len(c.term) > 1 and c.term.isupper() and c.term.isascii():
        return False  # AS, IT
    quoted = c.term_span is not None and c.scene.text[: c.term_span.start].endswith(("“", "「", "《"))
    if not quoted and c.scene.language.words("pronouns").fullmatch(c.term):
        return True  # though a heading begins with it
    return begins_like_a_clause(c, c.term) and not quoted and not c.scene.is_topic(c.term)


@guard
def pronoun_answer(c: Candidate) -> bool:
    """The description begins with a pronoun or points at something."""
    return begins_like_a_clause(c, c.answer_text)


@guard
def not_a_name(c: Candidate) -> bool:
    """The term is everyday vocabulary: saying what it is makes an essay, not a card."""
    if c.scene.is_topic(c.term) or (c.term_span and GLOSS.match(c.scene.text, c.term_span.end)):
        return False
    return everyday(c.scene.languages, c.term) or (
        not LATIN.search(c.term)
        and not c.scene.marked(c.term_span)
        and frequency(c.term, c.scene.sentence.lang) >= COMMON
    )


@guard
def has_other_names(c: Candidate) -> bool:
    """It says where one thing belongs rather than what kind of thing it is: the explanation leans on other names."""
    return re.search(r"[A-Z][a-z]+|[《“「]", c.answer_text) is not None


@guard
def empty_class(c: Candidate) -> bool:
    """It is put into no class: the key, an example, a part, a thing. Where the class comes last the word ends the
    answer, where it comes first a piece describes its beginning."""
    language = c.scene.language
    is_introduced = c.term_span is not None and GLOSS.match(c.scene.text, c.term_span.end) is not None
    if is_introduced and c.answer_text.endswith(tuple(language.lists.get("widest_classes", ()))):
        return False  # what a textbook puts a term of its own into: 引起某种行为的东西
    last = any(c.answer_text.endswith(word) for word in language.lists.get("empty_classes", ()))
    first = language.words("empty_class").match(c.answer_text) is not None
    return last or (first and not c.scene.is_topic(c.term))


@guard
def unmodified(c: Candidate) -> bool:
    """A class alone (是一种乐器) tells nothing apart: what is explained needs a 的 or a clause."""
    return len(c.answer_text) < 10 or not c.scene.language.has("modifiers", c.answer_text)


@guard
def passing_description(c: Candidate) -> bool:
    """ "The harbour is a …" speaks of one harbour already mentioned, not of harbours; a rare word or a name of
    several words stands for its kind, and so does what is the only one of a kind."""
    if c.scene.language.has("only_one", c.answer_text):
        return False
    start = c.term_span.start if c.term_span else 0
    definite = c.scene.text[:start].rstrip().casefold().endswith("the") and not c.scene.marked(c.term_span)
    return definite and " " not in c.term and frequency(c.term.casefold(), c.scene.sentence.lang) >= RARE


@guard
def one_plain_word(c: Candidate) -> bool:
    """A single word in common use, not set off by markup, is rather spoken of than explained."""
    plain = " " not in c.term and frequency(c.term.casefold(), c.scene.sentence.lang) >= RARE
    return plain and not c.scene.marked(c.term_span)


@guard
def term_holds_a_verb(c: Candidate) -> bool:
    """The term is more than a name: one of its words ends the search for the left edge of a name."""
    if not HAN.search(c.term) or c.scene.marked(c.term_span) or c.scene.language.has("of_a_field", c.term):
        return False
    words, tokens = c.scene.language.words, cut(c.term)
    verbs = any(words("left_edge_verbs").fullmatch(token) for token in tokens[:-1])
    return len(tokens) > 1 and (verbs or any(words("left_edge").fullmatch(token) for token in tokens))


@guard
def long_term(c: Candidate) -> bool:
    """The term is longer than names are."""
    return len(c.term) > 40 if LATIN.match(c.term) else len(c.term) > 16


@guard
def term_is_a_clause(c: Candidate) -> bool:
    """The term holds words that only sentences hold."""
    return c.scene.language.has("clause_words", c.term)


@guard
def vague_explanation(c: Candidate) -> bool:
    """The explanation is too short or too wide to be asked for, it points at what follows, or it explains nothing."""
    if any(c.scene.language.has(name, c.answer_text) for name in ("points_on", "explains_nothing")):
        return True
    text = re.sub(r"[\W_]", "", c.answer_text)
    if re.match(r"[；;：:、，,]", c.answer_text) or c.scene.language.words("told_by_year").match(c.answer_text):
        return True  # the rest of a list, or a life told by its years
    core = c.scene.language.words("explanation_openers").sub("", text)
    if HAN.search(text):
        return len(text) < 4 or (len(core) < 5 and core != text)
    return len(c.answer_text.split()) < 4


@guard
def says_a_property(c: Candidate) -> bool:
    """What it says up to the first comma names no class, only what the thing is like: 是易碎的，…"""
    first = re.split(r"[，,]", re.sub(r"[（(][^（）()]*[)）]", "", c.answer_text))[0]
    return first.rstrip().endswith(tuple(c.scene.language.lists.get("describes", ())))


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
def about_a_person(c: Candidate) -> bool:
    """What is described is somebody, so that the name is a nickname."""
    return DOTTED.search(c.answer_text) is not None or PERSON.search(c.answer_text) is not None


@guard
def person_term(c: Candidate) -> bool:
    """What somebody does or says is no definition of him."""
    return (
        PERSON.fullmatch(c.term) is not None or DOTTED.fullmatch(c.term) is not None or c.term == c.scene.block.speaker
    )


@guard
def somebody(c: Candidate) -> bool:
    """The term is somebody's name: rules about persons ask who that is."""
    return PERSON.fullmatch(c.term) is not None and not c.scene.language.has("not_persons", c.term)


@guard
def nobody(c: Candidate) -> bool:
    """What is said of a person was said of something that is none."""
    return c.kind == "person" and c.subject is not None and not is_somebody(c.scene, c.term)


@guard
def unbounded(c: Candidate) -> bool:
    """Nothing bounds what the term is the greatest of: no `scope` before it, and nobody who says so."""
    return "scope" not in c.groups and not any(
        name.sure and name.person for name in find_names(c.scene, 0, c.answer.start)
    )


@guard
def only_beside(c: Candidate) -> bool:
    """Another did it: the name found stands behind "with" or "beat", or in a clause before that of the deed,
    which opens with a noun of its own."""
    if c.kind not in ("person", "event") or c.subject is None or c.subject.span is None:
        return False
    text, lists, name = c.scene.text, c.scene.language.lists, c.subject.span
    clauses = [0, *(end.end() for end in re.finditer(r"[，；;。]\s*", text[: c.answer.start]))]
    before = text[max(at for at in clauses if at <= name.start) : name.start].rstrip()
    if before.endswith(tuple(lists.get("beside", ()))) or any(word in before for word in lists.get("beats", ())):
        return True
    return c.rule.scope == "sentence" and name.start < clauses[-1] and has_own_subject(c, clauses[-1])


def has_own_subject(c: Candidate, start: int) -> bool:
    """Does the clause of the answer open with anything but its verb, an adverb or a preposition?"""
    first = next(iter(cut(c.scene.text[start : start + LONGEST_WORD])), "") if start < c.answer.start else ""
    carries_on = ("left_edge", "left_edge_verbs", "headless", "goes_on")
    words = c.scene.language.words
    return bool(first) and not first[0].isdigit() and not any(words(name).match(first) for name in carries_on)


@guard
def begins_foreign(c: Candidate) -> bool:
    """The explanation begins with the rest of a list of foreign words."""
    return re.match(r"[A-Za-z][A-Za-z ]*[,，]", c.answer_text) is not None


@guard
def leaning_answer(c: Candidate) -> bool:
    """What it says is told to somebody, or leans on what was said before."""
    language = c.scene.language
    told = any(language.has(name, c.answer_text) for name in ("second_person", "first_person"))
    told = told or language.has("possessor", c.scene.text[: c.answer.start])
    return told or any(language.words(name).match(c.answer_text) for name in ("pronouns", "deictic"))


@guard
def leaning_term(c: Candidate) -> bool:
    """What is asked about points outside itself."""
    return any(c.scene.language.has(name, c.term) for name in ("second_person", "first_person", "pronouns", "deictic"))


@guard
def no_name_in_term(c: Candidate) -> bool:
    """What is asked about names nothing in particular."""
    return c.term_span is None or not find_names(c.scene, *c.term_span)


@guard
def term_in_own_script(c: Candidate) -> bool:
    """The term is no foreign name, but may be any words of the language."""
    return HAN.search(c.term) is not None


@guard
def common_knowledge_answer(c: Candidate) -> bool:
    """What is asked for is a word everybody would guess."""
    language = c.scene.language
    return (
        language.words("common_knowledge").fullmatch(c.answer_text) is not None
        or language.words("not_names").fullmatch(c.answer_text) is not None
    )


@guard
def no_class_named(c: Candidate) -> bool:
    """The explanation goes on from a full name and says what the thing does, not what it is."""
    return c.scene.language.words("says_what_it_does").match(c.answer_text) is not None


@guard
def common_words_term(c: Candidate) -> bool:
    """Words in common use before a colon announce a remark more often than they are explained."""
    return all(frequency(word, c.scene.sentence.lang) >= RARE for word in c.term.casefold().split())


@guard
def told_by_amounts(c: Candidate) -> bool:
    """A sentence of measurements is an instance of what the next one names, not what it is."""
    apart = c.term_span is not None and "。" in c.scene.text[c.answer.end : c.term_span.start]
    return apart and any(c.answer.start <= q.start < c.answer.end for q in c.scene.quantities)
