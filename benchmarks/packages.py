"""What packages cost: python benchmarks/packages.py [NOTES]

Prints, from one run, the CPU time of writing a compressed package of so many notes (default 10,000; half questions
with two cards, half deletions; half Chinese) and of reading it back with the linter, beside what bare genanki takes
to write the same notes with the same GUIDs, and the ratios of their medians.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

import genanki

from quizgen.check import sample_fact
from quizgen.data import data_root
from quizgen.package import Lock, Plan, plan_deck
from quizgen.package.apkg import apkg
from quizgen.package.note_types import note_type
from quizgen.package.write import check_package
from quizgen.records import Fact
from quizgen.render import load_templates, render_notes

ROUNDS = 5
USED = ("zh-definition", "en-definition", "zh-number", "en-number")


def plan_of(count: int) -> Plan:
    """A first build of so many notes, made from the samples of templates."""
    templates = {template.id: template for template in load_templates(data_root("templates"))}
    samples = [sample_fact(templates[name]) for name in USED]
    facts = [numbered(samples[at % len(samples)], at) for at in range(count)]
    notes = render_notes(facts, tuple(templates.values()))
    return plan_deck(
        notes, tuple(templates.values()), Lock(), deck_name="benchmark", build_time=1_700_000_000, version="0"
    )


def numbered(fact: Fact, number: int) -> Fact:
    """The fact with a term and an answer of its own, at a place of its own."""
    start, end = fact.hide
    own, head = f" {number}", f"{number}: "
    place = replace(fact.source, line=number, heading=(f"Part {number % 100}",), title=f"Document {number % 5}")
    return replace(
        fact,
        term=fact.term + own,
        answer=fact.answer + own,
        statement=head + fact.statement[:end] + own + fact.statement[end:],
        hide=(start + len(head), end + len(own) + len(head)),
        source=place,
    )


def bare(plan: Plan, path: Path) -> None:
    """The same notes as genanki's documentation would write them."""
    models = {}
    for template, kind in plan.templates:
        ours = note_type(template, kind, plan.lock.name)
        models[template.id] = genanki.Model(
            ours.model_id, ours.name, ours.fields, ours.templates, ours.css, model_type=ours.model_type
        )
    deck = genanki.Deck(1_234_567_890, "benchmark")
    for planned in plan.notes:
        values = [planned.entry.guid, *(value for _, value in planned.note.fields)]
        model = models[planned.entry.template]
        deck.add_note(genanki.Note(model, values, guid=planned.entry.guid, tags=list(planned.note.tags)))
    genanki.Package(deck).write_to_file(str(path))


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    gc.set_threshold(50_000, 20, 50)  # as the command does
    warnings.simplefilter("ignore")  # genanki's guesses at HTML
    plan = plan_of(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    times: list[tuple[float, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "ours.apkg", Path(folder) / "theirs.apkg"
        tempfile.tempdir = folder  # genanki leaves its database behind
        for _ in range(ROUNDS):
            times.append(
                (
                    seconds(lambda: bare(plan, theirs)),
                    seconds(lambda: ours.write_bytes(apkg(plan))),
                    seconds(lambda: check_package(ours, plan, "ours.apkg")),
                )
            )
        found = check_package(ours, plan, "ours.apkg")
        sizes = [path.stat().st_size >> 10 for path in (theirs, ours)]
    floor, written, read = (median(column) for column in zip(*times, strict=True))
    print(f"bare genanki         {floor:.3f} s CPU (median of {ROUNDS}), {len(plan.notes)} notes, {sizes[0]} KiB")
    print(f"write, compressed    {written:.3f} s, {sizes[1]} KiB, ratio {written / floor:.2f} (at most 1.3)")
    print(f"read back and lint   {read:.3f} s, {len(found)} faults, ratio {read / floor:.2f} (at most 0.5)")


if __name__ == "__main__":
    main()
