"""The rule engine: every rule tried on every sentence that holds its cue.

In: scenes and rules. Out: Attempts, accepted or refused by a named guard. Left to others: what the
rules say (languages/), why a guard refuses (guards), turning what is accepted into facts (facts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from quizgen.chinese_words import HAN
from quizgen.extract.brackets import (
    QUOTES,
    Bracket,
    find_brackets,
    find_head,
    find_short_brackets,
    han_head,
    marked_head,
)
from quizgen.extract.candidate import STATED, Attempt, Candidate
from quizgen.extract.context import Subject
from quizgen.extract.guards import ALWAYS, GUARDS
from quizgen.extract.guards.whole import QUOTE_PAIRS, surplus
from quizgen.extract.initials import is_short_form, long_form_before
from quizgen.extract.rule import Making, Rule, Rules
from quizgen.extract.scene import Scene, Span, trimmed
from quizgen.extract.short_forms import short_form_of
from quizgen.extract.subjects import dated, subject_of
from quizgen.extract.topics import heading_explained

ON_CONTEXT = ("context_spoils", "said_again", "told_of_another", "nobody", "only_beside", "aside_entry")
"""Guards of every statement whose subject was searched for."""
NAMED_BY = {"short_form": short_form_of, "heading": heading_explained}
"""Terms that stand elsewhere in the document."""
RUNNING = ("sentence", "topic", "passage", "bracket", "quantity")
SCOPES_OF = {
    "heading": ("heading", "bracket"),
    "twin": ("bracket",),
    "fragments": ("fragments", "bracket", "quantity"),
    "subtitles": ("fragments", "sentence", "bracket", "quantity"),
}
"""Which rules are tried on a block of a role; RUNNING on all others."""
LEAST_TOLD = 6
"""Characters of an explanation that is not cut shorter."""
HAN_END = re.compile(rf".*{HAN.pattern}", re.DOTALL)
"""A text up to its last Chinese character."""
EDGES = " \t\n\u3000,，、;；:：。.!！?？—–-\"'“”‘’「」『』《》*√✓✔☆★"


def attempts(scene: Scene, rules: Rules) -> Iterator[Attempt]:
    """Everything the rules find in one sentence, in rule order."""
    text, block = scene.text, scene.block
    scopes = SCOPES_OF.get(block.role, RUNNING)
    if block.twin is not None and scene.language.yields_to_twin:
        scopes = SCOPES_OF["twin"]
    elif scene.names_asked:
        scopes = (*scopes, "asked")
    brackets = tuple(find_brackets(text)) if "(" in text or "（" in text else ()
    if scopes == SCOPES_OF["twin"] and not brackets:
        return
    written_in = {code for code, language in scene.languages.items() if language.applies.search(text)}
    short_brackets = tuple(find_short_brackets(text)) if brackets or "[" in text else ()
    for rule in rules.cued_by(text, scopes):
        if rule.scope == "bracket":
            for bracket in short_brackets if "short" in rule.pattern.groupindex else brackets:
                yield from bracket_attempts(scene, rule, bracket)
        elif rule.scope == "quantity":
            if rule.language is scene.language:
                yield from quantity_attempts(scene, rule)
        elif rule.language.code in written_in and (rule.scope == "passage" or rule.pattern.search(text)):
            yield from text_attempts(scene.with_sentence_before() if rule.scope == "passage" else scene, rule)


def text_attempts(scene: Scene, rule: Rule) -> Iterator[Attempt]:
    """One match for each place of the sentence that the pattern describes."""
    text = scene.text
    for match in rule.pattern.finditer(text):
        groups = {name: cleared(text, *match.span(name)) for name, got in match.groupdict().items() if got}
        if rule.scope == "topic" and not scene.is_topic(groups["term"].of(text)):
            continue
        if rule.scope == "asked" and not scene.is_asked(groups["term"]):
            continue
        if rule.tail and rule.tail in groups:
            foreign = groups["foreign"].of(text) if "foreign" in groups else ""
            if "short" in groups:
                foreign = " ".join(groups["short"].of(text))  # each letter stands for a word
            span = groups[rule.tail]
            found = marked_head(scene, span.end, (span.end,)) or han_head(scene, *span, foreign)
            if found is None:
                continue
            groups[rule.tail] = found
        yield from judged(scene, rule, groups)


def cleared(text: str, start: int, end: int) -> Span:
    """The span without EDGES, but a quotation or title inside it keeps its closing mark."""
    span = trimmed(text, start, end, EDGES)
    inside = span.of(text)
    closer = text[span.end : span.end + 1]
    opened = closer and span.end < end and closer in QUOTES and inside.count(QUOTES[closer]) > inside.count(closer)
    return Span(span.start, span.end + 1) if opened else span


def bracket_attempts(scene: Scene, rule: Rule, bracket: Bracket) -> Iterator[Attempt]:
    """The pattern must describe all that stands inside; the head is what stands before."""
    text = scene.text
    match = rule.pattern.fullmatch(text, bracket.inner.start, bracket.inner.end)
    if match is None:
        return
    groups = {name: trimmed(text, *match.span(name)) for name, got in match.groupdict().items() if got}
    label = groups["label"].of(text) if "label" in groups else ""
    foreign = next((groups[name].of(text) for name in ("label", "foreign") if name in groups), "")
    found = find_head(scene, bracket, label, foreign)
    short = groups["short"].of(text) if "short" in groups else ""
    if short and is_short_form(short):
        base = max(0, bracket.outer.start - 200)
        before = text[base : bracket.outer.start].rstrip(" *")
        if own := HAN_END.match(before):
            base, before = base + own.end(), before[own.end() :]  # no long form runs over the words of another script
        at = long_form_before(short, before)
        if at is not None:
            found = trimmed(text, base + at, base + len(before))
    if found is None:
        return
    yield from judged(scene, rule, {**groups, "head": found})


def quantity_attempts(scene: Scene, rule: Rule) -> Iterator[Attempt]:
    """One match for each quantity of the kinds the rule names."""
    for quantity in scene.quantities:
        if quantity.kind in rule.quantities:
            yield from judged(scene, rule, {"quantity": trimmed(scene.text, quantity.start, quantity.end)})


def with_quotes(text: str, answer: Span) -> Span:
    """The answer with the quotation mark right before or behind it whose other one it holds."""
    start, end = answer
    for opens, closes in QUOTE_PAIRS:
        more = surplus(answer.of(text), opens, closes)
        start -= more < 0 and text[start - 1 : start] == opens
        end += more > 0 and text[end : end + 1] == closes
    return Span(start, end)


def stands_in_file(c: Candidate) -> bool:
    """Is any of the answer the author's? Characters read out of entities (&amp;) stand nowhere in the file."""
    start = c.scene.sentence.start
    try:
        c.scene.block.view.file_span(start + c.answer.start, start + c.answer.end)
    except ValueError:
        return False
    return True


def judged(scene: Scene, rule: Rule, groups: Mapping[str, Span]) -> Iterator[Attempt]:
    """The facts a rule makes of one match, each with the guard that refuses it.

    A subject is searched for only once the cheaper guards have let the match through.
    """
    for making in rule.facts:
        about = making.parts[0]
        term, answer = groups.get(about), groups.get(making.answer)
        by_subject = about == "subject"
        if answer is None or answer.start == answer.end:
            continue
        if making.kind == "definition" and rule.scope in ("sentence", "asked") and scene.block.role != "row":
            answer = with_quotes(scene.text, to_the_point(scene, without_term(scene, term, answer)))
        name = NAMED_BY[about](scene, answer) if about in NAMED_BY else term.of(scene.text) if term else ""
        if not (name or by_subject):
            continue
        candidate = Candidate(scene, rule, making.kind, name, answer, term, groups)
        refused = first_refusal(candidate, (*ALWAYS[making.kind], *rule.guards, *making.guards))
        if by_subject and not refused:
            subject = subject_of(scene, answer, sure_only=making.kind != "date")
            candidate = replace(candidate, term=subject.term, term_span=subject.span, subject=subject)
            refused = subject.refused or first_refusal(candidate, (*ON_CONTEXT, *ALWAYS[making.kind]))
        elif making.kind in STATED and not refused:
            candidate = replace(candidate, subject=dated(scene, answer, Subject(name, term)))
        whole = put_together(candidate, making)
        if stands_in_file(whole):
            yield Attempt(whole, refused)


def to_the_point(scene: Scene, explanation: Span) -> Span:
    """An explanation up to where something else is said, with enough before that to explain; that of an entry whole."""
    if scene.text[: explanation.start].rstrip(" √✓✔☆★")[-1:] in ("：", ":"):
        return explanation
    words = scene.language.words("explanation_ends")
    ends = [found.start() for found in words.finditer(scene.text, *explanation)]
    if scene.block.role == "subtitles":
        whole_line = scene.language.words("whole_line")
        ends = sorted((*ends, *(found.start() for found in whole_line.finditer(scene.text, *explanation))))
    end = next((end for end in ends if end - explanation.start >= LEAST_TOLD), None)
    return explanation if end is None else cleared(scene.text, explanation.start, end)


def without_term(scene: Scene, term: Span | None, explanation: Span) -> Span:
    """An explanation without words that only say once more what is explained. (潮汐：潮汐是…; …就是潮汐)"""
    if term is None:
        return explanation
    name = term.of(scene.text)
    for found in scene.language.words("names_last").finditer(
        scene.text, explanation.start + LEAST_TOLD, explanation.end
    ):
        if scene.text.startswith(name, found.end()):
            return cleared(scene.text, explanation.start, found.start())
    if not scene.text.startswith(name, explanation.start):
        return explanation
    says = scene.language.words("says_it_is").match(scene.text, explanation.start + term.end - term.start)
    return Span(says.end(), explanation.end) if says and says.end() < explanation.end else explanation


def put_together(candidate: Candidate, making: Making) -> Candidate:
    """With the term that a rule makes of several parts, which is no stretch of the sentence and names its subject."""
    if "{" not in making.term:
        return candidate
    parts = {name: span.of(candidate.scene.text) for name, span in candidate.groups.items()}
    term = making.term.format_map({**parts, making.parts[0]: candidate.term})
    subject = None if candidate.subject is None else replace(candidate.subject, told=())
    return replace(candidate, term=term, term_span=None, subject=subject)


def first_refusal(candidate: Candidate, guards: tuple[str, ...]) -> str:
    return next((name for name in guards if GUARDS[name](candidate)), "")
