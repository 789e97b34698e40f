"""A package read back and counted against the plan it was made from.

In: a package and a Plan. Out: nothing, or CannotDo. Left to others: everything else.
"""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

from quizgen.package.plan import Plan
from quizgen.problems import CannotDo, Location, Problem


def check_package(path: Path, plan: Plan) -> None:
    """Raises CannotDo unless the package holds just the planned notes, each with its cards."""
    planned = {p.entry.guid: len(p.entry.cards) for p in plan.notes}
    found = cards_of(path)
    if len(planned) != len(plan.notes) or found != planned:
        different = sorted(set(found.items()) ^ set(planned.items()))[:3]
        message = (
            f"the package does not hold what was planned ({len(found)} notes for {len(plan.notes)}; first: {different})"
        )
        raise CannotDo(Problem(Location(path.name), message, "this is a fault of quizgen: please report it"))


def cards_of(path: Path) -> dict[str, int]:
    """GUID → number of cards of every note in a package."""
    database = path.with_suffix(".anki2")
    with zipfile.ZipFile(path) as packed:
        database.write_bytes(packed.read("collection.anki2"))
    connection = sqlite3.connect(database)
    try:
        rows = connection.execute(
            "select guid, count(cards.id) from notes left join cards on cards.nid = notes.id group by notes.id"
        ).fetchall()
    finally:
        connection.close()
        database.unlink()
    return dict(rows)
