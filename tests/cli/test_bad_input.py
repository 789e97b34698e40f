"""Everything that can be wrong with what a person gives: a message that names it and the cure, the exit
status of the design, and nothing half written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.texts import ROOT

GOOD = "大潮指的是朔望前后涨落幅度最大的潮汐。\n"


def quizgen(*args: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "quizgen", *map(str, args)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )


def failed(run: subprocess.CompletedProcess[str], status: int, *words: str) -> None:
    """It failed with that status and a message that has the words, and is no traceback."""
    assert run.returncode == status, run.stderr
    assert "Traceback" not in run.stderr
    assert "error:" in run.stderr.lower()
    for word in words:
        assert word in run.stderr
    assert run.stdout == ""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    (tmp_path / "notes.md").write_text(GOOD, "utf-8")
    return tmp_path


def nothing_in(folder: Path) -> bool:
    return not folder.exists() or not list(folder.iterdir())


def test_no_such_path(notes: Path) -> None:
    run = quizgen("build", "note.md", "-o", "out", cwd=notes)
    failed(run, 2, "note.md", "did you mean 'notes.md'?")
    assert nothing_in(notes / "out")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.md", b"", ("empty.md", "empty")),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0", ("picture.txt", "binary")),
        ("gb.txt", "潮汐发电是一种利用海水涨落的发电方式。".encode("gb18030"), ("gb.txt", "UTF-8", "iconv")),
        ("long.txt", b"x" * 50_000_000, ("long.txt", "limit")),
    ],
    ids=["empty", "binary", "not UTF-8", "50 MB line"],
)
def test_unreadable_file_alone(tmp_path: Path, name: str, data: bytes, words: tuple[str, ...]) -> None:
    (tmp_path / name).write_bytes(data)
    run = quizgen("build", name, "-o", "out", cwd=tmp_path)
    failed(run, 1, *words)
    assert nothing_in(tmp_path / "out")


def test_unreadable_file_beside_a_good_one_builds_the_good_one(notes: Path) -> None:
    (notes / "broken.md").write_bytes(b"\xff\xfe\0x")
    run = quizgen("build", "notes.md", "broken.md", "-o", "out", cwd=notes)
    assert run.returncode == 1
    assert "error: broken.md" in run.stderr
    assert (notes / "out/notes.apkg").is_file()


def test_folder_with_nothing_readable(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/a.png").write_bytes(b"\x89PNG")
    failed(quizgen("build", "photos", "-o", "out", cwd=tmp_path), 1, "photos", ".md")
    assert nothing_in(tmp_path / "out")


def test_documents_without_facts(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("今天风很大，我们没有出海。\n", "utf-8")
    run = quizgen("build", "diary.txt", "-o", "out", cwd=tmp_path)
    failed(run, 1, "diary.txt", "no fact worth a card")
    assert nothing_in(tmp_path / "out")


def test_output_that_cannot_be_written(notes: Path) -> None:
    (notes / "out").write_text("a file where the folder should be", "utf-8")
    failed(quizgen("build", "notes.md", "-o", "out", cwd=notes), 1, "out", "-o")
    assert (notes / "out").read_text("utf-8") == "a file where the folder should be"


RULE = """\
- id: own-rule
  why: a test
  scope: sentence
  pattern: '(?P<term>X) = (?P<answer>Y)'
  score: 0.9
  facts: [{kind: definition, term: term, answer: answer}]
  matches: [a, b]
  ignores: [c, d]
"""
BAD_RULES = {
    "unknown key": (RULE.replace("why:", "wyh:"), "own.yaml:2:3: unknown key 'wyh'; did you mean 'why'?"),
    "wrong type": (RULE.replace("score: 0.9", "score: high"), "own.yaml:5:10: expected a number from 0 to 1, found 'high'"),
    "bad regex": (RULE.replace("(?P<answer>Y)", "(?P<answer>Y"), "own.yaml:4:12: the pattern is no regular expression"),
    "unknown guard": (RULE.replace("score:", "guards: [questoin]\n  score:"), "did you mean 'question'?"),
    "repeated id": (RULE + RULE, "own.yaml:9:3: rule id 'own-rule' is used twice; it stands at own.yaml:1:3 already"),
    "group that is not there": (RULE.replace("answer: answer}", "answer: reply}"), "has no part named 'reply'"),
    "not YAML": ("- id: [", "own.yaml:"),
    "empty": ("", "own.yaml:1: is empty"),
    "alias": ("- &a {id: x}\n- *a\n", "anchors and aliases"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), BAD_RULES.values(), ids=BAD_RULES)
def test_bad_rule_file(notes: Path, text: str, message: str) -> None:
    (notes / "own.yaml").write_text(text, "utf-8")
    run = quizgen("build", "notes.md", "-o", "out", "--rules", "own.yaml", cwd=notes)
    failed(run, 2, message)
    assert nothing_in(notes / "out")


TEMPLATE = (ROOT / "templates/zh/definition.yaml").read_text("utf-8")
BAD_TEMPLATES = {
    "unknown key": (TEMPLATE.replace("\nback:", "\nbakc:"), "unknown key 'bakc'; did you mean 'back'?"),
    "unknown placeholder": (TEMPLATE.replace("{term}", "{trem}", 1), "unknown placeholder '{trem}'; did you mean '{term}'?"),
    "wrong type": (TEMPLATE.replace("reverse: true", "reverse: maybe"), "expected true or false, found 'maybe'"),
    "lone brace": (TEMPLATE.replace("{answer}", "{answer", 1), "a lone '{'"),
    "wrong form": (TEMPLATE.replace("form: question", "form: qestion"), "did you mean 'question'?"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), BAD_TEMPLATES.values(), ids=BAD_TEMPLATES)
def test_bad_template_file(notes: Path, text: str, message: str) -> None:
    own = notes / "cards"
    (own / "zh").mkdir(parents=True)
    (own / "layout.yaml").write_bytes((ROOT / "templates/layout.yaml").read_bytes())
    (own / "zh/definition.yaml").write_text(text, "utf-8")
    run = quizgen("build", "notes.md", "-o", "out", "--templates", "cards", cwd=notes)
    failed(run, 2, "cards/zh/definition.yaml:", message)
    assert nothing_in(notes / "out")


def test_repeated_template_id(notes: Path) -> None:
    own = notes / "cards"
    (own / "zh").mkdir(parents=True)
    (own / "layout.yaml").write_bytes((ROOT / "templates/layout.yaml").read_bytes())
    for name in ("one", "two"):
        (own / f"zh/{name}.yaml").write_text(TEMPLATE, "utf-8")
    run = quizgen("build", "notes.md", "-o", "out", "--templates", "cards", cwd=notes)
    failed(run, 2, "cards/zh/two.yaml:1:1: template id 'zh-definition' is used twice")


def test_bad_option_and_bad_time(notes: Path) -> None:
    run = quizgen("build", "notes.md", "-o", "out", "--kind", "defintion", cwd=notes)
    assert run.returncode == 2
    assert "defintion" in run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
def test_interrupt_during_a_build_leaves_nothing(notes: Path) -> None:
    os.mkfifo(notes / "slow.lock")  # the build waits here for as long as nobody writes into the pipe
    process = subprocess.Popen(
        [sys.executable, "-m", "quizgen", "build", "notes.md", "-o", "out", "--lock", "slow.lock"],
        cwd=notes,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "interrupted: nothing was written" in errors
    assert "Traceback" not in errors
    assert nothing_in(notes / "out")
