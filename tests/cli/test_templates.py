"""`quizgen templates` and `quizgen check` on single files: what a user who edits cards sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_bad_input import RULE, failed, quizgen
from tests.support.texts import ROOT

IDS = sorted(path.read_text("utf-8").split("\n")[0].removeprefix("id: ") for path in ROOT.glob("templates/*/*.yaml"))


def test_list_names_every_template_with_its_file(tmp_path: Path) -> None:
    rows = [line.split() for line in quizgen("templates", "list", cwd=tmp_path).stdout.splitlines()]
    assert rows[0] == ["id", "form", "fact", "language", "file"]
    assert [row[0] for row in rows[1:]] == IDS
    assert all((ROOT / row[-1]).is_file() for row in rows[1:])


def test_show_prints_the_file(tmp_path: Path) -> None:
    shown = quizgen("templates", "show", "zh-date", cwd=tmp_path).stdout
    assert shown == (ROOT / "templates/zh/date.yaml").read_text("utf-8")
    failed(quizgen("templates", "show", "zh-dat", cwd=tmp_path), 2, "zh-dat", "did you mean 'zh-date'?")


def test_every_new_file_passes_the_check(tmp_path: Path) -> None:
    for name in IDS:
        made = quizgen("templates", "new", f"my-{name}", "--from", name, "-o", "cards", cwd=tmp_path)
        assert made.stdout == f"cards/my-{name}.yaml\n"
        assert f"id: my-{name}\n" in (tmp_path / f"cards/my-{name}.yaml").read_text("utf-8")
    assert quizgen("check", "cards", cwd=tmp_path).stdout == "everything is in order\n"
    listed = quizgen("templates", "list", "--templates", "cards", cwd=tmp_path).stdout
    assert [line.split()[0] for line in listed.splitlines()[1:]] == [f"my-{name}" for name in IDS]


@pytest.mark.parametrize(
    ("args", "status", "words"),
    [
        (("tides",), 2, ("tides", "no shipped template has this id", "zh-date")),
        (("tides", "--from", "zh-defintion"), 2, ("did you mean 'zh-definition'?",)),
        (("../tides", "--from", "zh-date"), 2, ("is no id for a template",)),
        (("zh-date", "-o", "file.md"), 1, ("file.md", "-o")),
    ],
)
def test_new_says_what_is_wrong(tmp_path: Path, args: tuple[str, ...], status: int, words: tuple[str, ...]) -> None:
    (tmp_path / "file.md").write_text("x", "utf-8")
    failed(quizgen("templates", "new", *args, cwd=tmp_path), status, *words)
    assert [path.name for path in tmp_path.iterdir()] == ["file.md"]


def test_every_mistake_of_a_template_at_once(tmp_path: Path) -> None:
    text = (ROOT / "templates/zh/definition.yaml").read_text("utf-8")
    for right, wrong in (
        ("fact: definition", "fact: defintion"),
        ("{term}", "{trem}"),
        ("\nback:", "\nbakc:"),
        ("reverse: true", "reverse: yes"),
        ("tags: []", "tags: [sea level]"),
        ("    Hint:", "    Hnt:"),
    ):
        assert right in text
        text = text.replace(right, wrong, 1)
    (tmp_path / "mine.yaml").write_text(text, "utf-8")
    run = quizgen("check", "mine.yaml", cwd=tmp_path)
    assert run.returncode == 2
    assert run.stderr.splitlines() == [
        "error: mine.yaml:1:1: key 'back' is missing; 'form: question' asks for it",
        "error: mine.yaml:3:7: 'defintion' is not allowed here; did you mean 'definition'?",
        "error: mine.yaml:5:8: unknown placeholder '{trem}'; did you mean '{term}'?",
        "error: mine.yaml:6:1: unknown key 'bakc'; did you mean 'back'?",
        "error: mine.yaml:7:10: expected true or false, found 'yes'; write it without quotes",
        "error: mine.yaml:10:8: 'sea level' is not allowed here; a tag has no space: write an underscore",
        "error: mine.yaml:18:5: unknown key 'Hnt'; did you mean 'Hint'?",
    ]


def test_every_mistake_of_a_recipe_at_once(tmp_path: Path) -> None:
    text = (
        "naem: Sea\nsources: [notes.md, '*.txt']\nkinds: [dates]\nlimits: {max_cards: few, min_score: 2}\nlanguage:\n"
    )
    (tmp_path / "sea.yaml").write_text(text, "utf-8")
    assert quizgen("check", "sea.yaml", cwd=tmp_path).stderr.splitlines() == [
        "error: sea.yaml:1:1: unknown key 'naem'; did you mean 'name'?",
        "error: sea.yaml:2:11: no such file or folder: 'notes.md'; check the path",
        "error: sea.yaml:2:21: no file is called like '*.txt'; correct the pattern",
        "error: sea.yaml:3:9: 'dates' is not allowed here; did you mean 'date'?",
        "error: sea.yaml:4:21: expected a whole number from 1, found 'few'; correct it, without quotes",
        "error: sea.yaml:4:37: expected a number from 0 to 1, found '2'; correct it, without quotes",
        "error: sea.yaml:5:10: expected text, found nothing; write a value or remove the key",
    ]


def test_every_path_of_a_recipe_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("x", "utf-8")
    text = "sources:\n- note.md\n- more/*.md\n- notes.md\ntemplates: mine\nrules: [own.yaml]\n"
    (tmp_path / "sea.yaml").write_text(text, "utf-8")
    run = quizgen("check", "sea.yaml", cwd=tmp_path)
    failed(run, 2, "sea.yaml:2:3: no such file or folder: 'note.md'; did you mean 'notes.md'?")
    assert [line.split(": ")[1] for line in run.stderr.splitlines()] == ["sea.yaml:2:3", "sea.yaml:3:3", "sea.yaml:5:12", "sea.yaml:6:9"]  # fmt: skip


def test_a_recipe_answers_for_the_templates_and_rules_it_names(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("x", "utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/a.yaml").write_text("id: a\n", "utf-8")
    (tmp_path / "sea.yaml").write_text("sources: [notes.md]\ntemplates: mine\n", "utf-8")
    failed(quizgen("check", "sea.yaml", cwd=tmp_path), 2, "mine/a.yaml:1:1: key 'form' is missing")
    (tmp_path / "own.yaml").write_text(RULE, "utf-8")
    (tmp_path / "sea.yaml").write_text("sources: [notes.md]\nwithout:\n- zh-dat\n", "utf-8")
    failed(quizgen("check", "sea.yaml", cwd=tmp_path), 2, "sea.yaml:3:3: no template 'zh-dat'", "'zh-date'")


def test_a_sample_that_comes_out_otherwise(tmp_path: Path) -> None:
    text = (ROOT / "templates/en/date.yaml").read_text("utf-8").replace("{{c1::17", "{{c2::17")
    (tmp_path / "mine.yaml").write_text(text, "utf-8")
    failed(quizgen("check", "mine.yaml", cwd=tmp_path), 2, "mine.yaml:13:11: the sample's Text comes out as")
    text = text.replace("answer: '17", "answer: '18")
    (tmp_path / "mine.yaml").write_text(text, "utf-8")
    failed(quizgen("check", "mine.yaml", cwd=tmp_path), 2, "mine.yaml:8:11: the sample's statement does not hold this")


def test_a_file_of_shipped_rules_and_a_layout(tmp_path: Path) -> None:
    for file in ("quizgen/languages/en/who_rules.yaml", "templates/layout.yaml"):
        assert quizgen("check", ROOT / file, cwd=tmp_path).stdout == "everything is in order\n"
    (tmp_path / "layout.yaml").write_text("css: ''\nfrnt: ''\nback: '{solutoin}'\n", "utf-8")
    run = quizgen("check", "layout.yaml", cwd=tmp_path)
    failed(run, 2, "layout.yaml:2:1: unknown key 'frnt'", "layout.yaml:3:7: unknown placeholder '{solutoin}'")


def test_schema_is_printed_as_it_is_committed(tmp_path: Path) -> None:
    for kind in ("template", "layout", "recipe"):
        printed = quizgen("templates", "schema", kind, cwd=tmp_path).stdout
        assert printed == (ROOT / f"docs/schema/{kind}.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sources: [notes.md]\ntemplates: notes.md\n", "sea.yaml:2:12: 'notes.md' is no folder; name a folder"),
        ("sources: [notes.md]\nrules: ['.']\n", "sea.yaml:2:9: '.' is no file; name a file"),
        ("sources:\n", "sea.yaml:1:9: expected a list, found a single value"),
        ("- a\n", "sea.yaml:1:1: expected a mapping, found a list"),
        ("", "sea.yaml:1: is empty"),
        ("sources: [*a]\n", "sea.yaml:"),
    ],
)
def test_recipes_that_are_none(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "notes.md").write_text("x", "utf-8")
    (tmp_path / "sea.yaml").write_text(text, "utf-8")
    failed(quizgen("build", "sea.yaml", cwd=tmp_path), 2, words)


def test_a_folder_with_nothing_to_check(tmp_path: Path) -> None:
    failed(quizgen("check", ".", cwd=tmp_path), 2, "no YAML file in this folder")
