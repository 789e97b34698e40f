"""Rules: one YAML entry each, in languages/<code>/*_rules.yaml, with examples that test it.

In: rule files. Out: Rule records, patterns compiled. Left to others: trying them (engine), their examples
(the test suite and `quizgen check`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quizgen.extract.guards import GUARDS
from quizgen.extract.language import Language, load_language
from quizgen.extract.rule import Example, Making, Rule, Rules
from quizgen.located_yaml import Keys, ListOf, Number, OneOf, Text, bad_regex, load_yaml, repeated
from quizgen.numerals import KINDS
from quizgen.problems import Problem, WrongInput
from quizgen.records import FACT_KINDS
from quizgen.segment.script import language_of

SCOPES = ("sentence", "heading", "topic", "asked", "passage", "bracket", "fragments", "quantity")
"""Where a rule looks; `topic` is a sentence about what the title or the heading above names, `asked` one about what a
heading above asks for, `passage` a sentence with the one before it."""

MAKING = Keys({"kind": Text(FACT_KINDS), "term": Text(), "answer": Text()}, {"guards": ListOf(Text(tuple(GUARDS)))})
EXAMPLE = OneOf(Text(), Keys({"text": Text()}, {"facts": ListOf(Text())}))
RULE_FILE = ListOf(
    Keys(
        required={
            "id": Text(),
            "why": Text(),
            "scope": Text(SCOPES),
            "score": Number(0, 1),
            "facts": ListOf(MAKING, least=1),
            "matches": ListOf(EXAMPLE, least=2),
            "ignores": ListOf(EXAMPLE, least=2),
        },
        optional={
            "cue": ListOf(Text()),
            "pattern": Text(),
            "tail": Text(),
            "quantities": ListOf(Text(KINDS)),
            "guards": ListOf(Text(tuple(GUARDS))),
            "known_gaps": ListOf(EXAMPLE),
        },
    )
)


def load_rules(root: Path, shown: str = "languages", extra: tuple[Path, ...] = (), *, verified: bool = False) -> Rules:
    """The rules of every language folder in `root`, and of the user's own files in `extra`.

    Raises WrongInput with every problem of every file. A rule of the user's own is of the language that its first
    example is written in. The patterns of `root` are compiled here and now unless they are known to be right
    (`verified`).
    """
    problems: list[Problem] = []
    languages: dict[str, Language] = {}
    rules: list[Rule] = []
    for folder in sorted(path for path in root.iterdir() if (path / "language.yaml").is_file()):
        try:
            language = load_language(folder, f"{shown}/{folder.name}", verified=verified)
        except WrongInput as error:
            problems.extend(error.problems)
            continue
        languages[language.code] = language
    sources = [
        (path, f"{shown}/{language.folder.name}/{path.name}", {code: language})
        for code, language in languages.items()
        for path in sorted(language.folder.glob("*_rules.yaml"))
    ]
    sources += [(path, path.as_posix(), languages) for path in extra if languages]
    for path, name, spoken in sources:
        try:
            rules.extend(read_rules(path, name, spoken, verified and path not in extra))
        except WrongInput as error:
            problems.extend(error.problems)
    problems.extend(repeated(((rule.id, rule.place) for rule in rules), "rule"))
    if problems:
        raise WrongInput(*problems)
    return Rules(tuple(rules), languages)


def read_rules(path: Path, shown: str, spoken: dict[str, Language], verified: bool = False) -> list[Rule]:
    """The rules of one file, each of one of the languages `spoken` in it, by code. Raises WrongInput with every
    problem of it; `verified` patterns are taken as right."""
    entries = load_yaml(path, shown, RULE_FILE)
    problems: list[Problem] = []
    rules = []
    for entry in entries:
        pattern = entry.get("pattern", "")
        language = language_of_rule(entry, spoken)
        place = entry.places.get("pattern", entry.places[""])
        try:
            pattern = language.expand(pattern)
        except KeyError as error:
            known = ", ".join(sorted(language.pieces))
            problems.append(
                Problem(place, f"the pattern calls (?&{error.args[0]}), which is not defined", f"pieces: {known}")
            )
            continue
        rule = made(entry, language, pattern)
        rules.append(rule)
        if verified:
            continue
        bad = bad_regex(pattern, place)
        problems.extend([bad] if bad else undefined_groups(rule, entry))
    if problems:
        raise WrongInput(*problems)
    return rules


def language_of_rule(entry: Any, spoken: dict[str, Language]) -> Language:
    """The language that its first example is written in; in the folder of a language there is but one."""
    first = next(iter(spoken.values()))
    return first if len(spoken) == 1 else spoken.get(language_of(next(examples(entry, "matches")).text), first)


def made(entry: Any, language: Language, source: str) -> Rule:
    return Rule(
        id=entry["id"],
        why=entry["why"],
        language=language,
        scope=entry["scope"],
        cue=tuple(cue.casefold() for cue in entry.get("cue", ())),
        source=source,
        tail=entry.get("tail", ""),
        quantities=tuple(entry.get("quantities", ())),
        guards=tuple(entry.get("guards", ())),
        facts=tuple(Making(m["kind"], m["term"], m["answer"], tuple(m.get("guards", ()))) for m in entry["facts"]),
        score=entry["score"],
        matches=tuple(examples(entry, "matches")),
        ignores=tuple(examples(entry, "ignores")),
        known_gaps=tuple(examples(entry, "known_gaps")),
        place=entry.places[""],
    )


def examples(entry: Any, key: str) -> Iterator[Example]:
    """Examples are a bare text, or a text with facts written `kind | term | answer`."""
    for example in entry.get(key, ()):
        if isinstance(example, str):
            yield Example(example, (), entry.places[key])
        else:
            facts = (tuple(part.strip() for part in fact.split("|", 2)) for fact in example.get("facts", ()))
            yield Example(example["text"], tuple(facts), example.places["text"])


def undefined_groups(rule: Rule, entry: Any) -> Iterator[Problem]:
    """Facts may only name groups of the pattern, or what the scope adds to them."""
    groups = {*rule.pattern.groupindex, "subject", "short_form", "heading"} | {
        "bracket": {"head"},
        "quantity": {"quantity"},
    }.get(rule.scope, set())
    for making in rule.facts:
        for name in (*making.parts, making.answer):
            if name not in groups:
                known = ", ".join(sorted(groups))
                yield Problem(
                    entry.places["facts"], f"rule '{rule.id}' has no part named '{name}'", f"its parts: {known}"
                )
