"""Facts + templates → notes: what is asked, what is shown, and nothing that gives the answer away.

In: facts chosen by selection, templates from YAML. Out: Note records whose fields are HTML. Left to others:
identity and files (package).
"""

from quizgen.render.notes import render_notes, wording_of
from quizgen.render.template_set import template_set
from quizgen.render.templates import FIELDS, Template, load_templates

__all__ = ["FIELDS", "Template", "load_templates", "render_notes", "template_set", "wording_of"]
