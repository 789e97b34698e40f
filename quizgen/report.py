"""What a build made, refused and changed, and why: in words and as JSON.

In: a finished build. Out: lines. Left to others: printing (cli), deciding (pipeline, package), why a note is gone
(vanishing).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from quizgen.console import shortened, table
from quizgen.package import Entry, Planned
from quizgen.pipeline import Build, Mined
from quizgen.problems import Location, Problem
from quizgen.vanishing import why_vanished

STATES = ("new", "changed", "reworded", "unchanged", "vanished", "rejected")
MOST = 20
"""Notes of one state that are listed in words; JSON has them all."""


def no_fact(result: Build, paths: Sequence[str]) -> Problem:
    """Why there is no deck to write."""
    place = Location(", ".join(paths))
    if result.plan.rejected:
        return Problem(place, "every note of it is rejected", "no deck was written; the lock lists what is rejected")
    refused = Counter(refusal.reason for each in result.mined for refusal in each.extraction.refusals)
    why = (
        "; most refused: " + ", ".join(f"{reason} {count}" for reason, count in refused.most_common(3))
        if refused
        else ""
    )
    cure = "no deck was written; try `quizgen explain` on a sentence you expected a card of"
    return Problem(place, f"no fact worth a card was found{why}", cure)


def build_report(result: Build) -> Iterator[str]:
    """What was made and refused, by document, and what changed since the last build."""
    made = notes_by_document(result)
    rows = []
    for each in result.mined:
        reasons = reasons_of(each, result)
        top = ", ".join(f"{reason.replace('_', ' ')} {count}" for reason, count in reasons.most_common(3))
        status = "could not be read" if each.problems else top
        rows.append((shortened(each.path, 40), str(made[each.path]), str(sum(reasons.values())), status))
    yield from table(("document", "notes", "refused", "most refused for"), rows)
    counts = result.plan.counts
    if replaced := counts["changed"] + counts["reworded"]:
        yield f"{replaced} notes say something else now: importing them replaces what was edited of them in Anki"
    yield ", ".join(f"{counts[state]} {state}" for state in STATES)
    if counts["new"] < len(result.plan.lock.notes):
        yield from changes(result)


def changes(result: Build) -> Iterator[str]:
    """What is not as the last build left it, note by note, those first that replace a learner's edit."""
    plan, why = result.plan, why_vanished(result)
    for state in ("changed", "reworded", "new"):
        yield from listed(state, [told(p) for p in plan.notes if p.status == state])
    yield from listed("vanished", [f"{named(entry)} ({why[entry.guid]})" for entry in plan.vanished])
    yield from listed("rejected", [named(entry) for entry in plan.rejected])
    if plan.counts["note types changed"]:
        yield f"  {plan.counts['note types changed']} note types have a new wording or style"
    for search in searches([entry.guid for entry in plan.vanished]):
        yield f"  vanished notes stay in Anki; find them with: {search}"
    if any(plan.counts[state] for state in ("new", "changed", "reworded")):
        yield "  what was deleted in Anki comes back with an import; `quizgen reject DECK TERM` forbids a note for good"


def listed(state: str, lines: Sequence[str]) -> Iterator[str]:
    yield from (f"  {state}: {line}" for line in lines[:MOST])
    if len(lines) > MOST:
        yield f"  {state}: … and {len(lines) - MOST} more; --report json lists all"


def named(entry: Entry) -> str:
    return f"{entry.kind} {shortened(entry.term, 40)}"


def told(planned: Planned) -> str:
    """A note and why it is not as it was."""
    was = f", was {shortened(planned.was, 40)}" if planned.was else ""
    return f"{named(planned.entry)}{was} ({planned.why})"


def notes_by_document(result: Build) -> Counter[str]:
    return Counter(path for planned in result.plan.notes for path in {source.path for source in planned.note.sources})


def reasons_of(mined: Mined, result: Build) -> Counter[str]:
    """How many facts of a document each guard and choice refused."""
    chosen = [refusal for refusal in result.refusals if refusal.path == mined.path]
    return Counter(refusal.reason for refusal in (*mined.extraction.refusals, *chosen))


def shortlist(faults: Sequence[Problem], package: str, most: int = 5) -> Iterator[str]:
    """Warnings of what is wrong with the cards of a package that was built all the same."""
    for fault in faults[:most]:
        yield f"warning: {fault}"
    if len(faults) > most:
        yield f"warning: {len(faults) - most} more cards have faults; see them with: quizgen check {package}"


def searches(guids: Sequence[str], most: int = 300) -> Iterator[str]:
    """Searches for Anki's browser that find notes by their GUID, at most 300 in each."""
    for at in range(0, len(guids), most):
        yield " OR ".join(f"UID:{guid}" for guid in guids[at : at + most])


def json_report(result: Build, written: Path | None) -> str:
    """All of it, for scripts; `written` is the package, None where nothing was written."""
    plan, made, why = result.plan, notes_by_document(result), why_vanished(result)
    return json.dumps(
        {
            "deck": plan.lock.name,
            "key": plan.lock.key,
            "written": written and written.as_posix(),
            "counts": plan.counts,
            "documents": [
                {
                    "path": each.path,
                    "title": each.title,
                    "facts": len(each.extraction.facts),
                    "notes": made[each.path],
                    "refused": reasons_of(each, result),
                    "problems": [str(problem) for problem in each.problems],
                }
                for each in result.mined
            ],
            "notes": [note_object(planned) for planned in plan.notes],
            "vanished": [entry_object(entry) | {"why": why[entry.guid]} for entry in plan.vanished],
            "rejected": [entry_object(entry) for entry in plan.rejected],
            "note_types": [{"id": kind.id, "time": kind.time} for _, kind in plan.templates],
            "searches": list(searches([entry.guid for entry in plan.vanished])),
        },
        ensure_ascii=False,
    )


def note_object(planned: Planned) -> dict[str, object]:
    places = [{"path": source.path, "line": source.line} for source in planned.note.sources]
    said = {"status": planned.status, "why": planned.why, "was": planned.was, "sources": places}
    return entry_object(planned.entry) | said


def entry_object(entry: Entry) -> dict[str, object]:
    names = ("guid", "kind", "term", "answer", "template", "subdeck", "rule", "version", "time")
    return {name: getattr(entry, name) for name in names}
