"""`quizgen extract` and `quizgen explain`: facts, and why a sentence has some or none.

In: documents or a sentence. Out: lines. Left to others: rules (extract), their account (explain).
"""

from __future__ import annotations

import click

from quizgen.cli.shared import existing, say


@click.command("extract")
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["jsonl", "table"]), default="table", show_default=True)
@click.option("--rules", "rule_files", multiple=True, help="A file of rules of your own (repeatable).")
def extract_command(paths: tuple[str, ...], form: str, rule_files: tuple[str, ...]) -> None:
    """Print the facts found, one a line.

    \b
    Example:
      quizgen extract seeds --format jsonl
    """
    from quizgen.console import shortened, table
    from quizgen.jsonl import fact_line
    from quizgen.pipeline import mine, shipped_rules

    failed = False
    rows = []
    for each in mine(paths, shipped_rules(existing(rule_files))):
        for problem in each.problems:
            failed = True
            say(f"error: {problem}")
        for fact in each.extraction.facts:
            if form == "jsonl":
                click.echo(fact_line(fact))
            else:
                place = f"{fact.source.path}:{fact.source.line}"
                rows.append(
                    (fact.kind, shortened(fact.term, 30), shortened(fact.answer, 50), fact.rule, shortened(place, 40))
                )
    if rows:
        for line in table(("kind", "term", "answer", "rule", "place"), rows):
            click.echo(line)
    if failed:
        raise SystemExit(1)


@click.command("explain")
@click.argument("subject")
@click.option("--rules", "rule_files", multiple=True, help="A file of rules of your own (repeatable).")
def explain_command(subject: str, rule_files: tuple[str, ...]) -> None:
    """Say which rules match a sentence, or the line FILE:LINE, and which guard refused.

    \b
    Example:
      quizgen explain "大潮指的是朔望前后涨落幅度最大的潮汐。"
    """
    from quizgen.explain import explanation, scenes_of

    found = False
    for attempt in scenes_of(subject, existing(rule_files)):
        found = True
        for line in explanation(attempt):
            click.echo(line)
    if not found:
        click.echo(
            "no rule matches: the sentence has no glossary bracket, naming phrase, quantity or office a rule looks for"
        )
