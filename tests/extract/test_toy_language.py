"""A language is data: a folder of files gives facts without a line of code."""

from __future__ import annotations

import shutil
from pathlib import Path

from quizgen.data import data_root
from quizgen.extract import load_rules
from tests.support.texts import extraction

LANGUAGE = """\
code: toki
applies: 'zelu'
lists:
  question: [seme]
"""
NUMERALS = """\
values: {wan: 1, tu: 2}
scales: {ale: 100}
numeral: 'wan|tu|ale'
vague: 'mute'
pieces: {}
patterns:
  - {kind: measure, pattern: '(?:wan|tu|ale) (?&unit_measure)'}
"""
UNITS = """\
- kind: measure
  units: [sike]
"""
RULES = """\
- id: toki-def-zelu
  why: zelu says what a word is
  scope: sentence
  cue: [zelu]
  pattern: '^(?P<term>\\w+) zelu (?P<answer>[^.]+)'
  guards: [question]
  score: 0.9
  facts:
    - {kind: definition, term: term, answer: answer}
  matches:
    - text: 'Telo zelu ijo pi loje ala.'
      facts: [definition | Telo | ijo pi loje ala]
    - text: 'Suno zelu mun seli suli.'
      facts: [definition | Suno | mun seli suli]
  ignores:
    - 'Telo zelu seme.'
    - 'Mi zelu seme.'
"""


def test_toy_language_gives_facts_from_data_files_only(tmp_path: Path) -> None:
    root = tmp_path / "languages"
    shutil.copytree(data_root("languages"), root)
    folder = root / "toki"
    folder.mkdir()
    for name, text in {
        "language.yaml": LANGUAGE, "numerals.yaml": NUMERALS, "units.yaml": UNITS, "prose_rules.yaml": RULES,
    }.items():  # fmt: skip
        (folder / name).write_text(text, "utf-8")
    found = extraction("Telo zelu ijo pi loje ala. Suno zelu mun seli suli.", with_rules=load_rules(root)).facts
    assert [(f.kind, f.term, f.answer, f.rule) for f in found] == [
        ("definition", "Telo", "ijo pi loje ala", "toki-def-zelu"),
        ("definition", "Suno", "mun seli suli", "toki-def-zelu"),
    ]


def test_without_its_folder_the_toy_language_gives_nothing() -> None:
    assert not extraction("Telo zelu ijo pi loje ala.").facts
