"""Where guards are entered by name.

In: functions. Out: GUARDS. The name of a function is the reason that reports and `quizgen explain` show, and
what rules list under `guards`.
"""

from __future__ import annotations

from collections.abc import Callable

from quizgen.extract.candidate import Candidate

Guard = Callable[[Candidate], bool]
GUARDS: dict[str, Guard] = {}


def guard(function: Guard) -> Guard:
    """Enter the function under its own name."""
    GUARDS[function.__name__] = function
    return function
