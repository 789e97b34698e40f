"""A template of the user's own, started from a shipped one.

In: ids and a folder. Out: a new file, whole or not at all, never over another one. Left to others: what the user
makes of it.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from quizgen.data import data_root
from quizgen.located_yaml import nearest
from quizgen.problems import CannotDo, Location, Problem, WrongInput
from quizgen.render.templates import NAME, load_templates


def shipped_files() -> dict[str, Path]:
    """Id → file of every shipped template, and of the layout under "layout"."""
    root = data_root("templates")
    files = {template.id: root.parent / template.place.path for template in load_templates(root)}
    return files | {"layout": root / "layout.yaml"}


def shipped_text(name: str) -> str:
    """A shipped template as it stands in its file. Raises WrongInput for a name that is none."""
    files = shipped_files()
    if name not in files:
        raise WrongInput(Problem(Location(name), "no shipped template has this id", nearest(name, files, "shipped")))
    return files[name].read_text("utf-8")


def new_template(name: str, start: str, folder: Path) -> Path:
    """Write FOLDER/NAME.yaml, the shipped template `start` under a new id. Raises WrongInput or CannotDo."""
    if not re.fullmatch(NAME.pattern, name) or name == "layout":
        raise WrongInput(Problem(Location(name), "is no id for a template", NAME.wanted))
    if start == "layout":
        raise WrongInput(Problem(Location(start), "is no template", "start from one that `templates list` shows"))
    text = re.sub(r"^id:.*$", f"id: {name}", shipped_text(start), count=1, flags=re.MULTILINE)
    target = folder / f"{name}.yaml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".quizgen-", dir=folder) as beside:
            written = Path(beside) / "template"
            written.write_text(text, "utf-8", newline="\n")
            os.link(written, target)  # unlike a rename, never replaces what is there
    except FileExistsError as error:
        where, cure = str(error.filename2 or error.filename), "it stays as it is: choose another id, or folder with -o"
        raise CannotDo(Problem(Location(where), "is there already", cure)) from None
    except OSError as error:
        where, cure = str(error.filename or target), "choose another folder with -o"
        raise CannotDo(Problem(Location(where), f"cannot be written: {error.strerror}", cure)) from None
    return target
