"""What a build made, refused and changed, in words and as JSON.

In: a finished build. Out: lines. Left to others: printing (cli), deciding (pipeline, package).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.console import shortened, table
from quizgen.pipeline import Build, Mined
from quizgen.problems import Location, Problem


def no_fact(mined: Sequence[Mined], paths: Sequence[str]) -> Problem:
    refused = Counter(refusal.reason for each in mined for refusal in each.extraction.refusals)
    why = (
        "; most refused: " + ", ".join(f"{reason} {count}" for reason, count in refused.most_common(3))
        if refused
        else ""
    )
    cure = "no deck was written; try `quizgen explain` on a sentence you expected a card of"
    return Problem(Location(", ".join(paths)), f"no fact worth a card was found{why}", cure)


def build_report(result: Build) -> Iterator[str]:
    """What was made and refused, by document, and what changed since the last build."""
    made = Counter(path for planned in result.plan.notes for path in {source.path for source in planned.note.sources})
    rows = []
    for each in result.mined:
        reasons = Counter(refusal.reason for refusal in each.extraction.refusals)
        reasons.update(refusal.reason for refusal in result.refusals if refusal.path == each.path)
        top = ", ".join(f"{reason.replace('_', ' ')} {count}" for reason, count in reasons.most_common(3))
        status = "could not be read" if each.problems else top
        rows.append((shortened(each.path, 40), str(made[each.path]), str(sum(reasons.values())), status))
    yield from table(("document", "notes", "refused", "most refused for"), rows)
    counts = result.plan.counts
    yield ", ".join(
        f"{counts[name]} {name}" for name in ("new", "changed", "reworded", "unchanged", "vanished", "rejected")
    )
    for planned in result.plan.notes:
        if planned.status in ("changed", "reworded"):
            yield f"  {planned.status}: {shortened(planned.entry.term, 40)} ({planned.why})"
    if counts["note types changed"]:
        yield f"  {counts['note types changed']} note types have a new wording or style"
    for search in searches([entry.guid for entry in result.plan.vanished]):
        yield f"  vanished notes stay in Anki; find them with: {search}"


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


def json_report(result: Build) -> str:
    return json.dumps(
        {
            "counts": result.plan.counts,
            "documents": [
                {
                    "path": each.path,
                    "facts": len(each.extraction.facts),
                    "refused": Counter(r.reason for r in each.extraction.refusals),
                    "problems": [str(problem) for problem in each.problems],
                }
                for each in result.mined
            ],
            "notes": [
                {"guid": p.entry.guid, "kind": p.entry.kind, "term": p.entry.term, "status": p.status, "why": p.why}
                for p in result.plan.notes
            ],
            "vanished": [{"guid": e.guid, "kind": e.kind, "term": e.term} for e in result.plan.vanished],
        },
        ensure_ascii=False,
    )
