"""Files → Documents: what the user named, decoded, recognised by its content, cut into blocks.

In: paths as the user gave them. Out: Document records. Left to others: sentences (segment).

    find_files → read_text → page (unwrap, front matter) → shapes (one reader a shape) → Document
"""

from __future__ import annotations

from pathlib import Path

from quizgen.read.decode import MAX_BYTES, read_text
from quizgen.read.files import find_files
from quizgen.read.shapes import read_shape
from quizgen.records import Document

__all__ = ["MAX_BYTES", "document_from_text", "find_files", "read_document", "read_text"]


def read_document(path: Path, given: str) -> Document:
    """The document in a file, `given` being the path to cite. Raises CannotDo when it cannot be read as text."""
    return document_from_text(read_text(path, given), given)


def document_from_text(text: str, given: str) -> Document:
    """The document in a decoded text; `given` is the path to cite."""
    return read_shape(text, given)
