"""What a user does to documents, and a new version of quizgen to rules, arrives in real Anki and costs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quizgen.package import Plan
from quizgen.report import build_report
from tests.package.documents import Reader, World
from tests.package.support import collection, guids, history, note_of, statuses, study, take_in

TIDES = """# 潮汐

## 大潮

大潮指的是朔望前后涨落幅度最大的潮汐。

## 小潮

小潮指的是上下弦前后涨落幅度最小的潮汐。
"""
HARBOUR = "# 港口\n\n潮位站指的是长期记录水面高低的观测站。\n"
SPRING, NEAP = "朔望前后涨落幅度最大的潮汐", "上下弦前后涨落幅度最小的潮汐"
GAUGE = "长期记录水面高低的观测站"


@pytest.fixture
def world() -> World:
    return World({"tides.md": TIDES, "harbour.md": HARBOUR})


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


@pytest.fixture
def col(tmp_path: Path) -> Iterator[Any]:
    with collection(tmp_path) as opened:
        yield opened


def first_import(reader: Reader, world: World, col: Any) -> dict[str, str]:
    """Built, imported and studied; answer → GUID."""
    plan = reader.build(world, 1000).plan
    assert set(guids(plan)) == {SPRING, NEAP, GAUGE}
    take_in(col, reader.package)
    study(col, "deck")
    return guids(plan)


def places(col: Any, names: dict[str, str]) -> dict[str, tuple[object, ...]]:
    """GUID → history and decks."""
    return {
        guid: (history(col, guid), *(col.decks.name(card.did) for card in note_of(col, guid).cards()))
        for guid in names.values()
    }


@pytest.mark.parametrize(
    "texts",
    [
        {"moved/sea.md": TIDES, "harbour.md": HARBOUR},
        {"tides.md": TIDES.partition("## 小潮")[0], "rest.md": "# 剩余\n\n" + TIDES[TIDES.index("## 小潮") :], "harbour.md": HARBOUR},
        {"tides.md": TIDES.replace("# 潮汐\n", "# 海水的涨落\n", 1), "harbour.md": HARBOUR},
        {"all.md": TIDES + HARBOUR.partition("\n\n")[2]},
        {"tides.md": "# 潮汐\n\n今天没有风。\n\n" + TIDES.partition("\n\n")[2], "harbour.md": HARBOUR},
    ],
    ids=["moved and renamed", "split", "new title", "joined", "lines inserted above"],
)  # fmt: skip
def test_moving_documents_about_loses_nothing(reader: Reader, world: World, col: Any, texts: dict[str, str]) -> None:
    first = first_import(reader, world, col)
    before = places(col, first)
    plan = reader.build(replace(world, texts=texts), 2000).plan
    assert guids(plan) == first
    assert set(statuses(plan).values()) == {"unchanged"}
    assert take_in(col, reader.package) == {"new": 0, "updated": 0, "duplicate": 3, "conflicting": 0}
    assert places(col, first) == before
    assert {entry.subdeck for entry in plan.lock.notes.values()} == {"潮汐", "港口"}


def test_two_sources_of_one_fact_are_one_note(reader: Reader, world: World, col: Any) -> None:
    first = first_import(reader, world, col)
    before = places(col, first)
    twice = replace(world, texts={**world.texts, "again.md": "# 海边\n\n" + TIDES.split("\n\n")[2] + "\n"})
    plan = reader.build(twice, 2000).plan
    assert guids(plan) == first
    (both,) = [planned for planned in plan.notes if planned.note.answer == SPRING]
    assert len(both.entry.sources) == len(both.note.sources) == 2
    gone = reader.build(replace(world, texts={k: v for k, v in twice.texts.items() if k != "tides.md"}), 3000).plan
    assert guids(gone) == {answer: guid for answer, guid in first.items() if answer != NEAP}
    assert set(statuses(gone).values()) == {"unchanged"}, "it stays, in its deck, while one document says it"
    assert take_in(col, reader.package)["new"] == 0
    assert places(col, first) == before


def test_a_second_fact_of_a_term_is_a_second_note(reader: Reader, world: World, col: Any) -> None:
    first = first_import(reader, world, col)
    before = places(col, first)
    world.texts["harbour.md"] += "\n大潮指的是每年秋天在江口举行的集市。\n"
    plan = reader.build(world, 2000).plan
    assert len(plan.notes) == 4
    assert {guids(plan)[answer] for answer in first} == set(first.values())
    assert take_in(col, reader.package)["new"] == 1
    assert places(col, first) == before


def test_new_rules_change_the_notes_they_read_otherwise_and_no_other(reader: Reader, world: World, col: Any) -> None:
    first = first_import(reader, world, col)
    before = places(col, first)
    rule = next(p.entry.rule for p in reader.build(world, 1500).plan.notes)
    world.version = "2"
    result = reader.build(world, 2000, reread=lambda fact: replace(
        fact, rule="better-" + rule, answer=fact.answer.removeprefix("朔望前后"), hide=(fact.hide[0] + 4 * ("朔望" in fact.answer), fact.hide[1])
    ))  # fmt: skip
    assert sorted(statuses(result.plan).values()) == ["changed", "unchanged", "unchanged"]
    why = f"rule {rule} → better-{rule}, quizgen 1 → 2"
    assert f"  changed: definition 大潮 ({why})" in list(build_report(result))
    assert take_in(col, reader.package) == {"new": 0, "updated": 1, "duplicate": 2, "conflicting": 0}
    assert note_of(col, first[SPRING])["Answer"] == "涨落幅度最大的潮汐"
    assert places(col, first) == before


def test_the_learners_own_style_survives_until_the_wording_changes(reader: Reader, world: World, col: Any) -> None:
    first = first_import(reader, world, col)
    kind = note_of(col, first[SPRING]).note_type()
    kind["css"] += ".card { font-family: mine }"
    col.models.update_dict(kind)
    world.texts["tides.md"] = "今天没有风。\n\n" + TIDES.replace("涨落幅度最小", "高低差最小")
    plan = reader.build(world, 2000).plan
    assert sorted(statuses(plan).values()) == ["changed", "unchanged", "unchanged"]
    assert take_in(col, reader.package)["updated"] == 1
    assert "font-family: mine" in note_of(col, first[SPRING]).note_type()["css"]
    edited = tuple(replace(t, css="/* new */") if t.id == "zh-definition" else t for t in world.templates)
    plan = reader.build(replace(world, templates=edited), 4_000_000_000).plan
    assert set(statuses(plan).values()) == {"unchanged"}
    take_in(col, reader.package)
    assert note_of(col, first[SPRING]).note_type()["css"] == "/* new */"


def test_a_shorter_document_lists_what_vanished(reader: Reader, world: World) -> None:
    first: Plan = reader.build(world, 1000).plan
    world.texts["tides.md"] = TIDES.partition("## 小潮")[0]
    result = reader.build(world, 2000)
    lines = list(build_report(result))
    assert "  vanished: definition 小潮 (its document says it no longer)" in lines
    assert f"  vanished notes stay in Anki; find them with: UID:{guids(first)[NEAP]}" in lines
