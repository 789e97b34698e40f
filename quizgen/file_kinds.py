"""What kinds of YAML file a user writes, beside rules, and how they are told apart.

In: a file. Out: its kind; the shape of each kind. Left to others: reading and checking them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from quizgen.json_schema import json_schema
from quizgen.located_yaml import Keys, top_keys
from quizgen.recipe import RECIPE
from quizgen.render.template_set import OWN_LAYOUT
from quizgen.render.templates import TEMPLATE

SHAPES: dict[str, Keys] = {"template": TEMPLATE, "layout": OWN_LAYOUT, "recipe": RECIPE}


def kind_of(path: Path) -> str:
    """A key of SHAPES: what the file has most keys of; without keys it holds "rules"."""
    if path.name == "layout.yaml":
        return "layout"
    keys = top_keys(path)
    known = {kind: len(keys & {*SHAPES[kind].required, *SHAPES[kind].optional}) for kind in ("template", "recipe")}
    return max(known, key=lambda kind: known[kind]) if keys else "rules"


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file."""
    return json_schema(SHAPES[kind], f"quizgen {kind}")
