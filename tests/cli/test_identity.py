"""`build`, `reject` and `lock` as typed: what is refused, what is kept."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.test_output import TEXT, quizgen
from tests.support.texts import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a document of one fact, and its deck in `out`."""
    (tmp_path / "notes.md").write_text(TEXT, "utf-8")
    assert quizgen("build", "notes.md", "-o", "out", cwd=tmp_path).returncode == 0
    return tmp_path


def entries(folder: Path, lock: str = "out/notes.lock") -> dict[str, dict[str, object]]:
    rows = map(json.loads, (folder / lock).read_text("utf-8").splitlines())
    return {row["note"]["term"]: row["note"] for row in rows if "note" in row}


@pytest.mark.parametrize("deck", ["out/notes.apkg", "out/notes.lock", "out/notes.yaml", "out/notes"])
def test_reject_finds_the_lock_beside_the_deck(folder: Path, deck: str) -> None:
    run = quizgen("reject", deck, "大潮", cwd=folder)
    assert run.returncode == 0
    assert entries(folder)["大潮"]["state"] == "rejected"
    assert f"UID:{entries(folder)['大潮']['guid']}" in run.stderr
    again = quizgen("build", "notes.md", "-o", "out", cwd=folder)
    assert "0 new, 0 changed, 0 reworded, 0 unchanged, 0 vanished, 1 rejected" in again.stderr


def test_what_is_rejected_is_listed_and_can_be_taken_back(folder: Path) -> None:
    lock = folder / "out/notes.lock"
    quizgen("reject", "out/notes", "大潮", cwd=folder)
    listed = quizgen("reject", "out/notes", cwd=folder)
    assert listed.stdout.startswith(f"{entries(folder)['大潮']['guid']}  definition: 大潮 – ")
    undone = quizgen("reject", "out/notes", "--undo", "大潮", cwd=folder)
    assert (undone.returncode, entries(folder)["大潮"]["state"]) == (0, "vanished")
    again = quizgen("build", "notes.md", "-o", "out", cwd=folder)
    assert "0 new, 0 changed, 0 reworded, 1 unchanged, 0 vanished, 0 rejected" in again.stderr
    kept = lock.read_bytes()
    assert quizgen("reject", "out/notes", "--undo", "大潮", cwd=folder).returncode == 2
    assert lock.read_bytes() == kept


@pytest.mark.parametrize(
    ("deck", "term", "says"),
    [("out/other", "大潮", "there is no lock file"), ("out/notes", "小潮", "no note of the deck is about '小潮'")],
)
def test_reject_of_what_is_not_there(folder: Path, deck: str, term: str, says: str) -> None:
    before = (folder / "out/notes.lock").read_bytes()
    run = quizgen("reject", deck, term, cwd=folder)
    assert run.returncode == 2
    assert says in run.stderr
    assert "Traceback" not in run.stderr
    assert (folder / "out/notes.lock").read_bytes() == before


def test_a_deck_of_another_name_is_refused_unless_accepted(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
    build = ("build", "notes.md", "-o", "out", "--lock", "out/notes.lock", "--deck", "tides")
    run = quizgen(*build, cwd=folder)
    assert run.returncode == 2
    assert "'notes', not 'tides'" in run.stderr
    assert {path.name: path.read_bytes() for path in (folder / "out").iterdir()} == before
    assert quizgen(*build, "--accept", cwd=folder).returncode == 0
    assert (folder / "out/tides.apkg").is_file()


def test_a_template_that_is_gone_is_refused_unless_accepted(folder: Path) -> None:
    shutil.copytree(ROOT / "templates", folder / "cards")
    path = folder / "cards/zh/definition.yaml"
    path.write_text(path.read_text("utf-8").replace("id: zh-definition", "id: zh-meaning"), "utf-8")
    build = ("build", "notes.md", "-o", "out", "--templates", "cards")
    run = quizgen(*build, cwd=folder)
    assert run.returncode == 2
    assert "template 'zh-definition' is gone" in run.stderr
    assert "1 new" in quizgen(*build, "--accept", cwd=folder).stderr


def test_a_renamed_document_stays_in_the_deck_of_its_lock(folder: Path) -> None:
    (folder / "notes.md").rename(folder / "moved.md")
    run = quizgen("build", "moved.md", "-o", "out", "--lock", "out/notes.lock", cwd=folder)
    assert "0 new, 0 changed, 0 reworded, 1 unchanged" in run.stderr
    assert not (folder / "out/moved.apkg").exists()


def test_a_key_of_ones_own_makes_other_guids_and_stays(folder: Path) -> None:
    quizgen("build", "notes.md", "-o", "mine", "--key", "my own", cwd=folder)
    quizgen("build", "notes.md", "-o", "mine", cwd=folder)
    assert '"key": "my own"' in (folder / "mine/notes.lock").read_text("utf-8")
    assert entries(folder, "mine/notes.lock")["大潮"]["guid"] != entries(folder)["大潮"]["guid"]


def test_a_lost_lock_is_made_again_and_never_overwritten(folder: Path) -> None:
    lock = folder / "out/notes.lock"
    was = lock.read_bytes()
    run = quizgen("lock", "--from", "out/notes.apkg", cwd=folder)
    assert run.returncode == 2
    assert "there is a lock file already" in run.stderr
    assert lock.read_bytes() == was
    lock.unlink()
    stopped = quizgen("build", "notes.md", "-o", "out", cwd=folder)
    assert stopped.returncode == 2
    assert "quizgen lock --from out/notes.apkg --lock out/notes.lock" in stopped.stderr
    assert quizgen("lock", "--from", "out/notes.apkg", cwd=folder).returncode == 0
    assert lock.read_bytes() == was
    assert "0 new, 0 changed" in quizgen("build", "notes.md", "-o", "out", cwd=folder).stderr


def test_same_bytes_for_any_hash_seed_and_number_of_jobs(tmp_path: Path) -> None:
    made = set()
    for seed, jobs in (("0", "1"), ("1", "2"), ("77", "3")):
        out = tmp_path / seed
        environment = {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1700000000"}
        run = quizgen("build", "seeds", "-o", str(out), "--jobs", jobs, cwd=ROOT, **environment)
        assert run.returncode == 0, run.stderr
        made.add(((out / "seeds.apkg").read_bytes(), (out / "seeds.lock").read_bytes()))
    assert len(made) == 1


def test_a_file_that_cannot_be_read_is_told_by_any_number_of_jobs(folder: Path) -> None:
    (folder / "broken.md").write_bytes(b"\xff\xfe\0x")
    run = quizgen("build", "notes.md", "broken.md", "-o", "out", "--jobs", "2", cwd=folder)
    assert run.returncode == 1
    assert run.stderr.startswith("error: broken.md")
    assert "1 unchanged" in run.stderr


def test_a_rejected_note_takes_no_place_of_one_that_was_built(folder: Path) -> None:
    (folder / "notes.md").write_text(TEXT + "\n小潮指的是上下弦前后涨落幅度最小的潮汐。\n", "utf-8")
    assert "1 new" in quizgen("build", "notes.md", "-o", "out", cwd=folder).stderr
    quizgen("reject", "out/notes", "大潮", cwd=folder)
    run = quizgen("build", "notes.md", "-o", "out", "--max-cards", "1", cwd=folder)
    assert "1 unchanged, 0 vanished, 0 rejected" in run.stderr
