"""Card templates: one YAML file each, one Anki note type each.

In: a folder of templates. Out: Template records with their texts compiled for Anki. Wording, layout and
style live here and in the note type; facts live in fields, so that a new wording changes no note.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from quizgen.data import languages
from quizgen.located_yaml import Flag, Keys, ListOf, MapOf, Need, Text, load_yaml, repeated, yaml_files
from quizgen.problems import Location, Problem, WrongInput
from quizgen.records import FACT_KINDS
from quizgen.render.placeholders import FIELDS, compiled, wording
from quizgen.render.speech import Speech

FORMS = ("question", "cloze", "multiple_choice")
CARDS = ("forward", "reverse", "typein", "spare1", "spare2")
"""The card templates of a question note type, in order; Anki knows a card by this place."""

FLAGS = ("", "AddReverse", "AddTypeIn", "Extra5", "Extra6")
"""The field that switches each of them on; "" for the one that is always there."""
QUESTION = ("front", "back", "reverse", "reverse_front", "reverse_back", "typein", "extra")
CHOICE = ("stem", "key", "distractors")
"""The keys that belong to one form alone."""
NAME = Text(pattern=r'[^\s@/\\:*?"<>|]+', wanted="a name without spaces that can also name a file")
TAG = Text(pattern=r"\S+", wanted="a tag has no space: write an underscore")
SAMPLE = Keys(
    {"term": Text(), "answer": Text(), "statement": Text(), "fields": MapOf(Text(), FIELDS)},
    {
        "context": Text(),
        "heading": Text(),
        "others": ListOf(Keys({"term": Text(), "answer": Text(), "statement": Text()})),
    },
)
TEMPLATE = Keys(
    required={
        "id": NAME,
        "form": Text(FORMS),
        "fact": Text(FACT_KINDS),
        "language": NAME,
        "sample": SAMPLE,
    },
    optional={
        "front": wording(),
        "back": wording(),
        "reverse_front": wording(),
        "reverse_back": wording(),
        "reverse": Flag(),
        "typein": Flag(),
        "extra": ListOf(Keys({"front": wording(), "back": wording()}), most=2),
        "stem": wording(),
        "key": Text(("term", "answer")),
        "distractors": ListOf(Text(("facts", "near_values")), least=1),
        "css": Text(),
        "speech": Flag(),
        "tags": ListOf(TAG),
    },
    needs=(
        Need("form", "question", then=("front", "back"), never=CHOICE),
        Need("form", "cloze", never=(*(key for key in QUESTION if key not in ("back", "typein")), *CHOICE)),
        Need("form", "multiple_choice", then=CHOICE, never=QUESTION),
        Need("reverse", True, then=("reverse_front", "reverse_back")),
    ),
    about={
        "id": "Names the note type in Anki: keep it while you change the wording.",
        "form": "question: front and back. cloze: the sentence with the answer hidden. multiple_choice: four options.",
        "fact": "The kind of fact that is worded here.",
        "language": "The language of the documents: zh or en.",
        "front": "The question. {term} and its kin are fields; {?context}…{/context} shows its inside where filled.",
        "back": "The solution; of a cloze: what stands below the sentence.",
        "reverse": "true: a second card asks for the term where the answer leads to one term only.",
        "reverse_front": "The question of the second card, usually with {hint}.",
        "reverse_back": "Its solution.",
        "typein": "true: short answers are typed: on one more card, of a cloze on its card.",
        "extra": "Up to two more cards, each with front and back.",
        "stem": "The question above the options, usually with {hint}: what the key is asked from, without the key.",
        "key": "Which side of the fact is the right option.",
        "distractors": "Where wrong options come from: facts (of the documents), near_values (of a number or year).",
        "css": "Style of these cards, added to that of all cards.",
        "speech": "true: these cards read aloud what is asked and answered; false: not even in a deck that does.",
        "tags": "Tags of the notes.",
        "sample": "A fact, and the fields it must come out as; quizgen check compares.",
    },
)
SIDE = wording("question", "solution")
VOICE = Text(
    pattern=r"[a-z]{2,3}_[A-Z]{2}(?: (?:voices|speed|cloze_blank)=[^\s:{}]+)*",
    wanted="a voice is written as in Anki: en_GB, or en_US voices=Apple_Samantha speed=0.8",
)
LAYOUT = Keys(
    {
        "front": SIDE,
        "back": SIDE,
        "typein": wording(),
        "options": wording(),
        "solved": wording(),
        "voices": MapOf(VOICE, languages()),
        "css": Text(),
    },
    {"speech": Flag()},
    about={
        "front": "The frame of a front, around {question}.",
        "back": "The frame of a back, around {question} and {solution}.",
        "typein": "The box that an answer is typed into.",
        "options": "The options of a multiple-choice question, before the answer.",
        "solved": "The same list, after it.",
        "voices": "The voice that reads each language aloud.",
        "css": "Style of all cards.",
        "speech": "true: what is asked and answered is read aloud.",
    },
)

__all__ = ["CARDS", "FIELDS", "Card", "Template", "load_templates"]


@dataclass(frozen=True, slots=True)
class Card:
    """A card template of Anki: its name and the HTML of its two sides."""

    name: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class Template:
    """`flags` are the fields that switch on cards for every note; `restyled` says that the cards look or ask otherwise
    than those of the shipped template of this id, `off` that none is wanted."""

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
    key: str = ""
    distractors: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    restyled: bool = False
    off: bool = False


def load_templates(folder: Path, shown: str = "templates", layout: Any = None) -> tuple[Template, ...]:
    """All templates in a folder and below it, sorted by id. Raises WrongInput with every problem of every file.

    `layout` is what all cards share; by default it stands in the folder's own layout.yaml.
    """
    problems: list[Problem] = []
    templates: list[Template] = []
    if layout is None:
        try:
            layout = load_yaml(folder / "layout.yaml", f"{shown}/layout.yaml", LAYOUT)
        except WrongInput as error:
            problems.extend(error.problems)
            layout = dict.fromkeys(LAYOUT.required, "")  # the templates are read all the same, for their mistakes
    for path in yaml_files(folder):
        if path.name == "layout.yaml":
            continue
        try:
            templates.append(load_template(path, f"{shown}/{path.relative_to(folder).as_posix()}", layout))
        except WrongInput as error:
            problems.extend(error.problems)
    problems.extend(repeated(((template.id, template.place) for template in templates), "template"))
    if problems:
        raise WrongInput(*problems)
    return tuple(sorted(templates, key=lambda template: template.id))


def load_template(path: Path, shown: str, layout: Any) -> Template:
    """The template in a file. Raises WrongInput with every problem of it."""
    return made(load_yaml(path, shown, TEMPLATE), layout)


def made(data: Any, layout: Any) -> Template:
    speaks = data.get("speech", layout.get("speech", False))
    side_by_side = partial(sides, layout=layout, speech=Speech(data["language"], layout["voices"] if speaks else {}))
    if data["form"] == "cloze":
        typed = f"{{?add_type_in}}{layout['typein']}{{/add_type_in}}" if data.get("typein") else ""
        cards: tuple[Card, ...] = (
            side_by_side("cloze", "{cloze}", data.get("back", ""), extra=typed, said="{answer}"),
        )
    elif data["form"] == "multiple_choice":
        asked, solved = (data["stem"] + layout[part] for part in ("options", "solved"))
        choice = Card(
            "choice",
            side_by_side("", asked, "").front,
            side_by_side("", solved, f"{{key}}. {{{data['key']}}}").back,
        )
        cards = (choice, *(gated(replace(choice, name=f"spare{at}"), FLAGS[2 + at]) for at in (1, 2)))
    else:
        forward = side_by_side("forward", data["front"], data["back"])
        reverse = side_by_side("reverse", data.get("reverse_front", ""), data.get("reverse_back", ""))
        typein = side_by_side("typein", data["front"], data["back"], extra=layout["typein"])
        spare = [(extra["front"], extra["back"]) for extra in data.get("extra", ())]
        spare += [(data["front"], data["back"])] * (2 - len(spare))
        spares = [side_by_side(f"spare{at}", *wordings) for at, wordings in enumerate(spare, 1)]
        cards = (forward, *map(gated, (reverse, typein, *spares), FLAGS[1:]))
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
        key=data.get("key", ""),
        distractors=tuple(data.get("distractors", ())),
        flags=(*FLAGS[2:3] * data.get("typein", False), *FLAGS[3 : 3 + len(data.get("extra", ()))]),
    )


def sides(
    name: str, question: str, solution: str, *, layout: Any, speech: Speech, extra: str = "", said: str = ""
) -> Card:
    """The shared layout around one question and its solution; each side reads aloud what is new on it.

    `extra` stands below the question, `said` is what the back says where its solution does not.
    """
    asked = compiled(question) + compiled(extra)
    front = {"question": asked + speech.of(question)}
    back = {"question": asked, "solution": compiled(solution) + speech.of(solution + said)}
    return Card(name, compiled(layout["front"], front).strip(), compiled(layout["back"], back).strip())


def gated(card: Card, flag: str) -> Card:
    """The card exists only where the flag field is filled."""
    return Card(card.name, f"{{{{#{flag}}}}}{card.front}{{{{/{flag}}}}}", card.back)
