"""What goes where: results on standard output, everything else on standard error, a bar on terminals only."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.texts import ROOT

TEXT = "# 潮汐\n\n大潮指的是朔望前后涨落幅度最大的潮汐。\n\n它指的是前面提到的那条航线。\n"
CONTRACT = {"id", "kind", "term", "answer", "statement", "context", "lang", "rule", "score", "source"}


def quizgen(*args: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "quizgen", *args],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "notes.md").write_text(TEXT, "utf-8")
    return tmp_path


def test_extract_prints_one_fact_a_line_and_nothing_else(folder: Path) -> None:
    run = quizgen("extract", "notes.md", "--format", "jsonl", cwd=folder)
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert [(row["kind"], row["term"]) for row in rows] == [("definition", "大潮")]
    assert set(rows[0]) >= CONTRACT
    assert rows[0]["source"]["line"] == 3


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[朔望](https://sea.example/a_(b) '一轮')前后", "[朔望](https://sea.example/a_(b))前后"),
        ("[**朔望**][1]前后", "[朔望][1]前后"),
        ("[朔望\n前后](sea.md)", "[朔望前后](sea.md)"),
        ("**朔望**前后", "朔望前后"),
    ],
)
def test_a_statement_says_where_its_links_lead(folder: Path, written: str, told: str) -> None:
    (folder / "notes.md").write_text(TEXT.replace("朔望前后", written), "utf-8")
    row = json.loads(quizgen("extract", "notes.md", "--format", "jsonl", cwd=folder).stdout.splitlines()[0])
    assert row["statement"] == f"大潮指的是{told}涨落幅度最大的潮汐。"
    assert "sea.example" not in row["answer"]


def test_facts_stand_in_document_order(folder: Path) -> None:
    run = quizgen("extract", str(ROOT / "seeds/space-posts.txt"), "--format", "jsonl", cwd=folder)
    places = [json.loads(line)["source"]["start"] for line in run.stdout.splitlines()]
    assert places == sorted(places)
    assert len(places) > 20


def test_same_output_for_any_hash_seed(folder: Path) -> None:
    runs = {
        quizgen("extract", str(ROOT / "seeds"), "--format", "jsonl", cwd=folder, PYTHONHASHSEED=seed).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(runs) == 1


def test_build_says_what_was_made_and_refused_and_why(folder: Path) -> None:
    run = quizgen("build", "notes.md", "-o", "out", cwd=folder)
    head, row, *_ = run.stderr.splitlines()
    assert head.split() == ["document", "notes", "refused", "most", "refused", "for"]
    assert row.split()[:3] == ["notes.md", "1", "1"]
    assert row.endswith("pronoun term 1")
    assert "1 new" in run.stderr
    assert run.stdout == ""


def test_json_report_is_all_of_standard_output(folder: Path) -> None:
    run = quizgen("build", "notes.md", "-o", "out", "--report", "json", cwd=folder)
    report = json.loads(run.stdout)
    assert report["counts"]["new"] == 1
    assert [note["term"] for note in report["notes"]] == ["大潮"]


def test_dry_run_writes_nothing(folder: Path) -> None:
    run = quizgen("build", "notes.md", "-o", "out", "--dry-run", cwd=folder)
    assert run.returncode == 0
    assert not (folder / "out").exists()


def test_explain_names_rule_match_and_guard(folder: Path) -> None:
    found = quizgen("explain", "大潮指的是朔望前后涨落幅度最大的潮汐。", cwd=folder).stdout
    assert "zh-def-refers: definition | 大潮" in found
    assert "term = '大潮'" in found
    assert "accepted, score 0.9 = 0.9 of the rule" in found
    leaning = quizgen("explain", "旅行者1号还在飞。它的天线直径3.7米。", cwd=folder).stdout
    assert "context: 旅行者1号还在飞。" in leaning
    assert "- 0.04 for its context" in leaning
    refused = quizgen("explain", "这件事指的是朔望前后的什么潮汐？", cwd=folder).stdout
    assert "refused by question" in refused
    assert "no rule matches" in quizgen("explain", "今天风很大。", cwd=folder).stdout


def test_explain_takes_a_line_of_a_file(folder: Path) -> None:
    assert "zh-def-refers" in quizgen("explain", "notes.md:3", cwd=folder).stdout


def on_terminal(command: list[str], cwd: Path) -> str:
    """Standard error of a command that believes it to be a terminal."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        command, cwd=cwd, stderr=slave, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    os.close(slave)
    seen = b""
    while True:
        try:
            part = os.read(master, 4096)
        except OSError:
            break
        if not part:
            break
        seen += part
    process.wait(timeout=60)
    os.close(master)
    return seen.decode()


def test_progress_bar_on_a_terminal_none_in_a_pipe(folder: Path) -> None:
    command = [sys.executable, "-m", "quizgen", "build", "notes.md", "-o", "out"]
    assert "reading" in on_terminal(command, folder)
    assert "reading" not in quizgen("build", "notes.md", "-o", "out", cwd=folder).stderr
