"""The six stages in order: read → segment → extract → select → render → package.

In: paths and settings. Out: facts, or a plan that can be written. Left to others: each stage's work; what
the user sees (cli).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.data import data_root
from quizgen.extract import Rules, extract_facts, load_rules
from quizgen.parallel import in_processes
from quizgen.problems import CannotDo, Problem
from quizgen.read import find_files, read_document
from quizgen.records import Extraction, Fact, Item, Note, Refusal
from quizgen.segment import segment_document
from quizgen.selection import MIN_SCORE, select_facts

if TYPE_CHECKING:
    from quizgen.package import Lock, Plan
    from quizgen.render import Template


@dataclass(frozen=True, slots=True)
class Mined:
    """One file after the first three stages: its facts, or why it could not be read; `document` is its key."""

    path: str
    title: str
    extraction: Extraction
    problems: tuple[Problem, ...] = ()
    document: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to make cards of (see selection.select_facts), and what all notes get.

    `language` keeps facts of one, "" those of all; without `subdecks` all notes lie in the deck itself; with
    `multiple_choice` facts get a second note where good wrong options are found.
    """

    kinds: tuple[str, ...] = ()
    min_score: float = MIN_SCORE
    max_cards: int | None = None
    language: str = ""
    tags: tuple[str, ...] = ()
    subdecks: bool = True
    multiple_choice: bool = False


@dataclass(frozen=True)
class Build:
    """A build that is ready to be written: what was mined, what was left out, what will be packed."""

    mined: tuple[Mined, ...]
    refusals: tuple[Refusal, ...]
    plan: Plan


def shipped_rules(extra: Sequence[Path] = (), *, verified: bool = True) -> Rules:
    """The rules that come with quizgen, whose patterns `quizgen check` and the suite have tried, and the user's own."""
    return load_rules(data_root("languages"), "languages", tuple(extra), verified=verified)


def mine(paths: Sequence[str], rules: Rules, jobs: int = 1) -> Iterator[Mined]:
    """read → segment → extract, file by file, in `jobs` processes: the same facts in the same order for any number."""
    return in_processes(mined, find_files(paths), rules, jobs)


def mined(file: tuple[Path, str], rules: Rules) -> Mined:
    """One file after three stages. One that cannot be read becomes a Mined with problems."""
    path, given = file
    try:
        document = read_document(path, given)
    except CannotDo as error:
        return Mined(given, "", Extraction((), ()), error.problems)
    facts = extract_facts(document, segment_document(document), rules)
    return Mined(given, document.title, facts, document=document.key)


def build(
    documents: Iterable[Mined],
    choice: Choice,
    templates: Sequence[Template],
    lock: Lock,
    *,
    deck_name: str,
    build_time: int,
    version: str,
    key: str = "",
) -> Build:
    """select → render → plan the package; nothing is written yet. `build_time` in Unix seconds, `key` as plan_deck."""
    from quizgen.package import plan_deck
    from quizgen.render import render_notes, wording_of

    files = tuple(documents)
    facts = [fact for each in files for fact in each.extraction.facts]
    worded = wording_of(templates)
    chosen, refusals = select_facts(
        facts,
        reason=lambda fact: not_asked(fact, choice) or ("" if worded(fact) else "no_template"),
        min_score=choice.min_score,
        max_cards=choice.max_cards,
        is_known=known_to(lock),
    )
    rendered = render_notes(chosen, templates, multiple_choice=choice.multiple_choice, earlier=items_in(lock))
    notes = [with_choice(note, choice) for note in rendered]
    plan = plan_deck(notes, templates, lock, deck_name=deck_name, build_time=build_time, version=version, key=key)
    return Build(files, refusals, plan)


def not_asked(fact: Fact, choice: Choice) -> str:
    """The reason why nobody asked for a card of this fact, or ""."""
    if choice.kinds and fact.kind not in choice.kinds:
        return "kind_not_asked"
    return "language_not_asked" if choice.language not in ("", fact.lang) else ""


def with_choice(note: Note, choice: Choice) -> Note:
    tags = tuple(dict.fromkeys((*note.tags, *choice.tags)))
    return replace(note, tags=tags, subdeck=note.subdeck if choice.subdecks else "")


def items_in(lock: Lock) -> Callable[[str, str, str], Item | None]:
    """The multiple-choice items of earlier builds, by template, term and key."""
    from quizgen.package.keys import normal_term

    items = {
        (entry.template, normal_term(entry.term), entry.options[entry.key_position]): Item(
            entry.options, entry.key_position
        )
        for entry in lock.notes.values()
        if 0 <= entry.key_position < len(entry.options)
    }
    return lambda template, term, key: items.get((template, normal_term(term), key))


def known_to(lock: Lock) -> Callable[[Fact], bool]:
    """Does an earlier build have a note of this fact, one that is wanted?"""
    from quizgen.package.keys import normal_term

    known = {
        (entry.kind, frozenset((normal_term(entry.term), normal_term(entry.answer))))
        for entry in lock.notes.values()
        if entry.state != "rejected"
    }
    return lambda fact: (fact.kind, frozenset((normal_term(fact.term), normal_term(fact.answer)))) in known
