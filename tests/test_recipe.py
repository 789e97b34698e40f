"""Deck recipes: what they ask for is what is built, and a deck that is restyled restyles no other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quizgen.problems import WrongInput
from quizgen.recipe import load_recipe
from tests.cli.test_bad_input import failed, quizgen
from tests.support.real_anki import collection, import_package
from tests.support.texts import ROOT

SEA = "# 潮汐\n\n大潮指的是朔望前后涨落幅度最大的潮汐。\n\n岬角上有一座**灯塔**（lighthouse）。\n"
LIGHT = "# Light\n\nThe Suez Canal opened on 17 November 1869.\n\nA prism is a wedge of glass that splits light.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two documents and a place for recipes beside them."""
    (tmp_path / "notes/more").mkdir(parents=True)
    (tmp_path / "decks").mkdir()
    (tmp_path / "notes/sea.md").write_text(SEA, "utf-8")
    (tmp_path / "notes/more/light.md").write_text(LIGHT, "utf-8")
    return tmp_path


def recipe(folder: Path, name: str = "reading", **keys: object) -> Path:
    path = folder / f"decks/{name}.yaml"
    path.write_text(json.dumps({"sources": ["../notes"], **keys}, ensure_ascii=False), "utf-8")
    return path


def notes(folder: Path, *args: str) -> list[tuple[str, str]]:
    """Kind and term of what a build makes."""
    run = quizgen("build", *args, "--report", "json", cwd=folder)
    assert run.returncode == 0, run.stderr
    return [(note["kind"], note["term"]) for note in json.loads(run.stdout)["notes"]]


def styles(col: Any) -> dict[str, str]:
    """Name → CSS of every note type that has notes."""
    kinds = (col.get_note(note).note_type() for note in col.find_notes(""))
    return {kind["name"]: kind["css"] for kind in kinds}


SHARED = {"quizgen zh-definition", "quizgen zh-translation", "quizgen en-date", "quizgen en-definition"}


def test_deck_and_lock_lie_beside_the_recipe(folder: Path) -> None:
    path = recipe(folder)
    path.write_text(path.read_text("utf-8").replace("{", '{"name": "读书::海", ', 1), "utf-8")
    assert len(notes(folder, "decks/reading.yaml")) == 4
    assert sorted(path.name for path in (folder / "decks").iterdir()) == [
        "reading.apkg",
        "reading.lock",
        "reading.yaml",
    ]
    with collection(folder / "anki") as col:
        import_package(col, folder / "decks/reading.apkg")
        assert {col.decks.name(col.get_card(card).did) for card in col.find_cards("")} == {
            "读书::海::Light",
            "读书::海::潮汐",
        }


def test_the_lock_stays_beside_the_recipe_when_the_deck_goes_elsewhere(folder: Path) -> None:
    recipe(folder)
    notes(folder, "decks/reading.yaml", "-o", "out")
    assert (folder / "decks/reading.lock").is_file()
    assert [path.name for path in (folder / "out").iterdir()] == ["reading.apkg"]


def test_paths_are_relative_to_the_recipe_wherever_quizgen_runs(folder: Path) -> None:
    recipe(folder, sources=["../notes/*.md", "../notes/**/l*.md", "../notes/sea.md"])
    here = notes(folder, "decks/reading.yaml", "--dry-run")
    assert here == notes(folder / "decks", "reading.yaml", "--dry-run")
    assert here == notes(folder / "notes", str(folder / "decks/reading.yaml"), "--dry-run")
    assert [kind for kind, _ in here] == ["definition", "translation", "date", "definition"]
    assert load_recipe(folder / "decks/reading.yaml").paths[0] == (folder / "notes/sea.md").as_posix()


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        ({"kinds": ["date"]}, ["date"]),
        ({"language": "zh"}, ["definition", "translation"]),
        ({"without": ["zh-definition", "en-date"]}, ["translation", "definition"]),
        ({"limits": {"max_cards": 1}}, None),
    ],
)
def test_choices(folder: Path, keys: dict[str, object], kept: list[str] | None) -> None:
    recipe(folder, sources=["../notes/sea.md", "../notes/more"], **keys)
    made = [kind for kind, _ in notes(folder, "decks/reading.yaml")]
    assert made == kept if kept else len(made) == 1


def test_options_count_for_more_than_the_recipe(folder: Path) -> None:
    recipe(folder, kinds=["date"], without=["zh-definition"])
    assert [kind for kind, _ in notes(folder, "decks/reading.yaml", "--kind", "definition")] == ["definition"]
    assert notes(folder, "decks/reading.yaml", "--kind", "definition", "--without", "zh-translation") == [("definition", "prism")]  # fmt: skip


def test_tags_and_one_deck_for_all(folder: Path) -> None:
    recipe(folder, tags=["sea", "exam"], subdecks=False)
    notes(folder, "decks/reading.yaml")
    with collection(folder / "anki") as col:
        import_package(col, folder / "decks/reading.apkg")
        assert {col.decks.name(col.get_card(card).did) for card in col.find_cards("")} == {"reading"}
        assert all({"sea", "exam", "quizgen"} <= set(col.get_note(note).tags) for note in col.find_notes(""))


def test_a_score_nothing_reaches(folder: Path) -> None:
    recipe(folder, limits={"min_score": 1.0})
    failed(quizgen("build", "decks/reading.yaml", cwd=folder), 1, "no fact worth a card")
    assert [path.name for path in (folder / "decks").iterdir()] == ["reading.yaml"]


def test_a_recipe_is_built_alone_and_paths_want_a_folder(folder: Path) -> None:
    recipe(folder)
    failed(quizgen("build", "decks/reading.yaml", "notes", cwd=folder), 2, "a recipe is built alone", "'sources'")
    failed(quizgen("build", "notes", cwd=folder), 2, "no folder for the deck", "-o FOLDER")
    failed(quizgen("build", "decks/raeding.yaml", cwd=folder), 2, "decks/raeding.yaml: cannot be read")


def test_a_bad_recipe_stops_the_build_and_nothing_is_written(folder: Path) -> None:
    recipe(folder, sources=["../notse"])
    failed(
        quizgen("build", "decks/reading.yaml", cwd=folder), 2, "decks/reading.yaml:1:14", "did you mean '", "notes'?"
    )
    with pytest.raises(WrongInput):
        load_recipe(folder / "decks/reading.yaml")
    assert [path.name for path in (folder / "decks").iterdir()] == ["reading.yaml"]


def test_recipes_share_note_types_but_for_what_one_restyles(folder: Path) -> None:
    recipe(folder, "one", sources=["../notes/sea.md"])
    recipe(folder, "two", sources=["../notes/more"])
    recipe(folder, "navy", css=".card { color: navy; }")
    with collection(folder / "anki") as col:
        for name in ("one", "two", "navy"):
            notes(folder, f"decks/{name}.yaml")
            assert import_package(col, folder / f"decks/{name}.apkg")["conflicting"] == 0
        found = styles(col)
        assert {name for name, css in found.items() if "color: navy" not in css} == SHARED
        assert {name for name, css in found.items() if "color: navy" in css} == {f"{name} (navy)" for name in SHARED}


def test_a_deck_keeps_its_note_types_when_it_is_restyled_later(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another note type would leave every note of the deck behind in Anki."""
    built = recipe(folder)
    with collection(folder / "anki") as col:
        for time, css in ((1_000, ""), (2_000, ".card { color: navy; }"), (3_000, "")):
            monkeypatch.setenv("SOURCE_DATE_EPOCH", str(time))
            recipe(folder, css=css)
            notes(folder, "decks/reading.yaml")
            log = import_package(col, built.with_suffix(".apkg"))
            assert log["conflicting"] == log["updated"] == 0
            found = styles(col)
            assert set(found) == SHARED
            assert {"color: navy" in each for each in found.values()} == {bool(css)}
            assert col.note_count() == 4


def test_the_demo_recipe_is_the_demo_deck(tmp_path: Path) -> None:
    made = load_recipe(ROOT / "decks/seeds.yaml")
    assert (made.name, made.paths) == ("seeds", ((ROOT / "seeds").as_posix(),))
