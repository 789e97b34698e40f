"""`quizgen eval`.

In: gold files. Out: a table. Left to others: the scoring (evaluation).
"""

from __future__ import annotations

from typing import Any

import click


@click.command("eval")
@click.argument("gold", nargs=-1, required=True)
@click.option("--documents", help="Their folder; default: QUIZGEN_DOCUMENTS, else the gold file's neighbours.")
@click.option("--by", type=click.Choice(["kind", "rule", "document", "score"]), default="kind", show_default=True)
@click.option("--lines", help="Only gold and facts on lines A-B.")
@click.option(
    "--misses", type=click.IntRange(0), default=0, help="Show up to so many misses and wrong facts of each sort."
)
@click.option("--json", "as_json", is_flag=True, help="Print the table as JSON.")
def eval_command(gold: tuple[str, ...], **options: Any) -> None:
    """Score the facts found against hand-made annotations.

    \b
    Example:
      quizgen eval tests/gold/storage-interview.jsonl --documents seeds
    """
    from quizgen.evaluation import evaluate, lines_of_report, report_json

    result = evaluate(gold, options["documents"], options["lines"])
    if options["as_json"]:
        click.echo(report_json(result))
        return
    for line in lines_of_report(result, options["by"], options["misses"]):
        click.echo(line)
