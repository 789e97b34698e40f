"""Every example of every rule, with all rules together, so that none steals another's sentence."""

from __future__ import annotations

import pytest

from quizgen.check import example_problems
from quizgen.extract import Rule
from quizgen.extract.rule import Example
from tests.support.texts import rules

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}:{example.place.line}-{number}")
    for rule in rules().rules
    for number, example in enumerate((*rule.matches, *rule.ignores))
]
GAPS = [
    pytest.param(rule, example, id=f"{rule.id}:{example.place.line}")
    for rule in rules().rules
    for example in rule.known_gaps
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_gives_just_what_it_says(rule: Rule, example: Example) -> None:
    assert not list(example_problems(rule, example, rules()))


@pytest.mark.parametrize(("rule", "example"), GAPS)
def test_known_gap_is_still_one(rule: Rule, example: Example) -> None:
    assert list(example_problems(rule, example, rules())), "the gap is closed: move the example to matches or ignores"


@pytest.mark.parametrize("rule", rules().rules, ids=lambda rule: rule.id)
def test_rule_has_an_example_of_its_own_kind_and_a_near_miss(rule: Rule) -> None:
    kinds = {making.kind for making in rule.facts}
    assert any(fact[0] in kinds for example in rule.matches for fact in example.facts)
    assert len(rule.matches) >= 2
    assert len(rule.ignores) >= 2
    if rule.cue:
        texts = [example.text.casefold() for example in rule.ignores]
        assert any(cue in text for cue in rule.cue for text in texts), "no near miss holds the cue"


HOSTILE = ["（" * 20_000, "(" * 9_000 + ")" * 9_000, "一" * 40_000, "1," * 20_000, "A" * 40_000, "X: " * 12_000,
           "所谓" * 15_000,            "是一种" * 12_000, "a is a b that " * 3_000, "由A B" * 8_000, "就是\nword\n" * 4_000]  # fmt: skip


@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: line[:6].strip())
def test_hostile_line_is_read_to_its_end(line: str) -> None:
    """A pattern that backtracks without bounds would not come back from these."""
    from tests.support.texts import extraction

    extraction(line)
