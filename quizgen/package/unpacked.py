"""The collection inside a package, whichever of Anki's three formats it has.

In: an .apkg or .colpkg. Out: an open SQLite database. Left to others: what stands in it.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

from quizgen.problems import CannotDo, Location, Problem, WrongInput

FORMATS = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""Newest first: Anki puts a stand-in that says 'please update' under the old name."""
BROKEN = (zipfile.BadZipFile, sqlite3.DatabaseError, zlib.error, EOFError, ValueError, KeyError)
"""What a damaged or foreign file makes of reading."""


@contextmanager
def opened(path: Path) -> Iterator[tuple[sqlite3.Connection, zipfile.ZipFile]]:
    """The database and the package itself. Raises WrongInput for no package, CannotDo where it cannot be read."""
    place = Location(path.as_posix())
    cure = "give a package that quizgen built or Anki exported (File → Export → .apkg)"
    try:
        with zipfile.ZipFile(path) as package, tempfile.TemporaryDirectory() as folder:
            found = next((name for name in FORMATS if name in package.namelist()), None)
            if found is None:
                raise WrongInput(Problem(place, "holds no collection of Anki's", cure))
            database = Path(folder) / "collection.db"
            with package.open(found) as packed, database.open("wb") as out:
                unpack(packed, out, found)
            with closing(sqlite3.connect(database)) as connection:
                yield connection, package
    except BROKEN as error:
        raise WrongInput(Problem(place, f"is no package of Anki's ({error})", cure)) from None
    except FileNotFoundError:
        raise WrongInput(Problem(place, "no such file", "check the path")) from None
    except OSError as error:
        raise CannotDo(Problem(place, f"cannot be read: {error.strerror}", "check the path")) from None


def unpack(packed: IO[bytes], out: IO[bytes], name: str) -> None:
    """The newest format is packed with Zstandard inside the ZIP file."""
    if not name.endswith("b"):
        shutil.copyfileobj(packed, out)
        return
    import zstandard

    try:
        zstandard.ZstdDecompressor().copy_stream(packed, out)
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from None


def note_types(connection: sqlite3.Connection) -> dict[int, tuple[str, int, list[str]]]:
    """Id → name, time of its last change (Unix seconds) and names of its fields."""
    if is_new(connection):
        fields: dict[int, list[str]] = {}
        for kind, name in connection.execute("select ntid, name from fields order by ntid, ord"):
            fields.setdefault(kind, []).append(name)
        rows = connection.execute("select id, name, mtime_secs from notetypes")
        return {kind: (name, time, fields.get(kind, [])) for kind, name, time in rows}
    models = json.loads(connection.execute("select models from col").fetchone()[0])
    return {
        int(kind): (model["name"], int(model["mod"]), [each["name"] for each in model["flds"]])
        for kind, model in models.items()
    }


def decks(connection: sqlite3.Connection) -> dict[int, str]:
    """Id → full name with ::."""
    if is_new(connection):
        return {deck: name.replace("\x1f", "::") for deck, name in connection.execute("select id, name from decks")}
    found = json.loads(connection.execute("select decks from col").fetchone()[0])
    return {int(deck): values["name"] for deck, values in found.items()}


def is_new(connection: sqlite3.Connection) -> bool:
    """Since schema 15 note types and decks have tables of their own."""
    return bool(connection.execute("select 1 from sqlite_master where name = 'notetypes'").fetchone())
