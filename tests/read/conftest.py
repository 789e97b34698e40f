"""Small documents of our own, one per shape, and ways in which tools wrap them."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

DOCUMENTS = Path(__file__).parent / "documents"
WIDTH = 80


@pytest.fixture(params=["article", "textbook", "posts", "turns", "fragments"])
def sample(request: pytest.FixtureRequest) -> str:
    return read_sample(request.param)


@pytest.fixture
def read_sample_named() -> Callable[[str], str]:
    return read_sample


def read_sample(name: str) -> str:
    return (DOCUMENTS / f"{name}.txt").read_text("utf-8")


def wrapped_by_textwrap(line: str) -> list[str]:
    return textwrap.wrap(line, WIDTH) or [""]


def wrapped_keeping_words(line: str) -> list[str]:
    return textwrap.wrap(line, WIDTH, break_long_words=False) or [""]


def wrapped_by_columns(line: str) -> list[str]:
    out, start, width = [], 0, 0
    for at, char in enumerate(line):
        wide = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if width + wide > WIDTH:
            out.append(line[start:at])
            start, width = at, 0
        width += wide
    return [*out, line[start:]]


def folded_at_spaces(line: str) -> list[str]:
    out = []
    while len(line) > WIDTH:
        at = line.rfind(" ", 0, WIDTH) + 1 or WIDTH
        out.append(line[:at])
        line = line[at:]
    return [*out, line]


WAYS = (wrapped_by_textwrap, wrapped_keeping_words, wrapped_by_columns, folded_at_spaces)


@pytest.fixture(params=WAYS, ids=lambda way: way.__name__)
def wrap(request: pytest.FixtureRequest) -> Callable[[str], str]:
    way: Callable[[str], list[str]] = request.param

    def wrap(text: str) -> str:
        return "\n".join(part for line in text.split("\n") for part in way(line))

    return wrap
