"""What lies in a package file, whichever of Anki's three formats it has.

In: an .apkg or .colpkg. Out: Unpacked: the bytes of its database and what lies beside it; Unreadable for any other
file, however large it would become. Left to others: what stands in the database (packed), in the lock (recover).
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

from quizgen.package.origin import MEMBER
from quizgen.package.protobuf import fields_of, number_of, text_of

COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""Newest first: Anki puts a stand-in that says 'please update' under the old name."""
NEWEST = 3
"""The highest number of a format, in the member `meta`, that there was when this was written."""
LARGEST = 300 << 20
"""Bytes of an unpacked collection: what Anki's servers take at most (300 MiB)."""
EXPORT_AGAIN = "build it again, or export it from Anki again (File → Export → .apkg)"
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError)
"""What a ZIP file that is none, is cut off, or is locked with a password makes of reading."""


class Unreadable(Exception):
    """Why a file cannot be read as a package, and what to do about it."""

    def __init__(self, message: str, cure: str = EXPORT_AGAIN) -> None:
        super().__init__(message)
        self.cure = cure


class Unpacked(NamedTuple):
    """`database` is an SQLite file; `media` the names that fields may use; `lock` what quizgen put beside it, or ""."""

    database: bytes
    media: frozenset[str]
    lock: str


def unpacked(path: Path) -> Unpacked:
    """The inside of a package. Raises Unreadable for a file that is none, OSError for one that cannot be read."""
    try:
        with zipfile.ZipFile(path) as package:
            return inside(package)
    except DAMAGED as error:
        raise Unreadable(f"is no package, or a damaged one ({error})") from None


def inside(package: zipfile.ZipFile) -> Unpacked:
    names = package.namelist()
    collection = next((name for name in COLLECTIONS if name in names), None)
    if collection is None:
        raise Unreadable("holds no collection")
    if "meta" in names and number_of(member(package, "meta"), 1) > NEWEST:
        raise Unreadable(
            "was written by a newer Anki than is known here",
            "update quizgen, or export it with 'Support older Anki versions' ticked",
        )
    is_newest = collection == COLLECTIONS[0]
    database = member(package, collection, is_newest)
    if not database:
        raise Unreadable("holds an empty collection")
    media = media_names(member(package, "media", is_newest), is_newest) if "media" in names else frozenset()
    return Unpacked(database, media, member(package, MEMBER).decode() if MEMBER in names else "")


def member(package: zipfile.ZipFile, name: str, is_squeezed: bool = False) -> bytes:
    """A file of the package; the newest format squeezes it with Zstandard before it is packed."""
    info = package.getinfo(name)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable(f"is packed in a way that Anki cannot read ({name})")
    if info.file_size > LARGEST:
        raise too_large()
    data = package.read(info)
    return expanded(data) if is_squeezed else data


def expanded(data: bytes) -> bytes:
    import zstandard

    try:
        whole: bytes = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(data)).read(LARGEST + 1)
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from None
    if len(whole) > LARGEST:
        raise too_large()
    return whole


def too_large() -> Unreadable:
    return Unreadable(f"unpacks to more than {LARGEST >> 20} MiB, more than Anki syncs", "split the deck")


def media_names(listing: bytes, is_newest: bool) -> frozenset[str]:
    """The names in Anki's list of media: a protobuf message in the newest format, else a JSON object."""
    try:
        if is_newest:
            return frozenset(text_of(entry, 1) for _, entry in fields_of(listing) if isinstance(entry, bytes))
        return frozenset(map(str, json.loads(listing or b"{}").values()))
    except (ValueError, AttributeError, RecursionError):
        raise Unreadable("lists its media in a way that cannot be read") from None
