"""Facts (as data) judged against hand-made annotations of the same document.

In: gold records and facts. Out: Result: recall, precision and F1 by family, what was missed, what was wrong.
Left to others: files and tables (evaluation).

Families: definition, acronym, translation, numeric (number, date), who (person, event). Whether a short form
with its Chinese name is an acronym or a translation is nobody's loss: either meets either. A fact is right
when it meets a record that was kept (or is a duplicate, or neutral) in place, content and named subject.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

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
