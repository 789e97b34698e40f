"""Where guards are entered by name.

In: functions. Out: GUARDS. The name of a function is the reason that reports and `quizgen explain` show, and
what rules list under `guards`.
"""

from __future__ import annotations

from collections.abc import Callable

from quizgen.extract.candidate import Candidate
from quizgen.records import FACT_KINDS

Guard = Callable[[Candidate], bool]
GUARDS: dict[str, Guard] = {}
ALWAYS: dict[str, list[str]] = {}
"""Kind of fact → the guards of every attempt at one, whatever its rule lists."""


def guard(function: Guard) -> Guard:
    """Enter the function under its own name."""
    GUARDS[function.__name__] = function
    return function


def guard_always(*kinds: str) -> Callable[[Guard], Guard]:
    """Enter a guard of every attempt at a fact of these kinds; of any kind where none is named."""

    def register(function: Guard) -> Guard:
        for kind in kinds or FACT_KINDS:
            ALWAYS.setdefault(kind, []).append(function.__name__)
        return guard(function)

    return register
