"""Lines that are no content, and the files that say which."""

from __future__ import annotations

import re

import pytest

from quizgen.read.noise import is_noise, is_noisy_section
from tests.support.texts import ROOT

LINES = [
    pytest.param(line, id=f"{path.parent.name}:{number}")
    for path in sorted((ROOT / "quizgen/languages").glob("*/noise.txt"))
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
    if not line.startswith("#")
]


@pytest.mark.parametrize("line", LINES)
def test_a_pattern_has_no_second_one_beside_it(line: str) -> None:
    """One that begins with ^ is tried at the beginning only: what stands behind a | would be, too."""
    rest = re.sub(r"\\.|\[[^\]]*\]", "", line)
    while (inside_out := re.sub(r"\([^()]*\)", "", rest)) != rest:
        rest = inside_out
    assert "|" not in rest


@pytest.mark.parametrize(
    ("text", "noisy"),
    [
        ("Follow us on Weibo for more about tides.", True),
        ("If you like it, follow us on Weibo.", True),
        ("Share this", True),
        ("You can share this lamp with nobody.", False),
        ("长按识别下方二维码,加入船友群", True),
        ("往 期 推 荐", True),
        ("他推荐往期的海图。", False),
    ],
)
def test_what_opens_a_line_is_looked_for_there_and_the_rest_anywhere(text: str, noisy: bool) -> None:
    assert is_noise(text) == noisy


def test_long_paragraphs_are_noise_for_strong_reasons_only() -> None:
    told = "The keeper wrote down the wind every hour. " * 6
    assert not is_noise(told + "Follow us on Weibo.")
    assert is_noise(told + "Scan the QR code below.")


def test_sections_of_sources_are_known_by_their_heading() -> None:
    assert is_noisy_section("References")
    assert is_noisy_section("五、参考文献")
    assert not is_noisy_section("References to lighthouses in Roman letters")
