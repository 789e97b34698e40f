"""Formulas and code of Markdown on cards of real Anki: typeset or shown as they are, whole, and never in the way."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgen.check import check_file
from tests.support.real_anki import Shown, cards_shown, collection, import_package
from tests.support.texts import ROOT

DOCUMENT = r"""# Waves and code

Wave energy is the energy of a wave of height $H_s * 2$ and of period \(T_{p_{1}}\) at a price of $5 or $7 a day.
The dispersion relation means the equation \[\omega^2 < gk \tanh(k{{h}}::d)\] of the water below a ship's keel.
A tide table is a table that a call of `tides(**where) {"a": {"b": 1}}` prints, as `{{c1::high}}` or `<b>&amp $a$ \(b\)`.

```python
# The keel line is the line that no reader of code should see.
print("```")
**kwargs
```

A flood current is the current that runs while the tide is rising, $$
v(t) = v_0 \sin(\omega t)
- u_{0_{1}}
$$ seen from a ship at anchor.

The Suez Canal opened on 3 May 1871 at $x_{5}$, in code `port[3]`, as everybody there knew.
"""


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("markup")
    (folder / "waves.md").write_text(DOCUMENT, "utf-8")
    command = [sys.executable, "-m", "quizgen", "build", str(folder / "waves.md"), "-o", str(folder), "--deck", "waves"]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    assert "does not close" not in ran.stderr
    return folder / "waves.apkg"


@pytest.fixture(scope="module")
def cards(deck: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, int], Shown]]:
    with collection(tmp_path_factory.mktemp("anki")) as col:
        import_package(col, deck)
        yield {(card.fields["Term"], card.ordinal): card for card in cards_shown(col)}


def quoted(side: str) -> str:
    """The quoted sentence of a back as HTML, without its marks."""
    return re.sub(r"</?mark>", "", re.search(r"<blockquote>(.*?)</blockquote>", side, re.S)[1])  # type: ignore[index]


def test_formulas_are_typeset_and_prices_are_not(cards: dict[tuple[str, int], Shown]) -> None:
    back = quoted(cards["Wave energy", 0].back_html)
    assert r"of height \( H_s * 2 \) and of period \( T_{p_{1} } \) at a price of $5 or $7 a day" in back


def test_a_formula_is_escaped_once(cards: dict[tuple[str, int], Shown]) -> None:
    back = quoted(cards["dispersion relation", 0].back_html)
    assert r"\[ \omega^2 &lt; gk \tanh(k{ {h} }: :d) \]" in back


def test_code_is_shown_as_it_is(cards: dict[tuple[str, int], Shown]) -> None:
    back = cards["tide table", 0].back_html
    code = [html.unescape(text) for text in re.findall(r"<code>(.*?)</code>", quoted(back))]
    assert code == ['tides(**where) {"a": {"b": 1}}', "{{c1::high}}", r"<b>&amp $a$ \(b\)"]


def test_a_formula_of_several_lines_is_one(cards: dict[tuple[str, int], Shown]) -> None:
    back = quoted(cards["flood current", 0].back_html)
    assert r"\[ v(t) = v_0 \sin(\omega t)- u_{0_{1} } \] seen from a ship" in back


def test_a_deletion_leaves_formulas_and_code_whole(cards: dict[tuple[str, int], Shown]) -> None:
    (card,) = (card for card in cards.values() if card.fields["Text"])
    assert r"at \( x_{5} \), in code <code>port[3]</code>, as" in card.front_html
    assert "3 May 1871" not in card.front
    assert "3 May 1871" in card.back


def test_no_card_comes_of_a_block_of_code(cards: dict[tuple[str, int], Shown]) -> None:
    assert {term for term, _ in cards} == {
        "Wave energy", "dispersion relation", "tide table", "flood current", "Suez Canal"
    }  # fmt: skip


def test_check_finds_nothing_wrong(deck: Path) -> None:
    assert check_file(str(deck)) == []
