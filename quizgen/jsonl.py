"""Facts as the lines that `quizgen extract --format jsonl` prints.

In: facts. Out: one JSON object each, fields in the fixed order. Left to others: printing.
"""

from __future__ import annotations

import json
from typing import Any

from quizgen.records import Fact

FACT = ("id", "kind", "term", "answer", "statement", "context", "lang", "rule", "score")
SOURCE = ("path", "line", "end_line", "start", "end", "heading", "title", "url", "time")


def fact_data(fact: Fact) -> dict[str, Any]:
    """The fact as plain data, fields in the order of the contract."""
    data: dict[str, Any] = {name: getattr(fact, name) for name in FACT}
    data["statement"] = fact.exact
    data["source"] = {name: getattr(fact.source, name) for name in SOURCE}
    data["source"]["heading"] = list(fact.source.heading)
    return data


def fact_line(fact: Fact) -> str:
    return json.dumps(fact_data(fact), ensure_ascii=False)
