"""What went wrong, where, and what to do about it.

In: nothing. Out: Location, Problem and the two exceptions that carry problems to the command line.
Left to others: printing them and choosing the exit status (cli).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file; line and column are 1-based, 0 where unknown."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        place = self.path
        if self.line:
            place += f":{self.line}"
            if self.column:
                place += f":{self.column}"
        return place


@dataclass(frozen=True, slots=True)
class Problem:
    """`message` says what is wrong, `cure` what to do; both are for the person who can mend it."""

    location: Location
    message: str
    cure: str = ""

    def __str__(self) -> str:
        return f"{self.location}: {self.message}" + (f"; {self.cure}" if self.cure else "")


class QuizgenError(Exception):
    """One or more problems. The command line prints each on a line of its own."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class WrongInput(QuizgenError):
    """Wrongly asked or configured: nothing is written (exit status 2)."""


class CannotDo(QuizgenError):
    """Rightly asked, but the world stands in the way: unreadable, unwritable, nothing found (exit status 1)."""
