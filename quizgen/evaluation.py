"""Documents with gold files: mined, scored one by one, added up, shown.

In: gold files (JSON lines) and the documents they annotate. Out: Result, lines of a table. Left to others:
what is right (scoring), printing (cli).
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from quizgen.problems import Location, Problem, WrongInput
from quizgen.scoring import FAMILIES, Record, Result, Row, score


def read_gold(name: str) -> list[Record]:
    """The records of a gold file. Raises WrongInput with the place of a bad line."""
    records = []
    try:
        lines = Path(name).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongInput(Problem(Location(name), f"cannot be read: {error}", "check the path")) from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                record = json.loads(line)
                records.append(
                    {**record, "doc": record["doc"], "id": record["id"], "keep": record["keep"], "kind": record["kind"]}
                )
            except (ValueError, KeyError, TypeError):
                raise WrongInput(Problem(Location(name, number), "is no gold record", "see the other lines")) from None
    return records


def document_path(doc: str, gold: str, folder: str | None) -> Path:
    """Where a gold file's document lies. Raises WrongInput when it is nowhere."""
    here = Path(gold).parent
    places = (
        [folder] if folder else [os.environ.get("QUIZGEN_DOCUMENTS"), here, here / "../../seeds", here / "../seeds"]
    )
    for place in places:
        if place and (Path(place) / doc).is_file():
            return Path(place) / doc
    raise WrongInput(
        Problem(Location(gold), f"the document '{doc}' is not there", "say where it is with --documents DIR")
    )


def evaluate(gold_files: Sequence[str], folder: str | None, lines: str | None) -> Result:
    """Mine the documents of the gold files and score what was found, also by rule, score and document."""
    from quizgen.jsonl import fact_data
    from quizgen.pipeline import mine, shipped_rules

    if lines and not re.fullmatch(r"\d+-\d+", lines):
        raise WrongInput(Problem(Location("--lines"), f"'{lines}' is no range", "write it as 1-200"))
    first, last = map(int, lines.split("-")) if lines else (0, 1 << 60)
    gold: list[Record] = []
    paths: dict[str, str] = {}
    for name in gold_files:
        for record in read_gold(name):
            gold.append(record)
            paths.setdefault(record["doc"], document_path(record["doc"], name, folder).as_posix())
    rules = shipped_rules()
    facts: list[Record] = []
    for doc, path in paths.items():
        for mined in mine([path], rules):
            if mined.problems:
                raise WrongInput(*mined.problems)
            facts += [{**fact_data(fact), "doc": doc} for fact in mined.extraction.facts]
    gold = [g for g in gold if first <= g["line"] <= last]
    facts = [f for f in facts if first <= f["source"]["line"] <= last]
    result = combined(gold, facts, paths)
    for by, part in (("rule", lambda fact: str(fact["rule"])), ("score", score_band)):
        for name in sorted(set(map(part, facts))):
            result.parts.setdefault(by, {})[name] = summed(combined(gold, [f for f in facts if part(f) == name], paths))
    return result


def score_band(fact: Record) -> str:
    """The twentieth that a fact's score falls into: of facts scored 0.75 to 0.80, how many are right?"""
    low = int(round(fact["score"] * 100) // 5) * 5
    return f"{low / 100:.2f}-{(low + 5) / 100:.2f}"


def combined(gold: list[Record], facts: list[Record], docs: dict[str, str]) -> Result:
    """Documents are scored one by one, so that lines of one never meet those of another, and added up."""
    total = Result({family: Row(counts_facts=family != "who") for family in FAMILIES})
    for doc in docs:
        part = score([g for g in gold if g["doc"] == doc], [f for f in facts if f["doc"] == doc])
        for family, row in part.rows.items():
            for name in ("core", "found", "right", "wrong", "unlabelled"):
                setattr(total.rows[family], name, getattr(total.rows[family], name) + getattr(row, name))
        for sort, rows in part.misses.items():
            total.misses[sort] += [(doc, *row) for row in rows]
        total.parts.setdefault("document", {})[doc] = summed(part)
    return total


def summed(result: Result) -> Row:
    """All families in one row."""
    row = Row()
    for each in result.rows.values():
        row.core, row.found = row.core + each.core, row.found + each.found
        if each.counts_facts:
            row.right, row.wrong = row.right + each.right, row.wrong + each.wrong
            row.unlabelled += each.unlabelled
    return row


def report_json(result: Result) -> str:
    return json.dumps({family: row.data() for family, row in result.rows.items()}, indent=1)


def lines_of_report(result: Result, by: str, misses: int) -> Iterator[str]:
    """The table, then up to `misses` rows of each sort of miss."""
    from quizgen.console import table

    shown: Callable[[float | None], str] = lambda value: "" if value is None else f"{value:.3f}"  # noqa: E731
    rows = result.rows if by == "kind" else result.parts.get(by, {})
    yield from table(
        (by, "core", "found", "recall", "facts", "right", "wrong", "unlabelled", "precision", "F1"),
        [
            (name, str(r.core), str(r.found), shown(r.recall))
            + (
                ("", "", "", "", "", "")
                if not r.counts_facts
                else (str(r.facts), str(r.right), str(r.wrong), str(r.unlabelled), shown(r.precision), shown(r.f1))
            )
            for name, r in rows.items()
        ],
    )
    counts = Counter({sort: len(found) for sort, found in result.misses.items()})
    for sort in sorted(counts):
        if misses:
            yield f"-- {sort}: {counts[sort]}"
            yield from ("   " + "  ".join(map(str, row)) for row in result.misses[sort][:misses])
