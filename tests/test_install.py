"""quizgen runs from any folder: as a wheel, and as an editable install, where an edited template shows."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.support.texts import ROOT

PIP = ["-m", "pip", "--disable-pip-version-check", "--quiet"]
TEXT = "大潮指的是朔望前后涨落幅度最大的潮汐。\n"


def run(command: list[str | Path], folder: Path, **env: str) -> str:
    ran = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**{k: v for k, v in os.environ.items() if k != "PYTHONPATH"}, **env},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what is needed to install, so that no build folder is left in the tree."""
    copy = tmp_path / "project"
    copy.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    for name in ("quizgen", "templates"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


def test_a_wheel_runs_from_an_empty_folder(project: Path, elsewhere: Path, tmp_path: Path) -> None:
    wheels, site = tmp_path / "wheels", tmp_path / "site"
    run([sys.executable, *PIP, "wheel", "--no-deps", "--no-build-isolation", "-w", wheels, project], elsewhere)
    wheel = next(wheels.glob("quizgen-*.whl"))
    run([sys.executable, *PIP, "install", "--no-deps", "--no-index", "--target", site, wheel], elsewhere)
    shutil.rmtree(project)
    (tmp_path / "notes.md").write_text(TEXT, "utf-8")
    where = run([sys.executable, "-c", "import quizgen; print(quizgen.__file__)"], elsewhere, PYTHONPATH=str(site))
    assert where.startswith(str(site))
    built = run([sys.executable, "-m", "quizgen", "build", "../notes.md", "-o", "."], elsewhere, PYTHONPATH=str(site))
    assert "1 new" in built
    assert sorted(path.suffix for path in elsewhere.iterdir()) == [".apkg", ".lock"]
    run([sys.executable, "-m", "quizgen", "check"], elsewhere, PYTHONPATH=str(site))


def test_an_edited_template_shows_in_an_editable_install(project: Path, elsewhere: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv/bin/python"
    site = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], elsewhere).strip()
    # pip, setuptools and the dependencies come from the environment of the tests: nothing is downloaded
    Path(site, "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    run([python, *PIP, "install", "--no-deps", "--no-build-isolation", "--editable", project], elsewhere)
    (elsewhere / "notes.md").write_text(TEXT, "utf-8")
    template = project / "templates/zh/definition.yaml"
    wording = template.read_text("utf-8")
    assert "什么{" in wording
    quizgen = tmp_path / "venv/bin/quizgen"
    run([quizgen, "build", "notes.md", "-o", "one"], elsewhere)
    template.write_text(wording.replace("什么{", "何物{"), "utf-8")
    report = run([quizgen, "build", "notes.md", "-o", "one"], elsewhere)
    assert "0 new, 0 changed" in report
    assert "何物" in models(next((elsewhere / "one").glob("*.apkg")), tmp_path)


def models(package: Path, folder: Path) -> str:
    """The note types of a package, as the JSON text that genanki wrote."""
    with zipfile.ZipFile(package) as archive:
        archive.extract("collection.anki2", folder)
    with sqlite3.connect(folder / "collection.anki2") as database:
        text: str = database.execute("select models from col").fetchone()[0]
    database.close()
    return json.dumps(json.loads(text), ensure_ascii=False)
