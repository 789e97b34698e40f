"""Wrong options: of the key's kind, and wrong without doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizgen.records import Fact, Source
from quizgen.render.distractors import pool_of
from quizgen.render.near_values import near_values, shape_of


def fact(kind: str, term: str, answer: str, statement: str = "", context: str = "", document: str = "d") -> Fact:
    statement = statement or f"{term}: {answer}."
    start = statement.find(answer)
    place = Source("sea.md", 1, 1, 0, 1, ("Sea",), "Sea", "", "", document)
    return Fact(
        id=f"{kind} {term} {answer}",
        kind=kind,
        term=term,
        answer=answer,
        statement=statement,
        context=context,
        lang="en",
        rule="r",
        score=1.0,
        source=place,
        hide=(start, start + len(answer)),
        exact=statement,
    )


SQUALL = fact("definition", "squall", "a sudden strong wind that dies down after minutes")
TERMS = {
    "another term": ("mistral", "cold air that falls from the mountains into the valley", True),
    "in it": ("squall line", "a row of thunderstorms along a front", False),
    "part of it": ("wind squall", "an old name sailors gave to some gusts", False),
    "spelled much like it": ("squalls", "what sailors feared in the tropics", False),
    "said in the explanation": ("wind", "air that moves from high to low pressure", False),
    "explained by it": ("cat's paw", "a small squall that ruffles the water", False),
    "explained alike": ("gust", "a sudden strong wind that dies down after seconds", False),
    "explained more broadly": ("breeze", "strong wind", False),
    "of another script": ("阵风", "海上短时出现的一种大气现象", False),
    "of quite another length": ("intertropical convergence zone", "where the trade winds meet", False),
}


@pytest.mark.parametrize(("term", "answer", "fits"), TERMS.values(), ids=TERMS)
def test_term_as_a_distractor(term: str, answer: str, fits: bool) -> None:
    pool = pool_of([SQUALL, fact("definition", term, answer)])
    assert list(pool.distractors(SQUALL, "term", ["facts"])) == ([term] if fits else [])


@pytest.mark.parametrize("kind", ["translation", "acronym"])
def test_a_synonym_of_the_key_is_none(kind: str) -> None:
    other = fact("definition", "blow", "what old hands call it when the sea turns white")
    linked = [SQUALL, other, fact(kind, "squall", "turbonada"), fact(kind, "turbonada", "blow")]
    assert list(pool_of([SQUALL, other]).distractors(SQUALL, "term", ["facts"])) == ["blow"]
    assert list(pool_of(linked).distractors(SQUALL, "term", ["facts"])) == []


def test_a_person_does_not_stand_beside_things() -> None:
    person = replace(fact("definition", "Fresnel", "who made lighthouses bright in France"), is_person=True)
    assert list(pool_of([SQUALL, person]).distractors(SQUALL, "term", ["facts"])) == []


TOWER = fact(
    "number", "tower", "52 metres", "The tower is 52 metres high and has 120 metres of stairs.", "Built in 1890."
)
AMOUNTS = {
    "another amount": ("mast", "61 metres", True),
    "another unit": ("mast", "61 feet", False),
    "the same value": ("mast", "52 metres", False),
    "nearly the same value": ("mast", "54 metres", False),
    "another magnitude": ("cable", "900 metres", False),
    "said in the sentence": ("path", "120 metres", False),
    "said of the same thing elsewhere": ("tower", "31 metres", False),
    "not so exactly": ("mast", "61.5 metres", False),
    "only about": ("mast", "about 61 metres", False),
}


@pytest.mark.parametrize(("term", "answer", "fits"), AMOUNTS.values(), ids=AMOUNTS)
def test_amount_as_a_distractor(term: str, answer: str, fits: bool) -> None:
    pool = pool_of([TOWER, fact("number", term, answer)])
    assert list(pool.distractors(TOWER, "answer", ["facts"])) == ([answer] if fits else [])


def test_near_values_are_in_no_text_and_in_no_future() -> None:
    opened = fact("date", "canal", "1869", "The canal opened in 1869, not in 1871.")
    newest = fact("date", "bridge", "1870", "The bridge followed in 1870.")
    near = list(pool_of([opened, newest]).distractors(opened, "answer", ["near_values"]))
    assert near == ["1867", "1866", "1864", "1861", "1857"]


@pytest.mark.parametrize(
    "text", ["52 metres", "3,600 km", "约1.496亿公里", "8 boats", "0.35 g", "200 m", "1.50 m", "96%", "12,500 t"]
)
def test_near_values_are_written_as_the_key_is(text: str) -> None:
    near = list(near_values(text, "number"))
    assert len(near) >= 3
    assert len(set(near)) == len(near)
    assert {shape_of(other) for other in near} == {shape_of(text)}
    assert all(("," in other) == ("," in text) for other in near)
    assert text not in near


@pytest.mark.parametrize("text", ["3 to 5 km", "three boats", "", "0 metres"])
def test_nothing_is_near_what_has_not_one_number(text: str) -> None:
    assert len(list(near_values(text, "number"))) < 3 or text == "0 metres"


def test_a_share_does_not_exceed_the_whole() -> None:
    assert all(float(other[:-1]) <= 100 for other in near_values("96%", "number"))
