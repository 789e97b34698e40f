"""JSON Schema and loader come from one declaration and give one verdict, on good files and on bad ones."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quizgen.file_kinds import SHAPES, schema
from quizgen.located_yaml import Flag, Keys, ListOf, MapOf, Number, Shape, Text, load_yaml
from quizgen.problems import WrongInput
from tests.support.texts import ROOT

KINDS = ("template", "layout", "recipe")
QUESTION = yaml.safe_load((ROOT / "templates/zh/definition.yaml").read_text("utf-8"))
CLOZE = yaml.safe_load((ROOT / "templates/en/date.yaml").read_text("utf-8"))
RECIPE = {
    "name": "Lighthouses", "sources": ["notes/*.md", 1921], "templates": "mine", "without": ["zh-number"], "css": ".card {}",
    "rules": ["own.yaml"], "kinds": ["date"], "language": "en", "limits": {"max_cards": 40, "min_score": 0.8},
    "tags": ["sea"], "subdecks": False, "speech": True,
}  # fmt: skip


class PlainDumper(yaml.SafeDumper):
    """Writes every value out: the loader takes no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def loader_takes(kind: str, value: Any) -> bool:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "file.yaml"
        file.write_text(yaml.dump(value, Dumper=PlainDumper, allow_unicode=True), "utf-8")
        try:
            load_yaml(file, "file.yaml", SHAPES[kind])
        except WrongInput:
            return False
        return True


@lru_cache
def validator(kind: str) -> Draft202012Validator:
    Draft202012Validator.check_schema(schema(kind))
    return Draft202012Validator(schema(kind))


def schema_takes(kind: str, value: Any) -> bool:
    return bool(validator(kind).is_valid(value))


def changed(value: Any, *path: str | int, to: Any) -> Any:
    """A copy with one value put in; without it when it is to be `...`."""
    out = copy.deepcopy(value)
    place = out
    for step in path[:-1]:
        place = place[step]
    if to is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return out


CASES: dict[str, tuple[str, Any, bool]] = {
    "question": ("template", QUESTION, True),
    "cloze": ("template", CLOZE, True),
    "what looks like a number is text": ("template", changed(QUESTION, "sample", "fields", "Hint", to=12), True),
    "two cards more": ("template", changed(QUESTION, "extra", to=[{"front": "a", "back": "b"}] * 2), True),
    "three cards more": ("template", changed(QUESTION, "extra", to=[{"front": "a", "back": "b"}] * 3), False),
    "half a card more": ("template", changed(QUESTION, "extra", to=[{"front": "a"}]), False),
    "literal braces": ("template", changed(QUESTION, "front", to="{{x}} {term}"), True),
    "lone brace": ("template", changed(QUESTION, "front", to="{term"), False),
    "unknown placeholder": ("template", changed(QUESTION, "reverse_front", to="{trem}"), False),
    "placeholder of the layout": ("template", changed(QUESTION, "front", to="{question}"), False),
    "unknown key": ("template", changed(QUESTION, "bakc", to="x"), False),
    "no sample": ("template", changed(QUESTION, "sample", to=...), False),
    "no question": ("template", changed(QUESTION, "front", to=...), False),
    "no reverse question": ("template", changed(QUESTION, "reverse_front", to=...), False),
    "no reverse wanted": ("template", changed(changed(QUESTION, "reverse_front", to=...), "reverse", to=False), True),
    "question of a cloze": ("template", changed(CLOZE, "front", to="{term}?"), False),
    "unknown form": ("template", changed(QUESTION, "form", to="quiz"), False),
    "unknown field": ("template", changed(QUESTION, "sample", "fields", "Trem", to="x"), False),
    "tag with a space": ("template", changed(QUESTION, "tags", to=["a b"]), False),
    "tag with a line end": ("template", changed(QUESTION, "tags", to=["ab\n"]), False),
    "text for a flag": ("template", changed(QUESTION, "reverse", to="true"), False),
    "list for a text": ("template", changed(QUESTION, "front", to=["x"]), False),
    "nothing for a text": ("template", changed(QUESTION, "front", to=None), False),
    "id with a slash": ("template", changed(QUESTION, "id", to="a/b"), False),
    "a list": ("template", [QUESTION], False),
    "one part of the layout": ("layout", {"css": ".card {}"}, True),
    "frame": ("layout", {"front": "<b>{question}</b>", "back": "{solution}{?link}{link}{/link}"}, True),
    "voices": ("layout", {"speech": True, "voices": {"en": "en_GB voices=Apple_Daniel speed=0.9"}}, True),
    "voice of no language": ("layout", {"voices": {"cn": "zh_CN"}}, False),
    "voice that ends the tag": ("layout", {"voices": {"en": "en_US:Term}}"}}, False),
    "solution on no card": ("layout", {"typein": "{solution}"}, False),
    "recipe": ("recipe", RECIPE, True),
    "sources alone": ("recipe", {"sources": ["a.md"]}, True),
    "no sources": ("recipe", changed(RECIPE, "sources", to=...), False),
    "empty sources": ("recipe", changed(RECIPE, "sources", to=[]), False),
    "sources without a list": ("recipe", changed(RECIPE, "sources", to="a.md"), False),
    "unknown kind": ("recipe", changed(RECIPE, "kinds", to=["dates"]), False),
    "unknown language": ("recipe", changed(RECIPE, "language", to="cn"), False),
    "half a card": ("recipe", changed(RECIPE, "limits", "max_cards", to=1.5), False),
    "no card": ("recipe", changed(RECIPE, "limits", "max_cards", to=0), False),
    "score above one": ("recipe", changed(RECIPE, "limits", "min_score", to=1.01), False),
    "score in quotes": ("recipe", changed(RECIPE, "limits", "min_score", to="0.8"), False),
    "name of nothing": ("recipe", changed(RECIPE, "name", to=" "), False),
    "name of two lines": ("recipe", changed(RECIPE, "name", to="Sea\nLight"), False),
    "unknown limit": ("recipe", changed(RECIPE, "limits", "cards", to=3), False),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "good"), CASES.values(), ids=CASES)
def test_both_give_the_verdict(kind: str, value: Any, good: bool) -> None:
    assert (schema_takes(kind, value), loader_takes(kind, value)) == (good, good)


def words(shape: Text) -> st.SearchStrategy[Any]:
    if shape.choices:
        return st.sampled_from([*shape.choices, "none of them"])
    return st.sampled_from(
        ["x", "a b", "{term}", "{{", "{", "{trem}", "", " ", "no", "12:30", "岬角", 5, 0.5, True, None]
    )


def values(shape: Shape) -> st.SearchStrategy[Any]:
    """Values that fit a shape, and some that do not."""
    wrong = st.sampled_from([None, 3, "text", [], {}, True])
    match shape:
        case Text():
            right = words(shape)
        case Number():
            right = st.sampled_from([0, 1, 0.5, 2, -1, 7.5, "1"])
        case Flag():
            right = st.sampled_from([True, False, "true"])
        case ListOf():
            right = st.lists(values(shape.item), max_size=3)
        case MapOf():
            right = st.dictionaries(st.sampled_from([*shape.keys[:3], "other"]), values(shape.value), max_size=3)
        case Keys():
            required = {key: values(each) for key, each in shape.required.items()}
            optional = {key: values(each) for key, each in shape.optional.items()}
            right = st.fixed_dictionaries(required, optional=optional | {"unknown": st.just("x")})
    return right if isinstance(shape, Text) else st.one_of(*[right] * 9, wrong)


def parts(value: Any, shape: Shape, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Shape]]:
    """Every declared place of a kind of file."""
    yield path, shape
    if isinstance(shape, Keys):
        for key, each in {**shape.required, **shape.optional}.items():
            yield from parts(value, each, (*path, key))


@st.composite
def files(draw: Callable[..., Any], kind: str) -> Any:
    """A good file of a kind with one or two of its places filled anew, or emptied."""
    good = draw(st.sampled_from({"template": [QUESTION, CLOZE], "layout": [{}], "recipe": [RECIPE]}[kind]))
    out = copy.deepcopy(good)
    places = [(path, shape) for path, shape in parts(good, SHAPES[kind]) if path]
    for path, shape in draw(st.lists(st.sampled_from(places), min_size=1, max_size=2)):
        holder = out
        for step in path[:-1]:
            holder = holder.get(step) if isinstance(holder, dict) else None
        if isinstance(holder, dict):
            holder[path[-1]] = draw(values(shape))
            if draw(st.integers(0, 5)) == 0:
                del holder[path[-1]]
    return out


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_both_give_the_same_verdict_on_whatever_is_written(kind: str, data: st.DataObject) -> None:
    value = data.draw(files(kind))
    assert schema_takes(kind, value) == loader_takes(kind, value)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_that_editors_read_is_the_one_of_today(kind: str) -> None:
    committed = (ROOT / f"docs/schema/{kind}.json").read_text("utf-8")
    assert json.loads(committed) == schema(kind), f"run: quizgen templates schema {kind} > docs/schema/{kind}.json"


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_says_what_it_is_for(kind: str) -> None:
    assert set(SHAPES[kind].about) == {*SHAPES[kind].required, *SHAPES[kind].optional}


def test_every_shipped_file_fits_its_schema() -> None:
    for path in sorted((ROOT / "templates").glob("*/*.yaml")):
        assert schema_takes("template", yaml.safe_load(path.read_text("utf-8"))), path
    assert schema_takes("layout", yaml.safe_load((ROOT / "templates/layout.yaml").read_text("utf-8")))
    for path in sorted((ROOT / "decks").glob("*.yaml")):
        assert schema_takes("recipe", yaml.safe_load(path.read_text("utf-8"))), path
