"""Every command of README does what README says, with the output README shows."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.real_anki import cards_shown, collection, import_package
from tests.support.texts import ROOT

README = (ROOT / "README.md").read_text("utf-8")
CONSOLE = re.compile(r"```console\n(.*?)```", re.S)
PROGRAMS = {"quizgen": [sys.executable, "-m", "quizgen"], "python": [sys.executable]}


def commands() -> list[str]:
    return [line[2:] for block in CONSOLE.findall(README) for line in block.splitlines() if line.startswith("$ ")]


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program, *args = shlex.split(command)
    return subprocess.run(
        [*PROGRAMS[program], *args],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a clone holds of the files that README's commands name."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("seeds", "decks", "templates", "tests/gold", "benchmarks"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def test_the_first_command_shows_what_readme_shows_and_changes_nothing(checkout: Path) -> None:
    recipe = re.search(r"^deck:.*\n\t@\$\(BIN\)/(.+)$", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert recipe, "Makefile has no deck target"
    committed = (ROOT / "decks/seeds.lock").read_bytes()
    built = run(recipe[1], checkout)
    assert built.returncode == 0, built.stderr
    shown = CONSOLE.findall(README)[0]
    assert shown == "$ make deck\n" + built.stderr
    assert "0 new, 0 changed" in built.stderr
    assert (checkout / "decks/seeds.lock").read_bytes() == committed


@pytest.mark.parametrize("command", [each for each in commands() if not each.startswith("make ")])
def test_commands_of_readme_run(command: str, checkout: Path) -> None:
    ran = run(command, checkout)
    assert ran.returncode == 0, ran.stderr
    assert (ran.stdout + ran.stderr).strip()


def test_new_wording_and_colour_reach_the_deck_that_readme_built_first(checkout: Path, tmp_path: Path) -> None:
    folder = tmp_path / "clone"
    shutil.copytree(checkout, folder, ignore=shutil.ignore_patterns("my-*"))
    section = README[README.index("## Changing the cards") :]
    block, (layout,) = CONSOLE.findall(section)[0], re.findall(r"```yaml\n(.*?)```", section, re.S)
    start, *then = [line[2:] for line in block.splitlines()]
    with collection(tmp_path / "anki") as col:
        run("quizgen build decks/seeds.yaml", folder)
        notes = import_package(col, folder / "decks/seeds.apkg")["new"]
        run(start, folder)
        template = folder / "my-templates/zh-definition.yaml"
        template.write_text(
            re.sub(r"(?m)^front: .*", "front: '请解释“{term}”。'", template.read_text("utf-8")), "utf-8"
        )
        (folder / "my-templates/layout.yaml").write_text(layout, "utf-8")
        assert [run(command, folder).returncode for command in then] == [0, 0]
        log = import_package(col, folder / "decks/seeds.apkg")
        assert (log["new"], log["updated"], log["conflicting"], col.note_count()) == (0, 0, 0, notes)
        asked = [c for c in cards_shown(col) if c.note_type == "quizgen zh-definition" and c.ordinal == 0]
        assert asked
        assert all("请解释" in card.front for card in asked)
        assert all("mark { background: #b3e5fc; }" in col.get_note(n).note_type()["css"] for n in col.find_notes(""))


def test_only_known_programs_stand_in_readme() -> None:
    assert {each.split()[0] for each in commands()} <= {"make", *PROGRAMS}
    assert {each for each in commands() if each.startswith("make ")} == {"make deck", "make test"}


def test_the_layout_that_readme_shows_passes_the_check(tmp_path: Path) -> None:
    (layout,) = re.findall(r"```yaml\n(.*?)```", README, re.S)
    (tmp_path / "layout.yaml").write_text(layout, "utf-8")
    checked = run("quizgen check layout.yaml", tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "everything is in order\n"), checked.stderr
