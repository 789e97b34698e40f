"""Notes → an Anki package that updates what was imported before.

In: notes, templates, the lock of earlier builds. Out: a Plan (what is new, changed, gone), the package, the
new lock. Left to others: what the notes say (render). Nothing outside this folder imports genanki.
"""

from quizgen.package.lint import lint_package
from quizgen.package.lock import Entry, Lock, read_lock
from quizgen.package.orphans import orphaning
from quizgen.package.packed import read_package
from quizgen.package.plan import Plan, Planned, plan_deck
from quizgen.package.recover import lock_from
from quizgen.package.reject import rejected, taken_back
from quizgen.package.write import write_deck, write_lock

__all__ = [
    "Entry",
    "Lock",
    "Plan",
    "Planned",
    "lint_package",
    "lock_from",
    "orphaning",
    "plan_deck",
    "read_lock",
    "read_package",
    "rejected",
    "taken_back",
    "write_deck",
    "write_lock",
]
