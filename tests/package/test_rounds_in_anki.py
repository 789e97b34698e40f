"""Ten rounds of editing documents, building, importing and studying: no note doubles, no history is lost.

The editor below knows nothing of how notes are matched. What it may rely on: a fact that is in two builds with the same
kind, template, term and answer is the same note; a term renamed in all documents is the same term.
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quizgen.package import Plan
from quizgen.package.keys import CONTENT
from quizgen.report import build_report
from tests.package.documents import Reader, World
from tests.package.support import collection, history, note_of, study, take_in
from tests.support.texts import ROOT

DOCUMENTS = os.environ.get("QUIZGEN_DOCUMENTS")
FOLDERS = [pytest.param(ROOT / "seeds", id="seeds")]
if DOCUMENTS:
    FOLDERS.append(pytest.param(Path(DOCUMENTS), id="documents"))
START = 1_700_000_000
Fact = tuple[str, str, str, str]


def sections(text: str) -> list[str]:
    """Parts of a text that can be moved about: under headings, else between blank lines, else lines."""
    for border in (r"(?m)^(?=## )", r"(?m)(?<=\n\n)(?=\S)", r"(?m)(?<=\n)"):
        parts = re.split(border, text)
        if len(parts) > 3:
            break
    return parts


def insert_lines_on_top(world: World, chance: random.Random, plan: Plan) -> None:
    name = chance.choice(sorted(world.texts))
    head, title, rest = world.texts[name].partition("\n\n")
    world.texts[name] = f"{head}{title}A line that is new.\n\n{rest}" if title else f"A line that is new.\n\n{head}"


def swap_sections(world: World, chance: random.Random, plan: Plan) -> None:
    name = chance.choice(sorted(world.texts))
    first, *parts = sections(world.texts[name])
    at = chance.randrange(len(parts) - 1)
    parts[at], parts[at + 1] = parts[at + 1].rstrip("\n") + "\n\n", parts[at]
    world.texts[name] = "".join([first, *parts])


def rename_a_file(world: World, chance: random.Random, plan: Plan) -> None:
    name = chance.choice(sorted(world.texts))
    world.texts[f"moved-{chance.randrange(1000)}-{name}"] = world.texts.pop(name)


def split_a_file(world: World, chance: random.Random, plan: Plan) -> None:
    name = chance.choice(sorted(world.texts))
    parts = sections(world.texts[name])
    half = len(parts) // 2
    world.texts[name] = "".join(parts[:half])
    world.texts[f"half-{chance.randrange(1000)}-{name}"] = "# The other half\n\n" + "".join(parts[half:])


def rename_a_term(world: World, chance: random.Random, plan: Plan) -> None:
    terms = sorted({p.entry.term for p in plan.notes if p.entry.kind == "definition" and len(p.entry.term) > 2})
    term = chance.choice(terms)
    world.renamed = (term, "新" + term)
    world.texts = {name: text.replace(term, "新" + term) for name, text in world.texts.items()}


def reword_an_answer(world: World, chance: random.Random, plan: Plan) -> None:
    answers = sorted({p.entry.answer for p in plan.notes if p.entry.kind == "definition" and len(p.entry.answer) > 8})
    answer = chance.choice(answers)
    world.texts = {name: text.replace(answer, answer[:4] + "很" + answer[4:]) for name, text in world.texts.items()}


def correct_a_number(world: World, chance: random.Random, plan: Plan) -> None:
    numbers = sorted({p.entry.answer for p in plan.notes if p.entry.kind == "number" and p.entry.answer[0] in "234567"})
    answer = chance.choice(numbers)
    world.texts = {name: text.replace(answer, "8" + answer[1:]) for name, text in world.texts.items()}


def change_a_rule(world: World, chance: random.Random, plan: Plan) -> None:
    world.ignored_rule = chance.choice(sorted({p.entry.rule for p in plan.notes}))
    world.version += ".1"


def change_a_template(world: World, chance: random.Random, plan: Plan) -> None:
    at = chance.randrange(len(world.templates))
    edited = replace(world.templates[at], css=world.templates[at].css + f"/* {chance.randrange(1000)} */")
    world.templates = (*world.templates[:at], edited, *world.templates[at + 1 :])


def add_a_second_fact_of_a_term(world: World, chance: random.Random, plan: Plan) -> None:
    name = chance.choice(sorted(world.texts))
    term = chance.choice(sorted({p.entry.term for p in plan.notes if p.entry.kind == "definition"}))
    world.texts[name] += f"\n\n{term}指的是第{chance.randrange(10, 99)}号仓库里存放旧海图的柜子。\n"


EDITS: tuple[Callable[[World, random.Random, Plan], None], ...] = (
    insert_lines_on_top,
    swap_sections,
    rename_a_file,
    rename_a_term,
    split_a_file,
    reword_an_answer,
    correct_a_number,
    change_a_rule,
    change_a_template,
    add_a_second_fact_of_a_term,
)


def facts_of(plan: Plan, renamed: tuple[str, str] = ("", "")) -> dict[Fact, str]:
    """Kind, template, term and answer of each note → GUID, where these tell it from all others."""
    old, new = renamed

    def now(text: str) -> str:
        return text.replace(old, new) if old else text

    pairs = [((e.kind, e.template, now(e.term), now(e.answer)), e.guid) for e in (p.entry for p in plan.notes)]
    often = Counter(fact for fact, _ in pairs)
    return {fact: guid for fact, guid in pairs if often[fact] == 1}


def learn(col: Any, plan: Plan, chance: random.Random, time: int) -> dict[str, str]:
    """The learner studies, and edits five notes; GUID → his words."""
    study(col, "deck")
    edited = {}
    for planned in chance.sample(plan.notes, 5):
        note = note_of(col, planned.entry.guid)
        note["Hint"] = edited[note.guid] = f"mine {time}"
        note.tags = [*note.tags, "exam"]
        col.update_note(note)
        col.db.execute("update notes set mod = ? where id = ?", time, note.id)
    return edited


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("folder", FOLDERS)
def test_ten_rounds_lose_nothing(folder: Path, seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    texts = {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir()) if path.suffix in (".md", ".txt")}
    world = World(texts)
    reader = Reader(tmp_path)
    with collection(tmp_path) as col:
        limits = col.decks.get_config(1)
        limits["new"]["perDay"] = 1000
        col.decks.update_config(limits)
        plan = reader.build(world, START).plan
        assert take_in(col, reader.package)["new"] == len(plan.notes) > 50
        for number, edit in enumerate(EDITS, 1):
            time = START + 1000 * number
            edited = learn(col, plan, chance, time - 500)
            before = {note.guid: (history(col, note.guid), decks_of(col, note)) for note in all_notes(col)}
            last, world.renamed = plan, ("", "")
            edit(world, chance, plan)
            result = reader.build(world, time)
            plan = result.plan
            log = take_in(col, reader.package)
            where = f"round {number}: {edit.__name__}"
            assert log["conflicting"] == 0, where
            assert log["new"] == sum(p.entry.guid not in before for p in plan.notes) == plan.counts["new"], where
            for guid, known in before.items():
                now = (history(col, guid), decks_of(col, note_of(col, guid)))
                cards = len(known[0])  # a longer answer may be asked backwards from now on, too
                assert (now[0][:cards], now[1][:cards]) == known, where
            same = facts_of(last, world.renamed)
            doubled = {fact for fact, guid in facts_of(plan).items() if same.get(fact, guid) != guid}
            assert doubled == set(), where
            for planned in plan.notes:
                shown, kept = note_of(col, planned.entry.guid), edited.get(planned.entry.guid)
                if kept and planned.status == "unchanged":
                    assert (shown["Hint"], "exam" in shown.tags) == (kept, True), where
                elif "exam" not in shown.tags:
                    fields = dict(planned.note.fields)
                    assert {name: shown[name] for name in CONTENT} == {name: fields[name] for name in CONTENT}, where
            told = "\n".join(build_report(result))
            changed = [p for p in plan.notes if p.status in ("changed", "reworded")]
            assert log["updated"] == len(changed), where
            assert told.count("changed: ") + told.count("reworded: ") >= min(len(changed), 20), where
            assert col.note_count() == len(plan.lock.notes), where
        assert col.db.scalar("select count(distinct cid) from revlog") > 50, "there was a history to lose"


def all_notes(col: Any) -> list[Any]:
    return [col.get_note(note) for note in col.find_notes("")]


def decks_of(col: Any, note: Any) -> list[str]:
    return [col.decks.name(card.did) for card in note.cards()]
