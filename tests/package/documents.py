"""Documents of a user's, built into one deck again and again.

In: texts. Out: builds, by all six stages. Left to others: what is done to the texts, and Anki.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from quizgen.data import data_root
from quizgen.package import read_lock, write_deck
from quizgen.pipeline import Build, Choice, build, mine, shipped_rules
from quizgen.records import Extraction, Fact
from quizgen.render import Template, load_templates


@dataclass
class World:
    """What a user has: documents, templates, rules; and what the last edit renamed."""

    texts: dict[str, str]
    templates: tuple[Template, ...] = field(default_factory=lambda: load_templates(data_root("templates")))
    ignored_rule: str = ""
    version: str = "1"
    renamed: tuple[str, str] = ("", "")


class Reader:
    """Builds the world's documents into one deck."""

    def __init__(self, folder: Path) -> None:
        self.documents, self.package, self.lock = folder / "docs", folder / "deck.apkg", folder / "deck.lock"
        self.rules = shipped_rules()

    def build(self, world: World, time: int, reread: Callable[[Fact], Fact] = lambda fact: fact) -> Build:
        """`reread` is what other rules would make of a fact."""
        shutil.rmtree(self.documents, ignore_errors=True)
        for name, text in world.texts.items():
            path = self.documents / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        mined = []
        for each in mine([str(self.documents)], self.rules):
            facts = tuple(reread(fact) for fact in each.extraction.facts if fact.rule != world.ignored_rule)
            mined.append(replace(each, extraction=Extraction(facts, each.extraction.refusals)))
        result = build(
            mined,
            Choice(),
            world.templates,
            read_lock(self.lock, self.package),
            deck_name="deck",
            build_time=time,
            version=world.version,
        )
        write_deck(result.plan, self.package, self.lock)
        return result
