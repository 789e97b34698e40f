"""The placeholders of templates, turned into Anki's.

In: {term}, {?context}…{/context}, {{ and }} for literal braces. Out: {{Term}}, {{#Context}}…{{/Context}}.
Left to others: which texts a template has (templates).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

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
            near = get_close_matches(name, [*NAMES, *extra], 1)
            known = ", ".join(sorted(NAMES))
            yield Problem(
                place,
                f"unknown placeholder '{{{name}}}'",
                f"did you mean '{{{near[0]}}}'?" if near else f"known: {known}",
            )
        elif sign in ("?", "!"):
            opened.append(name)
        elif sign == "/" and (not opened or opened.pop() != name):
            yield Problem(place, f"'{{/{name}}}' closes nothing", f"open it with '{{?{name}}}'")
    for name in opened:
        yield Problem(place, f"'{{?{name}}}' is never closed", f"close it with '{{/{name}}}'")
