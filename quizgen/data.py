"""Where the data files are: card templates and language data.

In: what is looked for. Out: a folder. In a checkout or an editable install templates/ lies beside the
package, so that an edit shows in the next build; in a wheel both lie inside it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

PACKAGE = Path(__file__).resolve().parent


def data_root(kind: Literal["templates", "languages"]) -> Path:
    """The folder of the shipped templates or of the language data. Raises FileNotFoundError in a broken install."""
    checkout = PACKAGE.parent / kind if (PACKAGE.parent / "pyproject.toml").is_file() else PACKAGE / kind
    for folder in (checkout, PACKAGE / kind):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"quizgen's {kind} are missing beside {PACKAGE}: install it again")


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages there is data for, sorted."""
    return tuple(sorted(path.parent.name for path in data_root("languages").glob("*/language.yaml")))
