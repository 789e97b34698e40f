"""Why notes of an earlier build are not in this one.

In: a build. Out: a reason for each note that has vanished. Left to others: telling it (report).
"""

from __future__ import annotations

from quizgen.package import Entry
from quizgen.package.keys import normal_term
from quizgen.pipeline import Build


def why_vanished(result: Build) -> dict[str, str]:
    """GUID → the guard or choice that refused it, the note that took its place, or what became of its document."""
    refused: dict[tuple[str, str], str] = {}
    for refusal in (*result.refusals, *(each for mined in result.mined for each in mined.extraction.refusals)):
        reason = f"{refusal.path}:{refusal.line}: {refusal.reason.replace('_', ' ')}"
        refused.setdefault((refusal.kind, normal_term(refusal.term)), reason)
    new = {said(planned.entry): planned.entry for planned in result.plan.notes if planned.status == "new"}
    documents = {mined.document for mined in result.mined}

    def reason_of(entry: Entry) -> str:
        if said(entry) in new:
            same = new[said(entry)].template == entry.template
            return "another fact of the term took its place" if same else "another template makes it"
        if said(entry) in refused:
            return refused[said(entry)]
        if not documents & {document for document, _ in entry.sources}:
            return "no document of this build is the one it came from"
        return "its document says it no longer"

    return {entry.guid: reason_of(entry) for entry in result.plan.vanished}


def said(entry: Entry) -> tuple[str, str]:
    return entry.kind, normal_term(entry.term)
