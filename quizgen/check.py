"""Rules, templates and recipes held against their declarations and their own examples, packages against what no learner
should meet.

In: their files. Out: problems with their place. Left to others: what to do about them (cli).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from quizgen.data import data_root
from quizgen.extract import Rule, Rules, extract_facts
from quizgen.extract.rule import Example
from quizgen.file_kinds import kind_of
from quizgen.located_yaml import yaml_files
from quizgen.pipeline import shipped_rules
from quizgen.problems import Location, Problem, WrongInput
from quizgen.read import document_from_text
from quizgen.read.files import suggestion
from quizgen.recipe import load_recipe
from quizgen.records import Block, Fact, Source, View
from quizgen.render import Template, load_templates, render_notes, template_set
from quizgen.render.template_set import layout_of, rivals
from quizgen.render.templates import load_template
from quizgen.segment import segment_document


def check_all() -> list[Problem]:
    """Every shipped rule and template."""
    rules = shipped_rules(verified=False)
    problems = [problem for rule in rules.rules for problem in rule_problems(rule, rules)]
    for template in load_templates(data_root("templates")):
        problems.extend(template_problems(template))
    return problems


def check_file(name: str) -> list[Problem]:
    """A template, a layout, a recipe, or rules, which are tried together with the shipped ones; a package; all of a
    folder."""
    path = Path(name)
    if path.suffix == ".apkg" and path.is_file():
        from quizgen.package import lint_package, read_package

        return list(lint_package(read_package(path), name))
    if path.is_dir():
        return check_folder(path, name.rstrip("/"))
    if not path.is_file():
        raise WrongInput(Problem(Location(name), "no such file or folder", suggestion(path)))
    try:
        return CHECKS[kind_of(path)](path)
    except WrongInput as error:
        return list(error.problems)


def check_rules(path: Path) -> list[Problem]:
    """The rules of a file, tried together with all shipped ones; it may be one of these."""
    root = data_root("languages").resolve()
    if path.resolve().is_relative_to(root):
        name, rules = f"languages/{path.resolve().relative_to(root).as_posix()}", shipped_rules(verified=False)
    else:
        name, rules = path.as_posix(), shipped_rules((path,))
    own = [rule for rule in rules.rules if rule.place.path == name]
    return [problem for rule in own for problem in rule_problems(rule, rules)]


def check_template(path: Path) -> list[Problem]:
    return list(template_problems(load_template(path, path.as_posix(), layout_of(None, ""))))


def check_layout(path: Path) -> list[Problem]:
    layout_of(path.parent, path.parent.as_posix())
    return []


def check_recipe(path: Path) -> list[Problem]:
    """Its own mistakes, and those of the templates and rules it names."""
    recipe = load_recipe(path)
    own = Path(recipe.templates) if recipe.templates else None
    template_set(own, recipe.templates, without=recipe.without)
    return [problem for file in recipe.rules for problem in check_rules(file)]


def check_folder(folder: Path, shown: str) -> list[Problem]:
    """A folder of templates as a build would take it; of any other folder, file by file."""
    files = yaml_files(folder)
    if not files:
        return [
            Problem(Location(shown), "no YAML file in this folder", "name one that has templates, recipes or rules")
        ]
    if not {"template", "layout"} & set(map(kind_of, files)):
        return [problem for file in files for problem in check_file(file.as_posix())]
    templates = load_templates(folder, shown, layout_of(folder, shown))
    return [*rivals(templates), *(problem for template in templates for problem in template_problems(template))]


CHECKS = {"layout": check_layout, "template": check_template, "recipe": check_recipe, "rules": check_rules}


def facts_in(text: str, rules: Rules, fragments: bool = False) -> tuple[tuple[str, str, str], ...]:
    """(kind, term, answer) of all facts that all rules find in a text, perhaps a raw transcript."""
    document = document_from_text(text, "example")
    if fragments:  # too short to be recognised by its shape
        view = View(text, ((0, 0, len(text)),))
        document = replace(document, shape="fragments", blocks=(Block(view, "fragments"),))
    found = extract_facts(document, segment_document(document), rules)
    return tuple((fact.kind, fact.term, fact.answer) for fact in found.facts)


def rule_problems(rule: Rule, rules: Rules) -> Iterator[Problem]:
    """Examples that do not give what they say, and known gaps that are gaps no more."""
    for example in (*rule.matches, *rule.ignores):
        yield from example_problems(rule, example, rules)
    for example in rule.known_gaps:
        if not list(example_problems(rule, example, rules)):
            yield Problem(example.place, f"rule {rule.id}: the known gap is closed", "move it to matches or ignores")


def example_problems(rule: Rule, example: Example, rules: Rules) -> Iterator[Problem]:
    found = sorted(facts_in(example.text, rules, rule.scope == "fragments"))
    if found != sorted(example.facts):
        shown = "; ".join(" | ".join(fact) for fact in found) or "nothing"
        yield Problem(
            example.place, f"rule {rule.id}: '{example.text}' gives {shown}", "correct the rule or the example"
        )


def template_problems(template: Template) -> Iterator[Problem]:
    """Fields of the sample that come out otherwise than it says."""
    if template.sample["answer"] not in template.sample["statement"]:
        place = template.sample.places["answer"]
        yield Problem(place, "the sample's statement does not hold this answer", "quote it as it stands there")
        return
    notes = render_notes(sample_facts(template), (template,), multiple_choice=template.form == "multiple_choice")
    values = dict(notes[0].fields) if notes else {}
    for name, wanted in template.sample["fields"].items():
        if values.get(name) != wanted:
            place = template.sample["fields"].places[name]
            yield Problem(place, f"the sample's {name} comes out as '{values.get(name, '')}'", "correct the sample")


def sample_fact(template: Template) -> Fact:
    """The fact a template's sample describes."""
    return sample_facts(template)[0]


def sample_facts(template: Template) -> list[Fact]:
    """The fact a template's sample describes, and the others it names."""
    return [
        described(each, template, at) for at, each in enumerate([template.sample, *template.sample.get("others", ())])
    ]


def described(sample: dict[str, str], template: Template, number: int) -> Fact:
    start = sample["statement"].find(sample["answer"])
    term = sample["statement"].find(sample["term"])
    return Fact(
        id=f"sample {number}",
        kind=template.fact,
        term=sample["term"],
        answer=sample["answer"],
        statement=sample["statement"],
        context=sample.get("context", ""),
        lang=template.language,
        rule="sample",
        score=1.0,
        source=Source("sample.md", 1, 1, 0, 0, (), "", "", ""),
        hide=(start, start + len(sample["answer"])),
        exact=sample["statement"],
        shown_term=(term, term + len(sample["term"])) if term >= 0 else None,
    )
