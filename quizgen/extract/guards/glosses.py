"""Guards of brackets and pairs: short forms, foreign names, what else stands in brackets.

In: a candidate. Out: True refuses it.
"""

from __future__ import annotations

import re

from quizgen.chinese_words import HAN, cut
from quizgen.extract.brackets import LATIN
from quizgen.extract.candidate import Candidate
from quizgen.extract.everyday import is_set_phrase
from quizgen.extract.guards.registry import guard
from quizgen.extract.initials import is_short_form, spells
from quizgen.extract.persons import PERSON
from quizgen.extract.transcribed_names import DOTTED
from quizgen.extract.words_of import everyday, folded_words
from quizgen.words import frequency

LONG_DESCRIPTION = 8
"""A gloss of so many characters with a modifier in it describes and does not name (几乎完全未开垦的新领域)."""
KNOWN = {"zh": 4.5, "en": 4.3}
"""A word of this Zipf frequency or more is known to whoever reads a document that glosses it."""
IDIOM = re.compile(r"([^\W\x00-\u04ff])[^\W\x00-\u04ff]\1[^\W\x00-\u04ff]")
"""A Chinese phrase with a word said twice (快问快答) is no word for word translation."""
COMMON_IN_SPEECH = 4.0
"""In raw transcripts a term of one word must be rarer than this."""

LEAST_SENTENCE = 4
"""Words from which what begins with a capital and has no other is a sentence rather than a name."""
CODE = re.compile(r"[&*<>\[\]={}]|::|\b[a-z_]\w*: ")
"""Signs of a type, of which explanations have none."""
FORMULA = re.compile(r"(?=.*[0-9₀-₉])(?:[A-Z][a-z]?[0-9₀-₉]{0,3}|[()（）])+[⁺⁻+-]?")


@guard
def head_is_foreign(c: Candidate) -> bool:
    """The head itself is the foreign term, and is asked for already."""
    return "head" in c.groups and not HAN.search(c.groups["head"].of(c.scene.text))


@guard
def digits_only(c: Candidate) -> bool:
    """One side is a number."""
    return any(
        not (re.search(r"[^\W\d_]{2}", side) or HAN.fullmatch(side)) for side in (c.term, c.answer_text)
    ) or bool(re.match(r"[\d.,]+ (?:thousand|million|billion|trillion)", c.answer_text))


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
def misspelt_short_form(c: Candidate) -> bool:
    """The letters of the short form do not spell the full one behind it."""
    return not spells(c.groups["abbr"].of(c.scene.text), c.groups["foreign"].of(c.scene.text))


@guard
def has_full_form(c: Candidate) -> bool:
    """The full form in its own language stands beside it."""
    return "full" in c.groups


@guard
def not_abridged(c: Candidate) -> bool:
    """The short form is not made of characters of the full name, in their order."""
    rest = iter(c.answer_text)
    return c.term == c.answer_text or not all(character in rest for character in c.term)


@guard
def same_script(c: Candidate) -> bool:
    """A translation has one side in each script."""
    return bool(HAN.search(c.term)) == bool(HAN.search(c.answer_text)) or (
        HAN.search(c.term) is not None and not LATIN.search(c.answer_text)
    )


@guard
def everyday_word(c: Candidate) -> bool:
    """The foreign side is a word that everybody knows, or a phrase of such words that means what they mean."""
    if is_set_phrase(c.term, c) or is_name_in_sentence(c) or IDIOM.fullmatch(c.answer_text):
        return False
    return everyday(c.scene.languages, c.term) or everyday(c.scene.languages, c.answer_text)


def is_name_in_sentence(c: Candidate) -> bool:
    """Is a word written with a capital where no sentence begins (Go: 围棋)?"""
    capital = re.fullmatch(r"[A-Z][a-z]+", c.term)
    before = c.scene.text[: c.term_span.start] if c.term_span else ""
    return capital is not None and re.search(r"[^\s.!?。！？“\"]\s*$", before) is not None


@guard
def everyday_pair(c: Candidate) -> bool:
    """Both sides are words that everybody knows, and the author did not set the term off as one to learn."""
    if c.scene.marked(c.term_span):
        return False
    chinese, foreign = c.pair
    return frequency(chinese, "zh") >= KNOWN["zh"] and frequency(foreign, "en") >= KNOWN["en"]


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
    """The short side does not look like one, or it is what a function takes: setUp(cls)."""
    if c.term.islower() and c.term_span is not None and re.search(r"\w[(]$", c.scene.text[: c.term_span.start]):
        return True
    return not is_short_form(c.term)


@guard
def aside_label(c: Candidate) -> bool:
    """The word before the colon announces a remark, not a name."""
    label = c.groups["label"].of(c.scene.text)
    return c.scene.language.words("aside").match(label) is not None


@guard
def signature(c: Candidate) -> bool:
    """It is code: what a function takes, and of which types ("open(path: str, mode: str)")."""
    first = c.answer_text.split(",")[0]
    return not HAN.search(c.term + c.answer_text) and (" " not in first.strip() or CODE.search(first) is not None)


@guard
def aside(c: Candidate) -> bool:
    """The bracket holds a remark, an example or a reference, not a name or an explanation: 表 3, but not 表征."""
    opening = c.scene.language.words("aside").match(c.answer_text)
    return opening is not None and (len(opening[0]) > 1 or cut(c.answer_text)[0] == opening[0])


@guard
def phrase_gloss(c: Candidate) -> bool:
    """The gloss is a remark or a phrase, not a name: 我们说的, but not 自我改进."""
    words = c.scene.language.words("not_in_names")
    if len(c.answer_text) > 24 or any(words.fullmatch(word) for word in cut(c.answer_text)):
        return True
    modified = c.scene.language.words("describes").search(c.answer_text) is not None
    return modified and len(c.answer_text) >= LONG_DESCRIPTION


@guard
def not_a_noun_phrase(c: Candidate) -> bool:
    """The Chinese side holds a word that no name holds."""
    words = c.scene.language.words("left_edge")
    side = c.answer_text if HAN.search(c.answer_text) else c.term
    if f"《{side}》" in c.scene.text:
        return False
    tokens = cut(side)
    verb_first = len(tokens) > 1 and c.scene.language.words("left_edge_verbs").fullmatch(tokens[0]) is not None
    return verb_first or any(words.fullmatch(token) for token in tokens)


@guard
def one_common_word(c: Candidate) -> bool:
    """The Chinese side is a single everyday word: more likely a verb before the term than the term."""
    side = c.answer_text if HAN.search(c.answer_text) else c.term
    return frequency(side, c.scene.sentence.lang) >= COMMON_IN_SPEECH


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


@guard
def one_of_a_kind(c: Candidate) -> bool:
    """A company or a product has a name; the word for it is not what the name means."""
    return any(c.term.endswith(word) for word in c.scene.language.lists.get("instances", ()))


@guard
def identifier(c: Candidate) -> bool:
    """The foreign side is a name in a program, a unit (FLOPs/byte), or a whole sentence."""
    foreign = c.answer_text if HAN.search(c.term) else c.term
    return re.search(
        r"[a-z0-9]_[a-z0-9]|\(\)|^[a-z]+[A-Z][a-z]+[A-Za-z]*$|\w/(?:s|sec|h|byte|kg|m|mol)$", foreign
    ) is not None or (len(foreign.split()) > 6 and foreign[0].islower())


@guard
def half_a_name(c: Candidate) -> bool:
    """A first name is given the whole name of a person: 拉里 is not Larry Page."""
    foreign, chinese = (c.answer_text, c.term) if HAN.search(c.term) else (c.term, c.answer_text)
    if not PERSON.fullmatch(foreign) or DOTTED.search(chinese):
        return False
    first = foreign.split()[0]
    if not any(language.words("first_names").fullmatch(first) for language in c.scene.languages.values()):
        return False
    return len(chinese) <= 3 and chinese[0] not in c.scene.language.lists.get("surnames", ())


@guard
def spelled_out(c: Candidate) -> bool:
    """What is said of a short form are only the words that its letters stand for."""
    words = re.match(r"[A-Za-z][A-Za-z ,-]+[A-Za-z]", c.answer_text)
    return words is not None and is_short_form(c.term) and spells(c.term, words.group())


@guard
def sentence_in_brackets(c: Candidate) -> bool:
    """The bracket says a whole sentence in the other language: a capital, four words or more, and no more capitals."""
    foreign = c.answer_text if LATIN.search(c.answer_text) else c.term
    words = foreign.split()
    return len(words) >= LEAST_SENTENCE and foreign[:1].isupper() and all(word == word.lower() for word in words[1:])


@guard
def formula(c: Candidate) -> bool:
    """The bracket holds a chemical formula."""
    return any(FORMULA.fullmatch(side) for side in (c.answer_text, c.term))
