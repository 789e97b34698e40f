"""Why a card, why none: what each rule made of a sentence.

In: a sentence, or FILE:LINE. Out: the attempts on it, and lines that tell them. Left to others: printing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from quizgen.extract import Attempt, all_attempts
from quizgen.extract.facts import score
from quizgen.extract.guards import GUARDS
from quizgen.extract.subjects import REASONS
from quizgen.extract.worth import costs
from quizgen.pipeline import shipped_rules
from quizgen.problems import Location, Problem, WrongInput
from quizgen.read import document_from_text, read_document
from quizgen.read.lines import split_lines
from quizgen.segment import segment_document

PLACE = re.compile(r"(?P<path>.+):(?P<line>[1-9]\d*)")


def scenes_of(subject: str, rule_files: tuple[Path, ...]) -> Iterator[Attempt]:
    """Every attempt on the sentence, or on the sentences that touch the line."""
    rules = shipped_rules(rule_files)
    match = PLACE.fullmatch(subject)
    if match is None or not Path(match["path"]).is_file():
        if match and re.search(r"\.\w{1,8}$", match["path"]):
            raise WrongInput(Problem(Location(match["path"]), "no such file", "check the path, or give a sentence"))
        document = document_from_text(subject, "the sentence")
        yield from all_attempts(document, segment_document(document), rules)
        return
    document = read_document(Path(match["path"]), match["path"])
    lines = split_lines(document.text)
    number = int(match["line"])
    if number > len(lines):
        problem = Problem(Location(match["path"], number), f"the file has only {len(lines)} lines", "give a line of it")
        raise WrongInput(problem)
    if not lines[number - 1].text.strip():
        return
    line_start, line_end = lines[number - 1].file_span(0, len(lines[number - 1].text))
    for attempt in all_attempts(document, segment_document(document), rules):
        sentence, block = attempt.candidate.scene.sentence, attempt.candidate.scene.block
        start, end = block.view.file_span(sentence.start, sentence.end)
        if start < line_end and end > line_start:
            yield attempt


def explanation(attempt: Attempt) -> Iterator[str]:
    """What the rule matched, the subject and context it found, and the guard that refused or the score."""
    c = attempt.candidate
    yield f"{c.rule.id}: {c.kind} | {c.term or '?'} | {c.answer_text}"
    parts = ", ".join(f"{name} = {span.of(c.scene.text)!r}" for name, span in sorted(c.groups.items()))
    yield f"  rule: {c.rule.why}"
    yield f"  matched: {parts}"
    if c.subject and c.subject.context:
        yield f"  context: {c.subject.context}"
    if attempt.refused:
        guard = GUARDS.get(attempt.refused)
        why = (guard.__doc__ or "").strip().splitlines()[0] if guard else REASONS.get(attempt.refused, "")
        yield f"  refused by {attempt.refused}: {why}"
    else:
        parts = "".join(f" {'+' if cost < 0 else '-'} {abs(cost):g} {why}" for cost, why in costs(c))
        yield f"  accepted, score {score(c):g} = {c.rule.score:g} of the rule{parts}"
