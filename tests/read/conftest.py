"""Small documents of our own, one per shape, and ways in which tools wrap them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.wrapping import WAYS, wrapped

DOCUMENTS = Path(__file__).parent / "documents"


@pytest.fixture(params=["article", "textbook", "posts", "chat", "feed", "turns", "fragments"])
def sample(request: pytest.FixtureRequest) -> str:
    return read_sample(request.param)


@pytest.fixture
def read_sample_named() -> Callable[[str], str]:
    return read_sample


def read_sample(name: str) -> str:
    return (DOCUMENTS / f"{name}.txt").read_text("utf-8")


@pytest.fixture(params=WAYS, ids=lambda way: way.__name__)
def wrap(request: pytest.FixtureRequest) -> Callable[[str], str]:
    way: Callable[[str], list[str]] = request.param

    return lambda text: wrapped(text, way)
