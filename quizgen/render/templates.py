"""Card templates: one YAML file each, one Anki note type each.

In: a folder of templates. Out: Template records with their texts compiled for Anki. Wording, layout and
style live here and in the note type; facts live in fields, so that a new wording changes no note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizgen.located_yaml import Flag, Keys, ListOf, MapOf, Text, load_yaml, repeated
from quizgen.problems import Location, Problem, WrongInput
from quizgen.render.placeholders import FIELDS, compiled, mistakes

KINDS = ("definition", "acronym", "translation", "number", "date", "person", "event")
FORMS = ("question", "cloze")
CARDS = ("forward", "reverse", "typein", "spare1", "spare2")
"""The card templates of a question note type, in order; Anki knows a card by this place."""

SAMPLE = Keys(
    {"term": Text(), "answer": Text(), "statement": Text(), "fields": MapOf(Text())},
    {"context": Text(), "heading": Text()},
)
TEMPLATE = Keys(
    required={
        "id": Text(),
        "form": Text(FORMS),
        "fact": Text(KINDS),
        "language": Text(),
        "sample": SAMPLE,
    },
    optional={
        "front": Text(),
        "back": Text(),
        "reverse_front": Text(),
        "reverse_back": Text(),
        "reverse": Flag(),
        "css": Text(),
        "tags": ListOf(Text()),
    },
)
LAYOUT = Keys({"front": Text(), "back": Text(), "typein": Text(), "css": Text()})

__all__ = ["CARDS", "FIELDS", "Card", "Template", "load_templates"]


@dataclass(frozen=True, slots=True)
class Card:
    """A card template of Anki: its name and the HTML of its two sides."""

    name: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class Template:
    id: str
    name: str
    form: str
    fact: str
    language: str
    cards: tuple[Card, ...]
    css: str
    tags: tuple[str, ...]
    reverse: bool
    sample: Any
    place: Location


def load_templates(folder: Path, shown: str = "templates") -> tuple[Template, ...]:
    """All templates of a folder, sorted by id. Raises WrongInput with every problem of every file.

    layout.yaml, beside the language folders, holds what all cards share.
    """
    layout_path = folder / "layout.yaml"
    problems: list[Problem] = []
    templates: list[Template] = []
    layout: Any = None
    try:
        layout = load_yaml(layout_path, f"{shown}/layout.yaml", LAYOUT)
        for key in ("front", "back", "typein"):
            problems.extend(mistakes(layout[key], layout.places[key], ("question", "solution")))
    except WrongInput as error:
        problems.extend(error.problems)
    for path in sorted(folder.glob("*/*.yaml")):
        name = f"{shown}/{path.relative_to(folder).as_posix()}"
        try:
            data = load_yaml(path, name, TEMPLATE)
        except WrongInput as error:
            problems.extend(error.problems)
            continue
        found = list(template_problems(data))
        problems.extend(found)
        if layout and not found:
            templates.append(made(data, layout))
    problems.extend(repeated(((template.id, template.place) for template in templates), "template"))
    if problems:
        raise WrongInput(*problems)
    return tuple(sorted(templates, key=lambda template: template.id))


def template_problems(data: Any) -> Iterator[Problem]:
    asked = ("front", "back") if data["form"] == "question" else ()
    for key in (*asked, *(("reverse_front", "reverse_back") if data.get("reverse") else ())):
        if key not in data:
            yield Problem(data.places[""], f"a {data['form']} template needs '{key}'", "add it")
    for key in ("front", "back", "reverse_front", "reverse_back"):
        if key in data:
            yield from mistakes(data[key], data.places[key])
    for tag in data.get("tags", ()):
        if any(map(str.isspace, tag)):
            yield Problem(data.places["tags"], f"the tag '{tag}' has a space in it", "write an underscore instead")


def made(data: Any, layout: Any) -> Template:
    if data["form"] == "cloze":
        cards: tuple[Card, ...] = (side_by_side("cloze", "{cloze}", data.get("back", ""), layout),)
    else:
        forward = side_by_side("forward", data["front"], data["back"], layout)
        reverse = side_by_side("reverse", data.get("reverse_front", ""), data.get("reverse_back", ""), layout)
        typein = side_by_side("typein", data["front"], data["back"], layout, layout["typein"])
        cards = (
            forward,
            gated(reverse, "AddReverse"),
            gated(typein, "AddTypeIn"),
            gated(Card("spare1", forward.front, forward.back), "Extra5"),
            gated(Card("spare2", forward.front, forward.back), "Extra6"),
        )
    return Template(
        id=data["id"],
        name=f"quizgen {data['id']}",
        form=data["form"],
        fact=data["fact"],
        language=data["language"],
        cards=cards,
        css=(layout["css"].strip() + "\n" + data.get("css", "").strip()).strip() + "\n",
        tags=tuple(data.get("tags", ())),
        reverse=data.get("reverse", False),
        sample=data["sample"],
        place=data.places[""],
    )


def side_by_side(name: str, question: str, solution: str, layout: Any, extra: str = "") -> Card:
    """The shared layout around one question and its solution."""
    parts = {"question": compiled(question) + compiled(extra), "solution": compiled(solution)}
    return Card(name, compiled(layout["front"], parts).strip(), compiled(layout["back"], parts).strip())


def gated(card: Card, flag: str) -> Card:
    """The card exists only where the flag field is filled."""
    return Card(card.name, f"{{{{#{flag}}}}}{card.front}{{{{/{flag}}}}}", card.back)
