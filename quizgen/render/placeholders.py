"""The placeholders of templates, turned into Anki's.

In: {term}, {?context}…{/context}, {{ and }} for literal braces. Out: {{Term}}, {{#Context}}…{{/Context}}.
Left to others: which texts a template has (templates).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.located_yaml import Text, nearest
from quizgen.problems import Location, Problem

FIELDS = (
    "UID", "Term", "Answer", "Text", "Statement", "Context", "Translation", "StatementTranslation", "Options", "Key",
    "Hint", "Title", "Heading", "Place", "Link", "Language", "AddReverse", "AddTypeIn", "AddSpeech",
    "Extra1", "Extra2", "Extra3", "Extra4", "Extra5", "Extra6",
)  # fmt: skip
"""The fields of every note type, in order. To Anki a change here makes a new note type: add and rename nothing."""


def snake(field: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", field).lower()


NAMES = {snake(field): field for field in FIELDS} | {
    "uid": "UID",
    "where": "Extra1",
    "person": "Extra2",
    "cue": "Translation",
    "reverse_cue": "Text",
    "foreign_term": "Extra3",
    "foreign_answer": "AddSpeech",
    "cloze": "cloze:Text",
    "type_answer": "type:Answer",
}
TOKEN = re.compile(r"\{\{|\}\}|\{(?P<sign>[?!/])?(?P<name>[a-z_0-9]*)\}|[{}]")


def compiled(text: str, extra: dict[str, str] | None = None) -> str:
    """The text with Anki's placeholders; `extra` gives the texts of names of the template's own."""

    def replaced(token: re.Match[str]) -> str:
        if token.group() in ("{{", "}}"):
            return "&#123;" if token.group() == "{{" else "&#125;"
        name, sign = token["name"], token["sign"]
        if extra and name in extra and not sign:
            return extra[name]
        field = NAMES[name]
        return {"?": "{{#%s}}", "!": "{{^%s}}", "/": "{{/%s}}", None: "{{%s}}"}[sign] % field

    return TOKEN.sub(replaced, text)


def mistakes(text: str, place: Location, extra: tuple[str, ...] = ()) -> Iterator[Problem]:
    """Unknown names, lone braces, sections that do not close."""
    opened: list[str] = []
    for token in TOKEN.finditer(text):
        name, sign = token["name"], token["sign"]
        if token.group() in ("{", "}"):
            yield Problem(place, f"a lone '{token.group()}'", f"write '{token.group() * 2}' for the brace itself")
        elif name is None:
            continue
        elif name not in NAMES and name not in extra:
            known = [f"{{{each}}}" for each in (*extra, *sorted(NAMES))]
            yield Problem(place, f"unknown placeholder '{{{name}}}'", nearest(f"{{{name}}}", known, "known"))
        elif sign in ("?", "!"):
            opened.append(name)
        elif sign == "/" and (not opened or opened.pop() != name):
            yield Problem(place, f"'{{/{name}}}' closes nothing", f"open it with '{{?{name}}}'")
    for name in opened:
        yield Problem(place, f"'{{?{name}}}' is never closed", f"close it with '{{/{name}}}'")


def wording(*extra: str) -> Text:
    """A text with placeholders: the fields of a note and the names in `extra`."""
    names = "|".join((*extra, *sorted(NAMES)))

    def check(text: str, place: Location) -> Iterator[Problem]:
        return mistakes(text, place, extra)

    return Text(pattern=rf"(?:\{{\{{|\}}\}}|\{{[?!/]?(?:{names})\}}|[^{{}}])*", check=check)
