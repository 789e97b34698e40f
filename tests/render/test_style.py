"""The style of all cards: legible by night on every client, and no wider than a phone."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.support.texts import ROOT

CSS = yaml.safe_load((ROOT / "templates/layout.yaml").read_text("utf-8"))["css"]
NIGHT = re.compile(r"\.(nightMode|night_mode)\b ?")
"""Anki and AnkiDroid set both classes, AnkiMobile the first alone."""
NARROWEST = 320
PX = {"px": 1.0, "em": 20.0, "rem": 16.0}


def rules(css: str) -> list[tuple[str, str]]:
    """(selector, declarations), a line for each selector of a list."""
    blocks = re.findall(r"([^{}]+)\{([^{}]*)\}", css)
    return [(selector.strip(), body) for selectors, body in blocks for selector in selectors.split(",")]


def without_night(css: str) -> set[tuple[str, str]]:
    """(selector, class) of each coloured box or text that a client would show by night in its colour of the day."""
    painted = [selector for selector, body in rules(css) if re.search(r"(?:color|background):[^;]*#", body)]
    nights = {(NIGHT.sub("", selector), found[1]) for selector in painted if (found := NIGHT.search(selector))}
    days = {selector for selector in painted if not NIGHT.search(selector)}
    return {(day, name) for day in days for name in ("nightMode", "night_mode")} - nights


def too_wide(css: str) -> list[str]:
    """Selectors whose boxes a phone has no room for."""
    wide = re.compile(r"(?<!-)\b(?:min-)?width:\s*([\d.]+)(px|r?em)\b")
    return [
        selector
        for selector, body in rules(css)
        if any(
            float(number) * PX[unit] > NARROWEST for number, unit in wide.findall(re.sub(r"max-width[^;]*", "", body))
        )
    ]


def test_every_colour_of_the_day_has_one_of_the_night() -> None:
    assert without_night(CSS) == set()


def test_nothing_is_wider_than_a_phone() -> None:
    assert too_wide(CSS) == []


@pytest.mark.parametrize(
    ("added", "found"),
    [
        (".note { background: #fff }", {(".note", "nightMode"), (".note", "night_mode")}),
        (".note { background: #fff } .nightMode .note { background: #111 }", {(".note", "night_mode")}),
        (".note { background: rgba(0, 0, 0, 0.1) }", set()),
    ],
)
def test_a_box_without_a_night_is_found(added: str, found: set[tuple[str, str]]) -> None:
    assert without_night(CSS + added) == found


def test_a_wide_box_is_found() -> None:
    assert too_wide(".a { width: 400px } .b { min-width: 21rem; } .c { max-width: 36rem; width: 100% }") == [".a", ".b"]
