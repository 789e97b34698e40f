"""Short forms that a document spells out in another place than beside them."""

from __future__ import annotations

import pytest

from tests.support.texts import triples

FAR = "船慢慢走。" * 8


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            f"大船都装 AIS。{FAR}夜里全靠 automatic identification system 报名。",
            ("AIS", "automatic identification system"),
        ),
        (f"夜里看 point-to-point link 的灯。{FAR}那就是 PTPL。", ("PTPL", "point-to-point link")),
        (f"用 DR(推算)。{FAR}用 dead reckoning(推算)。", ("DR", "dead reckoning")),
        (f"用 DRs(推算)。{FAR}用 dead reckoning(推算)。", ("DR", "dead reckoning")),
    ],
)
def test_found(text: str, pair: tuple[str, str]) -> None:
    assert ("acronym", *pair) in triples(text)


@pytest.mark.parametrize(
    "text",
    [
        f"用 DR 定位。{FAR}他说 don run 就走了。",  # two letters are an accident
        f"用 DR(推算)。{FAR}用 dead reckoning(航位)。",  # another translation
        f"大船都装 AISX。{FAR}夜里全靠 automatic identification system 报名。",
        f"大船都装 AIS。{FAR}夜里全靠 big automatic identification system 报名。",  # not the whole run
        "夜里全靠 automatic identification system 报名。",
    ],
)
def test_not_found(text: str) -> None:
    assert not [found for found in triples(text) if found[0] == "acronym"]
