"""Values near an amount or a year: wrong, plausible, and written the same way.

In: an answer with one number in Arabic digits, or a date with a year. Out: texts that differ in that number alone.
Left to others: whether the documents say one of them (distractors).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

NUMERAL = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
YEAR = re.compile(r"(?<![0-9])(?:1[0-9]{3}|20[0-9]{2})(?![0-9])")
STEPS = (0.15, 0.25, 0.4, 0.6)
"""How far from the value, as shares of it; at least 1, 2, 3, 4 units of its last significant digit."""
YEARS = (2, -2, 3, -3, 5, -5, 8, -8, 12, -12)


def shape_of(text: str) -> str:
    """The text with its numbers blank: unit, order and style of writing."""
    return NUMERAL.sub(lambda found: "#" + "." * ("." in found.group()), text)


def values_of(text: str) -> tuple[float, ...]:
    return tuple(float(numeral.replace(",", "")) for numeral in NUMERAL.findall(text))


def near_values(text: str, kind: str) -> Iterator[str]:
    """The text with other numbers, the nearest first; none where there is not just one to change."""
    found = list((YEAR if kind == "date" else NUMERAL).finditer(text))
    if len(found) != 1:
        return
    (numeral,) = found
    near = near_years(numeral.group()) if kind == "date" else near_numbers(numeral.group(), "%" in text or "％" in text)
    for other in dict.fromkeys(near):
        yield text[: numeral.start()] + other + text[numeral.end() :]


def near_years(year: str) -> Iterator[str]:
    for step in YEARS:
        yield str(int(year) + step)


def near_numbers(numeral: str, is_share: bool) -> Iterator[str]:
    """Numbers with as many digits after the point and as many significant ones, grouped alike."""
    decimals = len(numeral.partition(".")[2])
    digits = numeral.replace(",", "").replace(".", "")
    zeros = 0 if decimals else len(digits) - len(digits.rstrip("0"))
    mantissa = int(digits) // 10**zeros if int(digits) else 0
    distances = [max(least, round(mantissa * share)) for least, share in enumerate(STEPS, 1)]
    for other in (mantissa + sign * distance for distance in distances for sign in (1, -1)):
        value = other * 10**zeros
        is_rounder = mantissa >= 10 and other % 10 == 0
        if other <= 0 or is_rounder or (is_share and value > 100 * 10**decimals >= int(digits)):
            continue
        whole = f"{value:0{decimals + 1}d}"
        head, tail = (whole[:-decimals], "." + whole[-decimals:]) if decimals else (whole, "")
        yield (f"{int(head):,}" if "," in numeral or len(head) > 4 > len(digits) - decimals else head) + tail
