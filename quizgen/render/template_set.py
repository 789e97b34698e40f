"""Which templates word a deck: the shipped ones, and the user's own that stand in for them.

In: a folder of the user's, style, ids to switch off. Out: Templates. An own template replaces the shipped one of its
id, or of its kind of fact and language; all others stay. An own layout.yaml gives the parts it changes, its style is
added. Left to others: what a template is (templates), note types of their own for what is restyled (package).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from quizgen.data import data_root
from quizgen.located_yaml import Keys, load_yaml, nearest
from quizgen.problems import Location, Problem, WrongInput
from quizgen.render.templates import LAYOUT, Template, load_templates

OWN_LAYOUT = Keys({}, LAYOUT.required | LAYOUT.optional, about=LAYOUT.about)
"""A user's layout says only what it changes."""


def template_set(
    own: Path | None = None,
    shown: str = "",
    *,
    css: str = "",
    speech: bool = False,
    without: Sequence[tuple[str, Location]] = (),
) -> tuple[Template, ...]:
    """The templates of a deck, sorted by id; those in `without` (id, where it was said) are off.

    `own` is a folder of the user's, `shown` the path messages use, `css` is added to every card, `speech` has them
    read aloud. Raises WrongInput with every problem of every file.
    """
    layout = layout_of(own, shown)
    if speech:
        layout["speech"] = True
    shipped = load_templates(data_root("templates"), layout=layout)
    mine = load_templates(own, shown, layout) if own else ()
    if own and not mine and not has_layout(own):
        cure = "start one: quizgen templates new ID -o " + shown
        raise WrongInput(Problem(Location(shown), "holds no template and no layout.yaml", cure))
    ids = {template.id for template in shipped}
    mine = tuple(replace(template, restyled=template.id in ids) for template in mine)
    off = {name for name, _ in without}
    replaced = {use(template) for template in mine if template.id not in off}
    named = {template.id for template in mine}
    kept = [
        replace(template, restyled=own is not None and has_layout(own))
        for template in shipped
        if template.id not in named and use(template) not in replaced
    ]
    chosen = sorted((*kept, *mine), key=lambda template: template.id)
    problems = [*unknown(without, ids | named), *rivals(template for template in mine if template.id not in off)]
    if problems:
        raise WrongInput(*problems)
    live = {use(template) for template in chosen if template.id not in off}
    return tuple(
        replace(
            template,
            css=template.css + (css.strip() + "\n" if css.strip() else ""),
            restyled=template.restyled or speech or bool(css.strip()),
            off=template.id in off,
        )
        for template in chosen
        if template.id not in off or use(template) not in live
    )


def use(template: Template) -> tuple[str, str, bool]:
    """What a template is for: only one can word it."""
    return template.fact, template.language, template.form == "multiple_choice"


def has_layout(folder: Path) -> bool:
    return (folder / "layout.yaml").is_file()


def layout_of(own: Path | None, shown: str) -> Any:
    """The shipped layout with what the user's own changes."""
    layout = load_yaml(data_root("templates") / "layout.yaml", "templates/layout.yaml", LAYOUT)
    if own is not None and has_layout(own):
        changed = load_yaml(own / "layout.yaml", f"{shown}/layout.yaml", OWN_LAYOUT)
        style = "\n".join(part["css"].strip() for part in (layout, changed) if "css" in part)
        layout.update(changed, css=style, voices=layout["voices"] | changed.get("voices", {}))
    return layout


def unknown(without: Iterable[tuple[str, Location]], ids: Iterable[str]) -> list[Problem]:
    known = sorted(ids)
    return [
        Problem(place, f"no template '{name}' to leave out", nearest(name, known, "templates"))
        for name, place in without
        if name not in known
    ]


def rivals(templates: Iterable[Template]) -> list[Problem]:
    """Own templates of which only one could be used."""
    seen: dict[tuple[str, str, bool], Template] = {}
    problems = []
    for template in templates:
        first = seen.setdefault(use(template), template)
        if first is not template:
            message = (
                f"'{template.id}' and '{first.id}' ({first.place}) both word {template.fact} in {template.language}"
            )
            problems.append(Problem(template.place, message, "leave one out"))
    return problems
