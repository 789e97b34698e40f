"""Files that are no package, or pretend to be one: a message with a cure, never a traceback."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizgen.cli import cli
from quizgen.package import read_package
from quizgen.problems import WrongInput
from tests.package.support import Deck, question


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name.replace("_", "."), data)
    return out.getvalue()


def database(*statements: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        return connection.serialize()


ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select i as nid, i as ord from n"
HOSTILE = {
    "nothing": b"",
    "text": b"not a package",
    "a ZIP without a collection": zipped(readme_txt=b"hello"),
    "a collection that is text": zipped(collection_anki2=b"hello " * 1000),
    "an empty collection": zipped(collection_anki2=b""),
    "a database without tables": zipped(collection_anki2=database("create table a (b)")),
    "a view without end": zipped(
        collection_anki2=database(
            "create table col (models)",
            "insert into col values ('{}')",
            "create table notes (id, guid, mid, flds)",
            f"create view cards as {ENDLESS}",
        )
    ),
    "note types that are a list": zipped(
        collection_anki2=database("create table col (models)", "insert into col values ('[]')")
    ),
    "media that are a list": zipped(collection_anki2=b"", media=b"[1]"),
    "media that are no text": zipped(collection_anki2=b"", media=b"\xff\xfe"),
    "a bomb": zipped(collection_anki2=b"\0" * (301 << 20)),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_no_package(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "deck.apkg"
    path.write_bytes(data)
    with pytest.raises(WrongInput) as error:
        read_package(path)
    (problem,) = error.value.problems
    assert problem.cure
    assert problem.location.path == path.as_posix()


def test_truncated_anywhere(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    deck.build(question("prism", "a wedge of glass"), time=1000)
    whole = deck.package.read_bytes()
    cut = tmp_path / "cut.apkg"
    for length in range(0, len(whole), 97):
        cut.write_bytes(whole[:length])
        with pytest.raises(WrongInput):
            read_package(cut)


def test_damaged_anywhere(tmp_path: Path) -> None:
    """In whatever is packed; of a header, the time of a file may change and no harm done."""
    deck = Deck(tmp_path)
    deck.build(question("prism", "a wedge of glass"), time=1000)
    whole = bytearray(deck.package.read_bytes())
    with zipfile.ZipFile(deck.package) as packed:
        starts = {each.header_offset + 30 + len(each.filename): each.compress_size for each in packed.infolist()}
    for at in (at for start, size in starts.items() for at in range(start, start + size, 53)):
        bad = tmp_path / "bad.apkg"
        bad.write_bytes(whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :])
        with pytest.raises(WrongInput):
            read_package(bad)


def test_the_command_line_tells_it(tmp_path: Path) -> None:
    deck = Deck(tmp_path)
    deck.build(question("prism", "a wedge of glass"), time=1000)
    assert CliRunner().invoke(cli, ["check", str(deck.package)]).output == "everything is in order\n"
    bad = tmp_path / "bad.apkg"
    bad.write_bytes(b"PK")
    result = CliRunner().invoke(cli, ["check", str(bad), str(deck.package)])
    assert isinstance(result.exception, WrongInput)
    assert "bad.apkg: is no package" in str(result.exception)
