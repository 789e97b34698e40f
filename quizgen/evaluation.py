"""Facts scored against hand-made annotations.

In: gold files (JSON lines) and the documents they annotate. Out: recall, precision and F1 by family, what was
missed, what was wrong. Left to others: printing.

Families: definition, acronym, translation, numeric (number, date), who (person, event). Whether a short form
with its Chinese name is an acronym or a translation is nobody's loss: either meets either. A fact is right
when it meets a record that was kept (or is a duplicate, or neutral) in place, content and named subject.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quizgen.problems import Location, Problem, WrongInput

FAMILIES = ("definition", "acronym", "translation", "numeric", "who")
FAMILY = {"number": "numeric", "date": "numeric", "person": "who", "event": "who"}
PAIRS = ("acronym", "translation")
SAME = 82
"""rapidfuzz ratio (0-100) from which two short texts are the same; set by the annotators, as the others here."""
SHARED = 80
MEANS = 85
NEAR_LINES = 2

Record = dict[str, Any]


@dataclass
class Row:
    """The figures of one family; `precision` is strict: a fact that meets no record is wrong."""

    core: int = 0
    found: int = 0
    right: int = 0
    wrong: int = 0
    unlabelled: int = 0
    counts_facts: bool = True

    @property
    def facts(self) -> int:
        return self.right + self.wrong + self.unlabelled

    @property
    def recall(self) -> float | None:
        return self.found / self.core if self.core else None

    @property
    def precision(self) -> float | None:
        return self.right / self.facts if self.facts else None

    @property
    def lenient(self) -> float | None:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def f1(self) -> float | None:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p and r else None

    def data(self) -> dict[str, Any]:
        out: dict[str, Any] = {"core": self.core, "found": self.found, "recall": self.recall}
        if self.counts_facts:
            out |= {"facts": self.facts, "right": self.right, "wrong": self.wrong, "unlabelled": self.unlabelled}
            out |= {"precision_strict": self.precision, "precision_lenient": self.lenient, "f1_strict": self.f1}
        return out


@dataclass
class Result:
    rows: dict[str, Row]
    misses: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))
    parts: dict[str, dict[str, Row]] = field(default_factory=dict)


# --- what counts as the same ------------------------------------------------------------------------


def fold(text: str) -> str:
    text = unicodedata.normalize("NFKC", text or "").casefold()
    return re.sub(r"[^\w%.+/-]+|_", "", text)


def numerals(text: str) -> list[str]:
    text = unicodedata.normalize("NFKC", text or "").replace(",", "")
    return re.findall(r"\d+(?:\.\d+)?|[零一二两三四五六七八九十百千万亿]+", text)


def alike(one: str, two: str) -> bool:
    from rapidfuzz import fuzz

    short, long = sorted((fold(one), fold(two)), key=len)
    if not short:
        return False
    held = len(short) >= 6 and short in long and len(short) >= 0.6 * len(long)
    return short == long or held or fuzz.ratio(fold(one), fold(two)) >= SAME


def means_the_same(gold: str, found: str) -> bool:
    """Two explanations, one perhaps shorter."""
    from rapidfuzz import fuzz

    if alike(gold, found):
        return True
    one, two = fold(gold), fold(found)
    return bool(one and two) and 0.5 <= len(two) / len(one) <= 2.0 and fuzz.partial_ratio(one, two) >= MEANS


def same_content(gold: Record, fact: Record, family: str) -> bool:
    accepted = list(gold.get("accept") or [])
    answers = [gold.get("answer", ""), *accepted]
    term, found_term, found = gold.get("term", ""), fact.get("term", ""), fact.get("answer", "")
    if family == "numeric":
        said = numerals(found)
        return any(fold(a) == fold(found) for a in answers) or (
            bool(said) and any(numerals(a) == said for a in answers)
        )
    if family in PAIRS:
        return any(
            (alike(term, found_term) and alike(a, found)) or (alike(term, found) and alike(a, found_term))
            for a in answers
        )
    if family == "definition":
        if alike(term, answers[0]):  # the record names the term only: what is said of it is open
            return alike(term, found_term) and bool(fold(found)) and not alike(found_term, found)
        forward = any(alike(t, found_term) for t in (term, *accepted)) and any(
            means_the_same(a, found) for a in answers
        )
        return forward or (alike(term, found) and any(means_the_same(a, found_term) for a in answers))
    return any(
        alike(a, found) or alike(a, found_term) or (len(fold(a)) >= 2 and fold(a) in fold(found)) for a in answers
    )


def same_place(gold: Record, fact: Record) -> bool:
    from rapidfuzz import fuzz

    quote = gold.get("quote", "")
    line, source = gold.get("line"), fact.get("source") or {}
    if line is not None:
        first, last = source.get("line", 0), source.get("end_line") or source.get("line", 0)
        if first - NEAR_LINES > line + quote.count("\n") or last + NEAR_LINES < line:
            return False
    one, two = fold(quote), fold(fact.get("statement", ""))
    return not one or not two or one in two or two in one or fuzz.partial_ratio(one, two) >= SHARED


def subject_is_named(gold: Record, fact: Record) -> bool:
    names = gold.get("subject")
    if not names:
        return True
    heading = (fact.get("source") or {}).get("heading") or []
    texts = [fact.get(key, "") for key in ("term", "statement", "context")]
    texts += heading if isinstance(heading, list) else [heading]
    shown = unicodedata.normalize("NFKC", " ".join(texts)).casefold()
    return any(is_shown(unicodedata.normalize("NFKC", name).casefold(), shown) for name in names)


def is_shown(name: str, shown: str) -> bool:
    """A Latin name by its last word, a Chinese one by half of its pairs of characters."""
    latin = re.findall(r"[a-z][a-z0-9.-]{2,}", name)
    if latin:
        return latin[-1] in shown
    pairs = [run[i : i + 2] for run in re.findall(r"[一-鿿]{2,}", name) for i in range(len(run) - 1)]
    return bool(pairs) and sum(pair in shown for pair in pairs) >= len(pairs) / 2


# --- scoring ----------------------------------------------------------------------------------------


def family_of(kind: str) -> str:
    return FAMILY.get(kind, kind)


def is_core(record: Record) -> bool:
    return bool(record["keep"]) and record.get("tier", "core") == "core"


def group_of(record: Record) -> str:
    return str(record.get("group", record["id"]))


def score(gold: Sequence[Record], facts: Sequence[Record]) -> Result:
    """All families of facts (as data) against all records."""
    result = Result({family: Row(counts_facts=family != "who") for family in FAMILIES})
    found: set[str] = set()
    for family in FAMILIES:
        score_facts(family, gold, facts, result, found)
    for family in FAMILIES:
        records = [g for g in gold if family_of(g["kind"]) == family]
        core = {group_of(g) for g in records if is_core(g)}
        groups = {group_of(g) for g in records if g["id"] in found}
        row = result.rows[family]
        row.core, row.found = len(core), len(core & groups)
        for g in records:
            if is_core(g) and group_of(g) not in groups:
                result.misses[f"missed {family}"].append(
                    (g["line"], g.get("term"), g["answer"], g.get("quote", "")[:60])
                )
    return result


def score_facts(family: str, gold: Sequence[Record], facts: Sequence[Record], result: Result, found: set[str]) -> None:
    """Judge the family's facts, and add the ids of the records they find to `found`."""
    kinds = PAIRS if family in PAIRS else (family,)
    records = [g for g in gold if family_of(g["kind"]) in kinds]
    row = result.rows[family]
    for fact in facts:
        if family != "who" and family_of(fact["kind"]) != family:
            continue
        met = [g for g in records if same_place(g, fact) and same_content(g, fact, family)]
        good = [g for g in met if (g["keep"] or g.get("tier") in ("dup", "neutral")) and subject_is_named(g, fact)]
        place = (fact["source"]["line"], fact.get("term"), fact["answer"])
        if good:
            row.right += 1
            found.update(g["id"] for g in good if g["keep"])
            repeats = [g.get("why") or "" for g in good if not g["keep"]]
            found.update(g["id"] for g in records if g["keep"] and any(g["id"] in why for why in repeats))
        elif met:
            row.wrong += 1
            result.misses[f"wrong {family}"].append((*place, met[0].get("why") or "subject not named"))
        else:
            row.unlabelled += 1
            result.misses[f"unlabelled {family}"].append((*place, fact.get("rule")))


# --- files ------------------------------------------------------------------------------------------


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
    """Mine the documents of the gold files and score what was found, also by rule and by document."""
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
    for rule in sorted({f["rule"] for f in facts}):
        result.parts.setdefault("rule", {})[rule] = summed(
            combined(gold, [f for f in facts if f["rule"] == rule], paths)
        )
    return result


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
