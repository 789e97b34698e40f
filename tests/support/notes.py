"""Notes made from the samples of the shipped templates, for tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from quizgen.check import sample_fact
from quizgen.data import data_root
from quizgen.render import load_templates
from quizgen.render.notes import render_note

TEMPLATES = {template.id: template for template in load_templates(data_root("templates"))}


def note_of(template: str, **values: Any) -> dict[str, str]:
    """The fields of the sample's note, with these values of its fact."""
    return dict(render_note(replace(sample_fact(TEMPLATES[template]), **values), TEMPLATES[template]).fields)
