"""`quizgen templates`.

In: ids and folders. Out: templates listed, shown, started; schemas. Left to others: reading templates (render).
"""

from __future__ import annotations

from pathlib import Path

import click

from quizgen.cli.shared import folder_of


@click.group("templates")
def templates_command() -> None:
    """See the templates of cards, and start your own from them.

    \b
    Example:
      quizgen templates list
    """


@templates_command.command("list")
@click.option("--templates", "folder", help="A folder of templates of your own.")
def list_command(folder: str | None) -> None:
    """List the templates that word a deck, with yours in the place of those they stand for.

    \b
    Example:
      quizgen templates list
    """
    from quizgen.console import table
    from quizgen.render import template_set

    own = folder_of(folder) if folder else None
    rows = [(t.id, t.form, t.fact, t.language, t.place.path) for t in template_set(own, folder or "")]
    for line in table(("id", "form", "fact", "language", "file"), rows):
        click.echo(line)


@templates_command.command("show")
@click.argument("name", metavar="ID")
def show_command(name: str) -> None:
    """Print a shipped template; the frame and style of all cards are called "layout".

    \b
    Example:
      quizgen templates show zh-definition
    """
    from quizgen.render.new_template import shipped_text

    click.echo(shipped_text(name), nl=False)


@templates_command.command("new")
@click.argument("name", metavar="ID")
@click.option("--from", "start", metavar="ID", help="The shipped template to start from; default: that of the same id.")
@click.option("-o", "--output", "folder", default="my-templates", show_default=True, help="Where to put it.")
def new_command(name: str, start: str | None, folder: str) -> None:
    """Start a template of your own: a copy of a shipped one, to be edited.

    Keep the id to reword or restyle the cards of decks you have; a new id is for cards beside them.

    \b
    Example:
      quizgen templates new zh-definition
    """
    from quizgen.render.new_template import new_template

    click.echo(new_template(name, start or name, Path(folder)).as_posix())


@templates_command.command("schema")
@click.argument("kind", type=click.Choice(["template", "layout", "recipe"]))
def schema_command(kind: str) -> None:
    """Print the JSON Schema of a kind of file, for editors that complete and underline.

    \b
    Example:
      quizgen templates schema recipe
    """
    import json

    from quizgen.file_kinds import schema

    click.echo(json.dumps(schema(kind), ensure_ascii=False, indent=2))
