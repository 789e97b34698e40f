"""A BOM, other line ends, another name and wrapped lines change nothing that is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from quizgen.read import document_from_text, read_document
from quizgen.records import Document


def content(document: Document, *, spaces: bool = True) -> list[tuple[object, ...]]:
    """What later stages build on."""
    out: list[tuple[object, ...]] = [
        (document.shape, document.key, document.title, document.url, document.date),
    ]
    for block in document.blocks:
        if block.role != "meta":
            text = block.view.text if spaces else "".join(block.view.text.split())
            out.append((block.role, block.heading, block.speaker, block.time, block.twin, text))
    return out


def test_wrapping_changes_only_white_space_at_most(sample: str, wrap: Callable[[str], str]) -> None:
    one, two = document_from_text(sample, "a"), document_from_text(wrap(sample), "a")
    assert content(two, spaces=False) == content(one, spaces=False)


def test_wrapping_changes_nothing(sample: str, wrap: Callable[[str], str]) -> None:
    one, two = document_from_text(sample, "a"), document_from_text(wrap(sample), "a")
    assert content(two) == content(one)


def test_line_ends_change_nothing(sample: str) -> None:
    one = document_from_text(sample, "a")
    for end in ("\r\n", "\r"):
        assert content(document_from_text(sample.replace("\n", end), "a")) == content(one)


def test_bom_and_name_change_nothing(sample: str, tmp_path: Path) -> None:
    plain, marked = tmp_path / "a.md", tmp_path / "b.srt"
    plain.write_text(sample, "utf-8")
    marked.write_text(sample, "utf-8-sig")
    assert content(read_document(marked, "b.srt")) == content(read_document(plain, "a.md"))


def test_crlf_and_wrapping_together(sample: str, wrap: Callable[[str], str]) -> None:
    text = wrap(sample).replace("\n", "\r\n")
    assert content(document_from_text(text, "a")) == content(document_from_text(sample, "a"))
