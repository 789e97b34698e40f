"""Shapes → JSON Schema, so that editors complete and underline what the loader reads.

In: a shape of yaml_shapes. Out: a schema (draft 2020-12) as plain Python values. It says what the loader says,
but for what no schema can: keys that stand twice, anchors, sections that do not close, samples that come out
otherwise. Left to others: writing it down (cli).
"""

from __future__ import annotations

import re
from math import inf
from typing import Any

from quizgen.yaml_shapes import Flag, Keys, ListOf, MapOf, Need, Number, OneOf, Shape, Text

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(shape: Shape, title: str) -> dict[str, Any]:
    """The schema of a whole file."""
    return {"$schema": DRAFT, "title": title, **schema_of(shape)}


def schema_of(shape: Shape) -> dict[str, Any]:
    match shape:
        case Text():
            return text_schema(shape)
        case Number():
            limits = {"minimum": shape.low} | ({"maximum": shape.high} if shape.high < inf else {})
            return {"type": "integer" if shape.whole else "number", **limits}
        case Flag():
            return {"type": "boolean"}
        case ListOf():
            limits = {"minItems": shape.least} if shape.least else {}
            limits |= {"maxItems": int(shape.most)} if shape.most < inf else {}
            return {"type": "array", "items": schema_of(shape.item), **limits}
        case MapOf():
            names = {"propertyNames": {"enum": list(shape.keys)}} if shape.keys else {}
            return {"type": "object", "additionalProperties": schema_of(shape.value), **names}
        case OneOf():
            return {"anyOf": [schema_of(shape.scalar), schema_of(shape.mapping)]}
        case Keys():
            return keys_schema(shape)


def text_schema(shape: Text) -> dict[str, Any]:
    """A value that looks like a number or a flag is text where text is asked for."""
    if shape.choices:
        return {"enum": list(shape.choices)}
    # (?![\s\S]) is the end of the text in every dialect of patterns; $ is not
    pattern = {"pattern": rf"^(?:{shape.pattern})(?![\s\S])"} if shape.pattern else {}
    scalars = [kind for kind, sample in (("number", "1.5"), ("boolean", "true")) if takes(shape, sample)]
    return {"type": ["string", *scalars], **pattern}


def takes(shape: Text, text: str) -> bool:
    return not shape.pattern or re.fullmatch(shape.pattern, text) is not None


def keys_schema(shape: Keys) -> dict[str, Any]:
    properties = {
        key: schema_of(value) | ({"description": shape.about[key]} if key in shape.about else {})
        for key, value in {**shape.required, **shape.optional}.items()
    }
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **({"required": list(shape.required)} if shape.required else {}),
        **({"allOf": list(map(need_schema, shape.needs))} if shape.needs else {}),
    }


def need_schema(need: Need) -> dict[str, Any]:
    return {
        "if": {"properties": {need.key: {"const": need.value}}, "required": [need.key]},
        "then": {"required": list(need.then), "properties": dict.fromkeys(need.never, False)},
    }
