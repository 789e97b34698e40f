"""The first command on a fresh clone of what is committed: nothing of the tree changes, and twice is once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.texts import ROOT


def run(folder: Path, *command: str) -> str:
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")
def test_make_deck_on_a_clone(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    run(tmp_path, "git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone))
    first = run(clone, "make", "deck", f"PYTHON={sys.executable}")
    assert "wrote decks/seeds.apkg" in first
    assert run(clone, "git", "status", "--porcelain") == ""
    package = (clone / "decks/seeds.apkg").read_bytes()
    second = run(clone, "make", "deck")
    assert "0 new, 0 changed" in second
    assert (clone / "decks/seeds.apkg").read_bytes() == package
    assert run(clone, "git", "status", "--porcelain") == ""
